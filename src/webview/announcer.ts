import { element } from './dom';

/** Says sentences to those who listen: at most one in ten seconds, the newest wins; failures at once. */
export class Announcer {
  readonly element = element('div', { class: 'sr', role: 'status', 'aria-live': 'polite' });
  readonly alert = element('div', { class: 'sr', role: 'alert' });
  private waiting: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly pause = 10_000) {}

  say(sentence: string): void {
    if (this.timer !== undefined) {
      this.waiting = sentence;
      return;
    }
    this.element.textContent = sentence;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      const next = this.waiting;
      this.waiting = null;
      if (next !== null) this.say(next);
    }, this.pause);
  }

  warn(sentence: string): void {
    this.alert.textContent = sentence;
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
