import {
  errorText,
  type AnsweringWeights,
  type ExplainMethod,
  type InputRow,
  type ModelSignature,
} from '../../../protocol';
import type { PanelContext, Part } from '../../context';
import { element, setChildren } from '../../dom';
import { isOneOf } from '../../persisted';
import { linkButton, Segment, Select } from '../../render/controls';
import type { PanelState } from '../../state/state';
import { Cell } from '../cell';
import { explainedAnswer } from './explainNames';
import { explanationView } from './explanationView';
import { ExplainWork } from './explainWork';
import { ModelExplanation } from './modelExplanation';
import { isTrained } from '../../head/shownStatus';
import { weightsOf } from '../predict/weightsChoice';

type Scope = 'answer' | 'model';
type Method = Exclude<ExplainMethod, 'reconstruction'>;

/** An answer of the console that can be explained: what was asked, and whose weights answered. */
export interface AskedAnswer {
  readonly inputs: readonly InputRow[];
  readonly weights: AnsweringWeights;
  /** Several answers were given at once. */
  readonly several: boolean;
}

/** Stillness after an answer before it is explained. */
const stillness = 250;

/** Why: the answer that stands in the console, or the model as a whole. Asks only while it can be seen. */
export class ExplainCell implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly cell: Cell;
  private readonly scopes: Segment<Scope>;
  private readonly methods: Select;
  private readonly classes: Select;
  private readonly why: HTMLElement;
  private readonly work: ExplainWork;
  private readonly result = element('div', { class: 'explanation' });
  private readonly answerBody: HTMLElement;
  private readonly watching: IntersectionObserver;
  private model: ModelExplanation | null = null;
  private scope: Scope;
  private method: Method | null = null;
  private target: number | undefined;
  private signature: ModelSignature | null = null;
  private signatureKey = '';
  private state: PanelState | null = null;
  private asked: AskedAnswer | null = null;
  private shown: AskedAnswer | null = null;
  private visible = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private abort: AbortController | null = null;

  constructor(private readonly context: PanelContext) {
    const { words, persisted } = context;
    this.cell = new Cell(context, { id: 'explain', title: 'explain', onUnfold: () => this.refresh() });
    this.element = this.cell.element;
    this.scope = persisted.get('explain.scope', isOneOf('answer', 'model'), 'answer');
    this.scopes = new Segment<Scope>(
      words('explainScope'),
      [
        { value: 'answer', label: words('thisAnswer') },
        { value: 'model', label: words('wholeModel') },
      ],
      (scope) => this.setScope(scope),
    );
    this.methods = new Select(words('explainMethod'), (method) => {
      this.method = method as Method;
      this.explainSoon(0);
    });
    this.classes = new Select(words('explainedClass'), (place) => {
      this.target = Number(place);
      this.explainSoon(0);
    });
    this.why = element(
      'span',
      { class: 'pair small explain-why' },
      element('span', { class: 'dim' }, words('explainWhy')),
    );
    this.why.append(this.classes.element);
    this.work = new ExplainWork(context, () => this.cancel());
    this.answerBody = element(
      'div',
      {},
      element('div', { class: 'explain-head' }, this.why, this.work.element),
      this.result,
    );
    this.cell.tools.append(this.methods.element, this.scopes.element);
    this.watching = new IntersectionObserver((entries) => {
      this.visible = entries.at(-1)?.isIntersecting ?? false;
      if (this.visible) this.refresh();
    });
    this.watching.observe(this.element);
  }

  update(state: PanelState): void {
    this.state = state;
    const { snapshot } = state;
    const { signature } = snapshot;
    this.element.hidden = !isTrained(state) || !snapshot.trusted || signature?.generates !== undefined;
    if (this.element.hidden) return;
    // The same explanation stays while what the version takes does.
    if (signature !== this.signature) {
      const key = JSON.stringify(signature);
      if (key !== this.signatureKey) this.takeSignature(signature, key);
      this.signature = signature;
    }
    this.cell.setSummary(this.summary());
    this.refresh();
  }

  /** What stands in the console now; null where there is no answer. */
  explain(asked: AskedAnswer | null): void {
    this.asked = asked;
    this.target = undefined;
    this.cell.setSummary(this.summary());
    this.explainSoon(stillness);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.watching.disconnect();
    this.abort?.abort();
    this.model?.dispose();
    this.element.remove();
  }

  private takeSignature(signature: ModelSignature | null, key: string): void {
    this.signatureKey = key;
    this.model?.dispose();
    this.model = signature ? new ModelExplanation(this.context, signature) : null;
    this.shown = null;
    setChildren(this.result);
    const { words } = this.context;
    this.methods.update(
      [
        { value: 'integratedGradients', label: words('methodIntegrated') },
        { value: 'saliency', label: words('methodSaliency') },
        { value: 'occlusion', label: words('methodOcclusion') },
      ],
      this.method ?? 'integratedGradients',
    );
    const classes = signature?.target?.type === 'category' ? signature.target.classes : [];
    this.classes.update(
      classes.map((label, place) => ({ value: String(place), label })),
      '0',
    );
  }

  private get columns(): number {
    return this.signature?.inputs.filter(({ type }) => type !== 'text' && type !== 'image').length ?? 0;
  }

  /** A single text or picture has no columns to compare. */
  private get shownScope(): Scope {
    return (this.signature?.inputs.length ?? 0) > 1 || this.columns > 0 ? this.scope : 'answer';
  }

  private setScope(scope: Scope): void {
    this.scope = scope;
    this.context.persisted.set('explain.scope', scope);
    this.cell.setSummary(this.summary());
    this.refresh();
  }

  private summary(): string {
    const { words } = this.context;
    const { signature } = this;
    if (!signature || !this.canAnswer()) return words('explainComes');
    if (this.shownScope === 'model') return words('explainModelSummary');
    if (!this.asked) return words('explainWaits');
    if (this.asked.several) return words('explainOne');
    if (signature.reconstructs) return words('explainErrorSummary');
    if (this.method === 'saliency') return words('explainStrengthSummary');
    const kinds = new Set(signature.inputs.map(({ type }) => type));
    const only = kinds.size === 1 ? [...kinds][0] : undefined;
    const place = Number(this.classes.select.value);
    const isClass = signature.target?.type === 'category';
    const answer = explainedAnswer(signature, { target: isClass ? place : null });
    if (only === 'image') return words(isClass ? 'explainImageSummary' : 'explainNumberImageSummary', { answer });
    if (only === 'text') return words(isClass ? 'explainTextSummary' : 'explainNumberTextSummary', { answer });
    return words('explainColumnsSummary');
  }

  private canAnswer(): boolean {
    return this.state !== null && weightsOf(this.context, this.state).length > 0;
  }

  /** Shows what the scope is; asks for it where it can be seen. */
  private refresh(): void {
    const scope = this.shownScope;
    const ready = this.signature !== null && this.canAnswer();
    this.scopes.value = scope;
    this.scopes.element.hidden = !ready || (this.columns === 0 && (this.signature?.inputs.length ?? 0) < 2);
    this.methods.element.hidden = !ready || scope === 'model' || this.signature?.reconstructs !== undefined;
    if (!ready) return setChildren(this.cell.body);
    const body = scope === 'model' ? this.model?.element : this.answerBody;
    if (body && this.cell.body.firstElementChild !== body) setChildren(this.cell.body, body);
    this.why.hidden = this.shown === null || this.signature?.target?.type !== 'category';
    if (!this.visible || this.cell.folded) return;
    if (scope === 'model') {
      const [own] = this.state ? weightsOf(this.context, this.state) : [];
      const weights = this.asked?.weights ?? own?.ask;
      if (weights !== undefined) this.model?.show(weights);
    } else if (this.asked !== this.shown) {
      this.explainSoon(0);
    }
  }

  private explainSoon(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.askNow(), wait);
  }

  private cancel(): void {
    this.abort?.abort();
    this.work.end();
    const { words } = this.context;
    const again = linkButton(words('explainAgain'), () => this.explainSoon(0));
    setChildren(this.result, element('p', { class: 'small dim' }, words('explainCancelled'), ' ', again));
  }

  private async askNow(): Promise<void> {
    const { asked, signature } = this;
    if (!this.visible || this.cell.folded || this.shownScope === 'model' || !signature) return;
    this.abort?.abort();
    this.shown = asked;
    if (!asked || asked.several) {
      this.work.end();
      this.why.hidden = true;
      return setChildren(this.result);
    }
    const abort = new AbortController();
    this.abort = abort;
    this.work.start();
    const answer = await this.context.request(
      'explain',
      {
        version: asked.weights,
        inputs: asked.inputs,
        ...(this.method && !signature.reconstructs && { method: this.method }),
        ...(this.target !== undefined && { target: this.target }),
      },
      { progress: (fraction) => this.work.progress(fraction), signal: abort.signal },
    );
    if (this.abort !== abort || abort.signal.aborted) return;
    this.work.end();
    if ('error' in answer) {
      const reason = errorText(this.context.locale, answer.error);
      return setChildren(this.result, element('p', { class: 'wrongc small', role: 'alert' }, reason));
    }
    if (!('ok' in answer)) return;
    const { explanation } = answer.ok;
    if (explanation.target !== null) this.classes.select.value = String(explanation.target);
    if (explanation.method !== 'reconstruction') this.methods.select.value = explanation.method;
    this.why.hidden = signature.target?.type !== 'category';
    this.cell.setSummary(this.summary());
    setChildren(this.result, ...explanationView(this.context, signature, explanation));
  }
}
