/** What messages of pages are made of, before anything of them is believed. */
export type Fields = Readonly<Record<string, unknown>>;

const mostText = 1_000_000;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A whole number from 0 on. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= mostText;
}
