import type { PanelContext, Part } from '../../context';
import { element, setChildren } from '../../dom';
import { bestEpoch, plannedSteps, type RunState } from '../../state/state';
import { capitalised, measureName } from '../../../presentation/measureNames';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly more?: string;
}

/** Figures of the run beside its charts. */
export class RunFigures implements Part<RunState> {
  readonly element = element('dl', { class: 'stats' });
  private shown = '';

  constructor(private readonly context: PanelContext) {}

  update(run: RunState): void {
    const figures = this.figures(run);
    const key = JSON.stringify(figures);
    if (key === this.shown) return;
    this.shown = key;
    setChildren(
      this.element,
      ...figures.map(({ name, value, more }) =>
        element(
          'div',
          {},
          element('dt', {}, name),
          element('dd', {}, value, more ? ' ' : null, more ? element('small', {}, more) : null),
        ),
      ),
    );
  }

  dispose(): void {
    this.element.remove();
  }

  private figures(run: RunState): Figure[] {
    const { words, numbers } = this.context;
    const { progress, finished } = run;
    const figures: Figure[] = [];
    const best = bestEpoch(run);
    const bestLoss = best?.logs['val_loss'];
    if (best && bestLoss != null) {
      figures.push({
        name: words('bestOf', { measure: measureName(this.context, 'val_loss') }),
        value: numbers.measure(bestLoss),
        more: words('epochNumber', { epoch: best.epoch }),
      });
    }
    if (run.epochs.length === 0 && progress && progress.logs['loss'] !== undefined) {
      // Its place is held until the first epoch's end: nothing moves then.
      figures.push({ name: words('bestOf', { measure: measureName(this.context, 'val_loss') }), value: '\u00a0' });
    }
    const total = plannedSteps(run);
    const step = progress?.step ?? run.summary.step;
    figures.push({
      name: words('step'),
      value: numbers.count(step),
      ...(total === null ? {} : { more: words('ofTotal', { total: numbers.count(total) }) }),
    });
    if (progress) {
      figures.push({
        name: words('throughput'),
        value: numbers.measure(progress.samplesPerSecond),
        more: words('rowsPerSecond'),
      });
      figures.push(unit(words('stepTime'), numbers.milliseconds(progress.stepMilliseconds)));
    } else if (run.epochs.length > 0) {
      const seconds = run.epochs.reduce((sum, epoch) => sum + epoch.seconds, 0) / run.epochs.length;
      figures.push(unit(words('timePerEpoch'), numbers.duration(seconds)));
    }
    const rate = progress?.learningRate ?? run.epochs.at(-1)?.learningRate;
    if (rate !== undefined) figures.push({ name: words('learningRate'), value: numbers.plain(rate) });
    if (progress) figures.push(unit(words('memory'), numbers.bytes(progress.memoryBytes)));
    else if (finished) figures.push(unit(words('timeColumn'), numbers.duration(finished.seconds)));
    return figures.map((figure) => ({ ...figure, name: capitalised(figure.name) }));
  }
}

/** `130.7 ms`, its unit in smaller type. */
function unit(name: string, quantity: string): Figure {
  const space = quantity.indexOf('\u00a0');
  return space < 0 || quantity.lastIndexOf('\u00a0') !== space
    ? { name, value: quantity }
    : { name, value: quantity.slice(0, space), more: quantity.slice(space + 1) };
}
