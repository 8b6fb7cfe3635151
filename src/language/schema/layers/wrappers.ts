import { oneOf, Unsafe } from '../node';
import type { JsonValue } from '../../types/modelFile';
import type { Inference, LayerContext, LayerType } from './layerType';
import { input, isMisfit, times, wrongRank } from './shapes';

/** The layer inside, written as any layer is. */
const inner = () => Unsafe<JsonValue>({ layer: true, doc: 'language.argLayer', wrong: 'language.wrongLayer' });

const bidirectionalCells: ReadonlySet<string> = new Set(['simpleRNN', 'lstm', 'gru']);

function bidirectional(context: LayerContext): Inference {
  const { wrapped, config } = context;
  if (!wrapped || !bidirectionalCells.has(wrapped.type.name)) {
    return { misfit: 'language.misfitBidirectional', args: { found: wrapped?.type.name ?? '' }, argument: 'layer' };
  }
  const one = wrapped.type.infer({ config: wrapped.config, inputs: context.inputs });
  if (isMisfit(one)) return one;
  const last = one.outputShape.at(-1) ?? null;
  return {
    outputShape: config['mergeMode'] === 'concat' ? [...one.outputShape.slice(0, -1), times(2, last)] : one.outputShape,
    trainable: times(2, one.trainable),
    frozen: 2 * one.frozen,
    flops: times(2, one.flops),
  };
}

function timeDistributed(context: LayerContext): Inference {
  const { wrapped } = context;
  const shape = input(context);
  if (!wrapped || wrapped.type.takes === 'many' || wrapped.type.category === 'wrapper') {
    return { misfit: 'language.misfitTimeDistributed', args: { found: wrapped?.type.name ?? '' }, argument: 'layer' };
  }
  if (shape.length < 2) return wrongRank('language.misfitSequence', shape, 'returnSequences');
  const [steps = null, ...step] = shape;
  const one = wrapped.type.infer({ config: wrapped.config, inputs: [step] });
  if (isMisfit(one)) return one;
  return { ...one, outputShape: [steps, ...one.outputShape], flops: times(steps, one.flops) };
}

export const wrapperLayers: readonly LayerType[] = [
  {
    name: 'bidirectional',
    category: 'wrapper',
    doc: 'language.layerBidirectional',
    arguments: {
      layer: inner(),
      mergeMode: oneOf(['concat', 'sum', 'mul', 'ave'], { doc: 'language.argMergeMode', default: 'concat' }),
    },
    takes: 'one',
    infer: bidirectional,
  },
  {
    name: 'timeDistributed',
    category: 'wrapper',
    doc: 'language.layerTimeDistributed',
    arguments: { layer: inner() },
    takes: 'one',
    infer: timeDistributed,
  },
];
