import type { Distribution, ImagePixels, InputRow, LayerActivations } from '../../protocol';
import { activationsOf, type Activations } from '../explain';
import { distributionOf } from './distribution';
import { explainableOf } from './explain';
import type { LoadedModel } from './models';

const mostValues = 512;
const mostMaps = 32;
/** Of a map's side: more could not be seen apart, and would be much to carry. */
const mostPixels = 96;

/** What a layer of a version makes of one input, as something to look at. */
export async function layerActivations(
  loaded: LoadedModel,
  layer: string,
  inputs: readonly InputRow[],
): Promise<LayerActivations> {
  const { file } = loaded.trained;
  const spec = file.networks.flatMap(({ layers }) => layers).find(({ name }) => name === layer);
  const found = await activationsOf(explainableOf(loaded), inputs, layer);
  const distribution = distributionOf(found.shape, found.values);
  const shown = shownOf(found, distribution.lie, spec?.config['dataFormat'] === 'channelsFirst');
  return { ...distribution, ...shown };
}

function shownOf(
  { shape, values }: Activations,
  lie: Distribution['lie'],
  channelsFirst: boolean,
): Partial<LayerActivations> {
  const [first = 1, second = 1, third = 1] = shape;
  if (shape.length === 1) return first <= mostValues ? { values: Array.from(values) } : {};
  if (shape.length === 2) {
    const at = (_: number, row: number, column: number) => column * second + row;
    return { channels: 1, maps: drawn(values, lie, { maps: 1, height: second, width: first, at }) };
  }
  if (shape.length !== 3) return {};
  const [maps, height, width] = channelsFirst ? [first, second, third] : [third, first, second];
  const at = channelsFirst
    ? (map: number, row: number, column: number) => (map * height + row) * width + column
    : (map: number, row: number, column: number) => (row * width + column) * maps + map;
  return { channels: maps, maps: drawn(values, lie, { maps, height, width, at }) };
}

interface Layout {
  readonly maps: number;
  readonly height: number;
  readonly width: number;
  /** Where the number of a place stands. */
  readonly at: (map: number, row: number, column: number) => number;
}

/** One scale for all maps: what is dark in one is as small as what is dark in another. */
function drawn(
  values: ArrayLike<number>,
  lie: Distribution['lie'],
  { maps, height, width, at }: Layout,
): readonly ImagePixels[] {
  const { minimum, maximum } = lie?.histogram ?? { minimum: 0, maximum: 0 };
  const scale = maximum > minimum ? 255 / (maximum - minimum) : 0;
  const rows = Math.min(height, mostPixels);
  const columns = Math.min(width, mostPixels);
  return Array.from({ length: Math.min(maps, mostMaps) }, (_, map) => {
    const pixels = Buffer.alloc(rows * columns);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const place = at(map, Math.floor((row * height) / rows), Math.floor((column * width) / columns));
        // What is not a number is drawn as nothing.
        pixels[row * columns + column] = Math.round(((values[place] ?? NaN) - minimum) * scale) || 0;
      }
    }
    return { height: rows, width: columns, channels: 1, data: pixels.toString('base64') };
  });
}
