import { dataSchema } from './data';
import { layerCatalogue } from './layers/catalogue';
import type { LayerType } from './layers/layerType';
import {
  anyOf,
  boolean,
  list,
  nothing,
  node,
  number,
  nullable,
  record,
  section,
  string,
  type SchemaNode,
  type TProperties,
} from './node';
import { count } from './values';
import { trainSchema } from './train';

/** The schema of the whole file. Layers are nodes marked `layer`: their schema is the catalogue's table. */

const layerInputs = () =>
  anyOf(
    { doc: 'language.argInputs', default: null, wrong: 'language.wrongLayerInputs', suggest: 'layerInput' },
    string({ doc: 'language.argInputs', suggest: 'layerInput' }),
    list(string({ doc: 'language.argInputs', suggest: 'layerInput' }), { doc: 'language.argInputs', minItems: 1 }),
    nothing(),
  );

/** What every layer has beside its own arguments. */
export const commonArguments: TProperties = {
  name: anyOf(
    { doc: 'language.argName', default: null, wrong: 'language.wrongText' },
    string({ doc: 'language.argName' }),
    nothing(),
  ),
  inputs: layerInputs(),
  trainable: boolean({ doc: 'language.argTrainable', default: true }),
};

/** The arguments that may stand beside the layer's own key: `- {dense: 16, name: hidden}`. */
export const besideArguments = ['name', 'inputs'] as const;

const sections = new WeakMap<LayerType, SchemaNode>();

/** All arguments of a layer as a section. */
export function layerSection(type: LayerType): SchemaNode {
  const known = sections.get(type);
  if (known) return known;
  const made = node(section({ ...type.arguments, ...commonArguments }, { doc: type.doc }));
  sections.set(type, made);
  return made;
}

/** Whether `- flatten`, the name alone, is enough. */
export function needsNoArguments(type: LayerType): boolean {
  return (layerSection(type).required ?? []).length === 0;
}

export const layerNames: readonly string[] = [...layerCatalogue.keys()];

const layersNode: SchemaNode = {
  type: 'array',
  items: { layer: true, doc: 'language.layerItem' },
  minItems: 1,
  doc: 'language.sectionModel',
};

export const networkSection: SchemaNode = {
  type: 'object',
  doc: 'language.networkItem',
  additionalProperties: false,
  required: ['layers'],
  properties: {
    input: node(list(count('language.networkInput'), { doc: 'language.networkInput', minItems: 1 })),
    layers: { ...layersNode, doc: 'language.networkLayers' },
  },
};

/** A bound for each measure: least where more is better, most where less is. */
export const expectSchema = nullable(
  record(number({ doc: 'language.expectation' }), {
    doc: 'language.sectionExpect',
    minProperties: 1,
    keySuggest: 'measure',
  }),
  { doc: 'language.sectionExpect', default: null },
);

export const fileNode: SchemaNode = {
  type: 'object',
  doc: 'language.sectionFile',
  additionalProperties: false,
  required: ['data'],
  properties: {
    name: node(string({ doc: 'language.sectionName', default: null })),
    data: node(dataSchema),
    model: { ...layersNode, default: null },
    networks: {
      type: 'object',
      default: null,
      doc: 'language.sectionNetworks',
      additionalProperties: {
        anyOf: [{ ...layersNode, doc: 'language.networkLayers' }, networkSection],
        doc: 'language.networkItem',
      },
    },
    train: node(trainSchema),
    expect: node(expectSchema),
  },
};

export { dataSchema, trainSchema };
