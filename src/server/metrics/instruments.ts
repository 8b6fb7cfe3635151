/** Names and values that tell one series of an instrument from another. */
export type Labels = Readonly<Record<string, string | number>>;

interface Series<Value> {
  readonly labels: Labels;
  value: Value;
}

/** Something measured, as Prometheus's text format (version 0.0.4) writes it. */
export interface Instrument {
  /** The lines of the series that are let through. */
  lines(shows: (labels: Labels) => boolean): readonly string[];
}

function written(labels: Labels): string {
  const parts = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${String(value).replaceAll(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))}"`,
  );
  return parts.length > 0 ? `{${parts.join(',')}}` : '';
}

function head(name: string, help: string, type: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

/** What only grows. */
export class Counter implements Instrument {
  private readonly series = new Map<string, Series<number>>();

  constructor(
    private readonly name: string,
    private readonly help: string,
  ) {}

  add(labels: Labels, by = 1): void {
    const key = written(labels);
    const one = this.series.get(key);
    if (one) one.value += by;
    else this.series.set(key, { labels, value: by });
  }

  lines(shows: (labels: Labels) => boolean): readonly string[] {
    const shown = [...this.series].filter(([, { labels }]) => shows(labels));
    return [
      ...head(this.name, this.help, 'counter'),
      ...shown.map(([key, { value }]) => `${this.name}${key} ${value}`),
    ];
  }
}

/** What is read when it is asked for. */
export class Gauge implements Instrument {
  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly read: () => readonly (readonly [labels: Labels, value: number])[],
  ) {}

  lines(shows: (labels: Labels) => boolean): readonly string[] {
    const shown = this.read().filter(([labels]) => shows(labels));
    return [
      ...head(this.name, this.help, 'gauge'),
      ...shown.map(([labels, value]) => `${this.name}${written(labels)} ${value}`),
    ];
  }
}

/** How often a value was at most each of some bounds. */
export class Histogram implements Instrument {
  private readonly series = new Map<string, Series<{ readonly counts: number[]; sum: number }>>();

  /** `bounds` rise. */
  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly bounds: readonly number[],
  ) {}

  observe(labels: Labels, value: number): void {
    const key = written(labels);
    const one = this.series.get(key) ?? { labels, value: { counts: [...this.bounds, 0].map(() => 0), sum: 0 } };
    this.series.set(key, one);
    const found = this.bounds.findIndex((bound) => value <= bound);
    const at = found < 0 ? this.bounds.length : found;
    one.value.counts[at] = (one.value.counts[at] ?? 0) + 1;
    one.value.sum += value;
  }

  lines(shows: (labels: Labels) => boolean): readonly string[] {
    const shown = [...this.series.values()].filter(({ labels }) => shows(labels));
    return [
      ...head(this.name, this.help, 'histogram'),
      ...shown.flatMap(({ labels, value: { counts, sum } }) => {
        let total = 0;
        const buckets = counts.map((count, index) => {
          total += count;
          return `${this.name}_bucket${written({ ...labels, le: this.bounds[index] ?? '+Inf' })} ${total}`;
        });
        return [
          ...buckets,
          `${this.name}_sum${written(labels)} ${sum}`,
          `${this.name}_count${written(labels)} ${total}`,
        ];
      }),
    ];
  }
}
