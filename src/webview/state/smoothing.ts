import { Series } from './series';

/** Smooths a growing series by an exponential mean, without the pull towards its first value; keeps what it has done. */
export class Smoother {
  private raw = Series.empty;
  private smooth = Series.empty;
  private factor = 0;
  private mean = 0;
  private weight = 0;

  /** The smoothed series for a factor from 0 (the values themselves) to below 1. */
  of(raw: Series, factor: number): Series {
    if (factor === 0) return raw;
    if (factor !== this.factor || !raw.continues(this.raw)) this.restart(factor);
    const { length } = this.smooth;
    const added = new Float32Array(Math.max(0, raw.length - length));
    for (let index = 0; index < added.length; index++) added[index] = this.next(raw.at(length + index));
    this.smooth = this.smooth.append(added);
    this.raw = raw;
    return this.smooth;
  }

  private restart(factor: number): void {
    this.smooth = Series.empty;
    this.factor = factor;
    this.mean = 0;
    this.weight = 0;
  }

  private next(value: number): number {
    if (Number.isNaN(value)) return NaN;
    this.mean = this.factor * this.mean + (1 - this.factor) * value;
    this.weight = this.factor * this.weight + (1 - this.factor);
    return this.mean / this.weight;
  }
}
