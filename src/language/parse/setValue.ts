import { layerCatalogue } from '../schema/layers/catalogue';
import { isNothing, map, scalar, type MapEntry, type Span, type TreeNode } from './tree';
import { parseValue } from './parseText';

/** Why a `--set` could not be done. */
export type SetFailure = 'language.setForm' | 'language.setValue' | 'language.setIndex';

/**
 * Puts `path=value` into a tree: keys by name, list items by number, the value as YAML. A layer's shorthand and a name that
 * stands for a map open up on the way (`model.0.dense.units`, `train.optimizer.adam.learningRate`).
 */
export function setValue(root: TreeNode, assignment: string): TreeNode | SetFailure {
  const equals = assignment.indexOf('=');
  const path = assignment.slice(0, equals).trim().split('.');
  if (equals < 1 || path.some((part) => part.trim() === '')) return 'language.setForm';
  const value = parseValue(assignment.slice(equals + 1), { start: 0, end: 0 });
  if (!value) return 'language.setValue';
  return put(root, path, value, '');
}

function put(node: TreeNode, path: readonly string[], value: TreeNode, key: string): TreeNode | SetFailure {
  const [part, ...rest] = path;
  if (part === undefined) return placed(value, node.span);
  if (node.kind === 'list') {
    const index = /^\d+$/.test(part) ? Number(part) : -1;
    const item = node.items[index];
    if (!item) return 'language.setIndex';
    const changed = put(item, rest, value, '');
    if (typeof changed === 'string') return changed;
    return { ...node, items: node.items.map((other, at) => (at === index ? changed : other)) };
  }
  const open = node.kind === 'map' ? node : opened(node.value === null ? null : String(node.value), node, part, key);
  const there = open.entries.find((entry) => entry.key === part);
  const changed = put(there?.value ?? scalar(null, node.span), rest, value, part);
  if (typeof changed === 'string') return changed;
  if (there) {
    const entries = open.entries.map((entry) => (entry === there ? { ...entry, value: changed } : entry));
    return { ...open, entries };
  }
  const added: MapEntry = { key: part, keySpan: node.span, value: changed };
  // One name of several (an optimizer, a layer): the new one takes the old one's place.
  return {
    ...open,
    entries: node.kind === 'scalar' ? [...open.entries, added] : replaceChoice(open.entries, added, key),
  };
}

/** Keys of which a map holds only one. */
const choices: ReadonlySet<string> = new Set(['optimizer', 'loss', 'generatorOptimizer', 'discriminatorOptimizer']);

function replaceChoice(entries: readonly MapEntry[], added: MapEntry, key: string): readonly MapEntry[] {
  return choices.has(key) ? [added] : [...entries, added];
}

/** A scalar as the map that it stands for. */
function opened(name: string | null, node: TreeNode, part: string, key: string) {
  if (name === null || isNothing(node)) return map([], node.span);
  const shorthand = layerCatalogue.get(key)?.shorthand;
  if (shorthand !== undefined) return map([{ key: shorthand, keySpan: node.span, value: node }], node.span);
  if (name === part) return map([{ key: name, keySpan: node.span, value: scalar(null, node.span) }], node.span);
  if (key === 'target') return map([{ key: 'column', keySpan: node.span, value: node }], node.span);
  return map([], node.span);
}

/** A value set from outside stands where the old one stood. */
function placed(node: TreeNode, span: Span): TreeNode {
  switch (node.kind) {
    case 'scalar':
      return { ...node, span };
    case 'list':
      return { ...node, span, items: node.items.map((item) => placed(item, span)) };
    case 'map':
      return {
        ...node,
        span,
        entries: node.entries.map((entry) => ({ key: entry.key, keySpan: span, value: placed(entry.value, span) })),
      };
  }
}
