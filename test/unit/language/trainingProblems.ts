/** What the check says of training sections: a name, a file, and each problem's code with the text under it. */
const data = 'data: {source: iris.csv, target: species}\n';
const model = 'model:\n  - dense: {units: 3, activation: softmax}\n';

export const trainingCases: readonly [string, string, readonly (readonly [string, string])[]][] = [
  [
    'a monitor that is not measured',
    `${data}${model}train: {earlyStopping: {monitor: val_los}}\n`,
    [['unknown-monitor', 'val_los']],
  ],
  [
    'a monitor without validation',
    `data: {source: iris.csv, target: species, split: {validation: 0}}\n${model}train: {earlyStopping: {monitor: val_loss}}\n`,
    [['unknown-monitor', 'val_loss']],
  ],
  [
    'an expectation of what is not measured, which the evaluation has of one split only',
    `${data}${model}expect: {val_accuracy: 0.9, acuracy: 0.9}\n`,
    [
      ['unknown-monitor', 'val_accuracy'],
      ['unknown-monitor', 'acuracy'],
    ],
  ],
  [
    'an expectation that nothing can meet',
    `${data}${model}expect: {accuracy: 95, loss: 0.2}\n`,
    [['out-of-range', '95']],
  ],
  ['expectations that are no numbers', `${data}${model}expect: {accuracy: high}\n`, [['wrong-type', 'high']]],
  [
    'a weight for a class that the target does not have',
    `data: {source: {generate: moons}}\nmodel:\n  - dense: {units: 1, activation: sigmoid}\ntrain: {classWeights: {0: 2, 7: 1}}\n`,
    [['unknown-class', '7']],
  ],
  [
    'class weights for a number',
    `data: {source: {generate: sine}}\nmodel:\n  - dense: 1\ntrain: {classWeights: balanced}\n`,
    [['no-effect', 'classWeights']],
  ],
  [
    'gradients clipped in two ways',
    `${data}${model}train: {optimizer: {sgd: {clipNorm: 1, clipValue: 2}}}\n`,
    [['clipping-twice', 'clipValue']],
  ],
  [
    'a loss of counts for a target that is standardised',
    `data: {source: {generate: sine}}\nmodel:\n  - dense: {units: 1, activation: softplus}\ntrain: {loss: poisson}\n`,
    [['loss-mismatch', 'poisson']],
  ],
  [
    'several classes for a divergence of one number',
    `data: {source: {generate: moons}}\nmodel:\n  - dense: {units: 1, activation: sigmoid}\ntrain: {loss: klDivergence}\n`,
    [['output-mismatch', '1']],
  ],
  [
    'a schedule that watches what is not measured',
    `${data}${model}train: {schedule: {reduceOnPlateau: {monitor: val_acuracy}}}\n`,
    [['unknown-monitor', 'val_acuracy']],
  ],
  [
    'a warm-up longer than the run',
    `${data}${model}train: {epochs: 5, schedule: {cosine: {warmUp: 5}}}\n`,
    [['schedule-mismatch', '5']],
  ],
  [
    'boundaries that do not ascend',
    `${data}${model}train: {schedule: {piecewise: {boundaries: [3, 2], values: [0.1, 0.2, 0.3]}}}\n`,
    [['schedule-mismatch', '2']],
  ],
  [
    'too few rates for the boundaries',
    `${data}${model}train: {schedule: {piecewise: {boundaries: [3, 12], values: [0.1, 0.2]}}}\n`,
    [
      ['no-effect', '12'],
      ['schedule-mismatch', '[0.1, 0.2]'],
    ],
  ],
];
