import { parseMarkdown, type Block, type Inline } from '../presentation/markdown';
import { html, type Content, type Markup } from './html';

/** A note as markup. */
export function markdown(source: string): readonly Markup[] {
  return parseMarkdown(source).map(block);
}

function block(one: Block): Markup {
  switch (one.kind) {
    case 'heading':
      return html`<h3>${inline(one.content)}</h3>`;
    case 'paragraph':
      return html`<p class="said">${inline(one.content)}</p>`;
    case 'quote':
      return html`<blockquote class="said">${inline(one.content)}</blockquote>`;
    case 'list': {
      const items = one.items.map((item) => html`<li>${inline(item)}</li>`);
      return one.ordered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'code':
      return html`<pre>${one.text}</pre>`;
  }
}

function inline(content: readonly Inline[]): readonly Content[] {
  return content.map((part) => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'code':
        return html`<code>${part.text}</code>`;
      case 'strong':
        return html`<strong>${inline(part.content)}</strong>`;
      case 'emphasis':
        return html`<em>${inline(part.content)}</em>`;
      case 'link':
        return html`<a href="${part.address}">${inline(part.content)}</a>`;
    }
  });
}
