import type { ServingFigures } from '../../protocol';

/** So many answers tell how long one takes lately. */
const kept = 2000;

/** What was answered, in the few figures that a person wants to see at once. */
export class Lately {
  private requests = 0;
  private failed = 0;
  private readonly times = new Float64Array(kept);

  answered(status: number, milliseconds: number): void {
    this.times[this.requests % kept] = milliseconds;
    this.requests += 1;
    if (status >= 400) this.failed += 1;
  }

  get figures(): ServingFigures {
    const times = this.times.slice(0, Math.min(kept, this.requests)).sort();
    const at = (share: number) => times[Math.max(0, Math.ceil(share * times.length) - 1)] ?? null;
    return { requests: this.requests, failed: this.failed, half: at(0.5), most: at(0.99) };
  }
}
