import type { InputRow, ModelSignature, Prediction } from './signature';

/** What one version answers to rows. */
export interface RowsAnswered {
  /** Tells its columns from those of another version, where there is one: `v2`. */
  readonly label: string;
  readonly signature: ModelSignature;
  /** Of each row, where there is an answer. */
  readonly predictions: readonly (Prediction | undefined)[];
}

/** What a row of a file is known by, however it is read: its line, or the name of its picture. */
export type RowPlace = number | string;

/** The places of all of them, each once, in the order of the file. */
export function allPlaces(lists: readonly (readonly RowPlace[])[]): readonly RowPlace[] {
  const places = [...new Set(lists.flat())];
  return places.every((place) => typeof place === 'number') ? places.sort((one, other) => one - other) : places;
}

/** Values that stand at some places, at others; undefined where there is none. */
export function atPlaces<T>(
  wanted: readonly RowPlace[],
  places: readonly RowPlace[],
  values: readonly T[],
): readonly (T | undefined)[] {
  const known = new Map(places.map((place, at) => [place, values[at]]));
  return wanted.map((place) => known.get(place));
}

type Value = string | number | null;

/** Rows with what was answered, as a table for other programs: numbers as they are, a column for each class, for each version. */
export function answersCsv(rows: readonly InputRow[], answered: readonly RowsAnswered[]): string {
  const [first] = answered;
  // Of a time series the answers are of times that have no row.
  const shown = !first || first.signature.window ? [] : first.signature.inputs;
  const several = answered.length > 1;
  const columns = answered.flatMap(({ label, signature }) =>
    answerColumns(signature).map((name) => (several ? `${name} (${label})` : name)),
  );
  const lines = (first?.predictions ?? []).map((_, at) => [
    ...shown.map((input): Value => {
      const value = rows[at]?.[input.name] ?? null;
      return typeof value === 'object' ? null : value;
    }),
    ...answered.flatMap(({ signature, predictions }) => answerValues(signature, predictions[at])),
  ]);
  return rowsAsCsv([...shown.map(({ name }) => name), ...columns], lines);
}

function isNumeric({ target, reconstructs }: ModelSignature): boolean {
  return target?.type === 'numeric' || reconstructs !== undefined;
}

function classesOf({ target }: ModelSignature): readonly string[] {
  return target?.type === 'category' ? target.classes : [];
}

function answerColumns(signature: ModelSignature): readonly string[] {
  const name = signature.target?.name ?? (signature.reconstructs ? 'error' : 'output');
  return isNumeric(signature) ? [name] : [name, ...classesOf(signature)];
}

/** One for each of its columns. */
function answerValues(signature: ModelSignature, prediction: Prediction | undefined): readonly Value[] {
  if (!prediction) return answerColumns(signature).map(() => null);
  if (isNumeric(signature)) return [prediction.output[0] ?? null];
  return [prediction.label ?? null, ...sharesOf(prediction, classesOf(signature).length)];
}

/** One output for two classes is the probability of the second. */
function sharesOf({ output }: Prediction, classes: number): readonly number[] {
  return output.length === 1 && classes === 2 ? [1 - (output[0] ?? 0), output[0] ?? 0] : output;
}

/** Rows as CSV (RFC 4180). */
export function rowsAsCsv(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  const cell = (value: Value) => {
    const text = value === null ? '' : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\n');
}
