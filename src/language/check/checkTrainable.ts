import { entryOf } from '../parse/tree';
import type { GraphLayer } from '../resolve/networkGraph';
import type { InferredLayer } from '../describe/describeNetwork';
import { numbersOf } from '../schema/layers/shapes';
import type { JsonValue } from '../types/modelFile';
import type { ReadLayer } from './readLayer';
import type { Reporter } from './reporter';
import { replaceWith } from './walker';

/** Reports each argument with which TensorFlow.js cannot take a training step. */
export function checkTrainable(layers: readonly InferredLayer[], reporter: Reporter): void {
  const byName = new Map(layers.map(({ layer }) => [layer.name, layer]));
  for (const { layer, inputShapes } of layers) {
    checkPooling(layer.read, reporter);
    checkConstraints(layer.read, inputShapes[0]?.length ?? null, reporter);
    checkTokens(layer, byName, reporter);
  }
}

/** TensorFlow's own pooling of volumes gives other numbers each time where its windows leave gaps and reach over the edge. */
function checkPooling(read: ReadLayer, reporter: Reporter): void {
  if (read.wrapped) checkPooling(read.wrapped, reporter);
  if (!/Pooling3d$/.test(read.typeName) || !read.valid || read.config['padding'] !== 'same') return;
  const pool = numbersOf(read.config['poolSize']);
  if (numbersOf(read.config['strides']).every((stride, axis) => stride <= (pool[axis] ?? 1))) return;
  const span = entryOf(read.written, 'padding')?.value.span ?? read.typeSpan;
  reporter.report('cannot-train', span, 'language.poolingGaps', { layer: read.typeName }, [replaceWith(span, 'valid')]);
}

/** Axes of a convolution's kernel; of other layers' it has two. */
const kernelAxes: Readonly<Record<string, number>> = {
  conv1d: 3,
  conv1dTranspose: 3,
  separableConv1d: 3,
  depthwiseConv1d: 3,
  multiHeadAttention: 3,
  conv2d: 4,
  conv2dTranspose: 4,
  separableConv2d: 4,
  depthwiseConv2d: 4,
  convLstm2d: 4,
  conv3d: 5,
  conv3dTranspose: 5,
};

/** How many axes the weight has that a constraint rules; null while it is not known. */
function weightAxes(read: ReadLayer, argument: string, inputAxes: number | null): number | null {
  if (/^(bias|beta|gamma)/.test(argument)) return 1;
  if (argument.startsWith('alpha')) return inputAxes;
  return kernelAxes[read.typeName] ?? 2;
}

function axisOf(constraint: JsonValue | undefined): number {
  if (typeof constraint !== 'object' || constraint === null || !('config' in constraint)) return 0;
  const { config } = constraint;
  const axis = typeof config === 'object' && config !== null && 'axis' in config ? config.axis : 0;
  return typeof axis === 'number' ? axis : 0;
}

/** A norm along an axis that the weight does not have. */
function checkConstraints(read: ReadLayer, inputAxes: number | null, reporter: Reporter): void {
  if (read.wrapped) checkConstraints(read.wrapped, null, reporter);
  for (const [argument, value] of Object.entries(read.config)) {
    if (!argument.endsWith('Constraint')) continue;
    const axis = axisOf(value);
    const axes = weightAxes(read, argument, inputAxes);
    if (axes === null || axis < axes) continue;
    const span = entryOf(read.written, argument)?.value.span ?? read.typeSpan;
    const args = { argument, axis, last: axes - 1 };
    reporter.report('cannot-train', span, 'language.constraintAxisWrong', args);
  }
}

/** Layers that leave token numbers what they are. */
const keepsTokens: ReadonlySet<string> = new Set(['flatten', 'reshape', 'permute', 'repeatVector', 'concatenate']);

/** An embedding looks its input up as whole numbers: what calculates them would never learn. */
function checkTokens(layer: GraphLayer, byName: ReadonlyMap<string, GraphLayer>, reporter: Reporter): void {
  if ((layer.read.wrapped ?? layer.read).typeName !== 'embedding') return;
  const found = calculates(layer, byName, new Set());
  if (!found) return;
  const written = entryOf(layer.read.written, 'inputs');
  const span = written ? written.value.span : layer.read.typeSpan;
  reporter.report('cannot-train', span, 'language.embeddingOfNumbers', { found: found.read.typeName });
}

/** The nearest layer before this one that calculates numbers of its own; null when what comes in is the data's. */
function calculates(layer: GraphLayer, byName: ReadonlyMap<string, GraphLayer>, seen: Set<string>): GraphLayer | null {
  for (const name of layer.inputs) {
    const before = byName.get(name);
    if (!before || seen.has(name)) continue;
    seen.add(name);
    if (!keepsTokens.has(before.read.typeName)) return before;
    const further = calculates(before, byName, seen);
    if (further) return further;
  }
  return null;
}
