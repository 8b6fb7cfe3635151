import { isOfReconstruction, metrics, type MetricName } from '../schema/metrics';
import { entryOf, isNothing, type MapEntry, type TreeNode } from '../parse/tree';
import { monitorNames, targetKind, type TrainContext } from '../resolve/resolveTrain';
import { wholeInput } from '../resolve/resolveData';
import type { JsonValue, TrainSpec } from '../types/modelFile';
import { checkSchedule } from './checkSchedule';
import type { Reporter } from './reporter';
import { nearest } from './suggest';
import { replaceWith } from './walker';

/** The training section: metrics that suit the target, and a monitor that there is. */
export function checkTrain(
  entry: MapEntry | undefined,
  train: TrainSpec,
  context: TrainContext,
  reporter: Reporter,
): void {
  checkClassWeights(entryOf(entry?.value, 'classWeights'), train, context, reporter);
  for (const place of [entry, entryOf(entry?.value, 'gan')]) checkClipping(place, reporter);
  checkMetrics(entryOf(entry?.value, 'metrics')?.value, train, context, reporter);
  const schedule = entryOf(entry?.value, 'schedule');
  const stopping = entryOf(entryOf(entry?.value, 'earlyStopping')?.value, 'monitor');
  const plateau = entryOf(entryOf(schedule?.value, 'reduceOnPlateau')?.value, 'monitor');
  checkMonitor(stopping, train.earlyStopping?.monitor, train, context, reporter);
  checkMonitor(plateau, train.schedule?.config['monitor'], train, context, reporter);
  checkSchedule(schedule, train, reporter);
}

function checkMetrics(node: TreeNode | undefined, train: TrainSpec, context: TrainContext, reporter: Reporter): void {
  if (node?.kind !== 'list') return;
  const seen = new Set<string>();
  for (const item of node.items) {
    const name = item.kind === 'map' ? item.entries[0]?.key : item.kind === 'scalar' ? String(item.value) : undefined;
    if (name === undefined || !(name in metrics)) continue;
    const span = item.kind === 'map' ? (item.entries[0]?.keySpan ?? item.span) : item.span;
    if (seen.has(name)) reporter.report('duplicate-name', span, 'language.duplicateMetric', { name });
    seen.add(name);
    if (train.gan) reporter.report('metric-mismatch', span, 'language.metricForGan', { metric: name });
    else if (context.reconstructs) {
      if (isOfReconstruction(name as MetricName)) continue;
      reporter.report('metric-mismatch', span, 'language.metricForReconstruction', { metric: name });
    } else if (context.target?.type && metrics[name as MetricName].target !== targetKind(context)) {
      const text = context.target.type === 'numeric' ? 'language.metricForCategories' : 'language.metricForNumbers';
      reporter.report('metric-mismatch', span, text, { metric: name, column: context.target.column });
    }
  }
}

/** Weights are for classes that there are. */
function checkClassWeights(
  entry: MapEntry | undefined,
  train: TrainSpec,
  context: TrainContext,
  reporter: Reporter,
): void {
  if (!entry || isNothing(entry.value)) return;
  const { target } = context;
  if (train.gan || !target || target.type === 'numeric') {
    const text = train.gan ? 'language.classWeightsForGan' : 'language.classWeightsForNumber';
    const column = context.reconstructs ? wholeInput : (target?.column ?? '');
    reporter.report('no-effect', entry.keySpan, text, { column });
    return;
  }
  const { classes } = target;
  if (!classes || entry.value.kind !== 'map') return;
  for (const { key, keySpan } of entry.value.entries) {
    if (classes.includes(key)) continue;
    const near = nearest(key, classes);
    const args = { name: key, column: target.column, options: classes.join(', ') };
    const fixes = near === null ? [] : [replaceWith(keySpan, near)];
    reporter.report('unknown-class', keySpan, 'language.unknownClass', args, fixes);
  }
}

const clippings = ['clipNorm', 'globalClipNorm', 'clipValue'];

/** Of the ways to clip gradients an optimizer takes one, as in Keras. */
function checkClipping(place: MapEntry | undefined, reporter: Reporter): void {
  for (const key of ['optimizer', 'generatorOptimizer', 'discriminatorOptimizer']) {
    const written = entryOf(place?.value, key)?.value;
    const settings = written?.kind === 'map' ? written.entries[0]?.value : undefined;
    const found = settings?.kind === 'map' ? settings.entries.filter((one) => clippings.includes(one.key)) : [];
    const [first, second] = found.filter((one) => !isNothing(one.value));
    if (!first || !second) continue;
    const args = { first: first.key, second: second.key };
    reporter.report('clipping-twice', second.keySpan, 'language.clippingTwice', args);
  }
}

function checkMonitor(
  entry: MapEntry | undefined,
  monitor: JsonValue | undefined,
  train: TrainSpec,
  context: TrainContext,
  reporter: Reporter,
): void {
  if (typeof monitor !== 'string' || entry?.value.kind !== 'scalar') return;
  const names = train.gan ? ['generator_loss', 'discriminator_loss'] : monitorNames(train, context.validates);
  if (names.includes(monitor)) return;
  const { span } = entry.value;
  const args = { monitor, options: names.join(', ') };
  const bare = monitor.replace(/^val_/, '');
  if (bare !== monitor && names.includes(bare)) {
    reporter.report('unknown-monitor', span, 'language.monitorWithoutValidation', args, [replaceWith(span, bare)]);
    return;
  }
  const near = nearest(monitor, names);
  const fixes = near === null ? [] : [replaceWith(span, near)];
  reporter.report('unknown-monitor', span, 'language.unknownMonitor', args, fixes);
}
