import { isAlias, isMap, isPair, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Reporter } from '../check/reporter';
import { map, scalar, type ListNode, type MapEntry, type ScalarValue, type Span, type TreeNode } from './tree';

/** Nodes that aliases may unfold to: far above any real file, far below what hurts. */
const maximumNodes = 50_000;
const maximumDepth = 100;

/** Turns what the YAML library read into our tree: aliases followed, merge keys merged. */
export class Converter {
  private nodes = 0;
  private stopped = false;
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();

  constructor(private readonly reporter: Reporter) {}

  convert(document: Document): TreeNode {
    const contents = document.contents;
    return contents ? this.node(contents, 0) : scalar(null, { start: 0, end: 0 });
  }

  private node(node: Node, depth: number): TreeNode {
    const span = spanOf(node);
    this.nodes += 1;
    if (this.stopped || this.nodes > maximumNodes || depth > maximumDepth) {
      if (!this.stopped) this.reporter.report('alias-limit', span, 'language.aliasLimit', { limit: maximumNodes });
      this.stopped = true;
      return scalar(null, span);
    }
    if (isAlias(node)) return this.alias(node.source, span, depth);
    if ('anchor' in node && typeof node.anchor === 'string') this.anchors.set(node.anchor, node);
    if (isMap(node)) return this.map(node, span, depth);
    if (isSeq(node)) return this.list(node.items, span, depth);
    return scalar(isScalar(node) ? scalarValue(node.value) : null, span);
  }

  private alias(name: string, span: Span, depth: number): TreeNode {
    const target = this.anchors.get(name);
    if (!target) {
      this.reporter.report('unknown-alias', span, 'language.unknownAlias', { name });
      return scalar(null, span);
    }
    if (this.open.has(target)) {
      this.reporter.report('alias-limit', span, 'language.aliasInItself', { name });
      return scalar(null, span);
    }
    return this.node(target, depth + 1);
  }

  private list(items: readonly unknown[], span: Span, depth: number): ListNode {
    const converted = items.map((item) => {
      if (isNode(item)) return this.node(item, depth + 1);
      // A lone `? key` in a flow list: a pair without a map around it.
      if (isPair(item)) return map(this.pair(item, span, depth), span);
      return scalar(null, { start: span.end, end: span.end });
    });
    return { kind: 'list', items: converted, span };
  }

  private map(node: YAMLMap, span: Span, depth: number): TreeNode {
    this.open.add(node);
    const own = new Map<string, MapEntry>();
    const merged = new Map<string, MapEntry>();
    for (const pair of node.items) {
      if (isMergeKey(pair)) {
        for (const entry of this.merge(pair, depth)) if (!merged.has(entry.key)) merged.set(entry.key, entry);
        continue;
      }
      // The first of two equal keys is kept; the YAML library tells of the second.
      for (const entry of this.pair(pair, span, depth)) if (!own.has(entry.key)) own.set(entry.key, entry);
    }
    this.open.delete(node);
    for (const [key, entry] of merged) if (!own.has(key)) own.set(key, entry);
    return map([...own.values()], span);
  }

  private pair(pair: Pair, around: Span, depth: number): MapEntry[] {
    const key = isNode(pair.key) ? pair.key : null;
    const keySpan = key ? spanOf(key) : { start: around.start, end: around.start };
    const target = key && isAlias(key) ? this.anchors.get(key.source) : key;
    const name = target && isScalar(target) ? keyText(target.value, target.source) : keyText(pair.key, undefined);
    const value = isNode(pair.value)
      ? this.node(pair.value, depth + 1)
      : scalar(null, { start: keySpan.end, end: keySpan.end });
    return [{ key: name, keySpan, value }];
  }

  private merge(pair: Pair, depth: number): readonly MapEntry[] {
    if (!isNode(pair.value)) return [];
    const value = this.node(pair.value, depth + 1);
    const maps = value.kind === 'list' ? value.items : [value];
    return maps.flatMap((item) => {
      if (item.kind === 'map') return item.entries;
      if (!this.stopped) this.reporter.report('wrong-type', spanOf(pair.value as Node), 'language.wrongMerge');
      return [];
    });
  }
}

function isNode(value: unknown): value is Node {
  return isAlias(value) || isScalar(value) || isMap(value) || isSeq(value);
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.source === '<<' && pair.key.type === 'PLAIN';
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function scalarValue(value: unknown): ScalarValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    default:
      return null;
  }
}

function keyText(value: unknown, source: string | undefined): string {
  if (typeof value === 'string') return value;
  if (source !== undefined) return source;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
