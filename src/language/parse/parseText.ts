import { parseAllDocuments, type Document, type YAMLError } from 'yaml';
import { Reporter } from '../check/reporter';
import { Converter } from './convert';
import { LineTable } from './lineTable';
import { scalar, type TreeNode } from './tree';

/** UTF-16 units; longer files get one problem and are not read. */
const maximumLength = 1_000_000;
/** Signs that make a text more than one long value; a file of a thousand layers has some ten thousand. */
const maximumSigns = 50_000;
const structural: ReadonlySet<string> = new Set('\n\t[]{},:-?"\'&*!|>');
/** Told of one file: who mends the first finds the others gone. */
const maximumSyntaxErrors = 100;

export interface ParsedText {
  /** Without a byte order mark, as editors show it. */
  readonly text: string;
  readonly lines: LineTable;
  /** Null where the text is empty, too large or not a map. */
  readonly root: TreeNode | null;
  readonly reporter: Reporter;
}

export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Whether a model file of this name is JSON rather than YAML. */
export function isJson(fileName: string): boolean {
  return /\.json$/i.test(fileName);
}

/** Whether reading a text would keep an editor waiting for seconds. */
export function isTooLarge(text: string): boolean {
  if (text.length > maximumLength) return true;
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) if (structural.has(text[at] ?? '')) signs += 1;
  return signs > maximumSigns;
}

/** Reads YAML or JSON into a tree with places. Never throws: what is wrong is in the reporter. */
export function parseText(source: string, fileName: string): ParsedText {
  const text = withoutByteOrderMark(source);
  if (isTooLarge(text)) {
    const lines = new LineTable(text.slice(0, 1000));
    const reporter = new Reporter(lines, isJson(fileName));
    const [key, limit] =
      text.length > maximumLength
        ? (['language.fileTooLarge', 1] as const)
        : (['language.fileTooManyParts', maximumSigns] as const);
    reporter.report('file-too-large', { start: 0, end: 1 }, key, { limit });
    return { text, lines, root: null, reporter };
  }
  const lines = new LineTable(text);
  const reporter = new Reporter(lines, isJson(fileName));
  const documents = readDocuments(text, fileName, reporter);
  const [first, second] = documents;
  if (second) {
    const start = second.range?.[0] ?? 0;
    reporter.report('several-documents', { start, end: Math.min(start + 3, text.length) }, 'language.severalDocuments');
  }
  if (!first) {
    reportEmpty(text, reporter);
    return { text, lines, root: null, reporter };
  }
  const kind = isJson(fileName) ? 'JSON' : 'YAML';
  for (const error of first.errors.slice(0, maximumSyntaxErrors)) reportSyntax(error, text, kind, reporter);
  return { text, lines, root: rootOf(first, text, reporter), reporter };
}

function readDocuments(text: string, fileName: string, reporter: Reporter): readonly Document[] {
  try {
    const documents = parseAllDocuments(text, {
      prettyErrors: false,
      logLevel: 'silent',
      // Merge keys are followed by our own tree, with their places.
      merge: false,
      stringKeys: false,
      uniqueKeys: true,
      ...(isJson(fileName) ? { schema: 'json' as const } : {}),
    });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    // The library gives up on some inputs, such as brackets nested thousands deep.
    const detail = error instanceof Error ? error.message : String(error);
    reporter.report('syntax-error', { start: 0, end: 1 }, 'language.syntaxError', { detail });
    return [];
  }
}

function reportEmpty(text: string, reporter: Reporter): void {
  if (!reporter.hasErrors) reporter.report('empty-file', { start: 0, end: text.length }, 'language.emptyFile');
}

function rootOf(document: Document, text: string, reporter: Reporter): TreeNode | null {
  const root = new Converter(reporter).convert(document);
  if (root.kind === 'map') return root;
  if (root.kind === 'scalar' && root.value === null) {
    reportEmpty(text, reporter);
    return null;
  }
  if (!reporter.hasErrors) reporter.report('not-a-map', firstLine(root, text), 'language.notAMap');
  return null;
}

function firstLine(root: TreeNode, text: string): { start: number; end: number } {
  const lineEnd = text.indexOf('\n', root.span.start);
  return { start: root.span.start, end: lineEnd < 0 ? root.span.end : Math.min(root.span.end, lineEnd) };
}

function reportSyntax(error: YAMLError, text: string, kind: string, reporter: Reporter): void {
  const [start, end] = error.pos;
  const span = { start: Math.min(start, Math.max(0, text.length - 1)), end: Math.max(end, start + 1) };
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return reporter.report('tab-indentation', span, 'language.tabIndentation');
    case 'DUPLICATE_KEY': {
      const key = /^[^\s:,{}[\]]+/.exec(text.slice(start))?.[0] ?? '';
      return reporter.report(
        'duplicate-key',
        { start, end: start + Math.max(1, key.length) },
        'language.duplicateKey',
        {
          key: key.replace(/^["']|["']$/g, ''),
        },
      );
    }
    default:
      return reporter.report('syntax-error', span, syntaxText(error.code), { kind, detail: error.message });
  }
}

/** The commonest slips in words of our own, in both languages; the rest as the library words it. */
function syntaxText(code: YAMLError['code']) {
  switch (code) {
    case 'BAD_INDENT':
      return 'language.syntaxIndent';
    case 'MISSING_CHAR':
      return 'language.syntaxMissingChar';
    case 'UNEXPECTED_TOKEN':
      return 'language.syntaxUnexpected';
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return 'language.syntaxKey';
    case 'BLOCK_IN_FLOW':
      return 'language.syntaxBlockInFlow';
    default:
      return 'language.syntaxError';
  }
}

/** A value written by itself, as in `--set path=value`; null when it cannot be read. */
export function parseValue(value: string, span: { start: number; end: number }): TreeNode | null {
  const parsed = parseAllDocuments(value, { prettyErrors: false, logLevel: 'silent' });
  const documents = Array.isArray(parsed) ? parsed : [];
  const [document, second] = documents;
  if (second || document?.errors.length) return null;
  if (!document) return scalar(null, span);
  const reporter = new Reporter(new LineTable(value), false);
  const tree = new Converter(reporter).convert(document);
  return reporter.hasErrors ? null : moved(tree, span);
}

/** The tree with every place replaced by one. */
function moved(node: TreeNode, span: { start: number; end: number }): TreeNode {
  switch (node.kind) {
    case 'scalar':
      return { ...node, span };
    case 'list':
      return { ...node, span, items: node.items.map((item) => moved(item, span)) };
    case 'map':
      return {
        ...node,
        span,
        entries: node.entries.map((entry) => ({ ...entry, keySpan: span, value: moved(entry.value, span) })),
      };
  }
}
