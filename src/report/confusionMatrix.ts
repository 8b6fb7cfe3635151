import type { ClassificationDetail } from '../protocol';
import { html, type Markup } from './html';
import type { ReportWording } from './wording';

/** More classes than these do not fit on a page: then only the table by class is there. */
const mostClasses = 24;

/** True classes down, predicted ones across; right answers in one colour, wrong ones in another, by share of the row. */
export function confusionMatrix({ labels, confusion }: ClassificationDetail, wording: ReportWording): Markup {
  const { words, numbers } = wording;
  if (labels.length > mostClasses) return html``;
  const square = (count: number, row: number, column: number, sum: number) => {
    const share = sum > 0 ? count / sum : 0;
    const kind = count === 0 ? 'none' : `${row === column ? 'right' : 'wrong'}${Math.min(3, Math.floor(share * 4))}`;
    return html`<td class="${kind}">${count === 0 ? '·' : numbers.count(count)}</td>`;
  };
  return html`<figure>
    <figcaption>
      <b>${words('confusion')}</b> <span class="key">${words('matrixCaption', { size: labels.length })}</span>
    </figcaption>
    <div class="wide" tabindex="0" role="group" aria-label="${words('confusion')}">
      <table class="matrix">
        <thead>
          <tr>
            <th class="corner" scope="col">${words('actualAxis')} \\ ${words('predictedAxis')}</th>
            ${labels.map((label) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${confusion.map((counts, row) => {
            const sum = counts.reduce((total, count) => total + count, 0);
            return html`<tr>
              <th scope="row">${labels[row]}</th>
              ${counts.map((count, column) => square(count, row, column, sum))}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  </figure>`;
}
