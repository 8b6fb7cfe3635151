import type { TextKey } from '../../texts';
import { columnSpecs } from '../data/columnSpecs';
import { knownColumns } from '../data/knownColumns';
import { optimizers } from '../schema/optimizers';
import { lossOption } from '../schema/losses';
import { node } from '../schema/node';
import { entryOf, isNothing, type MapEntry, type Span } from '../parse/tree';
import type { InferredLayer } from '../describe/describeNetwork';
import type { ColumnFacts, DataFacts } from '../types/dataFacts';
import type { DataSpec, TrainSpec } from '../types/modelFile';
import { addKey, setArgument, type EditedText } from './edits';
import type { Fix, Reporter } from './reporter';
import { replaceWith } from './walker';

/** A file that can be trained as far as the rest of the check knows. */
export interface CheckedTraining {
  readonly data: DataSpec;
  readonly dataEntry: MapEntry;
  readonly train: TrainSpec;
  readonly trainEntry: MapEntry | undefined;
  readonly facts: DataFacts | undefined;
  /** Of all networks. */
  readonly layers: readonly InferredLayer[];
  /** The layer whose result is held against the target; null in adversarial training. */
  readonly output: InferredLayer | null;
  readonly activation: string | null;
  readonly edited: EditedText;
}

/** What trains without an error, and learns little or nothing: each with its reason. */
export function checkLearning(checked: CheckedTraining, reporter: Reporter): void {
  checkLearningRates(checked, reporter);
  checkSingleSoftmax(checked, reporter);
  checkReach(checked, reporter);
  checkScaling(checked, reporter);
  checkBalance(checked, reporter);
  checkValidation(checked, reporter);
  checkConstants(checked, reporter);
  checkLengths(checked, reporter);
}

const optimizerKeys = ['optimizer', 'generatorOptimizer', 'discriminatorOptimizer'];
/** Below, nothing moves within the epochs that anyone waits for; above, steps overshoot whatever the loss. */
const usualRates: Readonly<Record<string, readonly [least: number, most: number]>> = {
  sgd: [1e-6, 1],
  adagrad: [1e-5, 1],
  ftrl: [1e-5, 1],
  adadelta: [1e-4, 10],
  lion: [1e-7, 0.02],
};
const rateOfOthers = [1e-6, 0.1] as const;

function checkLearningRates({ trainEntry }: CheckedTraining, reporter: Reporter): void {
  for (const place of [trainEntry, entryOf(trainEntry?.value, 'gan')]) {
    for (const key of optimizerKeys) {
      const [written] = named(entryOf(place?.value, key));
      const rate = entryOf(written?.value, 'learningRate')?.value;
      if (!written || rate?.kind !== 'scalar' || typeof rate.value !== 'number' || rate.value <= 0) continue;
      const [least, most] = usualRates[written.key] ?? rateOfOthers;
      if (rate.value >= least && rate.value <= most) continue;
      const usual = usualRate(written.key);
      const args = { rate: rate.value, optimizer: written.key, least: plainNumber(least), most: plainNumber(most) };
      const text = rate.value > most ? 'language.rateTooHigh' : 'language.rateTooLow';
      reporter.report('learning-rate', rate.span, text, args, usual === null ? [] : [replaceWith(rate.span, usual)]);
    }
  }
}

function named(entry: MapEntry | undefined): readonly MapEntry[] {
  return entry?.value.kind === 'map' ? entry.value.entries : [];
}

function usualRate(optimizer: string): number | null {
  if (!Object.hasOwn(optimizers, optimizer)) return null;
  const { learningRate } = optimizers[optimizer as keyof typeof optimizers].arguments;
  const value = node(learningRate).default;
  return typeof value === 'number' ? value : null;
}

/** Never with an exponent: `0.000001`. */
function plainNumber(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 6, useGrouping: false, maximumFractionDigits: 12 });
}

/** One number, made to sum up to 1, is always 1. */
function checkSingleSoftmax({ layers, output, train, data, edited }: CheckedTraining, reporter: Reporter): void {
  const judged = !data.reconstruct && lossOption(train.loss.name) !== undefined;
  for (const inferred of layers) {
    const { read } = inferred.layer;
    const softmax = read.typeName === 'softmax' || inferred.config['activation'] === 'softmax';
    if (!softmax || inferred.outcome?.outputShape.at(-1) !== 1 || (judged && inferred === output)) continue;
    const span = entryOf(read.written, 'activation')?.value.span ?? read.typeSpan;
    const fix = read.typeName === 'softmax' ? null : setArgument(read, 'activation', 'sigmoid', edited);
    reporter.report('constant-output', span, 'language.softmaxOfOne', { layer: read.typeName }, fix ? [fix] : []);
  }
}

