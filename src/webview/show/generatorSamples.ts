import type { ImagePixels, SamplePreview } from '../../protocol';
import type { PanelContext, Part } from '../context';
import { element, setChildren } from '../dom';
import { subtitle } from '../render/controls';
import { areDrawings, picture } from '../render/pixels';
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
    const drawings = areDrawings(run.samples.flatMap(({ samples }) => imagesOf(samples)));
    setChildren(
      this.rows,
      ...[...run.samples].reverse().map(({ epoch, samples }) => this.row(epoch, imagesOf(samples), drawings)),
    );
  }

  dispose(): void {
    this.element.remove();
  }

  private row(epoch: number, images: readonly ImagePixels[], drawings: boolean): HTMLElement {
    const name = this.context.words('epochNumber', { epoch });
    return element(
      'div',
      { class: 'drawn-row', role: 'img', 'aria-label': name },
      element('span', { class: 'dim small' }, name),
      ...images.map((image) => picture(image, undefined, drawings)),
    );
  }
}

function imagesOf(samples: readonly SamplePreview[]): ImagePixels[] {
  return samples.flatMap((sample) => (sample.kind === 'image' ? [sample.image] : []));
}
