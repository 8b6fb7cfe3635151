/** Longer than VS Code itself usually waits before it asks. */
const firstMilliseconds = 1000;
const lastMilliseconds = 30_000;

/**
 * Tells that lenses changed until VS Code has asked for them: it waits a moment before it does, and forgets to where the
 * editor loses the focus in that moment. Each time it is given twice as long, as telling it makes it wait anew.
 */
export class UntilAsked {
  private readonly unasked = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly tell: () => void,
    /** The documents whose lenses are on the screen. */
    private readonly visible: () => readonly string[],
  ) {}

  change(): void {
    for (const document of this.visible()) this.unasked.add(document);
    this.tell();
    this.tellAgain(firstMilliseconds);
  }

  asked(document: string): void {
    this.unasked.delete(document);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private tellAgain(milliseconds: number): void {
    clearTimeout(this.timer);
    if (milliseconds > lastMilliseconds) return;
    this.timer = setTimeout(() => {
      // One that comes to the screen again is asked for anyway.
      const visible = new Set(this.visible());
      for (const document of this.unasked) if (!visible.has(document)) this.unasked.delete(document);
      if (this.unasked.size === 0) return;
      this.tell();
      this.tellAgain(2 * milliseconds);
    }, milliseconds);
  }
}
