import { layerNames } from '../schema/file';
import { parseText } from '../parse/parseText';
import type { LineTable } from '../parse/lineTable';
import type { MapEntry, TreeNode } from '../parse/tree';
import type { OutlineItem } from '../types/editor';

/** What is said behind a name: a short value, or the first settings. */
function detailOf(node: TreeNode): string {
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? '' : String(node.value).slice(0, 40);
    case 'list':
      return node.items.every((item) => item.kind === 'scalar')
        ? node.items
            .map((item) => (item.kind === 'scalar' ? String(item.value) : ''))
            .join(', ')
            .slice(0, 40)
        : '';
    case 'map':
      return node.entries
        .filter((entry) => entry.key !== 'name' && entry.value.kind === 'scalar' && entry.value.value !== null)
        .slice(0, 2)
        .map((entry) => `${entry.key} ${detailOf(entry.value)}`)
        .join(', ');
  }
}

function item(
  entry: MapEntry,
  kind: OutlineItem['kind'],
  lines: LineTable,
  children: readonly OutlineItem[],
): OutlineItem {
  const span = { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, entry.value.span.end) };
  return {
    name: entry.key,
    detail: children.length ? '' : detailOf(entry.value),
    kind,
    range: lines.range(span),
    selectionRange: lines.range(entry.keySpan),
    children,
  };
}

function layerItem(node: TreeNode, lines: LineTable): OutlineItem[] {
  if (node.kind === 'scalar') {
    if (node.value === null) return [];
    return [item({ key: String(node.value), keySpan: node.span, value: { ...node, value: null } }, 'layer', lines, [])];
  }
  if (node.kind === 'list') return [];
  const entry = node.entries.find((candidate) => layerNames.includes(candidate.key)) ?? node.entries[0];
  if (!entry) return [];
  const layer = item(entry, 'layer', lines, []);
  const name = ownName(entry.value) ?? ownName(node);
  return [
    name === undefined ? layer : { ...layer, name, detail: [entry.key, layer.detail].filter(Boolean).join(', ') },
  ];
}

/** The name that a layer's settings give it. */
function ownName(settings: TreeNode): string | undefined {
  if (settings.kind !== 'map') return undefined;
  const given = settings.entries.find(({ key }) => key === 'name')?.value;
  return given?.kind === 'scalar' && given.value !== null ? String(given.value) : undefined;
}

function layers(node: TreeNode, lines: LineTable): readonly OutlineItem[] {
  if (node.kind === 'list') return node.items.flatMap((child) => layerItem(child, lines));
  const list = node.kind === 'map' ? node.entries.find((entry) => entry.key === 'layers') : undefined;
  return list ? layers(list.value, lines) : [];
}

function children(entry: MapEntry, lines: LineTable): readonly OutlineItem[] {
  switch (entry.key) {
    case 'model':
      return layers(entry.value, lines);
    case 'networks':
      return (entry.value.kind === 'map' ? entry.value.entries : []).map((network) =>
        item(network, 'network', lines, layers(network.value, lines)),
      );
    default:
      return [];
  }
}

/** The sections of a model file, its networks and their layers. */
export function outline(text: string, fileName: string): readonly OutlineItem[] {
  const { root, lines } = parseText(text, fileName);
  if (root?.kind !== 'map') return [];
  return root.entries
    .filter((entry) => entry.key !== '')
    .map((entry) => item(entry, 'section', lines, children(entry, lines)));
}
