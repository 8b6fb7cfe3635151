import { byCodePoint } from '../table/typedColumn';
import { PairHeap } from './pairHeap';

/** Stands before the first piece of what follows a blank, as SentencePiece has it: so pieces put together give the text again. */
export const wordStart = '\u2581';

/** Merges are learnt from so many different words at most, the commonest first; others add little but time. */
const mostWords = 50_000;
/** Longer runs without a break are cut, so that no text takes longer than its length tells. */
const longestWord = 64;

/** What byte-pair encoding has learnt. */
export interface Subwords {
  /** The pieces in the order of their numbers: characters, the commonest first, then what pairs became. */
  readonly vocabulary: readonly string[];
  /** The pairs that become one piece, in order; a blank between the two. */
  readonly merges: readonly string[];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

interface PlacedWord {
  readonly word: string;
  readonly start: number;
  /** Whether {@link wordStart} stands before it, which the text does not have. */
  readonly marked: boolean;
}

/** The words and signs of a text that pieces never go across. */
function* placedWords(text: string): Generator<PlacedWord> {
  for (const run of text.matchAll(/\S+/gu)) {
    let marked = true;
    for (const { segment, index } of segmenter.segment(run[0])) {
      const characters = Array.from(segment);
      let start = run.index + index;
      for (let at = 0; at < characters.length; at += longestWord) {
        const part = characters.slice(at, at + longestWord).join('');
        yield { word: marked ? wordStart + part : part, start, marked };
        start += part.length;
        marked = false;
      }
    }
  }
}

/** The words and signs of a text, the first after a blank with {@link wordStart} before it. */
export function wordsOf(text: string): string[] {
  return Array.from(placedWords(text), ({ word }) => word);
}

/**
 * Byte-pair encoding over characters (Sennrich, Haddow, Birch: Neural Machine Translation of Rare Words with Subword Units,
 * 2016): the commonest neighbours become one piece, again and again, of equally common ones the older, until there are `most` pieces or no pair
 * occurs twice. The same words give the same pieces. Pairs are counted once, then only where a merge changes them.
 */
export function learnSubwords(counts: ReadonlyMap<string, number>, most: number): Subwords {
  const commonest = [...counts]
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1))
    .slice(0, mostWords);
  const characters = new Map<string, number>();
  for (const [word, count] of commonest) {
    for (const character of word) characters.set(character, (characters.get(character) ?? 0) + count);
  }
  const vocabulary = [...characters]
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || byCodePoint(left, right))
    .slice(0, Math.max(0, most))
    .map(([character]) => character);
  const numberOf = new Map(vocabulary.map((piece, number) => [piece, number]));
  const words = commonest.map(([word, count]) => ({
    pieces: Array.from(word, (character) => numberOf.get(character) ?? -1),
    count,
  }));
  const pairs = new PairHeap();
  for (const [index, { pieces, count }] of words.entries()) pairs.add(index, pieces, count);
  const merges: string[] = [];
  while (vocabulary.length < most) {
    const best = pairs.takeBest();
    if (!best) break;
    const { left, right } = best;
    const joined = (vocabulary[left] ?? '') + (vocabulary[right] ?? '');
    merges.push(`${vocabulary[left] ?? ''} ${vocabulary[right] ?? ''}`);
    // Two ways may lead to the same piece.
    let number = numberOf.get(joined);
    if (number === undefined) {
      number = vocabulary.push(joined) - 1;
      numberOf.set(joined, number);
    }
    for (const index of best.words) {
      const word = words[index];
      if (!word) continue;
      pairs.add(index, word.pieces, -word.count);
      word.pieces = merged(word.pieces, left, right, number);
      pairs.add(index, word.pieces, word.count);
    }
  }
  return { vocabulary, merges };
}

function merged<Piece>(pieces: readonly Piece[], left: Piece, right: Piece, both: Piece): Piece[] {
  const result: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] as Piece;
    if (piece === left && pieces[at + 1] === right) {
      result.push(both);
      at++;
    } else result.push(piece);
  }
  return result;
}

/** So many words are remembered with their pieces. */
const mostRemembered = 1 << 16;

/** Cuts texts into pieces by what was learnt; the earliest merge goes first. A character that training never saw is a piece by itself. */
export class SubwordCutter {
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #known = new Map<string, readonly string[]>();

  constructor(merges: readonly string[]) {
    this.#ranks = new Map(merges.map((pair, rank) => [pair, rank]));
  }

  /** The pieces with the places in the text that they stand for. */
  piecesOf(text: string): { readonly piece: string; readonly start: number; readonly end: number }[] {
    const found: { piece: string; start: number; end: number }[] = [];
    for (const { word, start, marked } of placedWords(text)) {
      let at = marked ? start - wordStart.length : start;
      for (const piece of this.#cut(word)) {
        const end = at + piece.length;
        found.push({ piece, start: Math.max(start, at), end: Math.max(start, end) });
        at = end;
      }
    }
    return found;
  }

  #cut(word: string): readonly string[] {
    const known = this.#known.get(word);
    if (known) return known;
    let pieces: string[] = Array.from(word);
    for (;;) {
      let best: { rank: number; left: string; right: string } | null = null;
      for (let at = 0; at + 1 < pieces.length; at++) {
        const [left = '', right = ''] = [pieces[at], pieces[at + 1]];
        const rank = this.#ranks.get(`${left} ${right}`);
        if (rank !== undefined && rank < (best?.rank ?? Infinity)) best = { rank, left, right };
      }
      if (!best) break;
      pieces = merged(pieces, best.left, best.right, best.left + best.right);
    }
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(word, pieces);
    return pieces;
  }
}

/** No more pieces than this can be learnt from these words or from some of them. */
export function mostPieces(words: Iterable<string>): number {
  const characters = new Set<string>();
  let merges = 0;
  for (const word of words) {
    let length = 0;
    for (const character of word) {
      characters.add(character);
      length++;
    }
    merges += length - 1;
  }
  return characters.size + merges;
}
