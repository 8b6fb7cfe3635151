import { linearScale } from '../presentation/scale';
import type { RegressionDetail } from '../protocol';
import { chart, frameOf, place, verticalAxis } from './frame';
import { html, type Markup } from './html';

const frame = frameOf(420, 380);

interface ScatterWords {
  readonly name: string;
  readonly actual: string;
  readonly predicted: string;
  readonly number: (value: number, places?: number) => string;
}

/** Predicted against actual values, with the line on which both are equal. */
export function scatterChart({ points }: RegressionDetail, words: ScatterWords): Markup {
  if (points.length === 0) return html``;
  const values = points.flatMap(({ actual, predicted }) => [actual, predicted]);
  const scale = linearScale(Math.min(...values), Math.max(...values));
  const label = (value: number) => words.number(value, scale.places);
  const at = (value: number) => frame.left + scale.position(value) * (frame.right - frame.left);
  const y = verticalAxis(frame, scale, words.predicted, label);
  const x = { ticks: scale.ticks, at, label, title: words.actual };
  return html`<figure class="square">
    <figcaption><b>${words.name}</b></figcaption>
    ${chart(frame, words.name, x, y, [
      html`<line
        class="equal"
        x1="${place(at(scale.low))}"
        y1="${place(y.at(scale.low))}"
        x2="${place(at(scale.high))}"
        y2="${place(y.at(scale.high))}"
      />`,
      points.map(
        ({ actual, predicted }) =>
          html`<circle class="dot" cx="${place(at(actual))}" cy="${place(y.at(predicted))}" r="3" />`,
      ),
    ])}
  </figure>`;
}
