import type { InputRow, InputValue } from './signature';

const mostText = 1_000_000;

/** Whether a value, from a page or a file, is one input. */
export function isInputRow(value: unknown): value is InputRow {
  return isRecord(value) && Object.values(value).every(isInputValue);
}

function isInputValue(value: unknown): value is InputValue {
  if (value === null || isShortText(value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (!isRecord(value) || !isRecord(value['image'])) return false;
  const { height, width, channels, data } = value['image'];
  return isSize(height) && isSize(width) && (channels === 1 || channels === 3 || channels === 4) && isShortText(data);
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= mostText;
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
