import type { PanelContext } from '../../context';
import { element, setText } from '../../dom';
import { isString } from '../../persisted';
import { labelButton } from '../../render/controls';

const loopback = /^(localhost|127(\.\d+){3}|::1)$/;

/** Where the server will be reached, and the button that starts it. */
export class ServeForm {
  readonly element: HTMLElement;
  private readonly host = element('input', { class: 'field', id: 'serve-host', autocomplete: 'off' });
  private readonly port = element('input', { class: 'field num', id: 'serve-port', inputmode: 'numeric' });
  private readonly said = element('p', { class: 'label', id: 'serve-said' });
  private readonly start: HTMLButtonElement;

  constructor(private readonly context: PanelContext) {
    const { words, persisted } = context;
    this.host.value = persisted.get('serve.host', isString, '127.0.0.1');
    this.port.value = persisted.get('serve.port', isString, '8501');
    this.port.title = words('servePortHint');
    this.start = labelButton('play', words('serveStart'), 'btn second', () => this.send());
    for (const field of [this.host, this.port]) {
      field.setAttribute('aria-describedby', this.said.id);
      field.addEventListener('input', () => this.look());
      field.addEventListener('keydown', ({ key }) => {
        if (key === 'Enter') this.send();
      });
    }
    this.element = element(
      'div',
      { class: 'serve-form' },
      element('label', { class: 'label', for: this.host.id }, words('serveHost')),
      this.host,
      element('label', { class: 'label', for: this.port.id }, words('servePort')),
      this.port,
      this.start,
      this.said,
    );
    this.look();
  }

  set enabled(enabled: boolean) {
    for (const control of [this.host, this.port, this.start]) control.disabled = !enabled;
    if (enabled) this.look();
  }

  private get wrong(): string | null {
    const { words } = this.context;
    const port = this.port.value.trim();
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return words('servePortWrong');
    const host = this.host.value.trim();
    return /^[\w.:][\w.:-]{0,252}$/.test(host) ? null : words('serveHostWrong');
  }

  private look(): void {
    const { wrong } = this;
    const isOpen = !loopback.test(this.host.value.trim());
    setText(this.said, wrong ?? (isOpen ? this.context.words('serveHostOthers') : this.context.words('servePortHint')));
    this.start.disabled = wrong !== null;
  }

  private send(): void {
    if (this.start.disabled) return;
    const { persisted, send } = this.context;
    const [host, port] = [this.host.value.trim(), this.port.value.trim()];
    persisted.set('serve.host', host);
    persisted.set('serve.port', port);
    send({ type: 'serve', host, port: Number(port) });
  }
}
