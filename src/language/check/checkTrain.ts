import { metrics, type MetricName } from '../schema/metrics';
import { entryOf, type MapEntry, type TreeNode } from '../parse/tree';
import { monitorNames, targetKind, type TrainContext } from '../resolve/resolveTrain';
import type { TrainSpec } from '../types/modelFile';
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
  checkMonitor(entryOf(entryOf(entry?.value, 'earlyStopping')?.value, 'monitor'), train, context, reporter);
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

function checkMonitor(entry: MapEntry | undefined, train: TrainSpec, context: TrainContext, reporter: Reporter): void {
  const stopping = train.earlyStopping;
  if (!stopping || !entry || entry.value.kind !== 'scalar') return;
  const names = train.gan ? ['generator_loss', 'discriminator_loss'] : monitorNames(train, context.validates);
  if (names.includes(stopping.monitor)) return;
  const { span } = entry.value;
  const args = { monitor: stopping.monitor, options: names.join(', ') };
  const bare = stopping.monitor.replace(/^val_/, '');
  if (bare !== stopping.monitor && names.includes(bare)) {
    reporter.report('unknown-monitor', span, 'language.monitorWithoutValidation', args, [replaceWith(span, bare)]);
    return;
  }
  const near = nearest(stopping.monitor, names);
  const fixes = near === null ? [] : [replaceWith(span, near)];
  reporter.report('unknown-monitor', span, 'language.unknownMonitor', args, fixes);
}
