import { html, type Content, type Markup } from './html';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Content;
  /** Written to the right, with digits under each other. */
  readonly number?: boolean;
}

/** A table with a head, in a frame that scrolls by itself where the page is narrow. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], caption?: string): Markup {
  const kind = ({ number = false }: Column<Row>) => (number ? 'num' : 'word');
  return html`<div class="wide" tabindex="0" role="group" aria-label="${caption ?? columns[0]?.head}">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class="${kind(column)}">${column.head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column) => html`<td class="${kind(column)}">${column.cell(row)}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

export type Fact = readonly [name: string, value: Content];

/** Names and values; those without a value are left out. */
export function facts(list: readonly Fact[]): Markup {
  const known = list.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<dl>
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A part of the page under a heading. */
export function section(id: string, title: string, ...content: readonly Content[]): Markup {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}
