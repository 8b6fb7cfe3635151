import path from 'node:path';
import {
  isOwnMetric,
  layerCatalogue,
  map,
  scalar,
  type CodeModel,
  type CodePieces,
  type MapEntry,
  type Span,
  type TreeNode,
} from '../../language';
import type { Message } from '../../texts';
import {
  layerOfFunction,
  LayerUse,
  MetricUse,
  type Compare,
  type DefinedModel,
  type LayerDefinition,
  type MetricDefinition,
} from './define';
import { layerTypeOf } from './layerTypeOf';
import { placesOf, type Place } from './places';
import type { CodeFunctions } from './registry';

/** A part of the description that cannot stand where it does. */
export interface Misplaced {
  readonly span: Span;
  readonly message: Message;
}

export interface Description {
  readonly model: CodeModel;
  readonly functions: Pick<CodeFunctions, 'layers' | 'metrics' | 'loss' | 'source'>;
  readonly misplaced: readonly Misplaced[];
}

type ReadObject = Readonly<Record<string, unknown>>;
const commonArguments = ['name', 'inputs', 'trainable'];
const deepest = 40;
/** Stands for the function that gives the data where a file's path would. */
const sourceStandIn = 'data.json';

/** Turns what `defineModel` was given into a tree with places, as a model file's, and takes the functions out of it. */
export function describe(defined: DefinedModel, text: string, entry: string, id: string): Description {
  return new Describer(text, entry, id).describe(defined.content);
}

class Describer {
  private readonly layers = new Map<string, LayerDefinition>();
  private readonly metrics = new Map<string, MetricDefinition>();
  private loss: Compare | undefined;
  private source: CodeFunctions['source'];
  private readonly misplaced: Misplaced[] = [];
  private readonly argumentNames = new Map<string, Set<string>>();
  private readonly call: Span;
  private readonly written: Place | null;

  constructor(
    private readonly text: string,
    private readonly entry: string,
    private readonly id: string,
  ) {
    const { call, model } = placesOf(text);
    this.call = call;
    this.written = model;
  }

  describe(content: ReadObject): Description {
    const root = this.node(content, this.written, this.call, []);
    const tree = root.kind === 'map' ? root : map([], this.call);
    const { layers, metrics, loss, source, misplaced } = this;
    const pieces: CodePieces = {
      id: this.id,
      layers: new Map(
        [...layers].map(([name, definition]) => [
          name,
          layerTypeOf(definition, this.argumentNames.get(name) ?? new Set(), this.id),
        ]),
      ),
      metrics: [...metrics.values()].map(({ name, better = 'min' }) => ({ name, better })),
      ...(loss && { loss: nameOf(loss, 'loss') }),
      ...(source && { source: this.sourceSpec(content) }),
    };
    return { model: { text: this.text, root: tree, pieces }, functions: { layers, metrics, loss, source }, misplaced };
  }

  private sourceSpec(content: ReadObject) {
    const { split } = content['data'] as { readonly split?: { readonly seed?: unknown } };
    const seed = typeof split?.seed === 'number' ? split.seed : 7;
    return { kind: 'code', code: this.id, name: path.basename(this.entry), missingValues: [], seed } as const;
  }

