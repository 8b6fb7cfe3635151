import type { ImagePixels, SamplePreview } from '../../../protocol';
import type { PanelContext, Part } from '../../context';
import { element, setChildren } from '../../dom';
import { subtitle } from '../../render/controls';
import { areDrawings, picture } from '../../render/pixels';
import { pointCloud, pointsOf } from '../../render/pointCloud';
import type { RunState } from '../../state/state';

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
    const last = run.samples.at(-1);
    if (last && pointsOf(last.samples)) return this.showPoints(run.samples);
    const drawings = areDrawings(run.samples.flatMap(({ samples }) => imagesOf(samples)));
    setChildren(
      this.rows,
      ...[...run.samples].reverse().map(({ epoch, samples }) => this.row(epoch, imagesOf(samples), drawings)),
    );
  }

  /** The newest and some from the way there, among points of the data. */
  private showPoints(all: RunState['samples']): void {
    const { words } = this.context;
    const real = pointsOf(all.find((one) => one.real)?.real ?? []);
    const clouds = chosen(all).map(({ epoch, samples }) => {
      const name = words('epochNumber', { epoch });
      const points = pointsOf(samples)?.points ?? [];
      const description = words('pointsDescription', { epoch, made: points.length, real: real?.points.length ?? 0 });
      return element(
        'figure',
        { class: 'cloud-figure' },
        pointCloud(points, real?.points ?? [], description),
        element('figcaption', { class: 'dim small' }, name),
      );
    });
    const legend = element(
      'p',
      { class: 'cloud-legend small' },
      element('span', { class: 'made' }, words('madePoints')),
      element('span', { class: 'real' }, words('realPoints')),
    );
    setChildren(this.rows, legend, element('div', { class: 'clouds' }, ...clouds));
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

const mostClouds = 6;

/** The newest first, then evenly back to the first epoch. */
function chosen(all: RunState['samples']): RunState['samples'] {
  const last = all.length - 1;
  const count = Math.min(mostClouds, all.length);
  const places = Array.from({ length: count }, (_, index) => Math.round(last * (1 - index / Math.max(1, count - 1))));
  return places.flatMap((place) => all[place] ?? []);
}

function imagesOf(samples: readonly SamplePreview[]): ImagePixels[] {
  return samples.flatMap((sample) => (sample.kind === 'image' ? [sample.image] : []));
}
