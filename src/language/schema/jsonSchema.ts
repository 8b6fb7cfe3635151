import { text, type Locale } from '../../texts';
import type { JsonValue } from '../types/modelFile';
import { besideArguments, commonArguments, fileNode, layerSection, needsNoArguments } from './file';
import { layerCatalogue } from './layers/catalogue';
import type { LayerType } from './layers/layerType';
import { node as nodeOf, type SchemaNode } from './node';

type JsonMap = Readonly<Record<string, JsonValue>>;

const layerReference: JsonMap = { $ref: '#/$defs/layer' };

/** The keywords of JSON Schema that our nodes use as they are. */
const plainKeywords = [
  'type',
  'minItems',
  'maxItems',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'minProperties',
  'maxProperties',
] as const;

function emit(node: SchemaNode, locale: Locale): JsonMap {
  const described = node.doc ? { description: text(locale, node.doc) } : {};
  if (node.layer) return { ...layerReference, ...described };
  const schema: Record<string, JsonValue> = { ...described };
  if (node.default !== undefined && node.default !== null) schema['default'] = node.default;
  for (const keyword of plainKeywords) {
    const value = node[keyword];
    if (value !== undefined) schema[keyword] = value;
  }
  if (node.enum) schema['enum'] = node.enum;
  if (node.anyOf) schema['anyOf'] = node.anyOf.map((branch) => emit(branch, locale));
  if (node.items) schema['items'] = emit(node.items, locale);
  if (node.properties) {
    schema['properties'] = Object.fromEntries(
      Object.entries(node.properties).map(([key, property]) => [key, emit(property, locale)]),
    );
  }
  if (node.required?.length) schema['required'] = node.required;
  if (typeof node.additionalProperties === 'boolean') schema['additionalProperties'] = node.additionalProperties;
  else if (node.additionalProperties) schema['additionalProperties'] = emit(node.additionalProperties, locale);
  return schema;
}

/** What may stand behind a layer's name: its shorthand, its arguments, or nothing. */
function layerValue(type: LayerType, locale: Locale): JsonMap {
  const section = emit(layerSection(type), locale);
  const short = type.shorthand === undefined ? undefined : layerSection(type).properties?.[type.shorthand];
  return {
    description: text(locale, type.doc),
    anyOf: [...(short ? [emit(short, locale)] : []), section, ...(needsNoArguments(type) ? [{ type: 'null' }] : [])],
  };
}

function layer(locale: Locale): JsonMap {
  const types = [...layerCatalogue.values()];
  const beside = besideArguments.map((name): [string, JsonValue] => {
    const common = commonArguments[name];
    return [name, common ? emit(nodeOf(common), locale) : {}];
  });
  return {
    description: text(locale, 'language.layerItem'),
    anyOf: [
      { type: 'string', enum: types.filter(needsNoArguments).map((type) => type.name) },
      {
        type: 'object',
        properties: Object.fromEntries([
          ...types.map((type): [string, JsonValue] => [type.name, layerValue(type, locale)]),
          ...beside,
        ]),
        additionalProperties: false,
        minProperties: 1,
      },
    ],
  };
}

/** The JSON Schema (draft 2020-12) of a model file, described in the given language. */
export function modelFileSchema(locale: Locale): JsonMap {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: text(locale, 'language.sectionFile'),
    ...emit(fileNode, locale),
    $defs: { layer: layer(locale) },
  };
}
