import { add, cast, expandDims, matMul, mul, sum, tanh, transpose, type Tensor } from '@tensorflow/tfjs-core';
import type { Mask } from '../masks';
import { dropped } from '../randomLayers';
import { causalMask, joined, ofSeen, ofSteps, shares } from './attentionParts';
import { attentionMasks, queryValueKey } from './multiHeadAttention';
import { known, OwnLayer, type LayerVariable, type ShapeOf } from './ownLayer';

/** Attention without projections: keras/src/layers/attention/attention.py. */
abstract class PlainAttention extends OwnLayer {
  protected abstract scores(query: Tensor, key: Tensor): Tensor;

  protected override shapeAfter(inputs: readonly ShapeOf[]): ShapeOf {
    const [query, value] = queryValueKey(inputs);
    return [...query.slice(0, -1), value.at(-1) ?? null];
  }

  protected override calculate(inputs: readonly Tensor[], masks: readonly Mask[], training: boolean): Tensor {
    const [query, value, key] = queryValueKey(inputs);
    const [queryMask = null, valueMask = null] = attentionMasks(masks);
    const causal = this.settings['causal'] === true;
    const mask = joined([ofSeen(valueMask), causal ? causalMask(known(query.shape[1]), known(value.shape[1])) : null]);
    const attention = shares(this.scores(query, key), mask);
    const rate = this.number('dropout');
    const kept = training && rate > 0 ? dropped(attention, rate, this.random, this.name) : attention;
    const result = matMul(kept, value);
    const shown = ofSteps(queryMask);
    return shown ? mul(result, cast(shown, 'float32')) : result;
  }
}

const apart = (query: Tensor, key: Tensor): Tensor => tanh(add(expandDims(query, 2), expandDims(key, 1)));

/** Scores are products of query and key. */
export class Attention extends PlainAttention {
  static readonly className = 'StudioAttention';
  private scale: LayerVariable | null = null;
  private concatWeight: LayerVariable | null = null;

  protected override make(): void {
    if (this.settings['useScale'] === true) this.scale = this.weight('scale', [], 'scale', 'ones');
    if (this.settings['scoreMode'] === 'concat') {
      this.concatWeight = this.weight('concat_score_weight', [], 'concat', 'ones');
    }
  }

  protected override scores(query: Tensor, key: Tensor): Tensor {
    const { scale, concatWeight } = this;
    if (concatWeight) {
      const both = add(expandDims(query, 2), expandDims(key, 1));
      return mul(sum(tanh(scale ? mul(both, scale.read()) : both), -1), concatWeight.read());
    }
    const products = matMul(query, transpose(key, [0, 2, 1]));
    return scale ? mul(products, scale.read()) : products;
  }
}

/** Scores are sums of query and key, bent by tanh. */
export class AdditiveAttention extends PlainAttention {
  static readonly className = 'StudioAdditiveAttention';
  private scale: LayerVariable | null = null;

  protected override make(inputs: readonly ShapeOf[]): void {
    const [query] = queryValueKey(inputs);
    if (this.has('useScale')) this.scale = this.weight('scale', [known(query.at(-1))], 'scale');
  }

  protected override scores(query: Tensor, key: Tensor): Tensor {
    const both = apart(query, key);
    return sum(this.scale ? mul(both, this.scale.read()) : both, -1);
  }
}
