import { datePeriods, partValues, type DatePart, type PreprocessSpec } from '../../../language';
import type { TypedInput } from '../loadedData';
import { moments } from '../moments';
import type { NumberColumn } from '../table/table';
import type { FittedDate, FittedDatePart } from './fitted';
import type { TrainingValues } from './trainingValues';

const partRows = 1 << 16;

/** Learns from the training rows how large the parts of a date are that do not go round. */
export function fitDate(
  column: NumberColumn,
  training: TrainingValues,
  input: TypedInput,
  spec: PreprocessSpec,
): FittedDate {
  const { format, parts } = input.spec.date ?? {};
  const times = training.of(column);
  return {
    type: 'date',
    name: column.name,
    format: format ?? '',
    parts: (parts ?? []).map((part) => fitPart(part, times, spec)),
    drop: spec.missing === 'drop',
  };
}

function fitPart(part: DatePart, times: Float64Array, spec: PreprocessSpec): FittedDatePart {
  const valueOf = partValues[part];
  if (datePeriods[part] !== null) return { part, offset: 0, scale: 1, fill: 0 };
  const { mean, deviation, minimum, maximum } = moments(function* () {
    for (let from = 0; from < times.length; from += partRows) {
      yield times.slice(from, from + partRows).map((time) => valueOf(new Date(time)));
    }
  });
  switch (spec.numeric) {
    case 'standardize':
      return { part, offset: mean, scale: deviation || 1, fill: mean };
    case 'minMax':
      return { part, offset: minimum, scale: maximum - minimum || 1, fill: mean };
    case 'none':
      return { part, offset: 0, scale: 1, fill: mean };
  }
}
