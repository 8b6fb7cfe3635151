import { entryOf, type MapEntry, type TreeNode } from '../parse/tree';
import type { JsonValue, TrainSpec } from '../types/modelFile';
import type { Reporter } from './reporter';

/** A schedule's parts must go together, and fit into the run. */
export function checkSchedule(entry: MapEntry | undefined, train: TrainSpec, reporter: Reporter): void {
  const { schedule, epochs } = train;
  const written = schedule ? entryOf(entry?.value, schedule.name)?.value : undefined;
  if (!schedule || !written) return;
  const { warmUp } = schedule.config;
  const span = entryOf(written, 'warmUp')?.value.span;
  if (span && typeof warmUp === 'number' && warmUp >= epochs) {
    reporter.report('schedule-mismatch', span, 'language.warmUpTooLong', { warmUp, epochs });
  }
  if (schedule.name === 'piecewise') checkPieces(written, schedule.config, epochs, reporter);
}

function checkPieces(
  written: TreeNode,
  config: Readonly<Record<string, JsonValue>>,
  epochs: number,
  reporter: Reporter,
): void {
  const boundaries = numbersOf(config['boundaries']);
  const values = numbersOf(config['values']);
  const list = entryOf(written, 'boundaries')?.value;
  for (const [index, boundary] of boundaries.entries()) {
    const span = (list?.kind === 'list' ? list.items[index]?.span : undefined) ?? written.span;
    const before = boundaries[index - 1];
    if (before !== undefined && boundary <= before) {
      const args = { found: boundary, before };
      reporter.report('schedule-mismatch', span, 'language.boundariesNotAscending', args);
    } else if (boundary >= epochs) {
      reporter.report('no-effect', span, 'language.boundaryTooLate', { boundary, epochs });
    }
  }
  if (values.length !== boundaries.length + 1) {
    const span = entryOf(written, 'values')?.value.span ?? written.span;
    const args = { boundaries: boundaries.length, wanted: boundaries.length + 1, values: values.length };
    reporter.report('schedule-mismatch', span, 'language.boundariesAndValues', args);
  }
}

const numbersOf = (value: JsonValue | undefined): readonly number[] =>
  Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : [];