/** What an activation can give at all. */
const reaches: Readonly<Record<string, readonly [number, number]>> = {
  relu: [0, Infinity],
  relu6: [0, 6],
  softplus: [0, Infinity],
  exponential: [0, Infinity],
  sigmoid: [0, 1],
  hardSigmoid: [0, 1],
  tanh: [-1, 1],
  softsign: [-1, 1],
};

/** A number to predict that the last layer can never give. */
function checkReach({ data, facts, train, output, activation, edited }: CheckedTraining, reporter: Reporter): void {
  const target = numericTarget(data, facts);
  const reach = activation === null ? undefined : reaches[activation];
  if (!output || !target || !reach || activation === null || lossOption(train.loss.name)?.target !== 'numeric') return;
  const scaled = data.preprocess.target === 'standardize';
  const { minimum, maximum } = target;
  const outside =
    minimum !== undefined && maximum !== undefined && minimum < maximum && (minimum < reach[0] || maximum > reach[1]);
  // Standardised numbers lie on both sides of 0, and beyond 1.
  if (!scaled && !outside) return;
  const { read } = output.layer;
  const at = entryOf(read.written, 'activation')?.value.span ?? read.typeSpan;
  const args = {
    activation,
    column: target.name,
    least: reach[0],
    most: reach[1] === Infinity ? '∞' : reach[1],
    minimum: rounded(minimum ?? 0),
    maximum: rounded(maximum ?? 0),
  };
  const fix = read.type?.arguments['activation'] ? setArgument(read, 'activation', 'linear', edited) : null;
  const text = scaled ? 'language.reachOfScaled' : 'language.reachOfTarget';
  reporter.report('out-of-reach', at, text, args, fix ? [fix] : []);
}

