import type { Static } from '../schema/node';
import { dateSettings, imageSettings, textSettings, type dataSchema, type inputSettings } from '../schema/data';
import { generators } from '../data/generators';
import { usualTarget } from '../data/usualTarget';
import type {
  CodeSource,
  ColumnSpec,
  DataSource,
  DataSpec,
  DateSpec,
  FileFormat,
  FileSource,
  ImageSpec,
  TextSpec,
} from '../types/modelFile';

export type RawData = Static<typeof dataSchema>;
type RawInput = Static<typeof inputSettings>;

const formats: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  txt: 'csv',
  data: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  parquet: 'parquet',
  idx: 'idx',
};

/** The format that a file's name tells, also under `.gz`, a folder's by its slash; null when it tells none. */
export function formatOf(path: string): FileFormat | null {
  if (/[\\/]$/.test(path)) return 'images';
  const name = (path.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.gz$/, '');
  if (/idx\d?[-_.]?(ubyte)?$/.test(name) || name.endsWith('-ubyte') || name.endsWith('.ubyte')) return 'idx';
  return formats[name.split('.').at(-1) ?? ''] ?? null;
}

function fileSource(raw: RawData, path: string, labels: string | null): FileSource {
  return {
    kind: 'file',
    path,
    format: raw.format ?? formatOf(path) ?? (labels === null ? 'csv' : 'idx'),
    ...(labels === null ? {} : { labels }),
    header: raw.header,
    ...(raw.columns ? { columns: raw.columns } : {}),
    delimiter: raw.delimiter,
    ...(raw.decimal === null ? {} : { decimal: raw.decimal }),
    encoding: raw.encoding,
    missingValues: raw.missingValues,
  };
}

function source(raw: RawData): DataSource {
  if (typeof raw.source === 'string') return fileSource(raw, raw.source, raw.labels);
  const { generate, samples, noise, seed } = raw.source;
  const usual = generators[generate];
  return {
    kind: 'generate',
    generator: generate,
    samples: samples ?? usual.samples,
    noise: noise ?? usual.noise,
    seed,
  };
}

function textSpec(raw: RawInput): TextSpec {
  const { tokens, vocabulary, length, padding, lowercase } = raw;
  return { tokens, vocabulary, length, padding, lowercase };
}

function imageSpec(raw: RawInput): ImageSpec {
  const [low = 0, high = 1] = raw.range;
  const sides = typeof raw.size === 'number' ? [raw.size, raw.size] : raw.size;
  return {
    size: sides ? [sides[0] ?? 1, sides[1] ?? 1] : null,
    range: [low, high],
    channels: raw.channels === null ? null : raw.channels === 1 ? 1 : 3,
  };
}

const dateSpec = ({ dateFormat, dateParts }: RawInput): DateSpec => ({ format: dateFormat, parts: dateParts });

/** `written` are the settings that the file names for the column: they tell a text, an image or a date where no type is given. */
function columnSpec(column: string, raw: RawInput, written: readonly string[]): ColumnSpec {
  const isText = raw.type === 'text' || (raw.type === null && textSettings.some((key) => written.includes(key)));
  const isImage = raw.type === 'image' || (raw.type === null && imageSettings.some((key) => written.includes(key)));
  const isDate = raw.type === 'date' || (raw.type === null && dateSettings.some((key) => written.includes(key)));
  return {
    column,
    type: raw.type ?? (isText ? 'text' : isImage ? 'image' : isDate ? 'date' : null),
    ...(isText ? { text: textSpec(raw) } : {}),
    ...(isImage && !isText ? { image: imageSpec(raw) } : {}),
    ...(isDate && !isText && !isImage ? { date: dateSpec(raw) } : {}),
  };
}

/** `target: inputs`, the whole of what the network is given. */
export const wholeInput = 'inputs';

export interface Written {
  /** The settings written for each input column. */
  readonly inputs: ReadonlyMap<string, readonly string[]>;
  readonly target: boolean;
  /** Adversarial training predicts nothing. */
  readonly gan: boolean;
}

/** The data section with every default. What depends on the target's type is decided once the facts are known. */
export function resolveData(
  raw: RawData,
  written: Written,
  categoryTarget: (data: DataSpec) => boolean,
  code?: CodeSource,
): DataSpec {
  const from = code
    ? { ...code, missingValues: raw.missingValues, ...(raw.columns && { columns: raw.columns }) }
    : source(raw);
  const usual = written.gan ? null : usualTarget(from);
  const reconstruct = raw.target === wholeInput && !written.gan;
  const column = typeof raw.target === 'string' ? { column: raw.target, type: null } : raw.target;
  const said = reconstruct ? null : column;
  const target = said ?? (written.target || usual === null ? null : { column: usual, type: null });
  const inputs = Array.isArray(raw.inputs)
    ? raw.inputs.map((column): ColumnSpec => ({ column, type: null }))
    : raw.inputs &&
      Object.entries(raw.inputs).map(([column, settings]) =>
        columnSpec(column, settings, written.inputs.get(column) ?? []),
      );
  const { validation, test, seed, stratify, shuffle } = raw.split;
  const ownFile = (path: string | null) => (path === null ? null : fileSource(raw, path, null));
  const validationFile = ownFile(raw.validation);
  const testFile = ownFile(raw.test);
  const data: DataSpec = {
    source: from,
    ...(validationFile ? { validation: validationFile } : {}),
    ...(testFile ? { test: testFile } : {}),
    inputs,
    target,
    ...(raw.sampleWeight === null || written.gan ? {} : { sampleWeight: raw.sampleWeight }),
    ...(reconstruct ? { reconstruct } : {}),
    preprocess: raw.preprocess,
    ...(raw.window ? { window: raw.window } : {}),
    ...(raw.augment ? { augment: raw.augment } : {}),
    split: {
      validation: validationFile ? 0 : validation,
      test: testFile ? 0 : test,
      seed,
      stratify: stratify ?? false,
      // Windows overlap: only the order of time keeps the parts from seeing each other.
      shuffle: shuffle && !raw.window,
    },
  };
  const stratified = stratify !== false && !raw.window && categoryTarget(data);
  return { ...data, split: { ...data.split, stratify: stratified } };
}
