import { entryOf } from '../parse/tree';
import type { CheckedData } from './checkedData';
import type { Reporter } from './reporter';

/** Settings of cleaning that contradict each other or change nothing. */
export function checkCleaning({ entry, data }: CheckedData, reporter: Reporter): void {
  const preprocess = entryOf(entry.value, 'preprocess')?.value;
  const { outliers, outlierDeviations, outlierQuantiles, duplicates } = data.preprocess;
  const quantiles = entryOf(preprocess, 'outlierQuantiles');
  const deviations = entryOf(preprocess, 'outlierDeviations');
  if (outliers !== 'clip') {
    for (const written of [quantiles, deviations]) {
      if (written) {
        reporter.report('no-effect', written.keySpan, 'language.outliersKept', { key: written.key });
      }
    }
  } else if (quantiles && deviations && outlierDeviations !== null) {
    reporter.report('no-effect', quantiles.keySpan, 'language.outliersTwice');
  }
  const [low = 0, high = 1] = outlierQuantiles ?? [];
  if (quantiles && low >= high) {
    reporter.report('out-of-range', quantiles.value.span, 'language.outlierOrder', { low, high });
  }
  const dropped = entryOf(preprocess, 'duplicates');
  if (dropped && duplicates === 'drop' && data.window) {
    reporter.report('no-effect', dropped.keySpan, 'language.duplicatesInTime');
  }
}
