import type { PanelContext, Part } from '../context';
import { element, setChildren } from '../dom';
import { isActive, type Measures } from '../../protocol';
import { bestEpoch, type RunState } from '../state/state';
import { capitalised, measureName } from '../../presentation/measureNames';
import { stepsPerSecond } from './paceLines';

/** The charts as a table: a row an epoch, the running one last. */
export class TrainingTable implements Part<RunState> {
  readonly element: HTMLElement;
  private readonly table = element('table', { class: 'grid flush' });
  private shown: { epochs: RunState['epochs']; progress: RunState['progress'] } | null = null;

  constructor(private readonly context: PanelContext) {
    const label = context.words('training');
    this.element = element('div', { class: 'scroll-x', tabindex: 0, role: 'group', 'aria-label': label }, this.table);
  }

  update(run: RunState): void {
    if (this.shown?.epochs === run.epochs && this.shown.progress === run.progress) return;
    this.shown = { epochs: run.epochs, progress: run.progress };
    const { words, numbers } = this.context;
    const keys = columns(run);
    const formats = new Map(
      keys.map((key) => [
        key,
        numbers.column([...run.epochs.map(({ logs }) => logs[key] ?? null), run.progress?.logs[key] ?? null]),
      ]),
    );
    const cells = (logs: Measures, missing: string) =>
      keys.map((key) => {
        const value = logs[key];
        return value == null
          ? element('td', { class: 'num dim', title: missing || words('notKnown') }, missing)
          : element('td', { class: 'num' }, formats.get(key)?.(value));
      });
    const best = bestEpoch(run)?.epoch;
    const speeds = run.epochs.map((entry, index) => stepsPerSecond(entry, run.epochs[index - 1]?.step ?? 0));
    const speed = numbers.column(speeds);
    const rows = run.epochs.map(({ epoch, logs, seconds, learningRate }, index) => {
      const steps = speeds[index] ?? null;
      return element(
        'tr',
        {},
        element('td', {}, epoch === best ? words('epochBest', { epoch }) : String(epoch)),
        ...cells(logs, ''),
        element('td', { class: 'num' }, numbers.plain(learningRate)),
        element('td', { class: 'num' }, steps === null ? '' : speed(steps)),
        element('td', { class: 'num' }, numbers.duration(seconds)),
      );
    });
    if (run.progress && isActive(run.summary.status) && run.progress.epoch > (run.epochs.at(-1)?.epoch ?? 0)) {
      rows.push(
        element(
          'tr',
          { class: 'on' },
          element('td', {}, words('epochRunning', { epoch: run.progress.epoch })),
          ...cells(run.progress.logs, words('atItsEnd')),
          element('td', { class: 'num' }, numbers.plain(run.progress.learningRate)),
          element('td', { class: 'num' }),
          element('td', { class: 'num' }),
        ),
      );
    }
    const head = element(
      'tr',
      {},
      element('th', { scope: 'col' }, words('epochColumn')),
      ...keys.map((key) => element('th', { class: 'num', scope: 'col' }, capitalised(measureName(this.context, key)))),
      ...(['learningRate', 'stepsPerSecond', 'timeColumn'] as const).map((column) =>
        element('th', { class: 'num', scope: 'col' }, words(column)),
      ),
    );
    setChildren(this.table, element('thead', {}, head), element('tbody', {}, ...rows));
  }

  dispose(): void {
    this.element.remove();
  }
}

/** Each measure beside its validation twin. */
function columns(run: RunState): string[] {
  const all = new Set(
    [...run.epochs, ...(run.progress ? [run.progress] : [])].flatMap(({ logs }) => Object.keys(logs)),
  );
  const plain = [...all].filter((key) => !key.startsWith('val_'));
  return plain.flatMap((key) => (all.has(`val_${key}`) ? [key, `val_${key}`] : [key]));
}