  /** `near` is the place of what the value stands in, for a value that is not written out. */
  private node(value: unknown, place: Place | null, near: Span, at: readonly (string | number)[]): TreeNode {
    const span = place?.span ?? near;
    const small = this.short(span);
    if (value instanceof LayerUse) return this.layer(value, place, small, at);
    if (typeof value === 'function') return this.ofFunction(value as Compare, place, small, at);
    if (value instanceof MetricUse || at.length > deepest) return this.wrong(value, small);
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'boolean':
        return scalar(value, small);
      case 'undefined':
        return scalar(null, small);
      case 'object':
        break;
      default:
        return this.wrong(value, small);
    }
    if (value === null) return scalar(null, small);
    if (Array.isArray(value)) return this.list(value, place, span, at);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return this.wrong(value, small);
    return this.map(value as ReadObject, place, span, at);
  }

  private list(
    values: readonly unknown[],
    place: Place | null,
    span: Span,
    at: readonly (string | number)[],
  ): TreeNode {
    const places = place?.kind === 'array' && place.items.length === values.length ? place.items : [];
    const isMetrics = at[0] === 'train' && at[1] === 'metrics' && at.length === 2;
    const items = values.flatMap((value, index) => {
      if (isMetrics && (typeof value === 'function' || value instanceof MetricUse)) {
        this.metric(value as Compare | MetricUse, places[index]?.span ?? this.short(span));
        return [];
      }
      return [this.node(value, places[index] ?? null, this.short(span), [...at, index])];
    });
    return { kind: 'list', items, span };
  }

  private map(value: ReadObject, place: Place | null, span: Span, at: readonly (string | number)[]): TreeNode {
    const written = place?.kind === 'object' ? place.entries : undefined;
    const entries = Object.entries(value).flatMap(([key, part]): readonly MapEntry[] => {
      if (part === undefined) return [];
      const found = written?.get(key);
      const keySpan = found?.keySpan ?? this.short(span);
      const path = [...at, key].join('.');
      if (path === 'train.loss' && typeof part === 'function') {
        this.loss = part as Compare;
        return [];
      }
      if (path === 'data.source' && typeof part === 'function') {
        this.source = part as NonNullable<CodeFunctions['source']>;
        return [{ key, keySpan, value: scalar(sourceStandIn, keySpan) }];
      }
      return [{ key, keySpan, value: this.node(part, found?.value ?? null, keySpan, [...at, key]) }];
    });
    return map(entries, span);
  }

  /** In a list of layers a function is a layer. */
  private ofFunction(value: Compare, place: Place | null, span: Span, at: readonly (string | number)[]): TreeNode {
    const inLayers = at[0] === 'model' || at[0] === 'networks';
    if (!inLayers || typeof at.at(-1) !== 'number') return this.wrong(value, span);
    const call = value as unknown as LayerDefinition['call'];
    const name = [...this.layers].find(([, { call: known }]) => known === call)?.[0] ?? nameOf(value, 'lambda');
    return this.layer(
      layerOfFunction(call, this.layers.has(name) ? `${name}_${String(this.layers.size)}` : name),
      place,
      span,
      at,
    );
  }

  private layer(use: LayerUse, place: Place | null, span: Span, at: readonly (string | number)[]): TreeNode {
    const { definition, args, common } = use;
    const { name } = definition;
    const keySpan = place?.kind === 'call' ? place.callee : span;
    const known = this.layers.get(name);
    if (layerCatalogue.has(name) || (known && known !== definition && known.call !== definition.call))
      this.taken(name, keySpan);
    this.layers.set(name, definition);
    const names = this.argumentNames.get(name) ?? new Set<string>(Object.keys(definition.arguments ?? {}));
    this.argumentNames.set(name, names);
    for (const key of Object.keys({ ...definition.arguments, ...args })) {
      names.add(key);
      if (!commonArguments.includes(key)) continue;
      this.tell(keySpan, { key: 'engine.codeReserved', args: { layer: name, argument: key } });
    }
    const [written = null, writtenCommon = null] = place?.kind === 'call' ? place.args : [];
    const own = this.node(args, written, keySpan, [...at, name]);
    const shared = this.node(common, writtenCommon, keySpan, [...at, name]);
    const entries = [...(own.kind === 'map' ? own.entries : []), ...(shared.kind === 'map' ? shared.entries : [])];
    return map([{ key: name, keySpan, value: map(entries, span) }], span);
  }

  private metric(value: Compare | MetricUse, span: Span): void {
    const definition = value instanceof MetricUse ? value.definition : { name: nameOf(value, 'metric'), call: value };
    if (isOwnMetric(definition.name) || this.metrics.has(definition.name)) this.taken(definition.name, span);
    this.metrics.set(definition.name, definition);
  }

  private taken(name: string, span: Span): void {
    this.tell(span, { key: 'engine.codeNameTaken', args: { name } });
  }

  private wrong(value: unknown, span: Span): TreeNode {
    const found = typeof value === 'object' && value !== null ? value.constructor.name : typeof value;
    this.tell(span, { key: 'engine.codeValue', args: { found } });
    return scalar(null, span);
  }

  private tell(span: Span, message: Message): void {
    this.misplaced.push({ span, message });
  }

  /** A place of one line at most: what is under a whole block says little. */
  private short(span: Span): Span {
    const end = this.text.indexOf('\n', span.start);
    return end < 0 || end >= span.end ? span : { start: span.start, end: Math.max(end, span.start + 1) };
  }
}

const nameOf = (value: { readonly name: string }, otherwise: string): string =>
  /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(value.name) ? value.name : otherwise;
