import { describe, expect, it } from 'vitest';
import {
  checkModelFile,
  costLine,
  hoverAt,
  speaksAgainstSpeed,
  trainingCost,
  type MachineSpeed,
} from '../../../src/language';
import '../../../src/texts/all';

const speed: MachineSpeed = {
  stepSeconds: 0.0001,
  flopsPerSecond: { dense: 1e10, convolution: 2e10, recurrent: 1e10 },
  sequenceSeconds: 0.0001,
  numbersPerSecond: 1e9,
};
const text = `data: {source: {generate: digits, samples: 1000}, split: {validation: 0.2, test: 100}}
model:
  - conv2d: {filters: 4, kernelSize: 3}
  - flatten
  - dense: {units: 10, activation: softmax}
train: {optimizer: {sgd: {momentum: 0.9}}, batchSize: 10, epochs: 4}
`;
const options = { fileName: 'a.model.yaml' };

describe('what a model costs before it trains', () => {
  it('is its weights, what a batch leaves behind, and what the optimizer keeps', () => {
    const check = checkModelFile(text, options);
    const cost = trainingCost(check);
    const parameters = 4 * 9 + 4 + 26 * 26 * 4 * 10 + 10;
    const results = 26 * 26 * 4 * 2 + 10;
    expect(cost).toMatchObject({
      parameters,
      trainableParameters: parameters,
      weightBytes: 4 * parameters,
      activationBytes: 2 * 4 * 10 * results,
      // Momentum and the gradients.
      optimizerBytes: 2 * 4 * parameters,
      // 900 that are left of 1,000, and a fifth of them.
      rows: 720,
      steps: 72,
      epochSeconds: null,
    });
  });

  it('takes as long an epoch as steps, work and speed say', () => {
    const cost = trainingCost(checkModelFile(text, options), undefined, speed);
    const convolution = 26 * 26 * 4 * 9 * 2;
    const dense = 26 * 26 * 4 * 10 * 2;
    const least = 72 * (0.0001 + (30 * convolution) / 2e10 + (30 * dense) / 1e10);
    expect(cost?.epochSeconds).toBeGreaterThan(least * 0.99);
    expect(cost?.epochSeconds).toBeLessThan(least * 3);
  });

  it('is not told while the data is not known', () => {
    const file = 'data: {source: a.csv, target: y}\nmodel:\n  - dense: 1\n';
    expect(trainingCost(checkModelFile(file, options), undefined, speed)).toBeNull();
    const facts = { files: {}, partial: true, columns: ['x', 'y'].map((name) => ({ name, type: 'numeric' as const })) };
    expect(trainingCost(checkModelFile(file, { ...options, facts }), facts, speed)).toMatchObject({
      parameters: 2,
      rows: null,
      epochSeconds: null,
    });
  });

  it('is one honest line, in both languages', () => {
    const cost = trainingCost(checkModelFile(text, options), undefined, speed);
    if (!cost) throw new Error('no cost');
    expect(costLine({ ...cost, epochSeconds: 2.96 }, 'en')).toBe(
      '27,090 parameters · 759\u00a0kB in training · about 3 s an epoch on this machine',
    );
    expect(costLine({ ...cost, epochSeconds: 0.004 }, 'en')).toContain(' · less than 0.1 s an epoch');
    expect(costLine({ ...cost, epochSeconds: 400 }, 'zh')).toContain('本机每轮约 6 分 40 秒');
    expect(costLine({ ...cost, epochSeconds: null }, 'zh')).toBe('27,090 个参数 · 训练占用 759\u00a0kB');
  });

  it('takes as long as it took, where it was trained before', () => {
    const reckoned = trainingCost(checkModelFile(text, options), undefined, speed)?.epochSeconds ?? 0;
    const after = (seconds: number) =>
      trainingCost(checkModelFile(text, options), undefined, speed, { seconds, run: 'wide | *new*' });
    const cost = after(2.96);
    if (!cost) throw new Error('no cost');
    expect(costLine(cost, 'en')).toContain('in training · 3 s an epoch in its last run');
    expect(costLine(cost, 'zh')).toContain('训练占用 759\u00a0kB · 上次运行每轮 3 秒');
    const measured = { seconds: 2.96, run: 'wide | *new*' };
    const check = checkModelFile(text, options);
    const hover = hoverAt(text, text.indexOf('epochs') + 1, { ...options, locale: 'en', check, measured })?.markdown;
    expect(hover).toContain('3 s on this machine, about 12 s for 4 epochs');
    expect(hover).toContain('in the run wide \\| \\*new\\*.');

    const speaks = (seconds: number) => speaksAgainstSpeed(after(seconds) ?? expect.unreachable('no cost'));
    expect([reckoned / 3, reckoned / 1.5, reckoned * 50].map(speaks)).toEqual([true, false, false]);
  });

  it('is hovered at the model, at training, and at each layer', () => {
    const check = checkModelFile(text, options);
    const at = (word: string) =>
      hoverAt(text, text.indexOf(word) + 1, { ...options, locale: 'en', check, speed })?.markdown ?? '';
    expect(at('model:')).toMatch(/\| Parameters \| 27,090 \|/);
    expect(at('model:')).toMatch(/Training rows \| 720, 72 steps an epoch/);
    expect(at('epochs')).toMatch(/than 0.1 s on this machine, .* for 4 epochs/);
    expect(at('flatten')).toMatch(/\| Output shape \| 2704 \|/);
    expect(at('conv2d')).toMatch(/\| Parameters \| 40 \|/);
    expect(at('filters')).not.toContain('|');
  });
});
