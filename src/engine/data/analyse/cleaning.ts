import type { CleaningStep } from '../../../protocol';
import type { LoadedData } from '../loadedData';
import type { Fitted, FittedCategory, FittedNumeric } from '../preprocess/fitted';
import { partsOf, type NumberColumn, type WordColumn } from '../table/table';

const what = ['missingFilled', 'notADate', 'clipped', 'rareCategory', 'unknownCategory', 'missingCategory'] as const;
type What = (typeof what)[number];
const splits = ['train', 'validation', 'test'] as const;

/** How often each thing was done to the rows of each split. */
class Counts {
  readonly #counts = new Float64Array(what.length * (splits.length + 1));

  add(split: number, done: What): void {
    const at = split * what.length + what.indexOf(done);
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  steps(column: string): readonly CleaningStep[] {
    return splits.flatMap((split, place) =>
      what.flatMap((done, at): CleaningStep[] => {
        const rows = this.#counts[(place + 1) * what.length + at] ?? 0;
        return rows > 0 ? [{ what: done, column, rows, split }] : [];
      }),
    );
  }
}

/** What was done to how many rows: those left out while loading, then the cells of each column, split by split. */
export function cleaningOf(loaded: LoadedData, fitted: Fitted): readonly CleaningStep[] {
  const steps: CleaningStep[] = [...loaded.leftOut];
  const splitOf = splitsOfRows(loaded);
  for (const { column } of loaded.inputs) {
    const known = fitted.inputs.find((one) => one.name === column.name);
    const counts = new Counts();
    if (known?.type === 'numeric' && column.kind === 'numbers') countNumbers(column, known, splitOf, counts);
    if (known?.type === 'date' && column.kind === 'numbers') countDates(column, splitOf, counts);
    if (known?.type === 'category' && column.kind === 'words') countCategories(column, known, splitOf, counts);
    steps.push(...counts.steps(column.name));
  }
  return steps;
}

/** Of each row the split that it is in, from 1; 0 for none. Columns are gone through in their own order: they may lie on disk. */
function splitsOfRows({ totalRows, fitRows, rows: { validation, test } }: LoadedData): Uint8Array {
  const splitOf = new Uint8Array(totalRows);
  for (const [place, rows] of [fitRows, validation, test].entries()) for (const row of rows) splitOf[row] = place + 1;
  return splitOf;
}

function countNumbers(column: NumberColumn, { clip }: FittedNumeric, splitOf: Uint8Array, counts: Counts): void {
  let row = 0;
  for (const values of partsOf(column)()) {
    for (const value of values) {
      const split = splitOf[row++] ?? 0;
      if (split === 0) continue;
      if (Number.isNaN(value)) counts.add(split, 'missingFilled');
      else if (clip && (value < clip[0] || value > clip[1])) counts.add(split, 'clipped');
    }
  }
}

function countDates(column: NumberColumn, splitOf: Uint8Array, counts: Counts): void {
  let row = 0;
  for (const values of partsOf(column)()) {
    for (const value of values) {
      const split = splitOf[row] ?? 0;
      if (split > 0 && Number.isNaN(value)) {
        counts.add(split, column.dates?.isWrong(row) ? 'notADate' : 'missingFilled');
      }
      row++;
    }
  }
}

function countCategories(column: WordColumn, fitted: FittedCategory, splitOf: Uint8Array, counts: Counts): void {
  const place = new Map(fitted.categories.map((category, index) => [category, index]));
  const done = column.values.map((value): What | null => {
    const found = place.get(value) ?? -1;
    if (fitted.trained[found] === true) return null;
    return fitted.rare?.[found] === true ? 'rareCategory' : 'unknownCategory';
  });
  for (const [row, code] of column.codes.entries()) {
    const split = splitOf[row] ?? 0;
    const one = code < 0 ? 'missingCategory' : (done[code] ?? null);
    if (split > 0 && one) counts.add(split, one);
  }
}
