import type { ColumnType } from '../../../language';
import { isImageName } from '../images/listImages';
import { guessDateFormat } from './dateFormats';
import { parseNumber, parseQuantity } from '../table/numberText';
import type { TableColumn, WordColumn } from '../table/table';

/** A column with so few different words is a category, however few rows there are. */
const fewValues = 20;
/** Words at least so long on the average are sentences. */
const sentenceLength = 25;

/**
 * Guesses what a column is. Nearly all numbers: numeric (its odd cells are then told with their place, rather than
 * turned into a category each). Names of image files: images. Dates in a known format: dates. Other words: a category, unless most are different or they read like sentences.
 */
export function guessType(column: TableColumn): ColumnType {
  switch (column.kind) {
    case 'numbers':
      return 'numeric';
    case 'images':
      return 'image';
    case 'words':
      return guessWords(column);
  }
}

function guessWords(column: WordColumn): ColumnType {
  if (guessDateFormat(column)) return 'date';
  const counts = new Int32Array(column.values.length);
  let present = 0;
  for (const code of column.codes) {
    if (code < 0) continue;
    counts[code] = (counts[code] ?? 0) + 1;
    present++;
  }
  let numbers = 0;
  let paths = 0;
  let marked = 0;
  let differentNumbers = 0;
  let characters = 0;
  for (const [code, value] of column.values.entries()) {
    const count = counts[code] ?? 0;
    characters += value.length * count;
    if (isImageName(value)) paths += count;
    if (parseQuantity(value) === undefined) continue;
    if (parseNumber(value) === undefined) marked += count;
    numbers += count;
    differentNumbers++;
  }
  if (present > 0 && paths >= present * 0.9) return 'image';
  // Nothing but numbers, some with a percent sign or thousands apart.
  if (marked > 0 && numbers === present) return 'numeric';
  if (numbers >= present * 0.9 && differentNumbers > fewValues) return 'numeric';
  const mostlyDifferent = column.values.length > present / 2;
  const meanLength = present > 0 ? characters / present : 0;
  if (mostlyDifferent && (column.values.length > fewValues || meanLength >= sentenceLength)) return 'text';
  return 'category';
}
