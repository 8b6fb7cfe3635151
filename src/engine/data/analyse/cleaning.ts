import type { CleaningStep } from '../../../protocol';
import type { LoadedData } from '../loadedData';
import type { FittedCategory, FittedNumeric } from '../preprocess/fitted';
import type { Fitted } from '../preprocess/fitted';
import { cellOf, isMissing, type TableColumn } from '../table/table';

type Counts = Partial<Record<CleaningStep['what'], number>>;

/** What was done to how many rows: those left out while loading, then the cells of each column, split by split. */
export function cleaningOf(loaded: LoadedData, fitted: Fitted): readonly CleaningStep[] {
  const steps: CleaningStep[] = [...loaded.leftOut];
  const parts = [
    ['train', loaded.fitRows],
    ['validation', loaded.rows.validation],
    ['test', loaded.rows.test],
  ] as const;
  for (const { column } of loaded.inputs) {
    const known = fitted.inputs.find((one) => one.name === column.name);
    for (const [split, rows] of parts) {
      const counts = known?.type === 'numeric' ? numbersOf(column, known, rows) : {};
      if (known?.type === 'category') Object.assign(counts, categoriesOf(column, known, rows));
      for (const what of ['missingFilled', 'clipped', 'rareCategory', 'unknownCategory', 'missingCategory'] as const) {
        const count = counts[what] ?? 0;
        if (count > 0) steps.push({ what, column: column.name, rows: count, split });
      }
    }
  }
  return steps;
}

function numbersOf(column: TableColumn, { clip }: FittedNumeric, rows: Int32Array): Counts {
  const counts = { missingFilled: 0, clipped: 0 };
  for (const row of rows) {
    const value = cellOf(column, row);
    if (typeof value !== 'number') counts.missingFilled++;
    else if (clip && (value < clip[0] || value > clip[1])) counts.clipped++;
  }
  return counts;
}

function categoriesOf(column: TableColumn, fitted: FittedCategory, rows: Int32Array): Counts {
  const counts = { rareCategory: 0, unknownCategory: 0, missingCategory: 0 };
  const place = new Map(fitted.categories.map((category, index) => [category, index]));
  for (const row of rows) {
    if (isMissing(column, row)) counts.missingCategory++;
    else {
      const found = place.get(String(cellOf(column, row))) ?? -1;
      if (fitted.trained[found] === true) continue;
      if (fitted.rare?.[found] === true) counts.rareCategory++;
      else counts.unknownCategory++;
    }
  }
  return counts;
}
