import type { ModelFile, PreprocessSpec } from '../../../language';
import type { Message } from '../../../texts';
import type { TargetScaling } from '../../contract';
import type { LoadedData, TypedInput } from '../loadedData';
import { moments } from '../moments';
import { partsOf, type NumberColumn, type WordColumn } from '../table/table';
import { asCategory } from '../table/typedColumn';
import { fitDate } from './fitDate';
import type { Fitted, FittedCategory, FittedColumn, FittedNumeric, FittedText } from './fitted';
import { clipped } from './encode';
import { outlierLimits } from './outliers';
import { learnSubwords, wordsOf } from './subwords';
import { buildVocabulary, plainText, reservedTokens, tokensOf } from './tokens';
import { TrainingValues } from './trainingValues';

/** Learns the preprocessing from the training rows alone. */
export function fit(file: ModelFile, loaded: LoadedData): { fitted: Fitted; notices: readonly Message[] } {
  const notices: Message[] = [];
  const rows = loaded.fitRows;
  const training = new TrainingValues(rows, loaded.totalRows);
  const inputs = loaded.inputs.map((input) => fitColumn(input, rows, training, file.data.preprocess, notices));
  const target = fitTarget(loaded, training, file.data.preprocess, notices);
  const { source, window, sampleWeight: weight } = file.data;
  return {
    fitted: {
      inputs,
      target,
      source: source.kind === 'file' ? source : null,
      ...(window ? { window } : {}),
      ...(weight === undefined ? {} : { weight }),
    },
    notices,
  };
}

function fitColumn(
  input: TypedInput,
  rows: Int32Array,
  training: TrainingValues,
  spec: PreprocessSpec,
  notices: Message[],
): FittedColumn {
  const { column } = input;
  const drop = spec.missing === 'drop';
  switch (input.spec.type) {
    case 'numeric':
      return fitNumeric(column as NumberColumn, training, spec, notices);
    case 'category':
      return fitCategory(asCategory(column), rows, spec);
    case 'text':
      return fitText(column as WordColumn, rows, input, drop);
    case 'date':
      return fitDate(column as NumberColumn, training, input, spec);
    case 'image': {
      if (column.kind !== 'images') throw new TypeError(`${column.name} holds no images`);
      const [height, width, channels] = column.shape;
      const size = input.spec.image?.size ?? [height, width];
      const range = input.spec.image?.range ?? [0, 1];
      return { type: 'image', name: column.name, height: size[0], width: size[1], channels, range };
    }
  }
}

function fitNumeric(
  column: NumberColumn,
  training: TrainingValues,
  spec: PreprocessSpec,
  notices: Message[],
): FittedNumeric {
  const values = training.of(column);
  const lacking = missingIn(column);
  if (values.length === 0) notices.push({ key: 'engine.dataAllMissing', args: { column: column.name } });
  const clip = values.length > 0 ? outlierLimits(values, spec) : null;
  if (clip) for (const [at, value] of values.entries()) values[at] = clipped(value, { clip });
  const { mean, deviation, minimum, maximum } = moments(() => [values]);
  const fill = fillOf(values, mean, spec);
  if (lacking > 0 && fill !== null && values.length > 0) {
    const value = Number(fill.toPrecision(6));
    notices.push({ key: 'engine.dataValuesFilled', args: { column: column.name, count: lacking, value } });
  }
  const base = { type: 'numeric', name: column.name, fill, ...(clip ? { clip } : {}) } as const;
  switch (spec.numeric) {
    case 'standardize':
      return { ...base, offset: mean, scale: deviation || 1 };
    case 'minMax':
      return { ...base, offset: minimum, scale: maximum - minimum || 1 };
    case 'none':
      return { ...base, offset: 0, scale: 1 };
  }
}

function missingIn(column: NumberColumn): number {
  let count = 0;
  for (const values of partsOf(column)()) for (const value of values) if (Number.isNaN(value)) count++;
  return count;
}

function fillOf(values: Float64Array, mean: number, spec: PreprocessSpec): number | null {
  switch (spec.missing) {
    case 'mean':
      return mean;
    case 'median':
      return median(values);
    case 'constant':
      return spec.constant;
    case 'drop':
      return null;
  }
}

function fitCategory(
  column: WordColumn,
  rows: Int32Array,
  { category: encoding, missing, rareCategories = 1, unknownCategories }: PreprocessSpec,
): FittedCategory {
  const counts = column.values.map(() => 0);
  const { codes } = column;
  for (const row of rows) {
    const code = codes[row] ?? -1;
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  }
  const trained = counts.map((count) => count >= Math.max(1, rareCategories));
  const rare = counts.map((count) => count > 0 && count < rareCategories);
  return {
    type: 'category',
    name: column.name,
    categories: column.values,
    trained,
    ...(rare.includes(true) ? { rare } : {}),
    encoding,
    ...(unknownCategories === 'bucket' ? { bucket: true } : {}),
    drop: missing === 'drop',
  };
}

function fitText(column: WordColumn, rows: Int32Array, input: TypedInput, drop: boolean): FittedText {
  const spec = input.spec.text;
  if (!spec) throw new TypeError(`${column.name} has no text settings`);
  const { tokens, lowercase, length, padding } = spec;
  const { codes, values } = column;
  const base = { type: 'text', name: column.name, tokens, lowercase, length, padding, drop } as const;
  if (tokens === 'subwords') {
    const counts = new Map<string, number>();
    for (const row of rows) {
      for (const word of wordsOf(plainText(values[codes[row] ?? -1] ?? '', spec))) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    return { ...base, ...learnSubwords(counts, spec.vocabulary - reservedTokens) };
  }
  const tokensOfRows = function* (): Generator<readonly string[]> {
    for (const row of rows) yield tokensOf(values[codes[row] ?? -1] ?? '', spec);
  };
  const vocabulary = buildVocabulary(tokensOfRows(), spec.vocabulary);
  return { ...base, vocabulary };
}

function fitTarget(
  loaded: LoadedData,
  training: TrainingValues,
  spec: PreprocessSpec,
  notices: Message[],
): TargetScaling {
  const { target } = loaded;
  if (!target) return { kind: 'none' };
  if (target.kind === 'words') {
    const trained = new Set<number>();
    const { codes } = target;
    for (const row of loaded.rows.train) trained.add(codes[row] ?? -1);
    for (const [index, name] of target.values.entries()) {
      if (!trained.has(index)) notices.push({ key: 'engine.dataClassNotTrained', args: { class: name } });
    }
    return { kind: 'category', name: target.name, classes: target.values };
  }
  if (spec.target === 'none') return { kind: 'numeric', name: target.name, mean: 0, deviation: 1 };
  const values = training.of(target);
  const { mean, deviation } = moments(() => [values]);
  return { kind: 'numeric', name: target.name, mean, deviation: deviation || 1 };
}

/** Sorts the values. */
function median(values: Float64Array): number {
  if (values.length === 0) return 0;
  const sorted = values.sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
