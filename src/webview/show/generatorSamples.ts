import type { PanelContext, Part } from '../context';
import { element, setChildren } from '../dom';
import { subtitle } from '../render/controls';
import { picture } from '../render/pixels';
import type { RunState } from '../state/state';

/** What a generator drew from the same noise, epoch after epoch: the newest first. */
export class GeneratorSamples implements Part<RunState> {
  readonly element: HTMLElement;
  private readonly rows = element('div', { class: 'drawn' });
  private shown: RunState['samples'] | null = null;

  constructor(private readonly context: PanelContext) {
    this.element = element(
      'div',
      { class: 'drawn-samples', hidden: true },
      subtitle(context.words('drawnSamples'), context.words('drawnFromSameNoise')),
      this.rows,
    );
  }

  update(run: RunState): void {
    if (this.shown === run.samples) return;
    this.shown = run.samples;
    this.element.hidden = run.samples.length === 0;
    setChildren(this.rows, ...[...run.samples].reverse().map(({ epoch, samples }) => this.row(epoch, samples)));
  }

  dispose(): void {
    this.element.remove();
  }

  private row(epoch: number, samples: RunState['samples'][number]['samples']): HTMLElement {
    const name = this.context.words('epochNumber', { epoch });
    const pictures = samples.flatMap((sample) => (sample.kind === 'image' ? [picture(sample.image)] : []));
    return element(
      'div',
      { class: 'drawn-row', role: 'img', 'aria-label': name },
      element('span', { class: 'dim small' }, name),
      ...pictures,
    );
  }
}
