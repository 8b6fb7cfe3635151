import type { TextArguments, TextKey } from '../../texts';
import type { InferredLayer } from '../describe/describeNetwork';
import { shapeWords } from '../schema/layers/shapes';
import { node } from '../schema/node';
import { lossOption } from '../schema/losses';
import { entryOf, type Span } from '../parse/tree';
import type { TargetDescription } from '../types/editor';
import type { LossSpec } from '../types/modelFile';
import { insertLayerBefore, setArgument, type EditedText } from './edits';
import { flowText } from './flowText';
import type { ReadLayer } from './readLayer';
import type { Fix, Reporter } from './reporter';

/** What leaves a network, and what is to be made of it. */
export interface CheckedOutput {
  readonly layers: readonly InferredLayer[];
  readonly last: InferredLayer;
  readonly activation: string | null;
  readonly target: TargetDescription | null;
  /** Whether a numeric target is scaled for training. */
  readonly scaled: boolean;
  readonly loss: LossSpec;
  /** Where the loss is written; null where it is the default. */
  readonly lossSpan: Span | null;
  readonly edited: EditedText;
}

/** Whether shape, activation, loss and target of a network's result suit one another. */
export function checkOutput(output: CheckedOutput, reporter: Reporter): void {
  const shape = output.last.outcome?.outputShape;
  if (shape && shape.length !== 1) {
    reportRank(output, reporter);
    return;
  }
  if (checkKind(output, reporter)) return;
  if (checkActivation(output, reporter)) return;
  if (shape) checkUnits(output, shape[0] ?? null, reporter);
}

/** The result must be one row of numbers; the first dense layer that got more is where a flatten is missing. */
function reportRank({ layers, last, edited }: CheckedOutput, reporter: Reporter): void {
  const shape = last.outcome?.outputShape ?? [];
  const dense = layers.find(
    ({ layer, inputShapes }) => layer.read.typeName === 'dense' && (inputShapes[0]?.length ?? 0) > 1,
  );
  const recurrent = [...layers].reverse().find(({ layer }) => layer.read.type?.category === 'recurrent');
  const repeats = recurrent?.config['returnSequences'] === true;
  const at = (dense ?? last).layer.read;
  const fixes: Fix[] = [];
  if (dense) fixes.push(insertLayerBefore(at, 'flatten', edited));
  if (repeats && recurrent) {
    const fix = setArgument(recurrent.layer.read, 'returnSequences', false, edited);
    if (fix) fixes.push(fix);
  }
  const args = {
    layer: at.typeName,
    found: shapeWords(dense?.inputShapes[0] ?? shape),
    output: shapeWords(shape),
  };
  const text = dense ? 'language.outputNotFlatDense' : 'language.outputNotFlat';
  reporter.report('shape-mismatch', at.typeSpan, text, args, fixes);
}

/** The loss must be for the target's kind. True when it is not. */
function checkKind({ target, scaled, loss, lossSpan, edited }: CheckedOutput, reporter: Reporter): boolean {
  const option = lossOption(loss.name);
  if (!target?.type || !lossSpan || !option) return false;
  if (option.target === target.type) {
    if (!option.ownUnits || !scaled) return false;
    const args = { loss: loss.name, column: target.column };
    reporter.report('loss-mismatch', lossSpan, 'language.lossOfOwnUnits', args);
    return true;
  }
  const better = target.type === 'numeric' ? 'meanSquaredError' : 'sparseCategoricalCrossentropy';
  const text = target.type === 'numeric' ? 'language.lossForCategories' : 'language.lossForNumbers';
  const args = { loss: loss.name, column: target.column, better };
  reporter.report('loss-mismatch', lossSpan, text, args, [replaceLoss(lossSpan, { name: better, config: {} }, edited)]);
  return true;
}

function replaceLoss(span: Span, loss: LossSpec, edited: EditedText): Fix {
  const value = Object.keys(loss.config).length ? { [loss.name]: loss.config } : loss.name;
  const newText = flowText(value, edited.json);
  return { title: { key: 'language.fixLoss', args: { loss: newText } }, edits: [{ span, newText }] };
}

