import { errorText, type ServingView } from '../../../protocol';
import type { PanelContext, Part } from '../../context';
import { element, setChildren, setText } from '../../dom';
import { labelButton } from '../../render/controls';
import type { PanelState } from '../../state/state';
import { Cell } from '../cell';
import { predictUrl } from './servedRequest';
import { ServeFacts, whereServed } from './serveFacts';
import { ServeForm } from './serveForm';
import { ServeKeys } from './serveKeys';
import { ServeTry } from './serveTry';
import { isTrained } from '../../head/shownStatus';

/** The model as a service: started, asked and stopped here; it goes on without the panel. */
export class ServeCell implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly cell: Cell;
  private readonly what = element('p', { class: 'serve-what' });
  private readonly error = element('p', { class: 'serve-error', role: 'alert' });
  private readonly form: ServeForm;
  private readonly facts: ServeFacts;
  private readonly try: ServeTry;
  private readonly keys: ServeKeys;
  private readonly off: HTMLElement;
  private readonly on: HTMLElement;
  private readonly stop: HTMLButtonElement;
  private state: ServingView['state'] | undefined;

  constructor(private readonly context: PanelContext) {
    const { words, send } = context;
    this.cell = new Cell(context, { id: 'serve', title: 'serve', onUnfold: () => undefined });
    this.element = this.cell.element;
    this.form = new ServeForm(context);
    this.facts = new ServeFacts(context);
    this.try = new ServeTry(context);
    this.keys = new ServeKeys(context);
    this.off = element('div', {}, this.what, this.form.element, this.error);
    this.on = element(
      'div',
      { class: 'serve' },
      element('div', {}, this.facts.element, this.try.request),
      this.try.answer,
    );
    this.stop = labelButton('debug-stop', words('serveStop'), 'tool label', () => {
      this.stop.disabled = true;
      send({ type: 'stopServing' });
    });
  }

  update(panel: PanelState): void {
    const { snapshot, serving } = panel;
    const { signature, versions, trusted, model } = snapshot;
    this.element.hidden = !isTrained(panel) || !trusted || signature?.generates !== undefined;
    if (this.element.hidden) return;
    if (!signature || versions.length === 0 || !serving) {
      this.cell.setSummary(versions.length === 0 ? this.context.words('serveComes') : '');
      setChildren(this.cell.tools);
      setChildren(this.cell.body);
      return;
    }
    this.announce(serving);
    this.cell.setSummary(this.summary(serving));
    const { server, state } = serving;
    if (server) {
      this.facts.update(server);
      this.try.update(predictUrl(server.url, model.name), server.keys, signature);
      this.stop.disabled = state !== 'on';
    } else {
      this.showOff(serving);
    }
    this.keys.update(serving.keys);
    this.hold(this.cell.tools, server ? this.stop : null);
    this.hold(this.cell.body, server ? this.on : this.off, this.keys.element);
  }

  dispose(): void {
    this.element.remove();
  }

  private showOff({ state, error, version }: ServingView): void {
    const { words, locale } = this.context;
    setText(this.what, words('serveWhat', { version: version ?? '' }));
    this.form.enabled = state === 'off';
    this.error.hidden = !error;
    setText(this.error, error ? errorText(locale, error) : '');
  }

  /** Puts one thing where another may be, and what follows it, without touching it where it is there already: it may have the focus. */
  private hold(place: HTMLElement, child: HTMLElement | null, ...more: readonly HTMLElement[]): void {
    if (place.firstElementChild !== child) setChildren(place, child, ...more);
  }

  private summary({ state, server, version }: ServingView): string {
    const { words } = this.context;
    if (state === 'starting') return words('serveStarting');
    if (state === 'stopping') return words('serveStopping');
    if (!server) return words('serveOff');
    const address = whereServed(this.context, server);
    return version === null ? words('serveOnNone', { address }) : words('serveOn', { version, address });
  }

  private announce({ state, server }: ServingView): void {
    const { context } = this;
    const { words, announce } = context;
    const before = this.state;
    this.state = state;
    if (before === undefined || before === state) return;
    if (state === 'on' && server) announce(words('serveNowOn', { address: whereServed(context, server) }));
    if (state === 'off' && before !== 'starting') announce(words('serveNowOff'));
  }
}
