/** The part of Markdown that notes have: what it cannot say stays as it was written. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph' | 'quote'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string };

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  /** Only to the web and to mail. */
  | { readonly kind: 'link'; readonly address: string; readonly content: readonly Inline[] };

const bullet = /^\s{0,3}(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const quote = /^>\s?(.*)$/;
const fence = /^```/;

/** Reads a note. Never fails, and takes time in proportion to its length. */
export function parseMarkdown(source: string): readonly Block[] {
  const lines = source.split(/\r\n|\n|\r/);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const [block, next] = readBlock(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function readBlock(lines: readonly string[], at: number): readonly [block: Block | undefined, next: number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [undefined, at + 1];
  if (fence.test(line)) {
    const end = endOf(lines, at + 1, (one) => !fence.test(one));
    return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1];
  }
  const title = heading.exec(line);
  if (title) {
    const level = Math.min(3, title[1]?.length ?? 1) as 1 | 2 | 3;
    return [{ kind: 'heading', level, content: parseInline(title[2] ?? '') }, at + 1];
  }
  if (quote.test(line)) {
    const end = endOf(lines, at, (one) => quote.test(one));
    const said = lines.slice(at, end).map((one) => quote.exec(one)?.[1] ?? '');
    return [{ kind: 'quote', content: parseInline(said.join('\n')) }, end];
  }
  const first = bullet.exec(line);
  if (first) {
    const end = endOf(lines, at, (one) => bullet.test(one));
    const items = lines.slice(at, end).map((one) => parseInline(bullet.exec(one)?.[2] ?? ''));
    return [{ kind: 'list', ordered: first[1] !== undefined, items }, end];
  }
  const end = endOf(
    lines,
    at + 1,
    (one) => one.trim() !== '' && ![fence, heading, quote, bullet].some((sign) => sign.test(one)),
  );
  return [{ kind: 'paragraph', content: parseInline(lines.slice(at, end).join('\n')) }, end];
}

/** The first line from `at` on that does not belong any more. */
function endOf(lines: readonly string[], at: number, belongs: (line: string) => boolean): number {
  let end = at;
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1;
  return end;
}

/** In this order: what stands first is taken first. No part can be read in two ways, so none is read twice. */
const marks = [
  /`(?<code>[^`\n]+)`/u,
  /\*\*(?<strong>[^*\n]+)\*\*/u,
  /\*(?<starred>[^*\s][^*\n]*)\*/u,
  /(?<![\p{L}\p{N}_])_(?<underlined>[^_\s][^_\n]*)_(?![\p{L}\p{N}_])/u,
  /\[(?<label>[^[\]\n]+)\]\((?<address>(?:https?:\/\/|mailto:)[^\s()]+)\)/u,
  /(?<bare>https?:\/\/[^\s<>()[\]]*[^\s<>()[\].,;:!?])/u,
];
const mark = new RegExp(marks.map(({ source }) => source).join('|'), 'gu');

function parseInline(source: string): readonly Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const found of source.matchAll(mark)) {
    if (found.index > at) parts.push({ kind: 'text', text: source.slice(at, found.index) });
    parts.push(marked(found.groups ?? {}));
    at = found.index + found[0].length;
  }
  if (at < source.length) parts.push({ kind: 'text', text: source.slice(at) });
  return parts;
}

function marked({
  code,
  strong,
  starred,
  underlined,
  label,
  address,
  bare,
}: Record<string, string | undefined>): Inline {
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', content: parseInline(strong) };
  const emphasis = starred ?? underlined;
  if (emphasis !== undefined) return { kind: 'emphasis', content: parseInline(emphasis) };
  if (label !== undefined && address !== undefined)
    return { kind: 'link', address, content: [{ kind: 'text', text: label }] };
  return { kind: 'link', address: bare ?? '', content: [{ kind: 'text', text: bare ?? '' }] };
}
