import { element, setChildren, setText } from '../dom';

/** A part of the page: a cell with a heading, a line that says its result, and tools. */
export class PartFrame {
  readonly element: HTMLElement;
  readonly body = element('div', { class: 'cell-body' });
  private readonly summary = element('p', { class: 'cell-sum' });
  private readonly tools = element('div', { class: 'cell-tools' });

  constructor(id: string, title: string) {
    const heading = element('h2', { id: `compare-${id}`, class: 'compare-heading' }, title);
    this.element = element(
      'section',
      { class: 'cell', 'data-part': id, 'aria-labelledby': heading.id },
      element('div', { class: 'cell-head' }, heading, this.summary, this.tools),
      this.body,
    );
  }

  say(sentence: string): void {
    setText(this.summary, sentence);
    this.summary.title = sentence;
  }

  setTools(...tools: readonly HTMLElement[]): void {
    setChildren(this.tools, ...tools);
  }
}
