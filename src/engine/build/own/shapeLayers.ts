import { add, max, mean, mul, pad, reshape, slice, sub, tile, transpose, type Tensor } from '@tensorflow/tfjs-core';
import type { Mask } from '../masks';
import { OwnLayer, type ShapeOf } from './ownLayer';

const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);

abstract class SpaceLayer extends OwnLayer {
  /** The first axis of space in a shape with the batch. */
  protected get start(): number {
    return this.settings['dataFormat'] === 'channelsFirst' ? 2 : 1;
  }

  protected axes(rank: number): readonly number[] {
    return Array.from({ length: rank - 2 }, (_, index) => index + this.start);
  }

  protected override calculate([input]: readonly Tensor[]): Tensor {
    if (!input) throw new Error(`${this.name} got no input`);
    return this.change(input);
  }

  protected abstract change(input: Tensor): Tensor;
}

type Margins = readonly [number, number];

/** Before and after on each axis, from one number, one for each axis, or pairs; on one axis, a list is its pair. */
function marginsOf(value: unknown, axes: number): readonly Margins[] {
  const pair = (side: unknown): Margins => {
    const [before = 0, after = before] = Array.isArray(side) ? side.map(Number) : [Number(side)];
    return [before, after];
  };
  if (axes === 1) return [pair(value)];
  return Array.from({ length: axes }, (_, axis) => pair(Array.isArray(value) ? (value as unknown[])[axis] : value));
}

export class ZeroPadding extends SpaceLayer {
  static readonly className = 'StudioZeroPadding';

  private margins(rank: number): [number, number][] {
    const sides = marginsOf(this.settings['padding'] ?? 1, rank - 2);
    return Array.from({ length: rank }, (_, axis) => [...(sides[axis - this.start] ?? ([0, 0] as const))]);
  }

  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    const margins = this.margins(shape.length);
    return shape.map((size, axis) =>
      size === null ? null : size + (margins[axis]?.[0] ?? 0) + (margins[axis]?.[1] ?? 0),
    );
  }

  protected override change(input: Tensor): Tensor {
    return pad(input, this.margins(input.rank));
  }
}

export class Cropping extends SpaceLayer {
  static readonly className = 'StudioCropping';

  private margins(rank: number): readonly Margins[] {
    const sides = marginsOf(this.settings['cropping'] ?? 0, rank - 2);
    return Array.from({ length: rank }, (_, axis) => sides[axis - this.start] ?? [0, 0]);
  }

  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    return shape.map((size, axis) => {
      const [before, after] = this.margins(shape.length)[axis] ?? [0, 0];
      return size === null ? null : size - before - after;
    });
  }

  protected override change(input: Tensor): Tensor {
    const margins = this.margins(input.rank);
    const begin = margins.map(([before]) => before);
    const size = input.shape.map((length, axis) => length - (margins[axis]?.[0] ?? 0) - (margins[axis]?.[1] ?? 0));
    return slice(input, begin, size);
  }
}

/** Each number of an axis `times` over; in four axes, which is what tile has gradients for. */
function repeated(input: Tensor, axis: number, times: number): Tensor {
  const { shape } = input;
  const before = shape.slice(0, axis);
  const after = shape.slice(axis + 1);
  const size = shape[axis] ?? 1;
  const apart = reshape(input, [product(before), size, 1, product(after)]);
  return reshape(tile(apart, [1, 1, times, 1]), [...before, size * times, ...after]);
}

export class UpSampling extends SpaceLayer {
  static readonly className = 'StudioUpSampling';

  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    const sizes = this.numbers('size', shape.length - 2, 2);
    return shape.map((size, axis) => (size === null ? null : size * (sizes[axis - this.start] ?? 1)));
  }

  protected override change(input: Tensor): Tensor {
    const sizes = this.numbers('size', input.rank - 2, 2);
    return this.axes(input.rank).reduce((values, axis, index) => repeated(values, axis, sizes[index] ?? 1), input);
  }
}

/** Over all of space, for each channel. */
abstract class GlobalPooling extends SpaceLayer {
  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    return [shape[0] ?? null, (this.start === 2 ? shape[1] : shape.at(-1)) ?? null];
  }

  /** Space in one axis, [batch, space, channels]. */
  protected flattened(input: Tensor): Tensor {
    const [batch = 1] = input.shape;
    if (this.start === 1) return reshape(input, [batch, -1, input.shape.at(-1) ?? 1]);
    return transpose(reshape(input, [batch, input.shape[1] ?? 1, -1]), [0, 2, 1]);
  }
}

export class GlobalAveragePooling extends GlobalPooling {
  static readonly className = 'StudioGlobalAveragePooling';

  protected override change(input: Tensor): Tensor {
    return mean(this.flattened(input), 1);
  }
}

export class GlobalMaxPooling extends GlobalPooling {
  static readonly className = 'StudioGlobalMaxPooling';

  protected override change(input: Tensor): Tensor {
    return max(this.flattened(input), 1);
  }
}

/** The first input less the second. */
export class Subtract extends OwnLayer {
  static readonly className = 'StudioSubtract';

  protected override shapeAfter([one = [], other = []]: readonly ShapeOf[]): ShapeOf {
    const [long, short] = one.length >= other.length ? [one, other] : [other, one];
    const [batch = null, ...rest] = long;
    const inner = short.slice(1);
    const lead = rest.length - inner.length;
    return [batch, ...rest.map((size, index) => (size === 1 && index >= lead ? (inner[index - lead] ?? size) : size))];
  }

  protected override calculate([one, other]: readonly Tensor[], _masks: readonly Mask[]): Tensor {
    if (!one || !other) throw new Error(`${this.name} takes two inputs`);
    return sub(aligned(one, other.rank), aligned(other, one.rank));
  }
}

/** With sizes of 1 after the batch until it has as many axes, as Keras merges. */
function aligned(input: Tensor, rank: number): Tensor {
  const [batch = 1, ...rest] = input.shape;
  const missing = Math.max(0, rank - input.rank);
  return missing ? reshape(input, [batch, ...Array.from({ length: missing }, () => 1), ...rest]) : input;
}

/** Times `scale`, plus `offset`. */
export class Rescaling extends OwnLayer {
  static readonly className = 'StudioRescaling';

  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    return shape;
  }

  protected override calculate([input]: readonly Tensor[]): Tensor {
    if (!input) throw new Error(`${this.name} got no input`);
    return add(mul(input, this.number('scale', 1)), this.number('offset'));
  }
}
