/** What the panel keeps of its own over a reload: folds, chosen tabs, last inputs. The host never needs it. */
export class Persisted {
  private readonly values: Record<string, unknown>;

  constructor(
    initial: unknown,
    private readonly save: (values: Readonly<Record<string, unknown>>) => void,
  ) {
    this.values = typeof initial === 'object' && initial !== null ? { ...initial } : {};
  }

  /** The kept value if it passes the check, else what stands in for it. */
  get<T>(key: string, check: (value: unknown) => value is T, otherwise: T): T {
    const value = this.values[key];
    return check(value) ? value : otherwise;
  }

  set(key: string, value: unknown): void {
    this.values[key] = value;
    this.save(this.values);
  }
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isOneOf<T extends string>(...allowed: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => allowed.some((one) => one === value);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
