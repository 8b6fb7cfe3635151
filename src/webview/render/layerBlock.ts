import type { Shape } from '../../language';
import { svg } from '../dom';

/** What a layer does, which gives its block a colour. */
export type LayerHue = 'conv' | 'pool' | 'dense' | 'plain' | 'out';

/**
 * A tensor as a block: its front the spatial size, its depth the square root of the channels; a vector is an upright bar.
 * `largest` is the widest spatial size of the network, so that blocks of one network compare.
 */
export function layerBlock(
  shape: Shape | null,
  largest: number,
  size: { width: number; height: number },
): SVGSVGElement {
  const picture = svg('svg', { viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' });
  const { width, height, depth } = blockSize(shape, largest, size.height / 100);
  const total = width + depth * 0.7;
  const left = size.height < 60 ? (size.width - total) / 2 : 0;
  const top = size.height / 2 - height / 2 + depth * 0.25;
  const [dx, dy] = [depth * 0.7, -depth * 0.5];
  const [right, bottom] = [left + width, top + height];
  const face = (name: string, ...points: (readonly [number, number])[]) =>
    svg('polygon', { class: name, points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ') });
  picture.append(
    face('box-top', [left, top], [left + dx, top + dy], [right + dx, top + dy], [right, top]),
    face('box-side', [right, top], [right + dx, top + dy], [right + dx, bottom + dy], [right, bottom]),
    face('box-front', [left, top], [right, top], [right, bottom], [left, bottom]),
  );
  return picture;
}

/** Where the block ends on the right, for the wire that goes on from it. */
export function blockEnd(shape: Shape | null, largest: number): number {
  const { width, depth } = blockSize(shape, largest, 1);
  return width + depth * 0.7;
}

function blockSize(
  shape: Shape | null,
  largest: number,
  scale: number,
): { width: number; height: number; depth: number } {
  const sizes = (shape ?? []).map((size) => size ?? 1);
  const [first = 1, second = 1] = sizes;
  if (sizes.length >= 3) {
    const unit = (60 / Math.max(28, largest)) * scale;
    const channels = sizes.at(-1) ?? 1;
    const depth = Math.min(24, Math.sqrt(channels) * 2.6) * scale;
    return { width: Math.max(3, second * unit + 3 * scale), height: Math.max(3, first * unit + 3 * scale), depth };
  }
  if (sizes.length === 2) {
    // A sequence: its length upright, its features as depth.
    const depth = Math.min(24, Math.sqrt(second) * 1.6) * scale;
    return { width: 7 * scale, height: Math.min(66, 12 + Math.sqrt(first) * 5) * scale, depth };
  }
  return { width: 6 * scale + 1, height: Math.min(84, 12 + Math.sqrt(first) * 2.5) * scale, depth: 3 * scale };
}
