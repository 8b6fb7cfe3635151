import { isCount, isNumber, isText, listOf, nullable, oneOf, optional, shape } from './check';
import { histogram, measures, preview } from './common';

/** How a version does on a part of the data. */
export const split = shape({
  split: isText,
  rows: isCount,
  loss: nullable(isNumber),
  metrics: measures,
  classification: optional(
    shape({
      labels: listOf(isText),
      confusion: listOf(listOf(isCount)),
      perClass: listOf(
        shape({ precision: nullable(isNumber), recall: nullable(isNumber), f1: nullable(isNumber), support: isCount }),
      ),
      curves: optional(
        listOf(
          shape({
            label: isCount,
            areaUnderRoc: nullable(isNumber),
            averagePrecision: nullable(isNumber),
            points: listOf(
              shape({
                threshold: nullable(isNumber),
                falsePositiveRate: isNumber,
                truePositiveRate: isNumber,
                precision: isNumber,
              }),
            ),
          }),
        ),
      ),
      calibration: optional(
        shape({
          of: oneOf('second', 'answer'),
          error: nullable(isNumber),
          bins: listOf(shape({ from: isNumber, rows: isCount, probability: isNumber, share: isNumber })),
        }),
      ),
      wrong: listOf(shape({ row: isCount, actual: isCount, predicted: isCount, probability: isNumber, preview })),
    }),
  ),
  reconstruction: optional(
    shape({
      errors: histogram,
      quantiles: listOf(isNumber),
      worst: listOf(shape({ row: isCount, error: isNumber, preview, reconstruction: preview })),
    }),
  ),
  regression: optional(
    shape({
      target: isText,
      points: listOf(shape({ row: isCount, actual: isNumber, predicted: isNumber })),
      baselineRmse: nullable(isNumber),
      worst: listOf(shape({ row: isCount, actual: isNumber, predicted: isNumber, preview })),
    }),
  ),
});
