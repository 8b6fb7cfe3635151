import type { SchemaNode } from '../schema/node';
import type { LayerConfig, LayerType } from '../schema/layers/layerType';
import type { JsonValue } from '../types/modelFile';

/** What tfjs's classes are called by, from the name of their factory function. */
const classNames: Readonly<Record<string, string>> = { l1l2: 'L1L2', nonNeg: 'NonNeg' };

function className(name: string): string {
  return classNames[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

function isMap(value: JsonValue): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keras's factor where a regularizer is given by name alone. */
const usualPenalty = 0.01;

function regularizer(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    const l1 = value === 'l2' ? 0 : usualPenalty;
    const l2 = value === 'l1' ? 0 : usualPenalty;
    return { className: 'L1L2', config: { l1, l2 } };
  }
  return isMap(value) ? { className: 'L1L2', config: value } : null;
}

/** tfjs takes initializers and constraints by name, or as `{className, config}`. */
function byClassName(value: JsonValue, mayBeName: boolean): JsonValue {
  if (!isMap(value)) return value;
  const name = typeof value['name'] === 'string' ? value['name'] : '';
  const config = isMap(value['config'] ?? null) ? (value['config'] as Readonly<Record<string, JsonValue>>) : {};
  const given = Object.entries(config).filter(([, argument]) => argument !== null);
  if (mayBeName && !given.length) return name;
  return { className: className(name), config: Object.fromEntries(given) };
}

/** tfjs misreads a number beside a pair. */
function margins(value: JsonValue): JsonValue {
  const pair = (side: JsonValue): JsonValue => (Array.isArray(side) ? (side as readonly JsonValue[]) : [side, side]);
  return Array.isArray(value) ? (value as readonly JsonValue[]).map(pair) : value;
}

function argument(node: SchemaNode, value: JsonValue): JsonValue {
  const role = node.role ?? node.anyOf?.find((branch) => branch.role !== undefined)?.role;
  switch (role) {
    case 'regularizer':
      return regularizer(value);
    case 'initializer':
      return byClassName(value, true);
    case 'constraint':
      return byClassName(value, false);
    case 'margins':
      return margins(value);
    case undefined:
      return value;
  }
}

/** The config that tfjs's factory takes, from the values read by the layer's section: without name, inputs and wrapped layer. */
export function tfjsConfig(
  section: SchemaNode,
  values: Readonly<Record<string, JsonValue>>,
  type: LayerType,
): LayerConfig {
  const config: Record<string, JsonValue> = {};
  for (const [key, node] of Object.entries(section.properties ?? {})) {
    if (key === 'name' || key === 'inputs' || node.layer) continue;
    config[key] = argument(node, values[key] ?? null);
  }
  return { ...config, ...type.fixed };
}
