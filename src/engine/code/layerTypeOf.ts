import type { Inference, LayerContext, LayerType } from '../../language';
import { argumentsOf, calledShapeOf, outputShapeOf } from './codeLayer';
import type { LayerDefinition } from './define';
import { CodeError, messageOf } from './userError';

/** A layer of the user's own as the language knows layers: its arguments are what the code gives, whatever that is. */
export function layerTypeOf(definition: LayerDefinition, argumentNames: ReadonlySet<string>, id: string): LayerType {
  const any = { any: true, default: null, doc: 'language.codeArgument' };
  return {
    name: definition.name,
    category: 'activation',
    doc: 'language.codeLayer',
    arguments: Object.fromEntries([...argumentNames].map((name) => [name, any])) as unknown as LayerType['arguments'],
    takes: 'many',
    code: id,
    infer: (context) => infer(definition, context),
  };
}

function infer(definition: LayerDefinition, { config, inputs }: LayerContext): Inference {
  const args = argumentsOf(definition, config);
  const [first = []] = inputs;
  // A size that is not known yet would be a guess.
  if (inputs.some((shape) => shape.includes(null))) {
    return { outputShape: first.map(() => null), trainable: null, frozen: 0, flops: null };
  }
  try {
    let trainable = 0;
    let frozen = 0;
    definition.build?.({
      args,
      inputShape: first,
      inputShapes: inputs,
      addWeight: (_name, shape, options) => {
        const size = shape.reduce((product, side) => product * side, 1);
        if (options?.trainable === false) frozen += size;
        else trainable += size;
      },
    });
    const outputShape = outputShapeOf(definition, args, inputs);
    const called = definition.computeOutputShape && calledShapeOf(definition, args, inputs);
    if (called && called.join() !== outputShape.join()) {
      const words = { layer: definition.name, said: outputShape.join(' x '), found: called.join(' x ') };
      return { misfit: 'engine.codeLayerShape', args: words };
    }
    return { outputShape, trainable, frozen, flops: null };
  } catch (error) {
    if (error instanceof CodeError) return { misfit: error.text.key, args: error.text.args as Record<string, string> };
    const [, place = ''] =
      /([^/\\()\s]+\.[cm]?[jt]s:\d+)(?::\d+)?\)?$/m.exec(error instanceof Error ? (error.stack ?? '') : '') ?? [];
    return { misfit: 'engine.codeLayerFailed', args: { layer: definition.name, place, detail: messageOf(error) } };
  }
}
