import { assertNever, type ErrorValue, type FromDataPageMessage, type ToDataPageMessage } from '../../protocol';
import { Numbers } from '../../presentation/numbers';
import { text, words, type Locale } from '../../texts';
import { Announcer } from '../announcer';
import { element, setChildren } from '../dom';
import { Persisted } from '../persisted';
import { redrawPictures } from '../render/pixels';
import type { HostApi } from '../vscodeApi';
import type { DataContext } from './context';
import { parseDataMessage } from './parse';
import { DataView } from './view';

/** A data preview: what the host says of the file, and the rows that are looked at. */
export class DataPage {
  private view: { readonly locale: Locale; readonly view: DataView } | null = null;
  private readonly announcer = new Announcer(2000);
  private readonly failure = element('div', { class: 'data-failure', role: 'alert', hidden: true });
  private readonly persisted: Persisted;

  constructor(
    private readonly page: HTMLElement,
    private readonly host: HostApi<FromDataPageMessage>,
  ) {
    this.persisted = new Persisted(host.getState(), (values) => host.setState(values));
    page.append(this.failure, this.announcer.element);
    new MutationObserver(() => redrawPictures(page)).observe(page, {
      attributes: true,
      attributeFilter: ['class', 'data-vscode-theme-id'],
    });
  }

  start(): void {
    this.host.postMessage({ type: 'ready' });
  }

  receive(data: unknown): void {
    const parsed = parseDataMessage(data);
    if ('problem' in parsed) console.warn(`Model Studio: ${parsed.problem}`);
    else this.take(parsed.message);
  }

  private take(message: ToDataPageMessage): void {
    switch (message.type) {
      case 'preview': {
        const { view } = this.viewIn(message.locale);
        this.failure.hidden = true;
        view.element.hidden = false;
        return view.show(message.preview, message.changed);
      }
      case 'failed':
        return this.fail(message.locale, message.error);
      case 'rows':
        return this.view?.view.takeRows(message.id, message.page);
      case 'statistics':
        return this.view?.view.takeStatistics(message.id, message.columns);
      case 'refused':
        if (this.view) this.view.view.refuse(message.id, words(this.view.locale, message.error.message));
        return;
      default:
        assertNever(message);
    }
  }

  private viewIn(locale: Locale) {
    if (this.view?.locale === locale) return this.view;
    this.view?.view.element.remove();
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    const context: DataContext = {
      locale,
      numbers: new Numbers(locale),
      persisted: this.persisted,
      words: (key, args) => text(locale, `webview.${key}`, args),
      send: (message) => this.host.postMessage(message),
      announce: (sentence) => this.announcer.say(sentence),
    };
    const view = { locale, view: new DataView(context) };
    this.page.prepend(view.view.element);
    this.view = view;
    return view;
  }

  /** What was shown before stays away: it may be wrong now. */
  private fail(locale: Locale, error: ErrorValue): void {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    if (this.view) this.view.view.element.hidden = true;
    this.failure.hidden = false;
    setChildren(
      this.failure,
      element('h1', {}, text(locale, 'webview.previewFailed')),
      element('p', {}, words(locale, error.message)),
    );
  }
}
