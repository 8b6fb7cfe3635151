import type { TextArguments, TextKey } from '../../texts';
import type { SchemaNode, Static, TSchema } from '../schema/node';
import { node as nodeOf } from '../schema/node';
import { defaultOf } from '../schema/defaults';
import { isNothing, type MapNode, type ScalarNode, type Span, type TreeNode } from '../parse/tree';
import type { JsonValue } from '../types/modelFile';
import type { Fix, Reporter } from './reporter';
import { nearest } from './suggest';
import { foundWords, limitWords } from './valueWords';

/** Where a value stands: the key (or the list) that it belongs to, for messages. */
export interface Place {
  readonly key: string;
  readonly keySpan: Span;
}

const yesWords: Readonly<Record<string, string>> = { yes: 'true', on: 'true', no: 'false', off: 'false' };

/** What people write who want several results of one network. */
const severalOutputs: ReadonlySet<string> = new Set(['outputs', 'lossWeights']);

/** Reads a tree by a schema: reports what does not fit and gives the value with every default filled in. */
export class Walker {
  constructor(private readonly reporter: Reporter) {}

  /** The value, typed by its schema; undefined where a required part is missing or wrong. */
  section<T extends TSchema>(schema: T, tree: TreeNode | undefined, place: Place): Static<T> | undefined {
    const node = nodeOf(schema);
    return tree ? this.read(node, tree, place) : defaultOf(node);
  }

  read(node: SchemaNode, tree: TreeNode, place: Place): JsonValue | undefined {
    if (node.any) return plainValue(tree);
    if (node.choice) return this.choice(node, tree, place);
    if (node.anyOf) return this.union(node, tree, place);
    if (node.enum) return this.oneOf(node.enum, tree, place);
    switch (node.type) {
      case 'object':
        return this.object(node, tree, place);
      case 'array':
        return this.list(node, tree, place);
      case 'integer':
      case 'number':
        return this.number(node, tree, place);
      case 'boolean':
        return this.boolean(tree, place);
      case 'string':
        return this.string(tree, place);
      case 'null':
        return isNothing(tree) ? null : this.wrong(tree, place, 'language.wrongNothing');
      default:
        return null;
    }
  }

  /** Reports keys that the schema does not have, and required ones that are not there. */
  keys(node: SchemaNode, tree: MapNode, place: Place, also: readonly string[] = []): boolean {
    const known = [...Object.keys(node.properties ?? {}), ...also];
    let whole = true;
    for (const entry of tree.entries) {
      if (known.includes(entry.key)) continue;
      whole = false;
      this.unknownKey(entry.key, entry.keySpan, known, place);
    }
    for (const key of node.required ?? []) {
      if (tree.entries.some((entry) => entry.key === key)) continue;
      whole = false;
      this.reporter.report('missing-key', place.keySpan, 'language.missingKey', { key, parent: place.key });
    }
    return whole;
  }

  unknownKey(key: string, span: Span, known: readonly string[], place: Place): void {
    if (severalOutputs.has(key)) {
      this.reporter.report('unknown-key', span, 'language.severalOutputs', { key, parent: place.key });
      return;
    }
    const near = nearest(
      key,
      known.filter((name) => name !== key),
    );
    if (near !== null) {
      const args = { key, near, parent: place.key };
      this.reporter.report('unknown-key', span, 'language.unknownKeyNear', args, [replaceWith(span, near)]);
      return;
    }
    const options = known.join(', ');
    this.reporter.report('unknown-key', span, 'language.unknownKey', { key, parent: place.key, options });
  }

  private object(node: SchemaNode, tree: TreeNode, place: Place): JsonValue | undefined {
    if (isNothing(tree) && node.default !== undefined) return defaultOf(node);
    if (tree.kind !== 'map') return this.wrong(tree, place, 'language.wrongMap');
    if (typeof node.additionalProperties === 'object') return this.record(node, node.additionalProperties, tree, place);
    const complete = this.keys(node, tree, place);
    const value: Record<string, JsonValue> = {};
    let whole = complete || (node.required ?? []).every((key) => tree.entries.some((entry) => entry.key === key));
    for (const [key, property] of Object.entries(node.properties ?? {})) {
      const entry = tree.entries.find((candidate) => candidate.key === key);
      const read = entry ? this.read(property, entry.value, entry) : defaultOf(property);
      const filled = read === undefined ? defaultOf(property) : read;
      if (filled === undefined) whole = false;
      else value[key] = filled;
    }
    return whole ? value : undefined;
  }

