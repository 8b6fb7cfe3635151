import type { InferredLayer } from '../describe/describeNetwork';
import { elements, shapeWords } from '../schema/layers/shapes';
import { lossOption } from '../schema/losses';
import type { Span } from '../parse/tree';
import type { InputDescription } from '../types/description';
import type { DataSpec, LossSpec } from '../types/modelFile';
import type { Reporter } from './reporter';

/** An autoencoder's input, and what is to be the same again. */
export interface Reconstruction {
  readonly inputs: readonly InputDescription[] | null;
  readonly output: InferredLayer;
  /** Where the file asks for it. */
  readonly at: Span;
  readonly data: DataSpec;
  readonly loss: LossSpec;
  /** Where the loss is written; null where it is the default. */
  readonly lossSpan: Span | null;
}

/** Whether the output can be held against the input, number by number. */
export function checkReconstruction(checked: Reconstruction, reporter: Reporter): void {
  const { inputs, output, at } = checked;
  if (inputs && inputs.length !== 1) {
    const names = inputs.map(({ name }) => name).join(', ');
    reporter.report('output-mismatch', at, 'language.reconstructionOfSeveral', { inputs: names });
    return;
  }
  const input = inputs?.[0];
  if (input?.dtype === 'int32') {
    reporter.report('output-mismatch', at, 'language.reconstructionOfText', { input: input.name });
    return;
  }
  const shape = output.outcome?.outputShape;
  const wanted = input ? elements(input.shape) : null;
  const found = shape ? elements(shape) : null;
  if (input && shape && wanted !== null && found !== null && wanted !== found) {
    const args = { input: shapeWords(input.shape), wanted, output: shapeWords(shape), found };
    reporter.report('output-mismatch', output.layer.read.typeSpan, 'language.reconstructionSize', args);
  }
  checkLoss(checked, reporter);
}

function checkLoss({ inputs, data, loss, lossSpan }: Reconstruction, reporter: Reporter): void {
  const option = lossOption(loss.name);
  if (!lossSpan || !option || loss.code !== undefined) return;
  if (loss.name === 'binaryCrossentropy') {
    const rows = inputs?.[0]?.shape.length === 1;
    if (!rows || data.preprocess.numeric !== 'standardize') return;
    reporter.report('loss-mismatch', lossSpan, 'language.reconstructionRange', { loss: loss.name });
  } else if (option.target !== 'numeric' || option.ownUnits) {
    reporter.report('loss-mismatch', lossSpan, 'language.reconstructionLoss', { loss: loss.name });
  }
}
