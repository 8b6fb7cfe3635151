import { columnSpecs } from '../data/columnSpecs';
import { knownColumns } from '../data/knownColumns';
import { isDateFormat } from '../dates/datePattern';
import { entryOf } from '../parse/tree';
import type { CheckedData } from './checkedData';
import type { Reporter } from './reporter';

/** A date's format must be one, and there must be one: said, or found in the data. */
export function checkDates({ entry, data, facts }: CheckedData, reporter: Reporter): void {
  const inputs = entryOf(entry.value, 'inputs')?.value;
  for (const spec of columnSpecs(data, facts) ?? data.inputs ?? []) {
    const said = data.inputs?.find((input) => input.column === spec.column)?.date?.format ?? null;
    const settings = entryOf(inputs, spec.column);
    if (said !== null) {
      const place = entryOf(settings?.value, 'dateFormat')?.value;
      if (place && !isDateFormat(said)) {
        reporter.report('date-format', place.span, 'language.dateFormatWrong', { format: said });
      }
      continue;
    }
    const known = knownColumns(data, facts)?.find((column) => column.name === spec.column);
    if (spec.type !== 'date' || !settings || !known || known.dateFormat !== undefined) continue;
    reporter.report('date-format', settings.keySpan, 'language.dateFormatNeeded', { column: spec.column });
  }
}