/** Cross-entropy is of probabilities, or of logits when told so. True when something was reported. */
function checkActivation(output: CheckedOutput, reporter: Reporter): boolean {
  const { activation, target, loss, lossSpan, last, edited } = output;
  const { read } = last.layer;
  const at = lossSpan ?? read.typeSpan;
  const units = last.outcome?.outputShape[0] ?? null;
  if (target?.type === 'numeric') {
    if (activation !== 'softmax') return false;
    const fix = setArgument(read, 'activation', 'linear', edited);
    const fixes = fix ? [fix] : [];
    reporter.report(
      'loss-mismatch',
      activationSpan(read),
      'language.softmaxForNumber',
      { column: target.column },
      fixes,
    );
    return true;
  }
  if (activation === null) return false;
  const fromLogits = loss.config['fromLogits'] === true;
  const option = lossOption(loss.name);
  const wanted = option?.activation;
  if (wanted === undefined) return false;
  const args = { loss: loss.name, activation, wanted, layer: read.typeName };
  if (fromLogits) {
    if (activation !== 'softmax' && activation !== 'sigmoid') return false;
    const plain = lossSpan
      ? [replaceLoss(lossSpan, { name: loss.name, config: withoutLogits(loss) }, edited)]
      : activationFix(read, wanted, edited);
    reporter.report('loss-mismatch', at, 'language.logitsAlreadyProbabilities', args, plain);
    return true;
  }
  if (activation === wanted) return false;
  if (units === 1 && wanted === 'softmax') return false;
  const fixes: Fix[] = [];
  const linear = activation !== 'softmax' && activation !== 'sigmoid';
  if (lossSpan && linear && option?.arguments['fromLogits']) {
    const config = { ...given(loss), fromLogits: true };
    fixes.push(replaceLoss(lossSpan, { name: loss.name, config }, edited));
  }
  if (units === 1 || wanted === 'softmax') fixes.push(...activationFix(read, wanted, edited));
  if (lossSpan && wanted === 'sigmoid' && activation === 'softmax') {
    fixes.push(replaceLoss(lossSpan, { name: 'sparseCategoricalCrossentropy', config: {} }, edited));
  }
  const text = linear ? 'language.activationMissing' : 'language.activationOther';
  reporter.report('loss-mismatch', at, text, args, fixes);
  return true;
}

/** What of a loss's config is not the default. */
function given({ name, config }: LossSpec): LossSpec['config'] {
  const option = lossOption(name)?.arguments ?? {};
  const usual = (key: string): unknown => option[key] && node(option[key]).default;
  return Object.fromEntries(Object.entries(config).filter(([key, value]) => value !== usual(key)));
}

function withoutLogits(loss: LossSpec): LossSpec['config'] {
  return Object.fromEntries(Object.entries(given(loss)).filter(([key]) => key !== 'fromLogits'));
}

function activationSpan(read: ReadLayer): Span {
  return entryOf(read.written, 'activation')?.value.span ?? read.typeSpan;
}

function activationFix(read: ReadLayer, activation: string, edited: EditedText): readonly Fix[] {
  if (!read.type?.arguments['activation']) return [];
  const fix = setArgument(read, 'activation', activation, edited);
  return fix ? [fix] : [];
}

/** As many numbers as the loss and the classes want. */
function checkUnits(output: CheckedOutput, units: number | null, reporter: Reporter): void {
  if (units === null) return;
  const { target, loss, lossSpan, last, edited } = output;
  const classes = target?.type === 'category' ? target.classes?.length : undefined;
  const report = (text: TextKey, args: TextArguments, wanted: number | null, more: readonly Fix[] = []) => {
    const { read } = last.layer;
    const span = entryOf(read.written, 'units')?.value.span ?? read.typeSpan;
    const fix = wanted !== null && read.type?.arguments['units'] ? setArgument(read, 'units', wanted, edited) : null;
    reporter.report('output-mismatch', span, text, { units, ...args }, [...(fix ? [fix] : []), ...more]);
  };
  if (target?.type === 'numeric') {
    if (units !== 1) report('language.unitsForNumber', { column: target.column }, 1);
  } else if (lossOption(loss.name)?.units === 'classes') {
    if (classes !== undefined && classes !== units) {
      report('language.unitsForClasses', { column: target?.column ?? '', classes }, classes);
    } else if (units === 1) {
      const binary = { name: 'binaryCrossentropy', config: {} };
      report('language.unitsOne', { loss: loss.name }, null, lossSpan ? [replaceLoss(lossSpan, binary, edited)] : []);
    }
  } else if (lossOption(loss.name)?.units === 'one') {
    if (units !== 1) report('language.unitsForBinary', { loss: loss.name }, 1);
    else if (classes !== undefined && classes !== 2) {
      report('language.classesForBinary', { loss: loss.name, classes, column: target?.column ?? '' }, null);
    }
  }
}
