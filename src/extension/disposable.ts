export interface Disposable {
  dispose(): unknown;
}

/** Keeps disposables until it is disposed itself; one that comes later is disposed at once. */
export class DisposableStore implements Disposable {
  private readonly kept = new Set<Disposable>();
  private disposed = false;

  add<T extends Disposable>(disposable: T): T {
    if (this.disposed) disposable.dispose();
    else this.kept.add(disposable);
    return disposable;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    for (const disposable of [...this.kept].reverse()) disposable.dispose();
    this.kept.clear();
  }
}

/** A disposable around a function. */
export function whenDisposed(dispose: () => void): Disposable {
  return { dispose };
}
