import type { Curve, ReportContent } from '../../protocol';
import { words as worded } from '../../texts';
import { html, type Content, type Markup } from '../html';
import { lineChart, type Line } from '../lineChart';
import { facts, section, table } from '../table';
import { measureTitle } from './measures';
import type { ReportWording } from '../wording';

/** Epochs of which each is a line of the table; of longer runs every so many. */
const mostLines = 40;

/** How it was trained: settings, curves, epochs, and what was said on the way. */
export function trainingPart(content: ReportContent, wording: ReportWording): Markup {
  const { words, numbers, say, locale } = wording;
  const { training, of, notices } = content;
  return section(
    'training',
    words('training'),
    training &&
      facts([
        [say('optimizer'), training.optimizer],
        [words('lossTitle'), training.loss],
        [say('batchSize'), numbers.count(training.batchSize)],
        [say('plannedEpochs'), numbers.count(training.epochs)],
        [say('seed'), String(training.seed)],
      ]),
    notices.map((notice) => html`<p>${worded(locale, notice)}</p>`),
    of.curves.length === 0 ? html`<p>${say('noCurves')}</p>` : [charts(content, wording), epochTable(content, wording)],
  );
}

function charts({ of, batches, stepsPerEpoch }: ReportContent, wording: ReportWording): Content {
  const { words, numbers, say } = wording;
  const measures = of.curves.map(({ measure }) => measure).filter((name) => !name.startsWith('val_'));
  const line = (measure: string, name: string, kind: Line['kind']): readonly Line[] => {
    const curve = of.curves.find((one) => one.measure === measure);
    return curve ? [{ name, kind, points: curve.points }] : [];
  };
  const charts = measures.map((measure, index) =>
    lineChart({
      across: index === 0,
      title: measureTitle(wording, measure),
      epochAxis: words('epochAxis'),
      lines: [
        ...line(measure, words('trainSeries'), 'train'),
        ...line(`val_${measure}`, words('validationSeries'), 'validation'),
      ],
      ...(measure === 'loss' &&
        batches.length > 0 &&
        stepsPerEpoch !== null && {
          batches: { name: words('batchSeries'), values: batches, perEpoch: stepsPerEpoch },
        }),
      best: of.bestEpoch === null ? null : { name: say('keptEpoch'), epoch: of.bestEpoch },
      number: (value, places) => numbers.tick(value, places),
    }),
  );
  return html`<div class="charts">${charts}</div>`;
}

function epochTable({ of }: ReportContent, wording: ReportWording): Markup {
  const { words, numbers } = wording;
  const epochs = [...new Set(of.curves.flatMap(({ points }) => points.map(({ epoch }) => epoch)))].sort(
    (a, b) => a - b,
  );
  const every = Math.ceil(epochs.length / mostLines);
  const shown = epochs.filter(
    (epoch, index) => epoch === of.bestEpoch || index === epochs.length - 1 || index % every === 0,
  );
  const column = (curve: Curve) => {
    const values = new Map(curve.points.map(({ epoch, value }) => [epoch, value]));
    const write = numbers.column([...values.values()]);
    return {
      head: measureTitle(wording, curve.measure),
      number: true,
      cell: (epoch: number) => {
        const value = values.get(epoch);
        return value === undefined ? '' : write(value);
      },
    };
  };
  return table(shown, [
    {
      head: words('epochColumn'),
      cell: (epoch) => (epoch === of.bestEpoch ? words('epochBest', { epoch }) : String(epoch)),
    },
    ...of.curves.map(column),
  ]);
}
