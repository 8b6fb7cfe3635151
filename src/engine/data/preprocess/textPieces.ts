import type { FittedText } from './fitted';
import { segmentTokens } from './tokens';

/** A part of a text as it was written; `token` counts the tokens before it, null between tokens. */
export interface TextPiece {
  readonly text: string;
  readonly token: number | null;
}

/** A text in pieces that are its tokens and what stands between them; together they are the text. */
export function textPieces(
  text: string,
  spec: Pick<FittedText, 'tokens' | 'lowercase' | 'merges'>,
): readonly TextPiece[] {
  const { plain, places } = plainOf(text, spec.lowercase);
  const pieces: TextPiece[] = [];
  let at = 0;
  let token = 0;
  for (const { start, end } of segmentTokens(plain, spec)) {
    const [from, to] = [places[start] ?? 0, places[end] ?? text.length];
    if (from > at) pieces.push({ text: text.slice(at, from), token: null });
    pieces.push({ text: text.slice(from, to), token });
    token += 1;
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), token: null });
  return pieces;
}

/** The text as tokens are read from it, and the place in the text of each of its places. */
function plainOf(text: string, lowercase: boolean): { readonly plain: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let plain = '';
  let at = 0;
  for (const character of text) {
    const made = character.normalize('NFKC');
    const cased = lowercase ? made.toLowerCase() : made;
    for (let index = 0; index < cased.length; index++) places.push(at);
    plain += cased;
    at += character.length;
  }
  places.push(at);
  return { plain, places };
}
