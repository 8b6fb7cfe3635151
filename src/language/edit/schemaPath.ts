import { fileNode, layerSection } from '../schema/file';
import { layerCatalogue } from '../schema/layers/catalogue';
import type { LayerType } from '../schema/layers/layerType';
import type { SchemaNode } from '../schema/node';

/** From the root: a key, or null for an item of a list. */
export type TreePath = readonly (string | null)[];

/** What the schema says of a place: a node, one layer of a list, or what stands behind a layer's name. */
export type SchemaPlace =
  | { readonly kind: 'node'; readonly node: SchemaNode }
  | { readonly kind: 'layerItem' }
  | { readonly kind: 'layer'; readonly type: LayerType };

export function placeOf(node: SchemaNode): SchemaPlace {
  return node.layer ? { kind: 'layerItem' } : { kind: 'node', node };
}

/** All the nodes that a node may be: the branches of its unions. */
export function branches(node: SchemaNode): readonly SchemaNode[] {
  return node.anyOf ? node.anyOf.flatMap(branches) : [node];
}

/** One step further: into a key, or (null) an item of a list. */
export function step(place: SchemaPlace, part: string | null): SchemaPlace | null {
  switch (place.kind) {
    case 'layerItem': {
      const type = part === null ? undefined : layerCatalogue.get(part);
      if (type) return { kind: 'layer', type };
      const common = part === 'name' || part === 'inputs' ? layerSection(anyLayer).properties?.[part] : undefined;
      return common ? { kind: 'node', node: common } : null;
    }
    case 'layer': {
      const section = layerSection(place.type);
      if (part !== null) {
        const argument = section.properties?.[part];
        return argument ? placeOf(argument) : null;
      }
      const short = place.type.shorthand === undefined ? undefined : section.properties?.[place.type.shorthand];
      return short ? step({ kind: 'node', node: short }, null) : null;
    }
    case 'node': {
      for (const branch of branches(place.node)) {
        if (part === null) {
          if (branch.items) return placeOf(branch.items);
          continue;
        }
        const property = branch.properties?.[part];
        if (property) return placeOf(property);
        if (typeof branch.additionalProperties === 'object') return placeOf(branch.additionalProperties);
      }
      return null;
    }
  }
}

const anyLayer: LayerType = [...layerCatalogue.values()][0] ?? {
  name: '',
  category: 'shape',
  doc: 'language.layerItem',
  arguments: {},
  takes: 'one',
  infer: () => ({ outputShape: [], trainable: 0, frozen: 0, flops: 0 }),
};

/** Where every path starts. */
export const wholeFile: SchemaPlace = { kind: 'node', node: fileNode };

/** What the schema says of a place in the file; null where it knows none. */
export function schemaAt(path: TreePath): SchemaPlace | null {
  let place: SchemaPlace | null = wholeFile;
  for (const part of path) {
    place = place && step(place, part);
    if (!place) return null;
  }
  return place;
}
