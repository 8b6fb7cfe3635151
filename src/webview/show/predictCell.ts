import type { ModelSignature } from '../../protocol';
import type { PanelContext, Part } from '../context';
import { setChildren } from '../dom';
import type { PanelState } from '../state/state';
import { Cell } from './cell';
import { GeneratorConsole } from './generatorConsole';
import { PredictConsole } from './predictConsole';

/** The prediction console: made from what the trained version takes. */
export class PredictCell implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly cell: Cell;
  private console: PredictConsole | null = null;
  private shownKey: string | null = null;
  private signature: ModelSignature | null = null;

  constructor(private readonly context: PanelContext) {
    this.cell = new Cell(context, { id: 'predict', title: 'predict', onUnfold: () => undefined });
    this.element = this.cell.element;
  }

  update({ snapshot, run }: PanelState): void {
    const { signature } = snapshot;
    this.element.hidden = run === null || !snapshot.trusted;
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
    const version = run?.summary.version ?? null;
    const validation =
      run?.evaluation?.splits.find(({ split }) => split === 'validation') ?? run?.evaluation?.splits[0];
    this.console?.setModel(version, validation?.metrics['rmse'] ?? null);
  }

  /** Opens a row of the data. */
  openRow(row: number): void {
    this.cell.setFolded(false);
    this.element.scrollIntoView({ block: 'nearest' });
    void this.console?.takeRow(row);
  }

  dispose(): void {
    this.element.remove();
  }

  private build(signature: ModelSignature | null): void {
    const { words } = this.context;
    this.console = null;
    setChildren(this.cell.tools);
    if (!signature) {
      this.cell.setSummary(words('predictComes'));
      setChildren(this.cell.body);
      return;
    }
    if (signature.generates) {
      this.cell.setSummary(words('predictGenerate'));
      setChildren(this.cell.body, new GeneratorConsole(this.context).element);
      return;
    }
    this.console = new PredictConsole(this.context, signature);
    this.cell.setSummary(this.summary(signature));
    setChildren(this.cell.tools, this.console.tabs.element);
    setChildren(this.cell.body, this.console.element);
  }

  private summary({ inputs, target }: ModelSignature): string {
    const { words } = this.context;
    const [only] = inputs;
    if (inputs.length === 1 && only?.type === 'image') return words('predictImage');
    if (inputs.length === 1 && only?.type === 'text') return words('predictText');
    return words('predictFromColumns', { target: target?.name ?? '', columns: inputs.length });
  }
}
