import type { Comparison, FromComparePage, ToComparePage } from '../../protocol';
import { text, type Locale } from '../../texts';
import { Announcer } from '../announcer';
import { element, setText } from '../dom';
import { Numbers } from '../../presentation/numbers';
import { Persisted } from '../persisted';
import { labelButton } from '../render/controls';
import type { HostApi } from '../vscodeApi';
import type { CompareContext } from './context';
import { CurvesPart } from './curvesPart';
import { LayersPart } from './layersPart';
import { parseComparison } from './parse';
import { TablePart } from './tablePart';

interface Shown {
  readonly context: CompareContext;
  readonly element: HTMLElement;
  update(comparison: Comparison): void;
}

/** The page of a comparison: the table, the curves and the architectures, as the host last told them. */
export class ComparePage {
  private shown: Shown | undefined;
  private readonly announcer = new Announcer();
  private readonly persisted: Persisted;

  constructor(
    private readonly page: HTMLElement,
    private readonly host: HostApi<FromComparePage>,
  ) {
    this.persisted = new Persisted(host.getState(), (values) => host.setState(values));
    page.append(this.announcer.element, this.announcer.alert);
  }

  start(): void {
    this.host.postMessage({ type: 'ready' });
  }

  receive(data: unknown): void {
    const parsed = parseComparison(data);
    if ('problem' in parsed) {
      console.warn(`Model Studio: ${parsed.problem}`);
      return;
    }
    this.show(parsed.message);
  }

  private show({ locale, comparison, folders }: ToComparePage): void {
    this.persisted.set('folders', folders);
    if (this.shown?.context.locale !== locale) {
      this.shown?.element.remove();
      document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
      this.shown = build(this.contextOf(locale));
      this.page.prepend(this.shown.element);
    }
    this.shown.update(comparison);
  }

  private contextOf(locale: Locale): CompareContext {
    return {
      locale,
      numbers: new Numbers(locale),
      persisted: this.persisted,
      words: (key, args) => text(locale, `compare.${key}`, args),
      send: (message) => this.host.postMessage(message),
      announce: (sentence) => this.announcer.say(sentence),
    };
  }
}

function build(context: CompareContext): Shown {
  const { words, send } = context;
  const table = new TablePart(context);
  const parts = [table, new CurvesPart(context), new LayersPart(context)];
  const title = element('h1', { class: 'compare-name' });
  const summary = element('p', { class: 'compare-say dim small' });
  const empty = element('p', { class: 'compare-empty' }, words('empty'));
  const order = () => table.order;
  const tools = element(
    'div',
    { class: 'compare-tools' },
    labelButton('edit', words('add'), 'btn second', () => send({ type: 'add' })),
    labelButton('copy', words('copyMarkdown'), 'btn second', () => send({ type: 'copy', order: order() })),
    labelButton('output', words('exportMarkdown'), 'btn second', () =>
      send({ type: 'export', format: 'markdown', order: order() }),
    ),
    labelButton('table', words('exportCsv'), 'btn second', () =>
      send({ type: 'export', format: 'csv', order: order() }),
    ),
  );
  const head = element('header', { class: 'compare-head' }, element('div', {}, title, summary), tools);
  const main = element('main', {}, empty, ...parts.map((part) => part.element));
  const page = element('div', { class: 'studio compare', lang: context.locale === 'zh' ? 'zh-CN' : 'en' }, head, main);
  return {
    context,
    element: page,
    update(comparison) {
      const { compared, settings } = comparison;
      const models = new Set(compared.map(({ model }) => model));
      const [model = ''] = models;
      setText(title, models.size === 1 ? words('titleOf', { model }) : words('title'));
      const args = { count: compared.length, settings: settings.length };
      setText(summary, words(settings.length > 0 ? 'summarySettings' : 'summary', args));
      empty.hidden = compared.length > 0;
      for (const part of parts) part.update(comparison);
    },
  };
}
