import { errorText, isKeyName, type KeyView } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren, setText } from '../../dom';
import { labelButton, linkButton, Select, subtitle, toolButton } from '../../render/controls';

const lasting = [30, 90, 365] as const;

/** The keys of a model: made here, told once, and revoked. */
export class ServeKeys {
  readonly element: HTMLElement;
  private readonly list = element('tbody');
  private readonly table: HTMLElement;
  private readonly none = element('p', { class: 'label' });
  private readonly name = element('input', { class: 'field', id: 'key-name', autocomplete: 'off', maxlength: 64 });
  private readonly lasts: Select;
  private readonly make: HTMLButtonElement;
  private readonly said = element('p', { class: 'label', id: 'key-said', role: 'status' });
  private readonly code = element('code', { tabindex: 0 });
  private readonly made: HTMLElement;
  private keys: readonly KeyView[] = [];
  private days: number | null = 90;
  private shown = '';

  constructor(private readonly context: PanelContext) {
    const { words, send } = context;
    this.lasts = new Select(words('keyLasts'), (value) => (this.days = value === '' ? null : Number(value)));
    const choices = lasting.map((days) => ({ value: String(days), label: words('keyDays', { days }) }));
    this.lasts.update([...choices, { value: '', label: words('keyAlways') }], String(this.days));
    this.make = labelButton('key', words('keyMake'), 'btn second', () => void this.ask());
    this.name.setAttribute('aria-describedby', this.said.id);
    this.name.addEventListener('input', () => this.look());
    this.name.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter' && !this.make.disabled) void this.ask();
    });
    this.code.setAttribute('aria-label', words('keyNew'));
    const copy = toolButton('copy', words('keyCopy'), () => send({ type: 'copy', text: this.code.textContent }));
    this.made = element('div', { class: 'codeblock', hidden: true }, this.code, copy);
    const heads = [words('keyName'), words('keyMay'), words('keyUntil')].map((head) => element('th', {}, head));
    const head = element('thead', {}, element('tr', {}, ...heads, element('td')));
    this.table = element('table', { class: 'grid flush' }, head, this.list);
    setText(this.none, words('keyNone'));
    this.element = element(
      'div',
      { class: 'serve-keys' },
      subtitle(words('keys')),
      this.none,
      element('div', { class: 'scroll-x' }, this.table),
      element(
        'div',
        { class: 'serve-form' },
        element('label', { class: 'label', for: this.name.id }, words('keyName')),
        this.name,
        element('span', { class: 'label' }, words('keyLasts')),
        this.lasts.element,
        this.make,
        this.said,
      ),
      this.made,
    );
    this.look();
  }

  update(keys: readonly KeyView[]): void {
    const told = JSON.stringify(keys);
    if (told === this.shown) return;
    this.shown = told;
    this.keys = keys;
    this.table.hidden = keys.length === 0;
    this.none.hidden = keys.length > 0;
    setChildren(this.list, ...keys.map((key) => this.row(key)));
    this.look();
  }

  private row({ id, name, actions, expires, expired }: KeyView): HTMLElement {
    const { words } = this.context;
    const until = expires === undefined ? words('keyAlways') : expires.slice(0, 10);
    const label = words('keyRevokeOne', { name });
    const button = linkButton(words('keyRevoke'), () => void this.revoke(id, name), { 'aria-label': label });
    return element(
      'tr',
      { class: expired ? 'dim' : null },
      element('td', {}, name),
      element('td', {}, actions.join(', ')),
      element('td', {}, expired ? words('keyExpired', { until }) : until),
      element('td', { class: 'num' }, button),
    );
  }

  private look(): void {
    const { words } = this.context;
    const name = this.name.value.trim();
    const taken = this.keys.some((key) => key.name === name);
    this.make.disabled = !isKeyName(name) || taken;
    const wrong = taken ? 'keyTaken' : name !== '' && !isKeyName(name) ? 'keyNameWrong' : null;
    if (wrong) setText(this.said, words(wrong));
    else if (this.made.hidden || name !== '') setText(this.said, words('keyOpens'));
  }

  private async ask(): Promise<void> {
    const { request, words, locale, announce } = this.context;
    const name = this.name.value.trim();
    this.make.disabled = true;
    const answer = await request('makeKey', { name, days: this.days });
    this.made.hidden = !('ok' in answer);
    if ('ok' in answer) {
      this.name.value = '';
      setText(this.code, answer.ok.key);
      setText(this.said, words('keyOnce', { name }));
      announce(words('keyOnce', { name }));
    } else if ('error' in answer) {
      this.look();
      setText(this.said, errorText(locale, answer.error));
    }
  }

  private async revoke(id: string, name: string): Promise<void> {
    const { request, words, locale } = this.context;
    const answer = await request('revokeKey', { id });
    if ('error' in answer) setText(this.said, errorText(locale, answer.error));
    if (!('ok' in answer) || !answer.ok.revoked) return;
    this.made.hidden = true;
    setText(this.said, words('keyRevoked', { name }));
  }
}
