import type { PanelContext, Part } from '../../context';
import { element, setChildren } from '../../dom';
import { isActive, type EpochEvent, type Progress } from '../../../protocol';
import { bestEpoch, type RunState } from '../../state/state';
import { capitalised, measureName } from '../../../presentation/measureNames';
import type { ComparedRun } from './comparedLines';
import { stepsPerSecond } from './paceLines';

/** What is told of an epoch of the shown run, which may be going on, and of the run that is laid over it. */
interface Told {
  readonly epoch: number;
  readonly own?: EpochEvent;
  readonly running?: Progress;
  readonly other?: EpochEvent;
}

/** A measure of the shown run, or of the other. */
interface Column {
  readonly key: string;
  readonly isOther: boolean;
  readonly format: (value: number) => string;
}

/** The charts as a table: a row an epoch, the running one last; what is laid over stands beside it. */
export class TrainingTable implements Part<RunState> {
  readonly element: HTMLElement;
  private readonly table = element('table', { class: 'grid flush' });
  private shown: readonly unknown[] = [];

  constructor(private readonly context: PanelContext) {
    const label = context.words('training');
    this.element = element('div', { class: 'scroll-x', tabindex: 0, role: 'group', 'aria-label': label }, this.table);
  }

  update(run: RunState, compared: ComparedRun | null = null): void {
    const shown = [run.epochs, run.progress, compared?.name, compared?.run.epochs];
    if (shown.every((one, index) => one === this.shown[index])) return;
    this.shown = shown;
    const told = epochsOf(run, compared);
    const columns = this.columns(told);
    const best = bestEpoch(run)?.epoch;
    const before = new Map(run.epochs.map(({ epoch }, index) => [epoch, run.epochs[index - 1]?.step ?? 0]));
    const speedOf = (own: EpochEvent) => stepsPerSecond(own, before.get(own.epoch) ?? 0);
    const speed = this.context.numbers.column(run.epochs.map(speedOf));
    const rows = told.map((one) => {
      const steps = one.own ? speedOf(one.own) : null;
      return element(
        'tr',
        { class: one.running ? 'on' : null },
        element('td', {}, this.epochWords(one, best)),
        ...columns.map((column) => this.cell(one, column)),
        ...this.paceCells(one, steps === null ? '' : speed(steps)),
      );
    });
    setChildren(this.table, element('thead', {}, this.head(columns, compared)), element('tbody', {}, ...rows));
  }

  dispose(): void {
    this.element.remove();
  }

  /** Each measure beside its validation twin, and each of these beside what the other run has of it. */
  private columns(told: readonly Told[]): Column[] {
    const logs = told.flatMap(({ own, running, other }) => [own?.logs, running?.logs, other?.logs]);
    const all = new Set(logs.flatMap((one) => Object.keys(one ?? {})));
    const plain = [...all].filter((key) => !key.startsWith('val_'));
    const keys = plain.flatMap((key) => (all.has(`val_${key}`) ? [key, `val_${key}`] : [key]));
    return keys.flatMap((key) => {
      const format = this.context.numbers.column(logs.map((one) => one?.[key] ?? null));
      const isTold = told.some(({ other }) => other && key in other.logs);
      return [{ key, isOther: false, format }, ...(isTold ? [{ key, isOther: true, format }] : [])];
    });
  }

  private head(columns: readonly Column[], compared: ComparedRun | null): HTMLElement {
    const { words } = this.context;
    const pace = ['learningRate', 'stepsPerSecond', 'timeColumn'] as const;
    return element(
      'tr',
      {},
      element('th', { scope: 'col' }, words('epochColumn')),
      ...columns.map(({ key, isOther }) => {
        const measure = measureName(this.context, key);
        const name = isOther ? words('ofRun', { run: compared?.name ?? '', measure }) : capitalised(measure);
        return element('th', { class: isOther ? 'num other' : 'num', scope: 'col' }, name);
      }),
      ...pace.map((column) => element('th', { class: 'num', scope: 'col' }, words(column))),
    );
  }

  private epochWords({ epoch, running }: Told, best: number | undefined): string {
    const { words } = this.context;
    if (running) return words('epochRunning', { epoch });
    return epoch === best ? words('epochBest', { epoch }) : String(epoch);
  }

  private cell({ own, running, other }: Told, { key, isOther, format }: Column): HTMLElement {
    const { words } = this.context;
    const logs = isOther ? other?.logs : (own ?? running)?.logs;
    const value = logs?.[key];
    if (value != null) return element('td', { class: 'num' }, format(value));
    // An epoch that a run did not come to has nothing to explain.
    const missing = running && !isOther ? words('atItsEnd') : '';
    return element('td', { class: 'num dim', title: logs ? missing || words('notKnown') : null }, missing);
  }

  private paceCells({ own, running }: Told, speed: string): HTMLElement[] {
    const { numbers } = this.context;
    const rate = (own ?? running)?.learningRate;
    const said = [rate === undefined ? '' : numbers.plain(rate), speed, own ? numbers.duration(own.seconds) : ''];
    return said.map((text) => element('td', { class: 'num' }, text));
  }
}

function epochsOf(run: RunState, compared: ComparedRun | null): Told[] {
  const { progress } = run;
  const isRunning = progress && isActive(run.summary.status) && progress.epoch > (run.epochs.at(-1)?.epoch ?? 0);
  const told = new Map<number, Told>();
  const add = (epoch: number, more: Partial<Told>) => told.set(epoch, { ...told.get(epoch), epoch, ...more });
  for (const own of run.epochs) add(own.epoch, { own });
  if (isRunning) add(progress.epoch, { running: progress });
  for (const other of compared?.run.epochs ?? []) add(other.epoch, { other });
  return [...told.values()].sort((one, other) => one.epoch - other.epoch);
}
