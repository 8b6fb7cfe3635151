import type { ModelSignature } from '../../../protocol';
import type { PanelContext, Part } from '../../context';
import { setChildren } from '../../dom';
import type { PanelState } from '../../state/state';
import { Cell } from '../cell';
import type { AskedAnswer } from '../explain/explainCell';
import { GeneratorConsole } from './generatorConsole';
import { PredictConsole, type Pin } from './predictConsole';
import { isTrained } from '../../head/shownStatus';
import { weightsOf } from './weightsChoice';

/** The prediction console: made from what the trained version takes. */
export class PredictCell implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly cell: Cell;
  private console: PredictConsole | GeneratorConsole | null = null;
  private shownKey: string | null = null;
  private signature: ModelSignature | null = null;
  /** Where the row was chosen that was opened last, until the reader goes elsewhere. */
  private openedFrom: HTMLElement | SVGElement | null = null;

  constructor(
    private readonly context: PanelContext,
    private readonly onAnswer: (asked: AskedAnswer | null) => void,
    private readonly onPin: Pin,
  ) {
    this.cell = new Cell(context, { id: 'predict', title: 'predict', onUnfold: () => undefined });
    this.element = this.cell.element;
    this.element.addEventListener('keydown', (event) => this.goBack(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.element.contains(relatedTarget)) this.openedFrom = null;
    });
  }

  update(state: PanelState): void {
    const { snapshot, run } = state;
    const { signature } = snapshot;
    this.element.hidden = !isTrained(state) || !snapshot.trusted;
    if (this.element.hidden) return;
    const ready =
      signature !== null &&
      (run?.summary.version !== undefined || run?.summary.checkpoint === true || snapshot.versions.length > 0);
    // The same form stays while the signature does: typing is not to be lost.
    const key = `${ready}${signature === this.signature ? (this.shownKey?.replace(/^(true|false)/, '') ?? '') : JSON.stringify(signature)}`;
    if (key !== this.shownKey) {
      this.shownKey = key;
      this.signature = signature;
      this.build(ready ? signature : null);
    }
    this.console?.setWeights(weightsOf(this.context, state), run?.summary.run ?? '');
  }

  /** Opens a row of the data, and takes the focus along; Escape brings it back. */
  openRow(row: number): void {
    if (this.element.hidden) return;
    const from = document.activeElement;
    this.cell.setFolded(false);
    this.element.scrollIntoView({ block: 'nearest' });
    this.cell.focusHead();
    this.openedFrom = from instanceof HTMLElement || from instanceof SVGElement ? from : null;
    if (this.console instanceof PredictConsole) void this.console.takeRow(row);
  }

  dispose(): void {
    this.element.remove();
  }

  private goBack(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.openedFrom?.isConnected) return;
    event.preventDefault();
    this.openedFrom.focus();
  }

  private build(signature: ModelSignature | null): void {
    const { words } = this.context;
    this.console = null;
    this.onAnswer(null);
    setChildren(this.cell.tools);
    if (!signature) {
      this.cell.setSummary(words('predictComes'));
      setChildren(this.cell.body);
      return;
    }
    if (signature.generates) {
      this.cell.setSummary(words('predictGenerate'));
      this.console = new GeneratorConsole(this.context);
      setChildren(this.cell.body, this.console.element);
      return;
    }
    const console = new PredictConsole(this.context, signature, this.onAnswer, this.onPin);
    this.console = console;
    this.cell.setSummary(this.summary(signature));
    setChildren(this.cell.tools, console.tabs.element);
    setChildren(this.cell.body, console.element);
  }

  private summary({ inputs, target, reconstructs, window }: ModelSignature): string {
    const { words } = this.context;
    const [only] = inputs;
    if (inputs.length === 1 && only?.type === 'image') return words('predictImage');
    if (inputs.length === 1 && only?.type === 'text') return words('predictText');
    if (window) return words('predictForecast', { target: target?.name ?? '', length: window.length });
    if (reconstructs) return words('reconstructColumns', { columns: inputs.length });
    return words('predictFromColumns', { target: target?.name ?? '', columns: inputs.length });
  }
}
