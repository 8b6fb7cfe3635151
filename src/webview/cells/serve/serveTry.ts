import { errorText, type ModelSignature } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setText } from '../../dom';
import { isOneOf } from '../../persisted';
import { labelButton, Segment, subtitle, toolButton } from '../../render/controls';
import { exampleBody, requestIn, requestLanguages, takesPicture, type RequestLanguage } from './servedRequest';

const names: Readonly<Record<RequestLanguage, string>> = { curl: 'curl', javascript: 'JavaScript', python: 'Python' };

/** A request: to change, to send, and to copy as a program. */
export class ServeTry {
  readonly request: HTMLElement;
  readonly answer: HTMLElement;
  private readonly code = element('code', { tabindex: 0 });
  private readonly languages: Segment<RequestLanguage>;
  private readonly body = element('textarea', { class: 'field area code', rows: 4, spellcheck: 'false' });
  private readonly send: HTMLButtonElement;
  private readonly said = element('p', { class: 'label', role: 'status' });
  private readonly shown = element('code', { tabindex: 0 });
  private readonly block: HTMLElement;
  private readonly form: HTMLElement;
  private readonly note = element('p', { class: 'label' });
  private language: RequestLanguage;
  private to = { url: '', keys: false };
  private picture = false;
  private key = '';

  constructor(private readonly context: PanelContext) {
    const { words, persisted, send } = context;
    this.language = persisted.get('serve.language', isOneOf(...requestLanguages), 'curl');
    const choices = requestLanguages.map((value) => ({ value, label: names[value] }));
    this.languages = new Segment(words('serveLanguage'), choices, (language) => this.choose(language));
    this.code.setAttribute('aria-label', words('serveRequest'));
    this.body.setAttribute('aria-label', words('serveBody'));
    this.shown.setAttribute('aria-label', words('serveAnswer'));
    this.body.addEventListener('input', () => this.show());
    this.send = labelButton('play', words('serveSend'), 'btn second', () => void this.ask());
    this.block = element('div', { class: 'codeblock', hidden: true }, this.shown);
    this.form = element(
      'div',
      { class: 'serve-body' },
      this.body,
      element('div', { class: 'serve-send' }, this.send, this.said),
    );
    const copy = toolButton('copy', words('serveCopy'), () => send({ type: 'copy', text: this.code.textContent }));
    this.request = element(
      'div',
      {},
      subtitle(words('serveRequest'), null, this.languages.element),
      element('div', { class: 'codeblock' }, this.code, copy),
    );
    this.answer = element('div', {}, subtitle(words('serveTry')), this.note, this.form, this.block);
    this.languages.value = this.language;
  }

  update(url: string, keys: boolean, signature: ModelSignature): void {
    const { words } = this.context;
    const key = JSON.stringify(signature);
    if (key !== this.key) {
      this.key = key;
      this.picture = takesPicture(signature);
      this.body.value = exampleBody(signature);
      this.block.hidden = true;
      setText(this.said, '');
    }
    this.to = { url, keys };
    this.form.hidden = this.picture || keys;
    this.note.hidden = !this.form.hidden;
    setText(this.note, keys ? words('serveTryKeys') : words('serveTryPage'));
    this.show();
  }

  private choose(language: RequestLanguage): void {
    this.language = language;
    this.context.persisted.set('serve.language', language);
    this.languages.value = language;
    this.show();
  }

  private show(): void {
    setText(this.code, requestIn(this.language, { ...this.to, body: this.picture ? null : this.body.value }));
  }

  private async ask(): Promise<void> {
    const { words, request, locale, numbers } = this.context;
    this.send.disabled = true;
    setText(this.said, words('serveSending'));
    const answer = await request('askServed', { body: this.body.value });
    this.send.disabled = false;
    if ('superseded' in answer) return;
    this.block.hidden = 'error' in answer;
    if ('error' in answer) {
      setText(this.said, errorText(locale, answer.error));
      return;
    }
    const { status, body, milliseconds } = answer.ok;
    setText(this.said, words('serveAnswered', { status, time: numbers.milliseconds(milliseconds) }));
    setText(this.shown, pretty(body));
  }
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
