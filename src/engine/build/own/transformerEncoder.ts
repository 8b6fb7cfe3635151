import { add, moments, mul, rsqrt, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { Mask } from '../masks';
import { dropped } from '../randomLayers';
import { activationOf } from './activationOf';
import { projected } from './attentionParts';
import { attentionMasks, HeadedLayer } from './multiHeadAttention';
import { known, type LayerVariable, type ShapeOf } from './ownLayer';

interface Normalization {
  readonly gamma: LayerVariable;
  readonly beta: LayerVariable;
}

interface Dense {
  readonly kernel: LayerVariable;
  readonly bias: LayerVariable;
}

/**
 * Attention of each step to all, then two dense layers, each added to what came in and normalized (Vaswani et al. 2017,
 * section 3.1), with the arguments of KerasHub's `TransformerEncoder`.
 */
export class TransformerEncoder extends HeadedLayer {
  static readonly className = 'StudioTransformerEncoder';
  private norms!: readonly [Normalization, Normalization];
  private inner!: Dense;
  private outer!: Dense;
  private readonly activation = activationOf(this.word('activation', 'relu'));

  protected override make([shape = []]: readonly ShapeOf[]): void {
    const features = known(shape.at(-1));
    const heads = this.number('numHeads');
    const size = Math.floor(features / heads);
    const between = this.number('intermediateDim');
    this.makeHeads([features, features, features], { heads, key: size, value: size, output: features });
    const first = this.normalization('attention', features);
    this.inner = this.dense('intermediate', features, between);
    this.outer = this.dense('output', between, features);
    this.norms = [first, this.normalization('output', features)];
  }

  private normalization(name: string, features: number): Normalization {
    return {
      gamma: this.weight(`${name}_gamma`, [features], 'gamma', 'ones'),
      beta: this.weight(`${name}_beta`, [features], 'beta'),
    };
  }

  private dense(name: string, inputs: number, units: number): Dense {
    return {
      kernel: this.weight(`${name}_kernel`, [inputs, units], 'kernel'),
      bias: this.weight(`${name}_bias`, [units], 'bias'),
    };
  }

  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    return shape;
  }

  protected override calculate([input]: readonly Tensor[], masks: readonly Mask[], training: boolean): Tensor {
    if (!input) throw new Error(`${this.name} got no input`);
    const before = this.settings['normalizeFirst'] === true;
    const rate = this.number('dropout');
    const thinned = (values: Tensor): Tensor =>
      training && rate > 0 ? dropped(values, rate, this.random, this.name) : values;
    const seen = attentionMasks(masks);
    const attention = (values: Tensor): Tensor => thinned(this.attend(values, values, values, seen, training));
    const forward = ({ kernel, bias }: Dense, values: Tensor): Tensor => projected(values, kernel, bias);
    const feedForward = (values: Tensor): Tensor =>
      thinned(forward(this.outer, this.activation.apply(forward(this.inner, values))));
    const block = (values: Tensor, part: (values: Tensor) => Tensor, norm: Normalization): Tensor =>
      before ? add(values, part(this.normalized(values, norm))) : this.normalized(add(values, part(values)), norm);
    const [first, second] = this.norms;
    return block(block(input, attention, first), feedForward, second);
  }

  private normalized(values: Tensor, { gamma, beta }: Normalization): Tensor {
    const { mean, variance } = moments(values, -1, true);
    const scaled = mul(sub(values, mean), rsqrt(add(variance, this.number('layerNormEpsilon', 1e-5))));
    return add(mul(scaled, gamma.read()), beta.read());
  }
}
