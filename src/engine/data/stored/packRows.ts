import * as fs from 'node:fs';
import path from 'node:path';
import type { LoadedData } from '../loadedData';
import { encodeInputs, encodePixels, type ReadValue } from '../preprocess/encode';
import type { Fitted, FittedColumn } from '../preprocess/fitted';
import type { TableColumn } from '../table/table';
import { cachedFolder, keyOf } from './dataCache';
import type { RowFile } from './gatherRows';
import { packField, rowLayout, type RowLayout } from './rowLayout';
import { writeAll } from './storedArray';

/** Between parts whoever wants the run to end is heard. */
const partBytes = 1 << 20;
const fileName = 'rows';

export interface PackedRows {
  readonly file: RowFile;
  readonly layout: RowLayout;
}

export interface PackOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** All rows as the network takes them, in the order of their source, in a file that is kept for the next time. */
export async function packRows(
  loaded: LoadedData,
  fitted: Fitted,
  valueIn: (column: TableColumn | undefined, row: number) => ReturnType<ReadValue>,
  options: PackOptions,
): Promise<PackedRows> {
  const columns = new Map(loaded.inputs.map(({ column }) => [column.name, column]));
  const encode = (from: number, count: number) => {
    const read: ReadValue = ({ name }, row) => valueIn(columns.get(name), from + row);
    return {
      inputs: encodeInputs(
        fitted.inputs.filter((one) => one.type !== 'image'),
        count,
        read,
      ),
      read,
    };
  };
  const shapes = encodeInputs(fitted.inputs, 0, () => null);
  const layout = rowLayout(shapes, fitted.inputs);
  const images = imagesAlone(loaded, fitted);
  if (images) return { file: images, layout: { ...layout, rowBytes: images.rowBytes } };
  const { rowBytes } = layout;
  const key = keyOf(['rows', 2, loaded.stored, loaded.totalRows, fitted.inputs]);
  const folder = await cachedFolder(key, async (aside) => {
    const file = fs.openSync(path.join(aside, fileName), 'w');
    try {
      const most = Math.max(1, Math.floor(partBytes / Math.max(1, rowBytes)));
      for (let from = 0; from < loaded.totalRows; from += most) {
        const count = Math.min(most, loaded.totalRows - from);
        const { inputs, read } = encode(from, count);
        const bytes = new Uint8Array(count * rowBytes);
        for (const field of layout.fields) {
          const image = imageColumn(fitted.inputs, field.name);
          const values = image ? encodePixels(image, count, read) : inputs[field.name]?.values;
          if (values) packField(field, rowBytes, values, bytes);
        }
        writeAll(file, bytes);
        options.onProgress?.(from + count, loaded.totalRows);
        await new Promise((resolve) => setImmediate(resolve));
        options.signal?.throwIfAborted();
      }
    } finally {
      fs.closeSync(file);
    }
  });
  return { file: { path: path.join(folder, fileName), rowBytes }, layout };
}

/** The file of images that are already as the network takes them, and are all that it takes. */
function imagesAlone({ inputs }: LoadedData, fitted: Fitted): RowFile | null {
  const [input, ...others] = inputs;
  const [known] = fitted.inputs;
  if (input?.column.kind !== 'images' || known?.type !== 'image' || others.length > 0) return null;
  const { shape, stored } = input.column;
  const same = known.height === shape[0] && known.width === shape[1] && known.channels === shape[2];
  return same ? (stored?.file ?? null) : null;
}

function imageColumn(columns: readonly FittedColumn[], name: string): Extract<FittedColumn, { type: 'image' }> | null {
  for (const column of columns) if (column.type === 'image' && column.name === name) return column;
  return null;
}