function numericTarget(data: DataSpec, facts: DataFacts | undefined): ColumnFacts | null {
  if (!data.target || data.target.type === 'category') return null;
  const found = knownColumns(data, facts)?.find(({ name }) => name === data.target?.column);
  return found?.type === 'numeric' ? found : null;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** A target, or inputs, so large that the first steps throw the weights about. */
const largeTarget = 100;
const largeInput = 100;
const scalers: ReadonlySet<string> = new Set(['batchNormalization', 'layerNormalization', 'rescaling', 'embedding']);

function checkScaling(checked: CheckedTraining, reporter: Reporter): void {
  const { data, dataEntry, facts, train, layers } = checked;
  const preprocess = entryOf(dataEntry.value, 'preprocess')?.value;
  const target = numericTarget(data, facts);
  const asked = entryOf(preprocess, 'target')?.value;
  const needed = lossOption(train.loss.name)?.ownUnits === true || train.loss.code !== undefined;
  if (asked && target && data.preprocess.target === 'none' && !needed && largest(target) > largeTarget) {
    const args = { column: target.name, largest: rounded(largest(target)) };
    reporter.report('unscaled', asked.span, 'language.targetUnscaled', args, [replaceWith(asked.span, 'standardize')]);
  }
  const numeric = entryOf(preprocess, 'numeric')?.value;
  if (!numeric || data.preprocess.numeric !== 'none') return;
  const first = layers.find(({ layer }) => layer.inputs.includes('features'));
  if (first && scalers.has(first.layer.read.typeName)) return;
  const names = new Set(columnSpecs(data, facts)?.flatMap(({ column, type }) => (type === 'numeric' ? [column] : [])));
  const columns = (facts?.columns ?? []).filter(({ name }) => names.has(name));
  const [widest] = [...columns].sort((one, other) => largest(other) - largest(one));
  if (!widest || largest(widest) <= largeInput) return;
  const args = { column: widest.name, largest: rounded(largest(widest)) };
  const fixes = [replaceWith(numeric.span, 'standardize')];
  reporter.report('unscaled', numeric.span, 'language.inputsUnscaled', args, fixes);
}

function largest({ minimum = 0, maximum = 0 }: ColumnFacts): number {
  return Math.max(Math.abs(minimum), Math.abs(maximum));
}

const strongImbalance = 10;

/** Always answering with the commonest class would be nearly right already. */
function checkBalance(checked: CheckedTraining, reporter: Reporter): void {
  const { data, dataEntry, facts, train, trainEntry, edited } = checked;
  if (!data.target || train.gan || (train.classWeights ?? null) !== null || /focal/i.test(train.loss.name)) return;
  const found = facts?.columns?.find(({ name }) => name === data.target?.column);
  const counts = found?.counts;
  const isCategory = (data.target.type ?? found?.type) === 'category';
  if (!isCategory || !found?.categories || counts?.length !== found.categories.length || counts.length < 2) return;
  const many = Math.max(...counts);
  const few = Math.min(...counts);
  if (few === 0 || many < strongImbalance * few) return;
  const target = entryOf(dataEntry.value, 'target');
  const value = target?.value.kind === 'map' ? entryOf(target.value, 'column')?.value : target?.value;
  const args = {
    common: found.categories[counts.indexOf(many)] ?? '',
    many,
    rare: found.categories[counts.indexOf(few)] ?? '',
    few,
  };
  const edit = addKey(trainEntry, 'train', 'classWeights', 'balanced', edited);
  const fixes: Fix[] = [{ title: { key: 'language.fixClassWeights' }, edits: edit ? [edit] : [] }];
  const span = value && !isNothing(value) ? value.span : dataEntry.keySpan;
  reporter.report('class-imbalance', span, 'language.classImbalance', args, edit ? fixes : []);
}

/** Measures of less than a batch jump from epoch to epoch. What is nowhere written is not told of. */
function checkValidation({ data, dataEntry, facts, train, trainEntry }: CheckedTraining, reporter: Reporter): void {
  const rows = facts?.partial ? undefined : facts?.rows;
  if (rows === undefined || data.validation || data.window || data.split.validation === 0) return;
  const { validation, test } = data.split;
  const counted = (part: number) => (part > 1 ? part : 0);
  const share = rows - counted(validation) - counted(test);
  const validationRows = validation > 1 ? validation : Math.floor(validation * share);
  if (validationRows >= train.batchSize || validationRows === 0) return;
  const batch = entryOf(trainEntry?.value, 'batchSize')?.value;
  const part = entryOf(entryOf(dataEntry.value, 'split')?.value, 'validation')?.value;
  const span = batch?.span ?? part?.span;
  if (!span) return;
  const fitting = 2 ** Math.floor(Math.log2(validationRows));
  const fixes = batch ? [replaceWith(batch.span, fitting)] : [];
  const args = { rows: validationRows, batchSize: train.batchSize };
  reporter.report('validation-small', span, 'language.validationSmall', args, fixes);
}

const mostNamed = 5;

/** Columns that say nothing, for every row has the same in them. */
function checkConstants({ data, dataEntry, facts }: CheckedTraining, reporter: Reporter): void {
  if (!facts?.columns || facts.partial || (facts.rows ?? 0) < 2) return;
  const inputs = new Set(columnSpecs(data, facts)?.map(({ column }) => column));
  const constant = facts.columns.filter(
    ({ name, type, distinct, minimum, maximum }) =>
      inputs.has(name) &&
      name !== data.target?.column &&
      (type === 'numeric' || type === 'category') &&
      (distinct === 1 || (minimum !== undefined && minimum === maximum)),
  );
  const elsewhere: string[] = [];
  for (const { name } of constant) {
    const span = inputSpan(dataEntry, name);
    if (span) reporter.report('constant-column', span, 'language.constantColumn', { column: name });
    else elsewhere.push(name);
  }
  if (!elsewhere.length) return;
  const span = entryOf(dataEntry.value, 'source')?.value.span ?? dataEntry.keySpan;
  const columns = elsewhere.slice(0, mostNamed).join(', ') + (elsewhere.length > mostNamed ? ', ...' : '');
  const text: TextKey = elsewhere.length === 1 ? 'language.constantColumn' : 'language.constantColumns';
  reporter.report('constant-column', span, text, { column: columns, columns, count: elsewhere.length });
}

function inputSpan(dataEntry: MapEntry, name: string): Span | null {
  const inputs = entryOf(dataEntry.value, 'inputs')?.value;
  if (inputs?.kind === 'map') return inputs.entries.find(({ key }) => key === name)?.keySpan ?? null;
  if (inputs?.kind !== 'list') return null;
  return inputs.items.find((item) => item.kind === 'scalar' && String(item.value) === name)?.span ?? null;
}

/** Texts that mostly lose their end. */
function checkLengths({ data, dataEntry, facts, edited }: CheckedTraining, reporter: Reporter): void {
  for (const { column, type, text } of columnSpecs(data, facts) ?? []) {
    const lengths = facts?.columns?.find(({ name }) => name === column)?.tokens;
    if (type !== 'text' || !text || !lengths || lengths.half <= text.length) continue;
    const inputs = entryOf(dataEntry.value, 'inputs');
    const settings = entryOf(inputs?.value, column);
    const written = entryOf(settings?.value, 'length')?.value;
    const better = Math.max(10, Math.ceil(lengths.most / 10) * 10);
    const edit = settings ? addKey(settings, column, 'length', better, edited) : null;
    const title = { key: 'language.fixReplace', args: { text: `length: ${better}` } } as const;
    const fixes = written ? [replaceWith(written.span, better)] : edit ? [{ title, edits: [edit] }] : [];
    const span = written?.span ?? settings?.keySpan ?? inputSpan(dataEntry, column) ?? dataEntry.keySpan;
    const args = { column, length: text.length, half: lengths.half, most: lengths.most };
    reporter.report('text-too-long', span, 'language.textTooLong', args, fixes);
  }
}
