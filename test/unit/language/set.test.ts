import { describe, expect, it } from 'vitest';
import { checkModelFile } from '../../../src/language';

const file = `data: {source: {generate: blobs}}
model:
  - dense: 16
  - dropout: 0.2
  - dense: {units: 3, activation: softmax}
train: {optimizer: adam}
`;

const fileName = 'a.model.yaml';
const resolved = (...set: string[]) => checkModelFile(file, { fileName, set }).model;

describe('a value set from the command line', () => {
  it('goes where its dotted path says', () => {
    expect(resolved('train.batchSize=64')?.train.batchSize).toBe(64);
    expect(resolved('data.split.seed=11')?.data.split.seed).toBe(11);
    expect(resolved('data.split={validation: 0.3}')?.data.split.validation).toBe(0.3);
  });

  it('opens a shorthand and a name that stands for a map', () => {
    const model = resolved('model.0.dense.units=8', 'model.1.dropout=0.5', 'train.optimizer.adam.learningRate=0.5');
    expect(model?.networks[0]?.layers.map((layer) => layer.config['units'] ?? layer.config['rate'])).toEqual([
      8, 0.5, 3,
    ]);
    expect(model?.train.optimizer.config['learningRate']).toBe(0.5);
    expect(resolved('train.optimizer.sgd.momentum=0.5')?.train.optimizer.name).toBe('sgd');
  });

  it('is checked as the file is', () => {
    const codes = (set: string) => checkModelFile(file, { fileName, set: [set] }).problems.map(({ code }) => code);
    expect(codes('train.epoch=3')).toEqual(['unknown-key']);
    expect(codes('train.epochs=none')).toEqual(['wrong-type']);
    expect(codes('model.7.dense=3')).toEqual(['invalid-set']);
    expect(codes('nonsense')).toEqual(['invalid-set']);
    expect(codes('train.epochs=[')).toEqual(['invalid-set']);
  });
});

describe('a resolved file', () => {
  it('has every default', () => {
    const model = resolved();
    expect(model?.name).toBe('a');
    expect(model?.data.split).toEqual({ validation: 0.15, test: 0.15, seed: 7, stratify: true, shuffle: true });
    expect(model?.train.loss).toEqual({ name: 'sparseCategoricalCrossentropy', config: { fromLogits: false } });
    expect(model?.train.metrics.map((metric) => metric.name)).toEqual(['accuracy', 'f1']);
    expect(model?.train).toMatchObject({ epochs: 10, batchSize: 32, earlyStopping: null, gan: null });
    expect(model?.networks[0]?.layers[0]).toMatchObject({
      name: 'dense_1',
      inputs: ['features'],
      config: { units: 16, activation: 'linear', kernelInitializer: 'glorotUniform', kernelRegularizer: null },
    });
  });

  it('writes initializers, regularizers and constraints as tfjs reads them', () => {
    const text = file.replace(
      'dense: 16',
      'dense: {units: 16, kernelInitializer: {constant: {value: 2}}, kernelRegularizer: l2, biasConstraint: nonNeg}',
    );
    expect(checkModelFile(text, { fileName }).model?.networks[0]?.layers[0]?.config).toMatchObject({
      kernelInitializer: { className: 'Constant', config: { value: 2 } },
      kernelRegularizer: { className: 'L1L2', config: { l1: 0, l2: 0.01 } },
      biasConstraint: { className: 'NonNeg', config: {} },
    });
  });
});
