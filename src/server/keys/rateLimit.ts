/** Lets so many requests a minute through for each key: a bucket of one minute's requests that fills steadily. */
export class RateLimit {
  private readonly buckets = new Map<string, { left: number; at: number }>();

  /** `now` in milliseconds, on a clock that never goes back. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes one request; gives back 0, or after how many whole seconds the next is let through. */
  take(key: string, perMinute: number): number {
    const now = this.now();
    const before = this.buckets.get(key) ?? { left: perMinute, at: now };
    const left = Math.min(perMinute, before.left + ((now - before.at) / 60_000) * perMinute);
    const taken = left >= 1;
    this.buckets.set(key, { left: taken ? left - 1 : left, at: now });
    return taken ? 0 : Math.max(1, Math.ceil(((1 - left) / perMinute) * 60));
  }
}
