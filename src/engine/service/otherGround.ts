import type { InputRow, ModelSignature } from '../../protocol';
import type { Message } from '../../texts';
import { groundOf } from '../data';

/** That pictures are dark on light where the model learnt light on dark, or the reverse: it hardly reads them. */
export function otherGround({ inputs }: ModelSignature, rows: readonly InputRow[]): readonly Message[] {
  return inputs.flatMap((field): Message[] => {
    if (field.type !== 'image' || field.ground === undefined) return [];
    const ground = groundOf(picturesOf(rows, field), field);
    if (ground === undefined || ground === field.ground) return [];
    return [{ key: ground === 'light' ? 'engine.dataPicturesLight' : 'engine.dataPicturesDark' }];
  });
}

/** Those of the size that the model takes. */
function* picturesOf(
  rows: readonly InputRow[],
  { name, width, height }: { readonly name: string; readonly width: number; readonly height: number },
): Generator<Uint8Array> {
  for (const row of rows) {
    const value = row[name];
    if (typeof value !== 'object' || value === null) continue;
    const { image } = value;
    if (image.width === width && image.height === height && image.channels === 1)
      yield Buffer.from(image.data, 'base64');
  }
}
