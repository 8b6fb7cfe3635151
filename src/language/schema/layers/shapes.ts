import type { TextKey } from '../../../texts';
import type { Shape } from '../../types/description';
import type { JsonValue } from '../../types/modelFile';
import type { Inference, LayerConfig, LayerContext, LayerOutcome, Misfit } from './layerType';

/** A size, or null while it is not known. */
export type Size = number | null;

/** The product; not known when a factor is not. */
export function times(...factors: readonly Size[]): Size {
  let product = 1;
  for (const factor of factors) {
    if (factor === null) return null;
    product *= factor;
  }
  return product;
}

/** The sum; not known when a part is not. */
export function plus(...parts: readonly Size[]): Size {
  let sum = 0;
  for (const part of parts) {
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

export const elements = (shape: Shape): Size => times(...shape);

/** A shape in signs that every language reads: `28 × 28 × 1`. */
export function shapeWords(shape: Shape): string {
  return shape.length ? shape.map((size) => (size === null ? '?' : String(size))).join(' × ') : '1';
}

export function numberOf(config: LayerConfig, name: string): number {
  const value = config[name];
  return typeof value === 'number' ? value : 0;
}

export function isSame(config: LayerConfig): boolean {
  return config['padding'] === 'same';
}

/** A number or a list of them as a list. */
export function numbersOf(value: JsonValue | undefined): readonly number[] {
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : [];
}

export const input = (context: LayerContext): Shape => context.inputs[0] ?? [];

/** A layer without weights. */
export function weightless(outputShape: Shape, flops: Size = 0): LayerOutcome {
  return { outputShape, trainable: 0, frozen: 0, flops };
}

/** A layer that leaves the shape as it is. */
export const unchanged = (context: LayerContext): Inference => weightless(input(context));

/** The layer needs another number of dimensions. */
export function wrongRank(expected: TextKey, shape: Shape, mend?: Misfit['mend']): Misfit {
  return { misfit: expected, args: { found: shapeWords(shape) }, ...(mend ? { mend } : {}) };
}

const spaceTexts = ['language.misfitSequence', 'language.misfitImage', 'language.misfitVolume'] as const;

/** The layer needs so many axes of space beside the channels. */
export function wrongSpace(axes: number, shape: Shape): Misfit {
  return wrongRank(spaceTexts[axes - 1] ?? 'language.misfitImage', shape);
}

/** An axis counted with the batch as tfjs does (the last is -1), as a place in the shape without the batch; null when there is none. */
export function axisPlace(axis: number, rank: number): number | null {
  const place = axis < 0 ? rank + axis : axis - 1;
  return place >= 0 && place < rank && axis !== 0 ? place : null;
}

/** Output length of a window that moves along an axis. */
export function windowLength(length: Size, window: number, stride: number, same: boolean, dilation = 1): Size {
  if (length === null) return null;
  const reach = window + (window - 1) * (dilation - 1);
  return Math.floor(((same ? length : length - reach + 1) + stride - 1) / stride);
}

/** Height, width and channels (any number of axes) in the order of `dataFormat`. */
export function splitChannels(shape: Shape, config: LayerConfig): { space: Shape; channels: Size; first: boolean } {
  const first = config['dataFormat'] === 'channelsFirst';
  return first
    ? { space: shape.slice(1), channels: shape[0] ?? null, first }
    : { space: shape.slice(0, -1), channels: shape.at(-1) ?? null, first };
}

export function joinChannels(space: Shape, channels: Size, first: boolean): Shape {
  return first ? [channels, ...space] : [...space, channels];
}

export function isMisfit(inference: Inference): inference is Misfit {
  return 'misfit' in inference;
}
