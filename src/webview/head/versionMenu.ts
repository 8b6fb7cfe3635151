import { allowedRemoval, type RunCommand } from '../../protocol';
import type { PanelContext, Part, WebviewText } from '../context';
import { MenuButton, type MenuItem } from '../render/menuButton';
import type { PanelState, RunState } from '../state/state';
import { runName, versionOfRun } from './runName';
import { newestVersion } from './shownStatus';

const labels: Readonly<Record<RunCommand, WebviewText>> = {
  exportReport: 'exportReport',
  export: 'exportVersion',
  deploy: 'deployVersion',
  discard: 'discardRun',
  delete: 'deleteRun',
};

/** Which run is shown: its version, or a draft while it has none; and what can be done with it besides. */
export class VersionMenu implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly menu: MenuButton;
  private state: PanelState | null = null;

  constructor(private readonly context: PanelContext) {
    this.menu = new MenuButton(context.words('chooseVersion'), () => this.items());
    this.element = this.menu.element;
  }

  update(state: PanelState): void {
    this.state = state;
    const { run, snapshot } = state;
    const { words } = this.context;
    // A version outlives its run.
    const version = newestVersion(state);
    const kept = version === undefined ? null : words('version', { version });
    const name = run ? runName(this.context, snapshot, run.summary) : kept;
    this.element.hidden = name === null;
    if (name !== null) this.menu.update(name, words('versionMenu', { name }));
  }

  dispose(): void {
    this.element.remove();
  }

  private items(): readonly (readonly MenuItem[])[] {
    const { state } = this;
    if (!state) return [];
    return state.run ? [this.runs(state, state.run), this.commands(state, state.run)] : [this.keptCommands(state)];
  }

  private runs({ snapshot }: PanelState, run: RunState): readonly MenuItem[] {
    const { words, numbers, send } = this.context;
    const known = snapshot.runs.some((other) => other.run === run.summary.run) ? [] : [run.summary];
    return [...known, ...snapshot.runs].map((summary) => {
      const name = runName(this.context, snapshot, summary);
      return {
        label: words('versionOf', { name, time: numbers.moment(Date.parse(summary.created)) }),
        chosen: summary.run === run.summary.run,
        onPress: () => send({ type: 'showRun', run: summary.run }),
      };
    });
  }

  private commands({ snapshot }: PanelState, run: RunState): readonly MenuItem[] {
    const restricted = snapshot.trusted ? undefined : 'offRestricted';
    const noVersion = versionOfRun(snapshot, run.summary) === undefined ? 'offNoVersion' : undefined;
    const removal = allowedRemoval(run.summary.status);
    return [
      this.command('exportReport'),
      this.command('export', restricted ?? noVersion),
      this.command('deploy', restricted ?? noVersion),
      removal === 'delete' ? this.command(removal) : this.command('discard', removal ? restricted : 'offWait'),
    ];
  }

  /** Of the newest version, where no run is left. */
  private keptCommands({ snapshot }: PanelState): readonly MenuItem[] {
    const restricted = snapshot.trusted ? undefined : 'offRestricted';
    const remove = { ...this.command('delete'), label: this.context.words('deleteVersion') };
    return [
      this.command('exportReport'),
      this.command('export', restricted),
      this.command('deploy', restricted),
      remove,
    ];
  }

  private command(command: RunCommand, off?: WebviewText): MenuItem {
    const { words, send } = this.context;
    return {
      label: words(labels[command]),
      off: off && words(off),
      onPress: () => send({ type: 'runCommand', command }),
    };
  }
}
