import type { JsonValue } from '../types/modelFile';

/** Words that YAML reads as something else than a text. */
const meansOther = /^(null|true|false|nan|inf|yes|no|on|off)$/i;

/** A value on one line: JSON, or YAML's flow style without needless quotes. */
export function flowText(value: JsonValue, json: boolean): string {
  if (json) return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${(value as readonly JsonValue[]).map((item) => flowText(item, json)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${key}: ${flowText(item, json)}`);
    return `{${entries.join(', ')}}`;
  }
  const plain = typeof value !== 'string' || (/^[A-Za-z][\w.-]*$/.test(value) && !meansOther.test(value));
  return plain ? String(value) : JSON.stringify(value);
}
