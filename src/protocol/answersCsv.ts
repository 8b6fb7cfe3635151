import type { InputRow, ModelSignature, Prediction } from './signature';

/** Rows with what was answered, as a table for other programs: numbers as they are, a column for each class. */
export function answersCsv(
  { inputs, target, reconstructs, window }: ModelSignature,
  rows: readonly InputRow[],
  predictions: readonly Prediction[],
): string {
  const numeric = target?.type === 'numeric' || reconstructs !== undefined;
  const name = target?.name ?? (reconstructs ? 'error' : 'output');
  const classes = target?.type === 'category' ? target.classes : [];
  // Of a time series the answers are of times that have no row.
  const shown = window ? [] : inputs;
  const columns = [...shown.map((input) => input.name), name, ...(numeric ? [] : classes)];
  const lines = predictions.map((prediction, at) => {
    const values = shown.map((input) => {
      const value = rows[at]?.[input.name] ?? null;
      return typeof value === 'object' ? null : value;
    });
    if (numeric) return [...values, prediction.output[0] ?? null];
    return [...values, prediction.label ?? null, ...sharesOf(prediction, classes.length)];
  });
  return rowsAsCsv(columns, lines);
}

/** One output for two classes is the probability of the second. */
function sharesOf({ output }: Prediction, classes: number): readonly number[] {
  return output.length === 1 && classes === 2 ? [1 - (output[0] ?? 0), output[0] ?? 0] : output;
}

/** Rows as CSV (RFC 4180). */
export function rowsAsCsv(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    const text = value === null ? '' : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\n');
}
