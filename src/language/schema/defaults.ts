import type { JsonValue } from '../types/modelFile';
import type { SchemaNode } from './node';

/** What a key means when it is not written; undefined where it must be. */
export function defaultOf(node: SchemaNode): JsonValue | undefined {
  const value = node.default;
  if (value === undefined) return undefined;
  if (node.choice && typeof value === 'string') {
    const option = node.anyOf?.[1]?.properties?.[value];
    return { name: value, config: (option && sectionDefaults(option)) ?? {} };
  }
  if (node.spread !== undefined && typeof value === 'number') return Array<JsonValue>(node.spread).fill(value);
  if (node.type === 'object' && value !== null) return sectionDefaults(node);
  return value;
}

/** A section where nothing is written; undefined where it has a required key. */
export function sectionDefaults(node: SchemaNode): Readonly<Record<string, JsonValue>> | undefined {
  const value: Record<string, JsonValue> = {};
  for (const [key, property] of Object.entries(node.properties ?? {})) {
    const filled = defaultOf(property);
    if (filled === undefined) return undefined;
    value[key] = filled;
  }
  return value;
}
