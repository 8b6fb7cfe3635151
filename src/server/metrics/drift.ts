import { isoFormat, readDate } from '../../language';
import type { ServedRow } from '../../protocol';
import type { ModelInterface } from '../models/modelInterface';

/** For each value that lies outside what training saw, the name of its input: a number beyond the range, a missing value, an unknown category. */
export function inputsOutside({ inputs }: ModelInterface, rows: readonly ServedRow[]): readonly string[] {
  return inputs.flatMap(({ field, categories }) => {
    const { name } = field;
    const isOutside = (value: ServedRow[string] | undefined): boolean => {
      switch (field.type) {
        case 'numeric': {
          if (value === undefined || value === null) return true;
          const number = Number(value);
          return !(number >= field.minimum && number <= field.maximum);
        }
        case 'category':
          return typeof value !== 'string' || !categories.includes(value);
        case 'text':
          return typeof value !== 'string' || value.trim() === '';
        case 'date': {
          const time = typeof value === 'string' ? readDate(value.trim(), field.format) : Number.NaN;
          return !(time >= readDate(field.minimum, isoFormat) && time <= readDate(field.maximum, isoFormat));
        }
        case 'image':
          return false;
      }
    };
    return rows.filter((row) => isOutside(row[name])).map(() => name);
  });
}
