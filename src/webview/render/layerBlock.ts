import type { Shape } from '../../language';
import { svg } from '../dom';

/** What a layer does, which gives its block a colour. */
export type LayerHue = 'conv' | 'pool' | 'dense' | 'plain' | 'out';

/** What blocks of one network are drawn against, so that they compare. */
export interface BlockScale {
  /** The widest spatial size. */
  readonly largest: number;
  /** How much taller vectors are drawn, where a network has small ones only. */
  readonly grow: number;
}

/** The scale for a network with these shapes. */
export function blockScale(shapes: readonly (Shape | null)[]): BlockScale {
  const known = shapes.filter((shape) => shape !== null);
  const sides = known.flatMap((shape) => (shape.length >= 3 ? shape.slice(0, 2) : []));
  const tallest = Math.max(1, ...known.map((shape) => blockSize(shape, { largest: 28, grow: 1 }, 1).height));
  return {
    largest: Math.max(1, ...sides.map((side) => side ?? 1)),
    grow: sides.length > 0 ? 1 : Math.min(2.4, Math.max(1, 60 / tallest)),
  };
}

/**
 * A tensor as a block: its front the spatial size, its depth the square root of the channels; a vector is an upright bar.
 */
export function layerBlock(
  shape: Shape | null,
  scale: BlockScale,
  size: { width: number; height: number },
): SVGSVGElement {
  const picture = svg('svg', { viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' });
  const { width, height, depth } = blockSize(shape, scale, size.height / 100);
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
export function blockEnd(shape: Shape | null, scale: BlockScale): number {
  const { width, depth } = blockSize(shape, scale, 1);
  return width + depth * 0.7;
}

function blockSize(
  shape: Shape | null,
  { largest, grow }: BlockScale,
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
    return { width: 7 * scale, height: Math.min(66, (12 + Math.sqrt(first) * 5) * grow) * scale, depth };
  }
  return { width: 6 * scale + 1, height: Math.min(84, (12 + Math.sqrt(first) * 2.5) * grow) * scale, depth: 3 * scale };
}
