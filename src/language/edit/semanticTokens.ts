import { layerCatalogue } from '../schema/layers/catalogue';
import { layerSection } from '../schema/file';
import type { LayerType } from '../schema/layers/layerType';
import type { SchemaNode } from '../schema/node';
import { parseText } from '../parse/parseText';
import type { Span, TreeNode } from '../parse/tree';
import type { Range } from '../types/problem';
import { inner } from './names';
import { branches, placeOf, step, wholeFile, type SchemaPlace } from './schemaPath';

/** What a word of a model file is: VS Code's own names, so that every theme has colours for them. */
export type SemanticTokenType = 'class' | 'function' | 'enumMember' | 'variable' | 'namespace' | 'parameter';

export interface SemanticToken {
  readonly range: Range;
  readonly type: SemanticTokenType;
  /** Where a name is given, not where it is used. */
  readonly declaration: boolean;
}

interface Word {
  readonly span: Span;
  readonly type: SemanticTokenType;
  readonly declaration?: boolean;
}

/**
 * What the grammar cannot see: layers are classes; losses, optimizers, metrics and schedules functions; fixed values members
 * of an enumeration; layer names variables; networks namespaces; columns parameters. In the order of the file.
 */
export function semanticTokens(source: string, fileName: string): readonly SemanticToken[] {
  const { root, lines, text } = parseText(source, fileName);
  if (!root) return [];
  const words: Word[] = [];
  visit(root, wholeFile, words);
  const seen = new Set<number>();
  return words
    .map((word) => ({ ...word, span: inner(text, word.span) }))
    .sort((one, other) => one.span.start - other.span.start)
    .filter(({ span }) => span.end > span.start && !seen.has(span.start) && seen.add(span.start))
    .map(({ span, type, declaration = false }) => ({ range: lines.range(span), type, declaration }))
    .filter(({ range }) => range.start.line === range.end.line);
}

function visit(node: TreeNode, place: SchemaPlace | null, words: Word[]): void {
  if (!place) return;
  switch (node.kind) {
    case 'scalar': {
      const type = node.value === null ? null : typeOfValue(String(node.value), place);
      if (type) words.push({ span: node.span, type });
      return;
    }
    case 'list':
      for (const item of node.items) visit(item, step(place, null), words);
      return;
    case 'map':
      for (const { key, keySpan, value } of node.entries) {
        const inside = step(place, key);
        const type = typeOfKey(key, place);
        if (type) words.push({ span: keySpan, type, declaration: type === 'namespace' || type === 'parameter' });
        if (key === 'name' && isLayer(place)) words.push({ span: value.span, type: 'variable', declaration: true });
        else visit(value, inside, words);
      }
  }
}

function isLayer(place: SchemaPlace): boolean {
  return place.kind !== 'node';
}

function typeOfKey(key: string, place: SchemaPlace): SemanticTokenType | null {
  if (place.kind === 'layerItem') return layerCatalogue.has(key) ? 'class' : null;
  if (place.kind === 'layer') return null;
  const { node } = place;
  if (node === networksNode()) return 'namespace';
  if (branches(node).some((branch) => branch.keySuggest === 'column')) return 'parameter';
  return isChoiceOf(node, key) ? 'function' : null;
}

function networksNode(): SchemaNode | undefined {
  return wholeFile.kind === 'node' ? wholeFile.node.properties?.['networks'] : undefined;
}

function typeOfValue(value: string, place: SchemaPlace): SemanticTokenType | null {
  switch (place.kind) {
    case 'layerItem':
      return layerCatalogue.has(value) ? 'class' : null;
    case 'layer': {
      const short = shorthandOf(place.type);
      return short ? typeOfValue(value, placeOf(short)) : null;
    }
    case 'node':
      return typeInNode(value, place.node);
  }
}

function shorthandOf(type: LayerType): SchemaNode | undefined {
  return type.shorthand === undefined ? undefined : layerSection(type).properties?.[type.shorthand];
}

function typeInNode(value: string, node: SchemaNode): SemanticTokenType | null {
  if (isChoiceOf(node, value)) return 'function';
  for (const branch of [node, ...branches(node)]) {
    if (branch.enum?.includes(value)) return 'enumMember';
    // The names that the file itself gives its columns.
    if (branch.doc === 'language.dataColumns') return 'parameter';
    switch (branch.suggest) {
      case 'column':
        return 'parameter';
      case 'layerInput':
        return 'variable';
      case 'network':
        return 'namespace';
      case 'monitor':
      case 'measure':
      case 'path':
      case undefined:
        break;
    }
  }
  return null;
}

/** Whether a name is one of those that a key can have, alone or with settings: `adam`, `{adam: {...}}`. */
function isChoiceOf(node: SchemaNode, name: string): boolean {
  const choices = node.choice ? [node] : (node.anyOf ?? []).filter((branch) => branch.choice);
  return choices.some((choice) => Object.hasOwn(choice.anyOf?.[1]?.properties ?? {}, name));
}
