import { columnSpecs } from '../data/columnSpecs';
import { knownColumns } from '../data/knownColumns';
import { entryOf } from '../parse/tree';
import type { CheckedData } from './checkedData';
import type { Reporter } from './reporter';

/** Windows: what they hold, whether they fit into the data, and what they make idle. */
export function checkWindow({ entry, data, facts }: CheckedData, reporter: Reporter): void {
  const { window } = data;
  const written = entryOf(entry.value, 'window');
  if (!window || !written) return;
  const { length, horizon, group } = window;
  const known = knownColumns(data, facts);
  const place = entryOf(written.value, 'group')?.value;
  if (group !== null && known && place && !known.some(({ name }) => name === group)) {
    const options = known.map(({ name }) => name).join(', ');
    reporter.report('unknown-column', place.span, 'language.windowGroupMissing', { column: group, options });
  }
  for (const { column, type } of columnSpecs(data, facts) ?? []) {
    if (type !== 'text' && type !== 'image') continue;
    reporter.report('window-mismatch', written.keySpan, 'language.windowColumn', { column, type });
  }
  const rows = facts?.partial ? undefined : data.source.kind === 'generate' ? data.source.samples : facts?.rows;
  const needed = length + horizon;
  if (rows !== undefined && rows < needed) {
    const args = { length, horizon, needed, rows, part: entryOf(entry.value, 'source')?.key ?? 'source' };
    reporter.report('window-mismatch', written.keySpan, 'language.windowTooLong', args);
  }
  const split = entryOf(entry.value, 'split')?.value;
  for (const key of ['shuffle', 'stratify', 'seed']) {
    const idle = entryOf(split, key);
    const off = idle?.value.kind === 'scalar' && idle.value.value === false;
    if (idle && !off) reporter.report('no-effect', idle.keySpan, 'language.windowShuffle', { key });
  }
}
