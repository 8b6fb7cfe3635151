import { epochTicks, linearScale, logScale } from '../presentation/scale';
import type { EpochValue, Measure } from '../protocol';
import { chart, frameOf, linePath, place, verticalAxis } from './frame';
import { html, type Markup } from './html';

export interface Line {
  readonly name: string;
  readonly kind: 'train' | 'validation';
  readonly points: readonly EpochValue[];
}

export interface LineChart {
  readonly title: string;
  readonly epochAxis: string;
  readonly lines: readonly Line[];
  /** The same measure of every batch. */
  readonly batches?: { readonly name: string; readonly values: readonly Measure[]; readonly perEpoch: number };
  /** The epoch of the weights that were kept. */
  readonly best?: { readonly name: string; readonly epoch: number } | null;
  readonly number: (value: number, places?: number) => string;
  /** Across the page, or half of it. */
  readonly across: boolean;
}

/** A measure by epoch: lines with marks, every batch behind them, the kept epoch marked. */
export function lineChart({ title, epochAxis, lines, batches, best, number, across }: LineChart): Markup {
  const frame = across ? frameOf(860, 280) : frameOf(420, 220);
  const ofBatches = batches?.values.filter((value) => value !== null) ?? [];
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value)).concat(extent(ofBatches));
  const [lowest, highest] = extent(values);
  if (lowest === undefined || highest === undefined) return html``;
  const y = lowest > 0 && highest / lowest > 10 ? logScale(lowest, highest) : linearScale(lowest, highest);
  const steps = batches ? batches.values.length / batches.perEpoch : 0;
  const last = Math.max(1, steps, ...lines.flatMap(({ points }) => points.map(({ epoch }) => epoch)));
  const x = (epoch: number) => frame.left + (epoch / last) * (frame.right - frame.left);
  const vertical = verticalAxis(frame, y, '', (value) => number(value, y.places));
  const horizontal = { ticks: epochTicks(0, last, across ? 10 : 5), at: x, label: String, title: epochAxis };
  const marks = [
    batches && html`<path class="batches" d="${batchPath(batches, x, vertical.at)}" />`,
    best &&
      html`<line
        class="best"
        x1="${place(x(best.epoch))}"
        x2="${place(x(best.epoch))}"
        y1="${frame.top}"
        y2="${frame.bottom}"
      />`,
    lines.map(({ kind, points }) => {
      const places = points.map(({ epoch, value }) => [x(epoch), vertical.at(value)] as const);
      const dots = places.length > 60 ? [] : places;
      return html`<path class="${kind}" d="${linePath(places)}" />
        ${dots.map(([cx, cy]) => html`<circle class="${kind}" cx="${place(cx)}" cy="${place(cy)}" r="3" />`)}`;
    }),
  ];
  const keys = [
    ...lines.map(({ name, kind }) => [kind, name] as const),
    ...(batches ? [['batches', batches.name] as const] : []),
    ...(best ? [['best', best.name] as const] : []),
  ];
  return html`<figure class="${across ? 'across' : 'half'}">
    <figcaption>
      <b>${title}</b>
      ${keys.map(
        ([kind, name]) =>
          html`<span class="key"
            ><svg viewBox="0 0 24 8" aria-hidden="true"><path class="${kind}" d="M0,4L24,4" /></svg>${name}</span
          > `,
      )}
    </figcaption>
    ${chart(frame, title, horizontal, vertical, marks)}
  </figure>`;
}

function extent(values: readonly number[]): readonly number[] {
  if (values.length === 0) return [];
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** Of each pixel the lowest and the highest value, so that no spike is lost however long the run was. */
function batchPath(
  { values, perEpoch }: NonNullable<LineChart['batches']>,
  x: (epoch: number) => number,
  y: (value: number) => number,
): string {
  const columns = new Map<number, number[]>();
  values.forEach((value, index) => {
    const column = Math.round(x((index + 1) / perEpoch));
    const known = columns.get(column) ?? [];
    if (value === null) return;
    columns.set(column, known.length < 2 ? [...known, value] : [...extent([...known, value])]);
  });
  return linePath([...columns].flatMap(([column, ends]) => ends.map((value) => [column, y(value)] as const)));
}
