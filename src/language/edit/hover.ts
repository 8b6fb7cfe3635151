import { text, type Locale } from '../../texts';
import { trainingCost } from '../describe/cost';
import { layerCatalogue } from '../schema/layers/catalogue';
import { parseText, withoutByteOrderMark } from '../parse/parseText';
import type { Span, TreeNode } from '../parse/tree';
import type { Range } from '../types/problem';
import type { EditorOptions, Hover } from '../types/editor';
import { costMarkdown, layerCostMarkdown } from './costWords';
import { describeLayerType, describeNode, valuesOf } from './describeKey';
import { schemaAt, type TreePath } from './schemaPath';

interface Found {
  readonly path: TreePath;
  readonly span: Span;
  /** The value under the cursor; null when it is the key. */
  readonly value: string | null;
}

/** `end` exclusive, as a key's last sign is before it. */
const within = (span: Span, offset: number) => span.start <= offset && offset <= span.end;

function find(node: TreeNode, offset: number, path: TreePath): Found | null {
  switch (node.kind) {
    case 'scalar':
      return within(node.span, offset) && node.value !== null
        ? { path, span: node.span, value: String(node.value) }
        : null;
    case 'list':
      for (const item of node.items) {
        const found = find(item, offset, [...path, null]);
        if (found) return found;
      }
      return null;
    case 'map':
      for (const entry of node.entries) {
        const inner = [...path, entry.key];
        if (within(entry.keySpan, offset)) return { path: inner, span: entry.keySpan, value: null };
        const found = find(entry.value, offset, inner);
        if (found) return found;
      }
      return null;
  }
}

function markdown(found: Found, locale: Locale): string | null {
  const place = schemaAt(found.path);
  const name = found.path.filter((part) => part !== null).at(-1) ?? '';
  if (!place) return null;
  switch (place.kind) {
    case 'layerItem': {
      const type = found.value === null ? undefined : layerCatalogue.get(found.value);
      return type ? describeLayerType(type, locale) : null;
    }
    case 'layer':
      return describeLayerType(place.type, locale);
    case 'node': {
      const value = valuesOf(place.node).find((candidate) => candidate.name === found.value);
      if (value?.doc) return `**${value.name}**: ${text(locale, value.doc)}`;
      return describeNode(name, place.node, locale);
    }
  }
}

/** Keys whose value costs time or memory, or is what costs it. */
const costly: ReadonlySet<string> = new Set(['model', 'networks', 'train', 'train.epochs', 'train.batchSize']);

/** What a layer, or the whole of a model, costs; empty where that is not known, or not asked for. */
function costs(found: Found, range: Range, { check, facts, speed, measured, locale }: EditorOptions): string {
  if (!check) return '';
  const { start } = range;
  const layer = check.networks
    .flatMap(({ layers }) => layers)
    .find(({ type, range: at }) => (type === found.path.at(-1) || type === found.value ? contains(at, start) : false));
  const isLayer = layer && (found.value === null ? found.path.at(-2) === null : found.path.at(-1) === null);
  if (isLayer) return layerCostMarkdown(layer, check.model?.train.batchSize ?? 32, locale);
  if (found.value !== null || !costly.has(found.path.join('.'))) return '';
  const cost = trainingCost(check, facts, speed, measured);
  return cost ? costMarkdown(cost, check.model?.train.epochs ?? 1, locale) : '';
}

function contains({ start, end }: Range, { line, character }: Range['start']): boolean {
  const after = line > start.line || (line === start.line && character >= start.character);
  return after && (line < end.line || (line === end.line && character <= end.character));
}

/** Meaning, type and default of the key, layer or value at `offset`; null where there is nothing to say. */
export function hoverAt(source: string, offset: number, options: EditorOptions): Hover | null {
  const shift = source.length - withoutByteOrderMark(source).length;
  const { root, lines } = parseText(source, options.fileName);
  const found = root && find(root, offset - shift, []);
  const words = found && markdown(found, options.locale);
  if (!found || !words) return null;
  const range = lines.range(found.span);
  const cost = costs(found, range, options);
  return { markdown: cost ? `${cost}\n\n---\n\n${words}` : words, range };
}
