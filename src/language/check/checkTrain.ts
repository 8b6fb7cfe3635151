import { metrics, type MetricName } from '../schema/metrics';
import { entryOf, type MapEntry, type TreeNode } from '../parse/tree';
import { monitorNames, targetKind, type TrainContext } from '../resolve/resolveTrain';
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
    else if (context.target?.type && metrics[name as MetricName].target !== targetKind(context)) {
      const text = context.target.type === 'numeric' ? 'language.metricForCategories' : 'language.metricForNumbers';
      reporter.report('metric-mismatch', span, text, { metric: name, column: context.target.column });
    }
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
