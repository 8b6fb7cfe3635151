import type { InferredLayer } from '../describe/describeNetwork';
import { entryOf } from '../parse/tree';
import { insertLayerBefore, setArgument, type EditedText } from './edits';
import type { Fix, Reporter } from './reporter';

/** Reports each layer that does not fit what it gets, under that layer or the argument that does not fit. */
export function checkShapes(layers: readonly InferredLayer[], edited: EditedText, reporter: Reporter): void {
  for (const inferred of layers) {
    const { misfit, layer } = inferred;
    if (!misfit) continue;
    const { read } = layer;
    const argument = misfit.argument === undefined ? undefined : entryOf(read.written, misfit.argument);
    const span = argument ? argument.value.span : read.typeSpan;
    const args = { layer: read.typeName, ...misfit.args };
    reporter.report('shape-mismatch', span, misfit.misfit, args, mends(inferred, layers, edited));
  }
}

function mends(inferred: InferredLayer, layers: readonly InferredLayer[], edited: EditedText): readonly Fix[] {
  const { misfit, layer, inputShapes } = inferred;
  switch (misfit?.mend) {
    case undefined:
      return [];
    case 'flatten':
      return (inputShapes[0]?.length ?? 0) > 1 ? [insertLayerBefore(layer.read, 'flatten', edited)] : [];
    case 'returnSequences': {
      const producer = layers.find((candidate) => candidate.layer.name === layer.inputs[0])?.layer.read;
      const recurrent = producer?.wrapped ?? producer;
      if (recurrent?.type?.category !== 'recurrent') return [];
      const fix = setArgument(recurrent, 'returnSequences', true, edited);
      return fix ? [fix] : [];
    }
  }
}
