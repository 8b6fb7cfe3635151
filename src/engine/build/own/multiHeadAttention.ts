import { expandDims, matMul, mul, type Tensor } from '@tensorflow/tfjs-core';
import type { Mask } from '../masks';
import { dropped } from '../randomLayers';
import { causalMask, fromHeads, joined, ofSeen, ofSteps, shares, toHeads } from './attentionParts';
import { known, OwnLayer, type LayerVariable, type ShapeOf } from './ownLayer';

interface Projection {
  readonly kernel: LayerVariable;
  readonly bias: LayerVariable | null;
}

/** The sizes of attention with several heads. */
export interface HeadSizes {
  readonly heads: number;
  readonly key: number;
  readonly value: number;
  readonly output: number;
}

interface Projections {
  readonly query: Projection;
  readonly key: Projection;
  readonly value: Projection;
  readonly output: Projection;
}

/** Attention of several heads over sequences, as a part of a layer: keras/src/layers/attention/multi_head_attention.py. */
export abstract class HeadedLayer extends OwnLayer {
  protected projections!: Projections;

  protected makeHeads(features: readonly [number, number, number], { heads, key, value, output }: HeadSizes): void {
    const [query, seenKey, seenValue] = features;
    const projection = (name: string, kernel: readonly number[], bias: readonly number[]): Projection => ({
      kernel: this.weight(`${name}_kernel`, kernel, 'kernel'),
      bias: this.has('useBias') ? this.weight(`${name}_bias`, bias, 'bias') : null,
    });
    this.projections = {
      query: projection('query', [query, heads, key], [heads, key]),
      key: projection('key', [seenKey, heads, key], [heads, key]),
      value: projection('value', [seenValue, heads, value], [heads, value]),
      output: projection('attention_output', [heads, value, output], [output]),
    };
  }

  /** Of the steps of `query` to those of `key`, whose numbers are `value`. */
  protected attend(query: Tensor, value: Tensor, key: Tensor, masks: readonly Mask[], training: boolean): Tensor {
    const { projections } = this;
    const [queryMask = null, ...seenMasks] = masks;
    const causal = this.settings['causal'] === true;
    const mask = joined([
      ofSteps(queryMask),
      ...seenMasks.map(ofSeen),
      causal ? causalMask(known(query.shape[1]), known(value.shape[1])) : null,
    ]);
    const heads = (input: Tensor, { kernel, bias }: Projection): Tensor => toHeads(input, kernel, bias);
    const asked = mul(heads(query, projections.query), known(projections.query.kernel.shape[2]) ** -0.5);
    const scores = matMul(asked, heads(key, projections.key), false, true);
    const attention = shares(scores, mask && ofHeads(mask));
    const rate = this.number('dropout');
    const kept = training && rate > 0 ? dropped(attention, rate, this.random, this.name) : attention;
    const { output } = projections;
    return fromHeads(matMul(kept, heads(value, projections.value)), output.kernel, output.bias);
  }
}

/** A mask [batch, steps, seen] for all heads alike. */
const ofHeads = (mask: Tensor): Tensor => expandDims(mask, 1);

/** Query, value and key, of which the later are the earlier ones where they are not given. */
export function queryValueKey<Item>(inputs: readonly Item[]): readonly [Item, Item, Item] {
  const [query, value = query, key = value] = inputs;
  if (query === undefined || value === undefined || key === undefined) throw new Error('attention got no input');
  return [query, value, key];
}

/** The masks of query, value and, where it is one of its own, key. */
export function attentionMasks(masks: readonly Mask[]): readonly Mask[] {
  return masks.length === 1 ? [masks[0] ?? null, masks[0] ?? null] : masks;
}

export class MultiHeadAttention extends HeadedLayer {
  static readonly className = 'StudioMultiHeadAttention';

  protected override make(inputs: readonly ShapeOf[]): void {
    const [query, value, key] = queryValueKey(inputs).map((shape) => known(shape.at(-1)));
    const size = this.number('keyDim');
    this.makeHeads([known(query), known(key), known(value)], {
      heads: this.number('numHeads'),
      key: size,
      value: this.number('valueDim', size),
      output: this.number('outputShape', known(query)),
    });
  }

  protected override shapeAfter(inputs: readonly ShapeOf[]): ShapeOf {
    const [query] = queryValueKey(inputs);
    return [...query.slice(0, -1), this.number('outputShape', known(query.at(-1)))];
  }

  protected override calculate(inputs: readonly Tensor[], masks: readonly Mask[], training: boolean): Tensor {
    const [query, value, key] = queryValueKey(inputs);
    return this.attend(query, value, key, attentionMasks(masks), training);
  }
}
