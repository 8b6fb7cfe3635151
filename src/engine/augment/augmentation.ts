import { add, fill, greater, mul, ones, reshape, sub, where, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { AugmentSpec, ModelFile } from '../../language';
import type { NetworkInput } from '../build';
import type { RandomSource } from '../build/randomSource';
import { compose, rotation, shift, zoom, type Affine } from './affine';
import { brightened, contrasted } from './colour';
import { moveImages } from './moveImages';

/** The inputs of one training step, changed; random numbers follow from the step's seed. */
type Change = (given: readonly Tensor[], random: RandomSource) => readonly Tensor[];

/** First what shows another view of a sample, then what makes it worse to see. */
export interface Augment {
  readonly move: Change;
  readonly disturb: Change;
}

/** What the file asks for, for inputs in the network's order; null where it asks for nothing. */
export function augmentation(file: ModelFile, inputs: readonly NetworkInput[]): Augment | null {
  const { augment } = file.data;
  if (!augment) return null;
  const each =
    (change: (tensor: Tensor, input: NetworkInput, random: RandomSource) => Tensor): Change =>
    (given, random) =>
      given.map((tensor, index) => {
        const input = inputs[index];
        return input?.dtype === 'float32' ? change(tensor, input, random) : tensor;
      });
  const drawOf = (tensor: Tensor, input: NetworkInput, random: RandomSource): Draw =>
    new Draw(random, input.name, tensor.shape[0] ?? 1);
  const isImage = (input: NetworkInput): boolean => input.shape.length === 3;
  return {
    move: each((tensor, input, random) =>
      isImage(input) ? movedImages(tensor as Tensor4D, augment, drawOf(tensor, input, random)) : tensor,
    ),
    disturb: each((tensor, input, random) => {
      const changed = isImage(input)
        ? recoloured(tensor as Tensor4D, augment, rangeOf(file, input), drawOf(tensor, input, random))
        : tensor;
      return augment.noise > 0
        ? add(changed, mul(random.normal(`augment/${input.name}/noise`, tensor.shape), augment.noise))
        : changed;
    }),
  };
}

function rangeOf(file: ModelFile, { name }: NetworkInput): readonly [number, number] {
  return file.data.inputs?.find((input) => input.column === name)?.image?.range ?? [0, 1];
}

function movedImages(images: Tensor4D, spec: AugmentSpec, draw: Draw): Tensor4D {
  const [, height, width] = images.shape;
  const [first, ...others] = movesOf(spec, height, width, draw);
  return first ? (moveImages(images, others.reduce(compose, first), spec.fill) as Tensor4D) : images;
}

function recoloured(images: Tensor4D, spec: AugmentSpec, range: readonly [number, number], draw: Draw): Tensor4D {
  let changed = images;
  const perImage = (factors: Tensor) => reshape(factors, [-1, 1, 1, 1]);
  if (spec.contrast > 0) {
    changed = contrasted(changed, perImage(add(draw.between('contrast', spec.contrast), 1)), range);
  }
  if (spec.brightness > 0) {
    changed = brightened(changed, perImage(draw.between('brightness', spec.brightness)), range);
  }
  return changed;
}

/** In the order in which they are done; together they are one move, so that an image is interpolated once. */
function movesOf(spec: AugmentSpec, height: number, width: number, draw: Draw): Affine[] {
  const moves: Affine[] = [];
  const { flip } = spec;
  if (flip !== null) {
    const across = flip === 'vertical' ? draw.ones() : draw.sign('flipAcross');
    const along = flip === 'horizontal' ? draw.ones() : draw.sign('flipAlong');
    moves.push(zoom(across, along, height, width));
  }
  if (spec.rotation > 0) moves.push(rotation(draw.between('rotation', spec.rotation * 2 * Math.PI), height, width));
  if (spec.shift > 0) {
    const right = mul(draw.between('shiftRight', spec.shift), width);
    moves.push(shift(right, mul(draw.between('shiftDown', spec.shift), height)));
  }
  if (spec.zoom > 0) {
    const factor = add(draw.between('zoom', spec.zoom), 1);
    moves.push(zoom(factor, factor, height, width));
  }
  return moves;
}

/** A random number for each image of a batch. */
class Draw {
  constructor(
    private readonly random: RandomSource,
    private readonly input: string,
    private readonly rows: number,
  ) {}

  /** Between -limit and limit. */
  between(what: string, limit: number): Tensor {
    return mul(sub(this.uniform(what), 0.5), 2 * limit);
  }

  /** 1 or -1. */
  sign(what: string): Tensor {
    return where(greater(this.uniform(what), 0.5), this.ones(), fill([this.rows], -1));
  }

  ones(): Tensor {
    return ones([this.rows]);
  }

  private uniform(what: string): Tensor {
    return this.random.uniform(`augment/${this.input}/${what}`, [this.rows]);
  }
}
