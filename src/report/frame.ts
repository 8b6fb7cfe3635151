import type { Scale } from '../presentation/scale';
import { html, type Content, type Markup } from './html';

/** Where the area of a chart lies in its picture. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function frameOf(width: number, height: number): Frame {
  return { width, height, left: 58, right: width - 12, top: 10, bottom: height - 40 };
}

export interface Axis {
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
  readonly label: (value: number) => string;
  readonly title: string;
}

export function verticalAxis(
  { top, bottom }: Frame,
  scale: Scale,
  title: string,
  label: (value: number) => string,
): Axis {
  return { ticks: scale.ticks, at: (value) => bottom - scale.position(value) * (bottom - top), label, title };
}

/** A chart as a picture with a name, its axes drawn and its marks over them. */
export function chart(frame: Frame, name: string, x: Axis, y: Axis, marks: Content): Markup {
  const { width, height, left, right, top, bottom } = frame;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">
    ${y.ticks.map(
      (tick) =>
        html`<line class="grid" x1="${left}" x2="${right}" y1="${place(y.at(tick))}" y2="${place(y.at(tick))}" />
          <text x="${left - 8}" y="${place(y.at(tick) + 4)}" text-anchor="end">${y.label(tick)}</text>`,
    )}
    <line class="base" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}" />
    ${x.ticks.map(
      (tick) => html`<text x="${place(x.at(tick))}" y="${bottom + 16}" text-anchor="middle">${x.label(tick)}</text>`,
    )}
    <text x="${(left + right) / 2}" y="${height - 6}" text-anchor="middle">${x.title}</text>
    <text x="${left + 6}" y="${top + 10}">${y.title}</text>
    ${marks}
  </svg>`;
}

/** A place in a picture, to a tenth. */
export function place(value: number): string {
  return value.toFixed(1);
}

/** A line through places; null breaks it. */
export function linePath(points: readonly (readonly [x: number, y: number] | null)[]): string {
  let down = false;
  return points
    .map((point) => {
      const step = point && `${down ? 'L' : 'M'}${place(point[0])},${place(point[1])}`;
      down = point !== null;
      return step ?? '';
    })
    .join('');
}
