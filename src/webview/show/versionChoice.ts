import type { PanelContext, Part } from '../context';
import { Select, type Choice } from '../render/controls';
import type { PanelState } from '../state/state';
import { runName } from './runName';

/** Which run is shown: its version, or a draft while it has none. */
export class VersionChoice implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly select: Select;

  constructor(private readonly context: PanelContext) {
    this.select = new Select(
      context.words('chooseVersion'),
      (run) => context.send({ type: 'showRun', run }),
      'select bare',
    );
    this.element = this.select.element;
  }

  update({ snapshot, run }: PanelState): void {
    this.element.hidden = run === null;
    if (!run) return;
    const { words, numbers } = this.context;
    const known = snapshot.runs.some((other) => other.run === run.summary.run) ? [] : [run.summary];
    const choices: Choice<string>[] = [...known, ...snapshot.runs].map((summary) => {
      const name = runName(this.context, snapshot, summary);
      const told =
        summary.run === run.summary.run
          ? name
          : words('versionOf', { name, time: numbers.moment(Date.parse(summary.created)) });
      return { value: summary.run, label: told };
    });
    this.select.update(choices, run.summary.run);
  }

  dispose(): void {
    this.element.remove();
  }
}