  private record(node: SchemaNode, item: SchemaNode, tree: MapNode, place: Place): JsonValue | undefined {
    if (tree.entries.length < (node.minProperties ?? 0)) return this.wrong(tree, place, 'language.wrongEmptyMap');
    // From entries: the name may be `__proto__`.
    return Object.fromEntries(
      tree.entries.map((entry) => {
        const read = isNothing(entry.value) ? defaultOf(item) : this.read(item, entry.value, entry);
        return [entry.key, read ?? defaultOf(item) ?? null];
      }),
    );
  }

  private list(node: SchemaNode, tree: TreeNode, place: Place): JsonValue | undefined {
    if (tree.kind !== 'list') return this.wrong(tree, place, 'language.wrongList');
    const { minItems = 0, maxItems = Infinity } = node;
    if (tree.items.length < minItems || tree.items.length > maxItems) {
      const args = { key: place.key, count: minItems, found: tree.items.length };
      this.reporter.report(
        'wrong-type',
        this.spanOf(tree, place),
        minItems === maxItems ? 'language.wrongListLength' : 'language.wrongListShort',
        args,
      );
      return undefined;
    }
    const items = tree.items.map((item) => this.read(node.items ?? {}, item, { ...place, keySpan: item.span }));
    return items.every((item) => item !== undefined) ? items : undefined;
  }

  private union(node: SchemaNode, tree: TreeNode, place: Place): JsonValue | undefined {
    const branches = node.anyOf ?? [];
    const values = branches.filter((branch) => branch.type !== 'null');
    if (isNothing(tree) && branches.length > values.length) return null;
    const fitting = values.length === 1 ? values[0] : values.find((branch) => accepts(branch, tree));
    if (!fitting) return this.wrong(tree, place, node.wrong ?? 'language.wrongMap');
    const value = this.read(fitting, tree, place);
    if (node.spread !== undefined && typeof value === 'number') return Array<JsonValue>(node.spread).fill(value);
    return value;
  }

  private choice(node: SchemaNode, tree: TreeNode, place: Place): JsonValue | undefined {
    const options = node.anyOf?.[1]?.properties ?? {};
    const names = Object.keys(options);
    const [only, second] = tree.kind === 'map' ? tree.entries : [];
    if (tree.kind === 'map' && (!only || second)) {
      const span = second?.keySpan ?? this.spanOf(tree, place);
      const args = { key: place.key, options: names.join(', ') };
      this.reporter.report('wrong-type', span, 'language.wrongChoice', args);
      return undefined;
    }
    if (!only && (tree.kind !== 'scalar' || typeof tree.value !== 'string')) {
      return this.wrong(tree, place, 'language.wrongChoice', { options: names.join(', ') });
    }
    const name = only ? only.key : tree.kind === 'scalar' ? String(tree.value) : '';
    const option = options[name];
    const nameSpan = only ? only.keySpan : tree.span;
    if (!option) {
      this.unknownValue(name, nameSpan, names, place);
      return undefined;
    }
    const empty: MapNode = { kind: 'map', entries: [], span: nameSpan };
    const written = only && !isNothing(only.value) ? only.value : empty;
    const config = this.read(option, written, { key: name, keySpan: nameSpan });
    return config === undefined ? undefined : { name, config };
  }

  private oneOf(options: readonly string[], tree: TreeNode, place: Place): JsonValue | undefined {
    if (tree.kind === 'scalar' && typeof tree.value === 'string') {
      if (options.includes(tree.value)) return tree.value;
      this.unknownValue(tree.value, this.spanOf(tree, place), options, place);
      return undefined;
    }
    return this.wrong(tree, place, 'language.wrongOneOf', { options: options.join(', ') });
  }

