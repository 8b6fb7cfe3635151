import type { ImagePixels, InputRow, InputValue, SamplePreview } from '../../protocol';
import type { LoadedData } from './loadedData';
import { cellOf, imagePixels, type ImageColumn, type TableColumn } from './table/table';

/** A row as it is shown: its image, its text where that is all there is, else its cells. */
export function previewRow(loaded: Pick<LoadedData, 'inputs' | 'target'>, row: number): SamplePreview {
  const columns = loaded.inputs.map((input) => input.column);
  const image = columns.find((column) => column.kind === 'images');
  if (image) return { kind: 'image', image: imageOf(image, row) };
  const [only, ...others] = loaded.inputs;
  if (only?.spec.type === 'text' && others.length === 0) {
    return { kind: 'text', text: String(cellOf(only.column, row) ?? '') };
  }
  const shown = loaded.target ? [...columns, loaded.target] : columns;
  return { kind: 'row', cells: Object.fromEntries(shown.map((column) => [column.name, cellOf(column, row)])) };
}

/** A row as the prediction console's form takes it. */
export function inputRow(loaded: LoadedData, row: number): InputRow {
  return Object.fromEntries(loaded.inputs.map(({ column }) => [column.name, inputValue(column, row)]));
}

export function targetValue(loaded: LoadedData, row: number): string | number | undefined {
  return loaded.target ? (cellOf(loaded.target, row) ?? undefined) : undefined;
}

export function inputValue(column: TableColumn, row: number): InputValue {
  return column.kind === 'images' ? { image: imageOf(column, row) } : cellOf(column, row);
}

function imageOf(column: ImageColumn, row: number): ImagePixels {
  const [height, width, channels] = column.shape;
  const data = Buffer.from(imagePixels(column, row)).toString('base64');
  return { height, width, channels: channels === 3 || channels === 4 ? channels : 1, data };
}
