import type { FromPanelMessage, RunAction, ToPanelMessage } from '../protocol';
import { text, type Locale } from '../texts';
import { Announcer } from './announcer';
import type { PanelContext } from './context';
import { onShortcut } from './keyboard';
import { Connection } from './messages/connection';
import { Numbers } from '../presentation/numbers';
import { Persisted } from './persisted';
import { RenderClock } from './renderClock';
import { redrawPictures } from './render/pixels';
import { narrate } from './head/narration';
import { patience } from './head/statusLine';
import { ask, reduce } from './state/reduce';
import type { PanelState } from './state/state';
import { Studio } from './studio';
import type { HostApi } from './vscodeApi';

/** Ties the parts together: messages change the state, the state is shown, at most ten times a second. */
export class Panel {
  private state: PanelState | null = null;
  private shown: PanelState | null = null;
  private studio: { readonly view: Studio; readonly context: PanelContext } | null = null;
  private askedAgain = false;
  private readonly persisted: Persisted;
  private readonly announcer = new Announcer();
  private readonly clock = new RenderClock(() => this.show());
  private readonly connection: Connection;

  constructor(
    private readonly page: HTMLElement,
    host: HostApi,
  ) {
    this.persisted = new Persisted(host.getState(), (values) => host.setState(values));
    this.connection = new Connection(
      (message) => host.postMessage(message),
      (message) => this.take(message),
      (problem) => console.warn(`Model Studio: ${problem}`),
    );
    page.append(this.announcer.element, this.announcer.alert);
    onShortcut(page, (key) => this.shortcut(key));
    // Drawings take the theme's colours by value: they are made anew when it changes.
    new MutationObserver(() => redrawPictures(page)).observe(page, {
      attributes: true,
      attributeFilter: ['class', 'data-vscode-theme-id'],
    });
  }

  start(): void {
    this.connection.send({ type: 'ready' });
  }

  receive(data: unknown): void {
    this.connection.handle(data);
  }

  private take(message: ToPanelMessage): void {
    this.state = reduce(this.state, message);
    if (message.type === 'snapshot') this.askedAgain = false;
    if (this.state?.stale && !this.askedAgain) {
      this.askedAgain = true;
      this.connection.send({ type: 'ready' });
    }
    this.clock.request();
  }

  private show(): void {
    const { state } = this;
    if (!state) return;
    if (this.studio?.context.locale !== state.snapshot.locale) this.build(state.snapshot.locale);
    if (!this.studio) return;
    const said = narrate(this.studio.context, this.shown, state);
    this.shown = state;
    this.studio.view.update(state);
    if (said?.alert) this.announcer.warn(said.sentence);
    else if (said) this.announcer.say(said.sentence);
  }

  private build(locale: Locale): void {
    this.studio?.view.dispose();
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    const context: PanelContext = {
      locale,
      numbers: new Numbers(locale),
      persisted: this.persisted,
      words: (key, args) => text(locale, `webview.${key}`, args),
      send: (message) => this.send(message),
      request: (method, params, asking) => this.connection.request(method, params, asking),
      announce: (sentence) => this.announcer.say(sentence),
    };
    this.studio = { context, view: new Studio(context) };
    this.page.prepend(this.studio.view.element);
  }

  private send(message: FromPanelMessage): void {
    if (message.type === 'action') {
      if (!this.state || this.state.asked) return;
      this.state = ask(this.state, message.action, Date.now());
      this.clock.request();
      setTimeout(() => this.clock.request(), patience + 50);
      const { asked } = this.state;
      setTimeout(() => this.forget(asked), 3 * patience);
    }
    this.connection.send(message);
  }

  /** The host never answered a click: the panel shows again what is known to be so. */
  private forget(asked: PanelState['asked']): void {
    if (!this.state || this.state.asked !== asked) return;
    this.state = { ...this.state, asked: null };
    this.clock.request();
  }

  private shortcut(key: 'p' | 's'): void {
    const wanted: readonly RunAction[] = key === 'p' ? ['pause', 'resume'] : ['stop'];
    const action = wanted.find((one) => this.state?.snapshot.actions.includes(one));
    if (action && this.state?.snapshot.trusted) this.send({ type: 'action', action });
  }
}
