import type { ServingView } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setText } from '../../dom';
import { linkButton, toolButton } from '../../render/controls';

type Server = NonNullable<ServingView['server']>;

/** An address as people say it. */
function shortAddress(url: string): string {
  return url.replace(/^http:\/\//, '');
}

/** Where a server answers, in words. */
export function whereServed({ words }: PanelContext, { url, everywhere }: Server): string {
  const address = shortAddress(url);
  return everywhere ? words('serveAddressEverywhere', { address }) : address;
}

/** Where the server is, who may ask it, and what it has answered. */
export class ServeFacts {
  readonly element: HTMLElement;
  private readonly address: HTMLButtonElement;
  private readonly reach = element('dd', { class: 'reach dim' });
  private readonly access = element('dd');
  private readonly since = element('dd');
  private readonly requests = element('dd');
  private readonly time = element('dd');
  private url = '';

  constructor(private readonly context: PanelContext) {
    const { words, send } = context;
    this.address = linkButton('', () => send({ type: 'openServed' }), { title: words('serveOpen') });
    const copy = toolButton('copy', words('serveCopyAddress'), () => send({ type: 'copy', text: this.url }));
    const row = (name: string, value: HTMLElement) => [element('dt', {}, name), value];
    this.element = element(
      'dl',
      { class: 'facts left' },
      ...row(words('serveAddress'), element('dd', { class: 'serve-address' }, this.address, copy)),
      this.reach,
      ...row(words('serveAccess'), this.access),
      ...row(words('serveSince'), this.since),
      ...row(words('serveRequests'), this.requests),
      ...row(words('serveTime'), this.time),
    );
  }

  update({ url, everywhere, keys, started, figures }: Server): void {
    const { words, numbers } = this.context;
    this.url = url;
    setText(this.address, shortAddress(url));
    this.reach.hidden = !everywhere;
    setText(this.reach, words('serveEverywhere', { port: new URL(url).port }));
    setText(this.access, keys ? words('serveAccessKeys') : words('serveAccessHere'));
    setText(this.since, numbers.moment(Date.parse(started)));
    const requests = numbers.count(figures?.requests ?? 0);
    const failed = numbers.count(figures?.failed ?? 0);
    const key = !figures?.requests ? 'serveRequestsNone' : figures.failed ? 'serveRequestsFailed' : 'serveRequestsGood';
    setText(this.requests, words(key, { requests, failed }));
    const times = [figures?.half, figures?.most].filter((one) => typeof one === 'number');
    const shown = times.map((one) => numbers.milliseconds(one)).join(' / ');
    setText(this.time, figures?.requests ? shown : words('serveTimeComes'));
    this.time.classList.toggle('dim', !figures?.requests);
    this.requests.classList.toggle('dim', !figures?.requests);
  }
}