  unknownValue(value: string, span: Span, options: readonly string[], place: Place): void {
    const near = nearest(value, options);
    const args = { key: place.key, found: value, options: options.join(', '), near: near ?? '' };
    if (near === null) this.reporter.report('unknown-value', span, 'language.unknownValue', args);
    else this.reporter.report('unknown-value', span, 'language.unknownValueNear', args, [replaceWith(span, near)]);
  }

  private number(node: SchemaNode, tree: TreeNode, place: Place): JsonValue | undefined {
    const whole = node.type === 'integer';
    if (tree.kind !== 'scalar' || typeof tree.value !== 'number') {
      const text = whole ? 'language.wrongInteger' : 'language.wrongNumber';
      return this.wrong(tree, place, text, {}, unquoted(tree));
    }
    const { value } = tree;
    if (!Number.isFinite(value)) return this.outOfRange(node, tree, place);
    if (whole && !Number.isInteger(value)) return this.wrong(tree, place, 'language.wrongInteger');
    if (whole && !Number.isSafeInteger(value)) return this.outOfRange(node, tree, place);
    const { minimum = -Infinity, maximum = Infinity } = node;
    const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = node;
    const inside = value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
    return inside ? value : this.outOfRange(node, tree, place);
  }

  private outOfRange(node: SchemaNode, tree: ScalarNode, place: Place): undefined {
    const args = { key: place.key, found: String(tree.value), limits: limitWords(node) };
    this.reporter.report('out-of-range', this.spanOf(tree, place), 'language.outOfRange', args);
    return undefined;
  }

  private boolean(tree: TreeNode, place: Place): JsonValue | undefined {
    if (tree.kind === 'scalar' && typeof tree.value === 'boolean') return tree.value;
    const meant = tree.kind === 'scalar' ? yesWords[String(tree.value).toLowerCase()] : undefined;
    return this.wrong(
      tree,
      place,
      'language.wrongBoolean',
      {},
      meant ? [replaceWith(tree.span, meant === 'true')] : [],
    );
  }

  private string(tree: TreeNode, place: Place): JsonValue | undefined {
    // A column may be called 5 or true: a name is what is written.
    if (tree.kind === 'scalar' && tree.value !== null) return String(tree.value);
    return this.wrong(tree, place, 'language.wrongText');
  }

  private wrong(
    tree: TreeNode,
    place: Place,
    key: TextKey,
    args: TextArguments = {},
    fixes: readonly Fix[] = [],
  ): undefined {
    const span = this.spanOf(tree, place);
    this.reporter.report('wrong-type', span, key, { key: place.key, found: foundWords(tree), ...args }, fixes);
    return undefined;
  }

  /** A value's own place, or its key's where nothing is written. */
  private spanOf(tree: TreeNode, place: Place): Span {
    return isNothing(tree) || tree.kind === 'map' ? place.keySpan : tree.span;
  }
}

/** Puts a value, written as the file's language writes it, in place of what stands there. */
export function replaceWith(span: Span, value: string | number | boolean): Fix {
  return { title: { key: 'language.fixReplace', args: { text: String(value) } }, edits: [{ span, value }] };
}

function unquoted(tree: TreeNode): readonly Fix[] {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string' || tree.value.trim() === '') return [];
  const value = Number(tree.value.replace(/_/g, ''));
  return Number.isFinite(value) ? [replaceWith(tree.span, value)] : [];
}

/** Whether a branch of a union is of the kind that was written. */
function accepts(branch: SchemaNode, tree: TreeNode): boolean {
  if (branch.anyOf) return branch.anyOf.some((inner) => accepts(inner, tree));
  switch (tree.kind) {
    case 'map':
      return branch.type === 'object';
    case 'list':
      return branch.type === 'array';
    case 'scalar':
      switch (typeof tree.value) {
        case 'number':
          return branch.type === 'integer' || branch.type === 'number' || (branch.type === 'string' && !branch.enum);
        case 'boolean':
          return branch.type === 'boolean' || (branch.type === 'string' && !branch.enum);
        default:
          return tree.value !== null && branch.type === 'string';
      }
  }
}

/** A tree without its places. */
function plainValue(tree: TreeNode): JsonValue {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map(plainValue);
    case 'map':
      return Object.fromEntries(tree.entries.map((entry) => [entry.key, plainValue(entry.value)]));
  }
}
