import { checkModelFile } from '../check/checkModelFile';
import { layerExample } from '../edit/describeKey';
import type { LayerType } from '../schema/layers/layerType';
import { lossOption, type losses } from '../schema/losses';
import { metrics, type MetricName } from '../schema/metrics';
import { type schedules } from '../schema/schedules';

/** What a layer may be given, as the file that gives it: source, layers before, classes. */
const starts: readonly (readonly [source: string, before: readonly string[], classes: number])[] = [
  ['blobs', ['- dense: 24'], 3],
  ['digits', [], 10],
  ['sentiment', ['- embedding: {inputDim: 100, outputDim: 8}'], 2],
  ['blobs', ['- dense: 128', '- reshape: [4, 4, 4, 2]'], 3],
  ['sentiment', [], 2],
];

const ends: readonly (readonly string[])[] = [[], ['- flatten'], ['- globalAveragePooling1d']];

const isSound = (text: string): boolean =>
  checkModelFile(text, { fileName: 'example.model.yaml' }).problems.every(({ severity }) => severity !== 'error');

function written(source: string, layers: readonly string[], train: readonly string[] = []): string {
  const model = layers.map((line) => `  ${line}`);
  const settings = train.length ? ['train:', ...train.map((line) => `  ${line}`)] : [];
  return ['data:', `  source: {generate: ${source}, samples: 60}`, 'model:', ...model, ...settings].join('\n');
}

/** A small whole file with the layer; throws where none of the starts suits it. */
export function layerFile(type: LayerType): string {
  const merges = type.category === 'merge';
  const example = type.name === 'groupNormalization' ? '- groupNormalization: {groups: 1}' : layerExample(type);
  for (const [source, before, classes] of starts) {
    for (const end of ends) {
      const branches = ['- dense: {name: a, units: 8}', '- dense: {name: b, units: 8}'];
      const layers = merges ? [...before, ...branches, example] : [...before, example];
      const text = written(source, [...layers, ...end, `- dense: {units: ${classes}, activation: softmax}`]);
      if (isSound(text)) return text;
    }
  }
  throw new Error(`no example of ${type.name} is sound`);
}

const classifier = ['- dense: 8', '- dense: {units: 3, activation: softmax}'];
const regression = ['- dense: 8', '- dense: 1'];

export const optimizerFile = (name: string): string => written('blobs', classifier, [`optimizer: ${name}`]);

export function scheduleFile(name: keyof typeof schedules): string {
  const given = name === 'piecewise' ? '{piecewise: {boundaries: [5], values: [0.01, 0.001]}}' : name;
  return written('blobs', classifier, [`schedule: ${given}`]);
}

export function lossFile(name: keyof typeof losses): string {
  const option = lossOption(name);
  if (option?.target === 'numeric') {
    // A rate is above zero.
    const layers = name === 'poisson' ? ['- dense: 8', '- dense: {units: 1, activation: softplus}'] : regression;
    const text = written('sine', layers, [`loss: ${name}`]);
    return option.ownUnits ? text.replace('model:', '  preprocess: {target: none}\nmodel:') : text;
  }
  const one = option?.units === 'one';
  const units = one ? 1 : 3;
  const last = option?.activation
    ? `- dense: {units: ${units}, activation: ${option.activation}}`
    : `- dense: ${units}`;
  return written(one ? 'moons' : 'blobs', ['- dense: 8', last], [`loss: ${name}`]);
}

/** Of an argument of `augment:`: what shows it. */
const augmentations: Readonly<Record<string, string>> = {
  flip: 'flip: horizontal',
  rotation: 'rotation: 0.05',
  shift: 'shift: 0.1',
  zoom: 'zoom: 0.1',
  contrast: 'contrast: 0.2',
  brightness: 'brightness: 0.1',
  noise: 'noise: 0.05',
  fill: 'shift: 0.1, fill: constant',
};

export const augmentationNames = Object.keys(augmentations);

export function augmentationFile(name: string): string {
  const layers = ['- flatten', '- dense: {units: 10, activation: softmax}'];
  return written('digits', layers).replace('model:', `  augment: {${augmentations[name] ?? ''}}\nmodel:`);
}

export function metricFile(name: MetricName): string {
  return metrics[name].target === 'numeric'
    ? written('sine', regression, [`metrics: [${name}]`])
    : written('blobs', classifier, [`metrics: [${name === 'topK' ? '{topK: {k: 2}}' : name}]`]);
}
