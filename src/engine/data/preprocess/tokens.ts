import type { TextSpec } from '../../../language';
import { SubwordCutter } from './subwords';
import { byCodePoint } from '../table/typedColumn';

/** Numbers that are no token's: 0 fills up, 1 stands for a token that is not in the vocabulary. */
export const reservedTokens = 2;

// The words of Chinese, Japanese and Thai come from dictionaries that serve every locale.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The text as tokens are looked for in it. */
export function plainText(text: string, { lowercase }: Pick<TextSpec, 'lowercase'>): string {
  // Full-width letters and digits, as Chinese texts mix them, become the plain ones.
  const plain = text.normalize('NFKC');
  return lowercase ? plain.toLowerCase() : plain;
}

/** How texts are cut; `merges` are what was learnt for subwords. */
export type Cutting = Pick<TextSpec, 'tokens' | 'lowercase'> & { readonly merges?: readonly string[] };

const cutters = new WeakMap<readonly string[], SubwordCutter>();

/** The tokens of a text: its words in any language, its characters, or pieces of words; blanks never count, and punctuation only in pieces. */
export function tokensOf(text: string, cutting: Cutting): string[] {
  const plain = plainText(text, cutting);
  if (cutting.tokens === 'subwords')
    return cutterOf(cutting)
      .piecesOf(plain)
      .map(({ piece }) => piece);
  return segmentTokens(plain, cutting).map(({ start, end }) => plain.slice(start, end));
}

/** Where the tokens of a plain text stand. */
export function segmentTokens(
  plain: string,
  cutting: Cutting,
): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  switch (cutting.tokens) {
    case 'characters': {
      let at = 0;
      for (const character of plain) {
        if (character.trim() !== '') found.push({ start: at, end: at + character.length });
        at += character.length;
      }
      return found;
    }
    case 'words':
      for (const { segment, index, isWordLike } of segmenter.segment(plain)) {
        if (isWordLike) found.push({ start: index, end: index + segment.length });
      }
      return found;
    case 'subwords':
      return cutterOf(cutting).piecesOf(plain);
  }
}

function cutterOf({ merges = noMerges }: Cutting): SubwordCutter {
  const cutter = cutters.get(merges) ?? new SubwordCutter(merges);
  cutters.set(merges, cutter);
  return cutter;
}

const noMerges: readonly string[] = [];

/** The commonest tokens of the texts, ties by code point; `limit` counts padding and unknown too. */
export function buildVocabulary(texts: Iterable<readonly string[]>, limit: number): string[] {
  const counts = new Map<string, number>();
  for (const tokens of texts) for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts]
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || byCodePoint(left, right))
    .slice(0, Math.max(0, limit - reservedTokens))
    .map(([token]) => token);
}

/** Writes a text's token numbers into a row that holds zeros. A longer text loses its end. */
export function encodeTokens(
  tokens: readonly string[],
  numberOf: ReadonlyMap<string, number>,
  padding: 'pre' | 'post',
  row: Int32Array,
): void {
  const kept = Math.min(tokens.length, row.length);
  const start = padding === 'pre' ? row.length - kept : 0;
  for (let index = 0; index < kept; index++) row[start + index] = numberOf.get(tokens[index] ?? '') ?? 1;
}

const numbered = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** The number of each token; made once for each vocabulary. */
export function tokenNumbers(vocabulary: readonly string[]): ReadonlyMap<string, number> {
  const known = numbered.get(vocabulary);
  if (known) return known;
  const made = new Map(vocabulary.map((token, index) => [token, index + reservedTokens]));
  numbered.set(vocabulary, made);
  return made;
}
