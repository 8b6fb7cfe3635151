import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkModelFile } from '../../../src/language';
import { words } from '../../../src/texts';
import '../../../src/texts/all';
import { applied } from './appliedFix';
import { learningCases } from './learningProblems';

describe('what would hardly be learnt', () => {
  it.each(learningCases)('is no error, and is mended by its fixes: %s', (_name, text, options) => {
    const { problems, model } = checkModelFile(text, options);
    expect(model).toBeDefined();
    for (const { fixes = [], code } of problems) {
      for (const fix of fixes) {
        const mended = applied(text, fix);
        expect(parse(mended), mended).toBeTruthy();
        expect(checkModelFile(mended, options).problems.map((problem) => problem.code)).not.toContain(code);
      }
    }
  });

  it.each(learningCases)('is told with its reason in both languages: %s', (_name, text, options) => {
    for (const problem of checkModelFile(text, options).problems) {
      for (const locale of ['en', 'zh'] as const) {
        expect(words(locale, problem.message)).not.toMatch(/\{\w+|undefined|NaN|^language\./);
      }
    }
  });

  it.each([
    ['train: {epochs: 3}\n', 'train: {epochs: 3, classWeights: balanced}'],
    ['train:\n  epochs: 3\n', 'train:\n  classWeights: balanced\n  epochs: 3'],
    ['train:\n', 'train: {classWeights: balanced}'],
    ['', 'train: {classWeights: balanced}\n'],
  ])('is mended by class weights wherever training is written: %j', (train, expected) => {
    const [, text, options] = learningCases.find(([name]) => name === 'a class that is hardly there') ?? [];
    const file = `${text ?? ''}${train}`;
    const fix = checkModelFile(file, options ?? { fileName: '' }).problems[0]?.fixes?.[0];
    expect(fix && applied(file, fix)).toContain(expected);
  });

  it('is mended in JSON as well', () => {
    const [, , options] = learningCases.find(([name]) => name === 'a class that is hardly there') ?? [];
    const text =
      '{"data": {"source": "a.csv", "target": "y"}, "model": [{"dense": {"units": 2, "activation": "softmax"}}], "train": {"epochs": 3}}';
    const { problems } = checkModelFile(text, {
      fileName: 'a.model.json',
      ...(options?.facts && { facts: options.facts }),
    });
    const fix = problems[0]?.fixes?.[0];
    expect(fix && (JSON.parse(applied(text, fix)) as { train: unknown }).train).toEqual({
      epochs: 3,
      classWeights: 'balanced',
    });
  });
});
