import type { Calibration, ClassCurves, ClassificationDetail, RegressionDetail, SamplePreview } from '../../protocol';
import type { PreparedSplit, TargetScaling } from '../contract';
import { calibrationOf } from './calibration';
import { classCurves } from './curves';
import { classF1, classPrecision, classRecall, measure, type OutputReading } from '../metrics';
import { Largest } from './largest';
import { smallPreview } from './smallPreview';

/** A split with the network's answers, row after row. */
export interface Answers {
  readonly split: PreparedSplit;
  /** Probabilities, or numbers in scaled units. */
  readonly values: Float32Array;
  readonly reading: OutputReading;
  /** By the row within the split. */
  readonly preview: (row: number) => SamplePreview;
}

const mostWrong = 60;
const mostPoints = 2000;
const mostWorst = 20;

/** The class of a row's answer, and how sure it is. */
function decide(answers: Answers, row: number, units: number): { readonly place: number; readonly sure: number } {
  const { values, reading } = answers;
  if (units === 1) {
    const value = values[row] ?? 0;
    const place = Number(value > (reading.signed ? 0 : 0.5));
    return { place, sure: reading.signed ? Math.abs(value) : place === 1 ? value : 1 - value };
  }
  let place = 0;
  for (let index = 1; index < units; index++) {
    if ((values[row * units + index] ?? 0) > (values[row * units + place] ?? 0)) place = index;
  }
  return { place, sure: values[row * units + place] ?? 0 };
}

/** Of each class; of two only the second, whose curve the other's mirrors. */
function curvesOf({ split, values }: Answers, classes: number, units: number): readonly ClassCurves[] {
  const own = classes === 2 ? [1] : Array.from({ length: classes }, (_, place) => place);
  const room = new Float32Array(split.rows);
  const curves = own.map((place) => {
    const at = units === 1 ? 0 : place;
    const rows = {
      count: split.rows,
      score: (row: number) => values[row * units + at] ?? 0,
      isOf: (row: number) => split.target?.values[row] === place,
    };
    return classCurves(place, rows, own.length, room);
  });
  return curves.filter((one) => one !== null);
}

function calibrationFor(answers: Answers, classes: number, units: number): Calibration {
  const { split, values } = answers;
  const actual = (row: number): number => split.target?.values[row] ?? 0;
  if (classes === 2) {
    const second = (row: number): number => values[units === 1 ? row : row * units + 1] ?? 0;
    return calibrationOf('second', split.rows, second, (row) => actual(row) === 1);
  }
  return calibrationOf(
    'answer',
    split.rows,
    (row) => decide(answers, row, units).sure,
    (row) => decide(answers, row, units).place === actual(row),
  );
}

export function classification(answers: Answers, labels: readonly string[]): ClassificationDetail {
  const { split, preview } = answers;
  const units = answers.values.length / Math.max(1, split.rows);
  const confusion = labels.map(() => new Array<number>(labels.length).fill(0));
  const wrong = new Largest(mostWrong);
  for (let index = 0; index < split.rows; index++) {
    const actual = split.target?.values[index] ?? 0;
    const { place, sure } = decide(answers, index, units);
    const line = confusion[actual];
    if (line) line[place] = (line[place] ?? 0) + 1;
    if (place !== actual) wrong.offer(index, sure);
  }
  const perClass = labels.map((_, place) => {
    const right = confusion[place]?.[place] ?? 0;
    const actual = (confusion[place] ?? []).reduce((sum, count) => sum + count, 0);
    const answered = confusion.reduce((sum, line) => sum + (line[place] ?? 0), 0);
    const counts = { right, answered, actual };
    return {
      precision: measure(classPrecision(counts)),
      recall: measure(classRecall(counts)),
      f1: measure(classF1(counts)),
      support: actual,
    };
  });
  return {
    labels,
    confusion,
    perClass,
    ...(answers.reading.signed
      ? {}
      : {
          curves: curvesOf(answers, labels.length, units),
          calibration: calibrationFor(answers, labels.length, units),
        }),
    wrong: wrong.sorted().map(({ index, size }) => ({
      row: split.sourceRows[index] ?? index,
      actual: split.target?.values[index] ?? 0,
      predicted: decide(answers, index, units).place,
      probability: size,
      preview: smallPreview(preview(index)),
    })),
  };
}

export function regression(
  answers: Answers,
  scaling: Extract<TargetScaling, { kind: 'numeric' }>,
  trainingMean: number,
): RegressionDetail {
  const { split, values, preview } = answers;
  const inUnits = (value: number): number => value * scaling.deviation + scaling.mean;
  const { rows } = split;
  const actualOf = (index: number): number => inUnits(split.target?.values[index] ?? 0);
  const point = (index: number) => ({
    row: split.sourceRows[index] ?? index,
    actual: actualOf(index),
    predicted: inUnits(values[index] ?? 0),
  });
  const stride = Math.max(1, rows / mostPoints);
  const points = Array.from({ length: Math.min(rows, mostPoints) }, (_, at) => point(Math.floor(at * stride)));
  const worst = new Largest(mostWorst);
  let squares = 0;
  for (let index = 0; index < rows; index++) {
    const actual = actualOf(index);
    squares += (actual - trainingMean) ** 2;
    worst.offer(index, Math.abs(actual - inUnits(values[index] ?? 0)));
  }
  return {
    target: scaling.name,
    points,
    baselineRmse: measure(Math.sqrt(squares / rows)),
    worst: worst.sorted().map(({ index }) => ({ ...point(index), preview: smallPreview(preview(index)) })),
  };
}
