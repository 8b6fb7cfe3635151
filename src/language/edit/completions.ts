import { text, type TextKey } from '../../texts';
import { besideArguments, layerSection } from '../schema/file';
import { layerCatalogue } from '../schema/layers/catalogue';
import type { LayerType } from '../schema/layers/layerType';
import type { SchemaNode } from '../schema/node';
import type { Completion, CompletionKind, CompletionResult, EditorOptions } from '../types/editor';
import { cursorAt, type Cursor } from './cursor';
import { defaultWords, describeLayerType, describeNode, layerExample, typeWords, valuesOf } from './describeKey';
import { namesFor } from './namesInFile';
import { branches, schemaAt, type SchemaPlace } from './schemaPath';

/** What can be written at `offset` (UTF-16 units from the start of the text, a byte order mark included). */
export function completionsAt(source: string, offset: number, options: EditorOptions): CompletionResult {
  const cursor = cursorAt(source, offset, options.fileName);
  const place = cursor && schemaAt(cursor.path);
  if (!cursor || !place) return { items: [] };
  const completer = new Completer(cursor, options);
  const items = cursor.role === 'key' ? completer.keys(place) : completer.values(place);
  const node = cursor.role === 'value' && place.kind === 'node' ? place.node : null;
  const path = node && suggestionsOf(node).includes('path');
  const range = cursor.lines.range(cursor.span);
  return { items, ...(path ? { path: { pathPrefix: cursor.word, range } } : {}) };
}

function suggestionsOf(node: SchemaNode) {
  return [node, ...branches(node)].flatMap((branch) => (branch.suggest ? [branch.suggest] : []));
}

class Completer {
  constructor(
    private readonly cursor: Cursor,
    private readonly options: EditorOptions,
  ) {}

  keys(place: SchemaPlace): readonly Completion[] {
    switch (place.kind) {
      case 'layerItem':
        return this.layerKeys();
      case 'layer':
        return this.properties(layerSection(place.type));
      case 'node':
        return this.nodeKeys(place.node);
    }
  }

  values(place: SchemaPlace): readonly Completion[] {
    switch (place.kind) {
      case 'layerItem':
        return [...layerCatalogue.values()].map((type) => this.layer(type));
      case 'layer': {
        const short = place.type.shorthand === undefined ? undefined : place.type.shorthand;
        const node = short === undefined ? undefined : layerSection(place.type).properties?.[short];
        return node ? this.nodeValues(node) : [];
      }
      case 'node':
        return this.nodeValues(place.node);
    }
  }

  private layerKeys(): readonly Completion[] {
    const { siblings } = this.cursor;
    const named = siblings.some((key) => layerCatalogue.has(key));
    const first = [...layerCatalogue.values()][0];
    const section = first ? layerSection(first) : {};
    const beside = besideArguments
      .filter((name) => siblings.length > 0 && !siblings.includes(name))
      .flatMap((name) => {
        const node = section.properties?.[name];
        return node ? [this.key(name, node)] : [];
      });
    return named ? beside : [...[...layerCatalogue.values()].map((type) => this.layer(type)), ...beside];
  }

  private nodeKeys(node: SchemaNode): readonly Completion[] {
    // In a list of names (`- acc`), a word that looks like a key is a name.
    const isItem = this.cursor.path.at(-1) === null;
    const plain = isItem ? this.nodeValues(node) : [];
    if (node.choice) return isItem ? plain : this.properties(node.anyOf?.[1] ?? {});
    const all = branches(node).flatMap((branch) => [
      ...this.properties(branch),
      ...(branch.keySuggest ? this.names(branch.keySuggest, ': ') : []),
    ]);
    return [...plain, ...all];
  }

  private nodeValues(node: SchemaNode): readonly Completion[] {
    const values = valuesOf(node).map((value) =>
      this.completion(value.name, 'value', this.scalar(value.name), '', value.doc ? this.words(value.doc) : ''),
    );
    const names = [...new Set(suggestionsOf(node))].flatMap((suggestion) => this.names(suggestion, ''));
    return [...values, ...names];
  }

  private names(suggestion: Parameters<typeof namesFor>[0], tail: string): readonly Completion[] {
    const kind: CompletionKind = suggestion === 'column' ? 'column' : 'name';
    return namesFor(suggestion, this.cursor.root, this.options.facts)
      .filter((name) => !this.cursor.siblings.includes(name))
      .map((name) => this.completion(name, kind, `${this.scalar(name)}${this.cursor.quoted ? '' : tail}`, '', ''));
  }

  private properties(node: SchemaNode): readonly Completion[] {
    return Object.entries(node.properties ?? {})
      .filter(([key]) => !this.cursor.siblings.includes(key))
      .map(([key, property]) => this.key(key, property));
  }

  private key(key: string, node: SchemaNode): Completion {
    const { locale } = this.options;
    const detail =
      node.default === undefined
        ? `${typeWords(node, locale)} · ${this.words('language.hoverRequired')}`
        : `${typeWords(node, locale)}${node.default === null ? '' : ` = ${defaultWords(node.default)}`}`;
    return this.completion(key, 'key', this.keySnippet(key, node), detail, describeNode(key, node, locale));
  }

  private keySnippet(key: string, node: SchemaNode): string {
    const { colon, quoted, json, flow } = this.cursor;
    if (colon || quoted) return escaped(key);
    const written = json ? `"${key}"` : escaped(key);
    const inner = branches(node).filter((branch) => branch.type !== 'null');
    const only = inner.length === 1 ? inner[0] : undefined;
    if (only?.type === 'object') return flow ? `${written}: {$0}` : `${written}:\n  $0`;
    if (only?.type === 'array') return only.items?.layer && !flow ? `${written}:\n  - $0` : `${written}: [$0]`;
    return `${written}: $0`;
  }

  private layer(type: LayerType): Completion {
    const { flow, json, quoted, colon, role } = this.cursor;
    const example = layerExample(type).slice(2);
    const bare = quoted || colon || (flow && role === 'key');
    const inFlow = example === type.name ? example : `{${example}}`;
    const inKey = example.startsWith(`${type.name}:`) && flow && role === 'key' && !colon && !quoted;
    const yaml = inKey ? example : bare ? type.name : flow ? inFlow : example;
    const written =
      json && !quoted ? (role === 'key' ? `"${type.name}": $0` : `{"${type.name}": {$0}}`) : escaped(yaml);
    const doc = describeLayerType(type, this.options.locale);
    return this.completion(type.name, 'layer', written, this.words(type.doc), doc);
  }

  private scalar(name: string): string {
    const { json, quoted } = this.cursor;
    const isWord = /^(true|false|-?\d+(\.\d+)?)$/.test(name);
    if (json && !quoted && !isWord) return escaped(JSON.stringify(name));
    const plain = /^[\p{L}_][\p{L}\p{N}_.\- ]*$/u.test(name) && !name.endsWith(' ');
    return escaped(quoted || plain || isWord ? name : JSON.stringify(name));
  }

  private words(key: TextKey): string {
    return text(this.options.locale, key);
  }

  private completion(
    label: string,
    kind: CompletionKind,
    snippet: string,
    detail: string,
    documentation: string,
  ): Completion {
    const { lines, span, lead, end } = this.cursor;
    return { label, kind, snippet: `${lead}${snippet}${end}`, detail, documentation, range: lines.range(span) };
  }
}

/** Signs that mean something in a snippet. */
function escaped(name: string): string {
  return name.replace(/[\\$}]/g, (sign) => `\\${sign}`);
}
