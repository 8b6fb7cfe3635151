import { dateText, type ModelFile } from '../../../language';
import type { InputField, ModelSignature, TargetField } from '../../../protocol';
import type { LoadedData, TypedInput } from '../loadedData';
import { cellOf, imagePixels, partsOf, type ImageColumn, type NumberColumn } from '../table/table';
import { groundOf } from './ground';
import { numberFacts } from './numberFacts';
import { categoryCounts } from './summary';

/** What a version trained on this data takes and gives. */
export function signatureOf(file: ModelFile, loaded: LoadedData): ModelSignature {
  const inputs = loaded.inputs.map((input) => inputField(input, loaded));
  const { gan } = file.train;
  const { window } = file.data;
  return {
    inputs,
    target: targetField(loaded),
    ...(window ? { window: { length: window.length, horizon: window.horizon } } : {}),
    ...(gan ? { generates: { latent: gan.latent } } : {}),
    ...(file.data.reconstruct ? { reconstructs: {} } : {}),
  };
}

function inputField({ spec, column }: TypedInput, loaded: LoadedData): InputField {
  const { name } = column;
  switch (column.kind) {
    case 'numbers':
      if (column.dates) return { type: 'date', name, ...datesOf(column), format: spec.date?.format ?? '' };
      return { type: 'numeric', name, ...numbersOf(column), integer: allWhole(column) };
    case 'images': {
      const [height, width, channels] = column.shape;
      const size = spec.image?.size ?? [height, width];
      const ground = channels === 1 ? groundOf(picturesOf(column, loaded.rows.train), { height, width }) : undefined;
      return { type: 'image', name, height: size[0], width: size[1], channels, ...(ground && { ground }) };
    }
    case 'words': {
      if (spec.type === 'category') return { type: 'category', name, values: categoryCounts(column) };
      return { type: 'text', name, example: String(cellOf(column, loaded.rows.train[0] ?? 0) ?? '') };
    }
  }
}

function* picturesOf(column: ImageColumn, rows: ArrayLike<number>): Generator<Uint8Array> {
  for (let at = 0; at < rows.length; at++) yield imagePixels(column, rows[at] ?? 0);
}

function allWhole(column: NumberColumn): boolean {
  for (const values of partsOf(column)()) {
    if (!values.every((value) => Number.isNaN(value) || Number.isInteger(value))) return false;
  }
  return true;
}

function datesOf(column: NumberColumn) {
  const { minimum, maximum } = numberFacts(column);
  const time = column.dates?.time === true;
  return { minimum: dateText(minimum, time), maximum: dateText(maximum, time), time };
}

function numbersOf(column: NumberColumn) {
  const { minimum, maximum, mean, histogram } = numberFacts(column);
  return { minimum, maximum, mean, histogram };
}

function targetField({ target }: LoadedData): TargetField | null {
  if (!target) return null;
  if (target.kind === 'words') return { type: 'category', name: target.name, classes: target.values };
  return { type: 'numeric', name: target.name, ...numbersOf(target) };
}
