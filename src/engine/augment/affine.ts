import {
  add,
  cos,
  mul,
  neg,
  onesLike,
  sin,
  stack,
  sub,
  zerosLike,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

/**
 * For each image of a batch, where the places of the new image lie in the old: x' = a0 x + a1 y + a2, y' = b0 x + b1 y + b2.
 * Each is a tensor [batch]. The matrices are those of Keras's layers.
 */
export interface Affine {
  readonly a0: Tensor;
  readonly a1: Tensor;
  readonly a2: Tensor;
  readonly b0: Tensor;
  readonly b1: Tensor;
  readonly b2: Tensor;
}

/** About the centre, by angles in radians; above 0 against the clock. */
export function rotation(angles: Tensor, height: number, width: number): Affine {
  const [cosine, sine] = [cos(angles), sin(angles)];
  const [centreX, centreY] = [(width - 1) / 2, (height - 1) / 2];
  return {
    a0: cosine,
    a1: neg(sine),
    a2: add(sub(centreX, mul(cosine, centreX)), mul(sine, centreY)),
    b0: sine,
    b1: cosine,
    b2: sub(sub(centreY, mul(sine, centreX)), mul(cosine, centreY)),
  };
}

/** By pixels; above 0 to the right and down. */
export function shift(right: Tensor, down: Tensor): Affine {
  const [one, zero] = [onesLike(right), zerosLike(right)];
  return { a0: one, a1: zero, a2: neg(right), b0: zero, b1: one, b2: neg(down) };
}

/** About the centre; above 1 the image shrinks, -1 mirrors it. */
export function zoom(across: Tensor, along: Tensor, height: number, width: number): Affine {
  const zero = zerosLike(across);
  const offset = (factor: Tensor, side: number) => mul(sub(1, factor), (side - 1) / 2);
  return { a0: across, a1: zero, a2: offset(across, width), b0: zero, b1: along, b2: offset(along, height) };
}

/** The old places of what `second` makes of what `first` has made. */
export function compose(first: Affine, second: Affine): Affine {
  const { a0, a1, a2, b0, b1, b2 } = first;
  const row = (x: Tensor, y: Tensor, left: Tensor, right: Tensor) => add(mul(x, left), mul(y, right));
  return {
    a0: row(a0, a1, second.a0, second.b0),
    a1: row(a0, a1, second.a1, second.b1),
    a2: add(row(a0, a1, second.a2, second.b2), a2),
    b0: row(b0, b1, second.a0, second.b0),
    b1: row(b0, b1, second.a1, second.b1),
    b2: add(row(b0, b1, second.a2, second.b2), b2),
  };
}

/** [batch, 8], as TensorFlow takes it. */
export function matrixOf({ a0, a1, a2, b0, b1, b2 }: Affine): Tensor2D {
  const zero = zerosLike(a0);
  return stack([a0, a1, a2, b0, b1, b2, zero, zero], 1) as Tensor2D;
}
