import type { TreeNode } from '../parse/tree';
import type { SchemaNode } from '../schema/node';

/** A value as it was written, shortened: what a message shows as found. */
export function foundWords(tree: TreeNode): string {
  switch (tree.kind) {
    case 'map':
      return tree.entries.length ? `{${tree.entries[0]?.key ?? ''}: ...}` : '{}';
    case 'list':
      return tree.items.length ? '[...]' : '[]';
    case 'scalar': {
      const words = typeof tree.value === 'string' ? `"${tree.value}"` : String(tree.value);
      return words.length > 60 ? `${words.slice(0, 57)}...` : words;
    }
  }
}

/** The limits in signs that every language reads: `>= 1`, `0 <= x < 1`. */
export function limitWords(node: SchemaNode): string {
  const parts = [
    node.minimum === undefined ? null : `>= ${node.minimum}`,
    node.exclusiveMinimum === undefined ? null : `> ${node.exclusiveMinimum}`,
    node.maximum === undefined ? null : `<= ${node.maximum}`,
    node.exclusiveMaximum === undefined ? null : `< ${node.exclusiveMaximum}`,
  ].filter((part) => part !== null);
  return parts.length ? parts.join(', ') : `<= ${Number.MAX_SAFE_INTEGER}`;
}
