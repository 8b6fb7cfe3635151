import type { SchemaNode } from '../schema/node';
import { besideArguments, commonArguments, layerNames, layerSection } from '../schema/file';
import { layerCatalogue } from '../schema/layers/catalogue';
import type { LayerConfig, LayerType } from '../schema/layers/layerType';
import { entryOf, isNothing, map, type MapEntry, type MapNode, type Span, type TreeNode } from '../parse/tree';
import type { JsonValue } from '../types/modelFile';
import type { Reporter } from './reporter';
import { nearest } from './suggest';
import { tfjsConfig } from '../resolve/tfjsConfig';
import { foundWords } from './valueWords';
import { replaceWith, type Walker } from './walker';

export interface NamedPlace {
  readonly name: string;
  readonly span: Span;
}

/** A layer as the file has it, read as far as it can be. */
export interface ReadLayer {
  /** Null: no such layer. */
  readonly type: LayerType | null;
  readonly typeName: string;
  /** Where the layer's name stands. */
  readonly typeSpan: Span;
  /** The whole item. */
  readonly span: Span;
  readonly name: NamedPlace | null;
  readonly inputs: readonly NamedPlace[] | null;
  /** As tfjs takes it; empty where an argument is wrong. */
  readonly config: LayerConfig;
  readonly valid: boolean;
  /** The arguments as written, a shorthand under its argument's name. */
  readonly written: MapNode;
  /** The value of a shorthand: `16` in `dense: 16`. */
  readonly shorthand: TreeNode | null;
  readonly wrapped: ReadLayer | null;
}

export class LayerReader {
  constructor(
    private readonly walker: Walker,
    private readonly reporter: Reporter,
    /** Layers of the user's own code, by name. */
    private readonly own: ReadonlyMap<string, LayerType> = new Map(),
  ) {}

  private typeOf(name: string): LayerType | null {
    return this.own.get(name) ?? layerCatalogue.get(name) ?? null;
  }

  /** Null where the item cannot be told to be a layer at all. */
  read(tree: TreeNode): ReadLayer | null {
    if (tree.kind === 'scalar' && typeof tree.value === 'string') {
      const entry = { key: tree.value, keySpan: tree.span, value: { kind: 'scalar', value: null, span: tree.span } };
      return this.layer(entry as MapEntry, map([], tree.span));
    }
    if (tree.kind !== 'map') {
      this.reporter.report('wrong-type', tree.span, 'language.wrongLayer', { found: foundWords(tree) });
      return null;
    }
    const beside = tree.entries.filter((entry) => besideArguments.some((name) => name === entry.key));
    const named = tree.entries.filter((entry) => !beside.includes(entry));
    const known = named.filter((entry) => this.typeOf(entry.key) !== null);
    const entry = known[0] ?? named[0];
    if (!entry) {
      this.reporter.report('one-layer-an-item', tree.span, 'language.noLayerInItem');
      return null;
    }
    for (const other of named) {
      if (other === entry) continue;
      this.reporter.report('one-layer-an-item', other.keySpan, 'language.oneLayerAnItem', {
        key: other.key,
        layer: entry.key,
      });
    }
    return this.layer(entry, map(beside, tree.span));
  }

  private layer(entry: MapEntry, beside: MapNode): ReadLayer {
    const type = this.typeOf(entry.key);
    const base = { typeName: entry.key, typeSpan: entry.keySpan, span: beside.span };
    if (!type) {
      this.unknownLayer(entry);
      const written = entry.value.kind === 'map' ? entry.value : map([], entry.keySpan);
      return {
        ...base,
        type,
        name: namedPlace(entryOf(beside, 'name') ?? entryOf(written, 'name')),
        inputs: namedPlaces(entryOf(beside, 'inputs') ?? entryOf(written, 'inputs')),
        config: {},
        valid: false,
        written,
        shorthand: null,
        wrapped: null,
      };
    }
    const { written, shorthand } = this.arguments(entry, type);
    const all = map([...beside.entries, ...written.entries], written.span);
    const value = this.values(layerSection(type), all, entry, type);
    const innerEntry = entryOf(written, 'layer');
    const wrapped = type.category === 'wrapper' && innerEntry ? this.read(innerEntry.value) : null;
    const valid = value !== null && (type.category !== 'wrapper' || (wrapped?.valid ?? false));
    return {
      ...base,
      type,
      name: namedPlace(entryOf(all, 'name')),
      inputs: namedPlaces(entryOf(all, 'inputs')),
      config: value ? tfjsConfig(layerSection(type), value, type) : {},
      valid,
      written: all,
      shorthand,
      wrapped,
    };
  }

  /** The arguments as a map: `dense: 16` is `dense: {units: 16}`. */
  private arguments(entry: MapEntry, type: LayerType): { written: MapNode; shorthand: TreeNode | null } {
    const { value } = entry;
    if (value.kind === 'map') return { written: value, shorthand: null };
    if (isNothing(value)) return { written: map([], value.span), shorthand: null };
    if (type.shorthand === undefined) {
      this.reporter.report('wrong-type', value.span, 'language.wrongArguments', {
        layer: type.name,
        found: foundWords(value),
        options: Object.keys(layerSection(type).properties ?? {}).join(', '),
      });
      return { written: map([], value.span), shorthand: null };
    }
    const argument: MapEntry = { key: type.shorthand, keySpan: entry.keySpan, value };
    return { written: map([argument], value.span), shorthand: value };
  }

  private values(
    section: SchemaNode,
    written: MapNode,
    entry: MapEntry,
    type: LayerType,
  ): Readonly<Record<string, JsonValue>> | null {
    const place = { key: type.name, keySpan: entry.keySpan };
    const before = this.reporter.count;
    this.inputShapeHint(written, section);
    const value = this.walker.read(section, written, place);
    const clean = this.reporter.count === before;
    return clean && value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Readonly<Record<string, JsonValue>>)
      : null;
  }

  /** tfjs's `inputShape` is no key of ours: what it says is known from the data. */
  private inputShapeHint(written: MapNode, section: SchemaNode): void {
    for (const entry of written.entries) {
      if (section.properties?.[entry.key]) continue;
      if (!['inputShape', 'batchInputShape', 'batchSize', 'inputLength'].includes(entry.key)) continue;
      this.reporter.report('unknown-key', entry.keySpan, 'language.inputShapeKnown', { key: entry.key });
    }
  }

  private unknownLayer(entry: MapEntry): void {
    const near = nearest(entry.key, layerNames);
    if (near === null) {
      const options = layerNames.join(', ');
      this.reporter.report('unknown-layer', entry.keySpan, 'language.unknownLayer', { layer: entry.key, options });
      return;
    }
    this.reporter.report('unknown-layer', entry.keySpan, 'language.unknownLayerNear', { layer: entry.key, near }, [
      replaceWith(entry.keySpan, near),
    ]);
  }
}

function namedPlace(entry: MapEntry | undefined): NamedPlace | null {
  const value = entry?.value;
  return value?.kind === 'scalar' && value.value !== null ? { name: String(value.value), span: value.span } : null;
}

function namedPlaces(entry: MapEntry | undefined): readonly NamedPlace[] | null {
  const value = entry?.value;
  if (!value || isNothing(value)) return null;
  const items = value.kind === 'list' ? value.items : [value];
  const names = items.map((item) =>
    item.kind === 'scalar' && item.value !== null ? { name: String(item.value), span: item.span } : null,
  );
  return names.filter((name) => name !== null);
}

export const commonArgumentNames: readonly string[] = Object.keys(commonArguments);
