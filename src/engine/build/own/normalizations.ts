import { add, maximum, mean, moments, mul, reshape, rsqrt, square, sub, sum, type Tensor } from '@tensorflow/tfjs-core';
import { known, OwnLayer, type LayerVariable, type ShapeOf } from './ownLayer';

abstract class Normalization extends OwnLayer {
  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    return shape;
  }

  protected override calculate([input]: readonly Tensor[]): Tensor {
    if (!input) throw new Error(`${this.name} got no input`);
    return this.normalize(input);
  }

  protected abstract normalize(input: Tensor): Tensor;
}

const placeOf = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis);
const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);

/** Each group of channels brought to mean 0 and variance 1: keras/src/layers/normalization/group_normalization.py. */
export class GroupNormalization extends Normalization {
  static readonly className = 'StudioGroupNormalization';
  private gamma: LayerVariable | null = null;
  private beta: LayerVariable | null = null;

  protected override make([shape = []]: readonly ShapeOf[]): void {
    const channels = known(shape[placeOf(this.number('axis', -1), shape.length)]);
    if (this.has('scale')) this.gamma = this.weight('gamma', [channels], 'gamma', 'ones');
    if (this.has('center')) this.beta = this.weight('beta', [channels], 'beta');
  }

  protected override normalize(input: Tensor): Tensor {
    const axis = placeOf(this.number('axis', -1), input.rank);
    const [batch = 1, ...rest] = input.shape;
    const channels = input.shape[axis] ?? 1;
    const asked = this.number('groups', 32);
    const groups = asked === -1 ? channels : asked;
    const grouped = [batch, product(rest.slice(0, axis - 1)), groups, channels / groups, product(rest.slice(axis))];
    const values = reshape(input, grouped);
    const { mean: middle, variance } = moments(values, [1, 3, 4], true);
    const spread = (weight: LayerVariable): Tensor => reshape(weight.read(), [1, 1, groups, channels / groups, 1]);
    const scale = rsqrt(add(variance, this.number('epsilon', 1e-3)));
    const normalized = mul(sub(values, middle), this.gamma ? mul(scale, spread(this.gamma)) : scale);
    return reshape(this.beta ? add(normalized, spread(this.beta)) : normalized, input.shape);
  }
}

/** Each row divided by its root mean square, without a mean: keras/src/layers/normalization/rms_normalization.py. */
export class RmsNormalization extends Normalization {
  static readonly className = 'StudioRmsNormalization';
  private scale!: LayerVariable;

  protected override make([shape = []]: readonly ShapeOf[]): void {
    this.scale = this.weight('scale', [known(shape.at(-1))], 'scale', 'ones');
  }

  protected override normalize(input: Tensor): Tensor {
    const size = add(mean(square(input), -1, true), this.number('epsilon', 1e-6));
    return mul(mul(input, rsqrt(size)), this.scale.read());
  }
}

/** Brought to length 1 along axes: keras/src/layers/normalization/unit_normalization.py. */
export class UnitNormalization extends Normalization {
  static readonly className = 'StudioUnitNormalization';

  protected override normalize(input: Tensor): Tensor {
    const axes = this.numbers('axis', 1, -1).map((axis) => placeOf(axis, input.rank));
    // 1e-12, squared: what is shorter keeps its direction alone, and zero stays zero.
    return mul(input, rsqrt(maximum(sum(square(input), axes, true), 1e-24)));
  }
}
