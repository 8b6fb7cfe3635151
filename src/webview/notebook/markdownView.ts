import { parseMarkdown, type Block, type Inline } from '../../presentation/markdown';
import { element } from '../dom';

/** A note as elements. They are made one by one: nothing in a note is ever read as HTML. */
export function markdownView(source: string): HTMLElement[] {
  return parseMarkdown(source).map(blockView);
}

function blockView(block: Block): HTMLElement {
  switch (block.kind) {
    case 'heading':
      // The page and its cells have the first two levels.
      return element(`h${block.level + 2}` as 'h3' | 'h4' | 'h5', {}, ...inlineView(block.content));
    case 'paragraph':
      return element('p', {}, ...inlineView(block.content));
    case 'quote':
      return element('blockquote', {}, ...inlineView(block.content));
    case 'list':
      return element(
        block.ordered ? 'ol' : 'ul',
        {},
        ...block.items.map((item) => element('li', {}, ...inlineView(item))),
      );
    case 'code':
      return element('pre', { tabindex: 0 }, element('code', {}, block.text));
  }
}

function inlineView(content: readonly Inline[]): (Node | string)[] {
  return content.map((part) => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'code':
        return element('code', {}, part.text);
      case 'strong':
        return element('strong', {}, ...inlineView(part.content));
      case 'emphasis':
        return element('em', {}, ...inlineView(part.content));
      case 'link':
        return element('a', { href: part.address }, ...inlineView(part.content));
    }
  });
}
