import { splitName } from '../../presentation/measureNames';
import type { ClassificationDetail, ReconstructionDetail, RegressionDetail, SplitEvaluation } from '../../protocol';
import { confusionMatrix } from '../confusionMatrix';
import { html, type Content, type Markup } from '../html';
import { scatterChart } from '../scatterChart';
import { section, table } from '../table';
import { measureTitle } from './measures';
import type { ReportWording } from '../wording';

/** How well the kept weights do on each split, in figures, and by class or row on the last of them. */
export function evaluationPart(splits: readonly SplitEvaluation[], wording: ReportWording): Markup {
  const { words, numbers } = wording;
  if (splits.length === 0) return section('evaluation', words('evaluation'), html`<p>${words('evaluationNone')}</p>`);
  const names = [...new Set(splits.flatMap(({ metrics }) => Object.keys(metrics)))];
  const measure = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : numbers.measure(value);
  const detailed = splits.find(({ split }) => split === 'test') ?? splits.at(-1);
  return section(
    'evaluation',
    words('evaluation'),
    table(splits, [
      { head: words('split'), cell: ({ split }) => words(splitName(split)) },
      { head: words('rowsColumn'), cell: ({ rows }) => numbers.count(rows), number: true },
      { head: words('lossTitle'), cell: ({ loss }) => measure(loss), number: true },
      ...names.map((name) => ({
        head: measureTitle(wording, name),
        cell: ({ metrics }: SplitEvaluation) => measure(metrics[name]),
        number: true,
      })),
    ]),
    detailed && [html`<h3>${words(splitName(detailed.split))}</h3>`, detail(detailed, wording)],
  );
}

function detail({ classification, regression, reconstruction }: SplitEvaluation, wording: ReportWording): Content {
  return [
    classification && [confusionMatrix(classification, wording), classes(classification, wording)],
    regression && values(regression, wording),
    reconstruction && errors(reconstruction, wording),
  ];
}

function classes({ labels, perClass, curves = [] }: ClassificationDetail, { words, numbers }: ReportWording): Markup {
  const share = (value: number | null | undefined) => (value === null || value === undefined ? '' : value.toFixed(4));
  const rows = perClass.map((measured, label) => ({
    ...measured,
    name: labels[label] ?? '',
    curve: curves.find((one) => one.label === label),
  }));
  return table(
    rows,
    [
      { head: words('classColumn'), cell: ({ name }) => name },
      { head: words('precisionColumn'), cell: ({ precision }) => share(precision), number: true },
      { head: words('recallColumn'), cell: ({ recall }) => share(recall), number: true },
      { head: words('f1'), cell: ({ f1 }) => share(f1), number: true },
      ...(curves.length > 0
        ? [
            {
              head: words('rocAreaColumn'),
              cell: (row: (typeof rows)[number]) => share(row.curve?.areaUnderRoc),
              number: true,
            },
            {
              head: words('averagePrecisionColumn'),
              cell: (row: (typeof rows)[number]) => share(row.curve?.averagePrecision),
              number: true,
            },
          ]
        : []),
      { head: words('rowsColumn'), cell: ({ support }) => numbers.count(support), number: true },
    ],
    words('byClass'),
  );
}

function values(regression: RegressionDetail, { words, numbers }: ReportWording): Content {
  const { target, worst, baselineRmse } = regression;
  const shown = worst.slice(0, 10);
  const write = numbers.column(shown.flatMap(({ actual, predicted }) => [actual, predicted]));
  return [
    scatterChart(regression, {
      name: words('predictedAgainstActual'),
      actual: words('actualOf', { target }),
      predicted: words('predictedAxis'),
      number: (value, places) => numbers.tick(value, places),
    }),
    baselineRmse === null ? '' : html`<p>${words('alwaysMean')}: ${numbers.measure(baselineRmse)}</p>`,
    shown.length > 0 && [
      html`<h3>${words('largestErrors')}</h3>`,
      table(shown, [
        { head: words('rowColumn'), cell: ({ row }) => numbers.count(row) },
        { head: words('actualColumn'), cell: ({ actual }) => write(actual), number: true },
        { head: words('predictedColumn'), cell: ({ predicted }) => write(predicted), number: true },
        { head: words('errorColumn'), cell: ({ actual, predicted }) => write(predicted - actual), number: true },
      ]),
    ],
  ];
}

/** The error below which so much of the rows are, in hundredths. */
const shares = [50, 75, 90, 95, 99, 100] as const;

function errors({ quantiles }: ReconstructionDetail, { words, numbers }: ReportWording): Content {
  return [
    html`<h3>${words('errorsOfRows')}</h3>`,
    table(shares, [
      { head: words('shareColumn'), cell: (share) => numbers.percent(share / 100) },
      {
        head: words('errorColumn'),
        cell: (share) => {
          const value = quantiles[share];
          return value === undefined ? '' : numbers.measure(value);
        },
        number: true,
      },
    ]),
  ];
}
