import { isNothing, type MapEntry } from '../parse/tree';
import { betterWhen, monitorNames } from '../resolve/resolveTrain';
import { metrics } from '../schema/metrics';
import type { TrainSpec } from '../types/modelFile';
import type { Reporter } from './reporter';
import { nearest } from './suggest';
import { replaceWith } from './walker';

/** Expectations are of what the evaluation measures, and can be met. */
export function checkExpect(entry: MapEntry | undefined, train: TrainSpec, reporter: Reporter): void {
  if (!entry || isNothing(entry.value)) return;
  if (train.gan) {
    reporter.report('no-effect', entry.keySpan, 'language.expectForGan');
    return;
  }
  if (entry.value.kind !== 'map') return;
  const measured = monitorNames(train, false);
  for (const { key, keySpan, value } of entry.value.entries) {
    if (!measured.includes(key)) {
      const near = nearest(key.replace(/^val_/, ''), measured);
      const fixes = near === null ? [] : [replaceWith(keySpan, near)];
      const args = { monitor: key, options: measured.join(', ') };
      reporter.report('unknown-monitor', keySpan, 'language.unknownMonitor', args, fixes);
    } else if (value.kind === 'scalar' && typeof value.value === 'number') {
      const beyond = beyondReach(key, value.value);
      if (beyond) reporter.report('out-of-range', value.span, beyond.key, { measure: key }, beyond.fix(value.span));
    }
  }
}

/** Of our metrics all of which more is better end at 1, the others and losses begin at 0. */
function beyondReach(measure: string, value: number) {
  if (!(measure in metrics)) return undefined;
  if (betterWhen(measure) === 'min') {
    return value < 0 ? { key: 'language.expectBelowZero' as const, fix: () => [] } : undefined;
  }
  if (value <= 1) return undefined;
  const share = value / 100;
  return {
    key: 'language.expectAboveOne' as const,
    fix: (span: Parameters<typeof replaceWith>[0]) => (share <= 1 ? [replaceWith(span, share)] : []),
  };
}
