import { errorText } from '../../protocol';
import type { PanelContext } from '../context';
import { element, setChildren } from '../dom';
import { labelButton } from '../render/controls';
import { picture } from '../render/pixels';

/** Draws samples with the generator, from new noise at each press. */
export class GeneratorConsole {
  readonly element: HTMLElement;
  private readonly grid = element('div', { class: 'generated', role: 'group' });

  constructor(private readonly context: PanelContext) {
    const button = labelButton('edit', context.words('drawSamples'), 'btn second', () => void this.draw());
    this.element = element('div', {}, element('div', { class: 'controls' }, button), this.grid);
  }

  private async draw(): Promise<void> {
    const { words, request, locale } = this.context;
    const seed = Math.floor(Math.random() * 2 ** 31);
    const answer = await request('generate', { version: null, count: 16, seed });
    if ('ok' in answer) {
      setChildren(
        this.grid,
        ...answer.ok.images.map((image, index) => picture(image, words('generatedSample', { number: index + 1 }))),
      );
    } else if ('error' in answer) {
      setChildren(this.grid, element('p', { class: 'wrongc small', role: 'alert' }, errorText(locale, answer.error)));
    }
  }
}
