import { generatorNames, generators } from '../data/generators';
import { metrics } from '../schema/metrics';
import type { Suggestion } from '../schema/node';
import { entryOf, type TreeNode } from '../parse/tree';
import type { DataFacts } from '../types/dataFacts';

function texts(node: TreeNode | undefined): readonly string[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [String(item.value)] : []));
}

function columns(root: TreeNode, facts: DataFacts | undefined): readonly string[] {
  if (facts?.columns) return facts.columns.map((column) => column.name);
  const data = entryOf(root, 'data')?.value;
  const generated = entryOf(entryOf(data, 'source')?.value, 'generate')?.value;
  const name = generatorNames.find((known) => generated?.kind === 'scalar' && generated.value === known);
  if (name) return generators[name].columns.map((column) => column.name);
  return texts(entryOf(data, 'columns')?.value);
}

/** Every `name:` of a layer below a node. */
function layerNames(node: TreeNode | undefined): readonly string[] {
  switch (node?.kind) {
    case 'list':
      return node.items.flatMap(layerNames);
    case 'map':
      return node.entries.flatMap((entry) =>
        entry.key === 'name' && entry.value.kind === 'scalar' && entry.value.value !== null
          ? [String(entry.value.value)]
          : layerNames(entry.value),
      );
    default:
      return [];
  }
}

function networks(root: TreeNode): readonly string[] {
  const node = entryOf(root, 'networks')?.value;
  return node?.kind === 'map' ? node.entries.map((entry) => entry.key) : [];
}

const measures = ['loss', ...Object.keys(metrics)];

function monitors(root: TreeNode): readonly string[] {
  if (entryOf(root, 'networks')) return ['generator_loss', 'discriminator_loss'];
  const names = measures;
  return [...names.map((name) => `val_${name}`), ...names];
}

/** The names that are there for a place in the file. */
export function namesFor(suggestion: Suggestion, root: TreeNode, facts: DataFacts | undefined): readonly string[] {
  switch (suggestion) {
    case 'column':
      return columns(root, facts);
    case 'monitor':
      return monitors(root);
    case 'measure':
      return measures;
    case 'network':
      return networks(root);
    case 'layerInput':
      return [
        'features',
        ...layerNames(entryOf(root, 'model')?.value),
        ...layerNames(entryOf(root, 'networks')?.value),
      ];
    case 'path':
      return [];
  }
}
