import { text, type Locale, type TextKey } from '../../texts';
import { limitWords } from '../check/valueWords';
import { layerSection } from '../schema/file';
import type { LayerType } from '../schema/layers/layerType';
import type { SchemaNode } from '../schema/node';
import type { JsonValue } from '../types/modelFile';
import { flowText } from '../check/flowText';
import { branches } from './schemaPath';

/** The kind of value that a key takes, in a few words. */
export function typeWords(node: SchemaNode, locale: Locale): string {
  if (node.layer) return text(locale, 'language.typeLayer');
  const words = new Set<string>();
  for (const branch of node.choice ? [{ type: 'string' } as const] : branches(node)) {
    const key = typeKey(branch);
    if (key) words.add(text(locale, key));
  }
  return [...words].join(' | ');
}

function typeKey(node: SchemaNode): TextKey | null {
  switch (node.type) {
    case 'integer':
      return 'language.typeInteger';
    case 'number':
      return 'language.typeNumber';
    case 'boolean':
      return 'language.typeBoolean';
    case 'string':
      return 'language.typeText';
    case 'array':
      return 'language.typeList';
    case 'object':
      return 'language.typeMap';
    default:
      return null;
  }
}

/** The default as it would be written. */
export function defaultWords(value: JsonValue): string {
  return flowText(value, false);
}

/** The names that a key can have as value, each with its meaning where it has one. */
export function valuesOf(node: SchemaNode): readonly { readonly name: string; readonly doc?: TextKey }[] {
  if (node.choice) {
    return Object.keys(node.anyOf?.[1]?.properties ?? {}).map((name) => named(name, node.valueDocs?.[name]));
  }
  return branches2(node).flatMap((branch) => {
    if (branch.choice) return valuesOf(branch);
    if (branch.type === 'boolean') return [{ name: 'true' }, { name: 'false' }];
    return (branch.enum ?? []).map((name) => named(name, branch.valueDocs?.[name]));
  });
}

function named(name: string, doc: TextKey | undefined) {
  return doc ? { name, doc } : { name };
}

/** Branches, with choices left whole. */
function branches2(node: SchemaNode): readonly SchemaNode[] {
  return node.anyOf && !node.choice ? node.anyOf.flatMap(branches2) : [node];
}

/** Markdown of a key: meaning, type, limits, default, values. */
export function describeNode(name: string, node: SchemaNode, locale: Locale): string {
  const lines = [`**${name}**: ${node.doc ? text(locale, node.doc) : ''}`];
  const type = typeWords(node, locale);
  const facts = [type ? `${text(locale, 'language.hoverType')}: ${type}` : ''];
  const numbers = branches(node).find((branch) => branch.type === 'integer' || branch.type === 'number');
  if (numbers && hasLimits(numbers)) facts.push(limitWords(numbers));
  if (node.default === undefined) facts.push(text(locale, 'language.hoverRequired'));
  else if (node.default !== null) {
    facts.push(`${text(locale, 'language.hoverDefault')}: \`${defaultWords(node.default)}\``);
  }
  lines.push(facts.filter((fact) => fact !== '').join(' · '));
  const values = valuesOf(node);
  if (values.some((value) => value.doc)) {
    lines.push(
      values.map((value) => `- \`${value.name}\`${value.doc ? `: ${text(locale, value.doc)}` : ''}`).join('\n'),
    );
  } else if (values.length) lines.push(values.map((value) => `\`${value.name}\``).join(', '));
  return lines.filter((line) => line !== '').join('\n\n');
}

function hasLimits(node: SchemaNode): boolean {
  return [node.minimum, node.maximum, node.exclusiveMinimum, node.exclusiveMaximum].some(
    (limit) => limit !== undefined,
  );
}

/** A layer as one would write it. */
export function layerExample(type: LayerType): string {
  const required = layerSection(type).required ?? [];
  const samples: Readonly<Record<string, string>> = {
    units: '16',
    filters: '32',
    kernelSize: '3',
    rate: '0.2',
    stddev: '0.1',
    outputDim: '100',
    targetShape: '[28, 28, 1]',
    dims: '[2, 1]',
    n: '3',
    numHeads: '4',
    keyDim: '16',
    intermediateDim: '64',
    scale: '0.00392',
    layer: type.name === 'bidirectional' ? '{lstm: 64}' : '{dense: 8}',
  };
  if (type.takes === 'many' && type.category === 'merge') return `- ${type.name}: {inputs: [a, b]}`;
  if (!required.length) return `- ${type.name}`;
  const [only] = required;
  if (required.length === 1 && only === type.shorthand) return `- ${type.name}: ${samples[only ?? ''] ?? '1'}`;
  return `- ${type.name}: {${required.map((key) => `${key}: ${samples[key] ?? '1'}`).join(', ')}}`;
}

/** Markdown of a layer: meaning, arguments with defaults, an example. */
export function describeLayerType(type: LayerType, locale: Locale): string {
  const section = layerSection(type);
  const own = Object.entries(section.properties ?? {}).filter(([key]) => key in type.arguments);
  const list = own.map(([key, node]) => {
    const value = node.default === undefined || node.default === null ? '' : ` = ${defaultWords(node.default)}`;
    return `\`${key}${value}\``;
  });
  return [
    `**${type.name}**: ${text(locale, type.doc)}`,
    ...(list.length ? [`${text(locale, 'language.hoverArguments')}: ${list.join(', ')}`] : []),
    `\`\`\`yaml\n${layerExample(type)}\n\`\`\``,
  ].join('\n\n');
}
