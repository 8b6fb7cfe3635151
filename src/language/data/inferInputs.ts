import type { ColumnFacts, DataFacts } from '../types/dataFacts';
import type { InputDescription } from '../types/description';
import type { DataSpec } from '../types/modelFile';
import { partWidth } from '../dates/dateParts';
import { columnSpecs, type TypedColumnSpec } from './columnSpecs';
import { knownColumns } from './knownColumns';

/** The input that all numeric, category and date columns share. */
export const featuresInput = 'features';

function width(column: TypedColumnSpec, facts: ColumnFacts | undefined, data: DataSpec): number | null {
  if (column.type === 'date') return column.date?.parts?.reduce((sum, part) => sum + partWidth(part), 0) ?? null;
  if (column.type === 'numeric' || data.preprocess.category === 'index') return 1;
  const classes = facts?.categories?.length ?? facts?.distinct ?? null;
  return classes === null ? null : classes + (data.preprocess.unknownCategories === 'bucket' ? 1 : 0);
}

function imageShape(column: TypedColumnSpec, facts: ColumnFacts | undefined): readonly (number | null)[] {
  const [height, width, stored] = facts?.imageShape ?? [null, null, null];
  const size = column.image?.size;
  const channels = column.image?.channels ?? stored;
  return size ? [size[0], size[1], channels] : [height, width, channels];
}

/**
 * The tensors that the data gives to a network, null while the columns are not known. Numeric, category and date columns share
 * one input `features` in the order of the columns; a text is an input of its own, a row of `length` token numbers; so is
 * an image, height x width x channels. Of windows `features` are length x columns.
 */
export function inferInputs(data: DataSpec, facts?: DataFacts): readonly InputDescription[] | null {
  const columns = columnSpecs(data, facts);
  if (!columns) return null;
  const known = knownColumns(data, facts);
  const factsOf = (column: TypedColumnSpec) => known?.find((candidate) => candidate.name === column.column);
  const inputs: InputDescription[] = [];
  let features: number | null = 0;
  let featuresAt = -1;
  for (const column of columns) {
    switch (column.type) {
      case 'numeric':
      case 'category':
      case 'date': {
        const columnWidth = width(column, factsOf(column), data);
        features = features === null || columnWidth === null ? null : features + columnWidth;
        if (featuresAt < 0) featuresAt = inputs.push({ name: featuresInput, shape: [], dtype: 'float32' }) - 1;
        break;
      }
      case 'text':
        inputs.push({ name: column.column, shape: [column.text?.length ?? null], dtype: 'int32' });
        break;
      case 'image':
        inputs.push({ name: column.column, shape: imageShape(column, factsOf(column)), dtype: 'float32' });
        break;
    }
  }
  const steps = data.window ? [data.window.length] : [];
  return inputs.map((input, index) => (index === featuresAt ? { ...input, shape: [...steps, features] } : input));
}
