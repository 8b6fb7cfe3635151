import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnSubwords, mostPieces, SubwordCutter, wordsOf } from '../../../src/engine/data/preprocess/subwords';
import { prepareData, prepareRows } from '../../../src/engine/data';
import type { Preprocessing } from '../../../src/engine/contract';
import { checkModelFile } from '../../../src/language';
import { withFiles } from './fileSource';

function countsOf(...texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Byte-pair encoding as its paper has it: all pairs are counted anew for each merge. */
function plainMerges(counts: ReadonlyMap<string, number>, merges: number): string[] {
  const words = [...counts].map(([word, count]) => ({ pieces: Array.from(word), count }));
  // The characters in the order of their numbers; with no merge there is nothing else.
  const numbers = [...learnSubwords(counts, new Set([...counts.keys()].join('')).size).vocabulary];
  const found: string[] = [];
  while (found.length < merges) {
    const pairs = new Map<string, number>();
    for (const { pieces, count } of words) {
      for (let at = 0; at + 1 < pieces.length; at++) {
        const pair = `${pieces[at] ?? ''} ${pieces[at + 1] ?? ''}`;
        pairs.set(pair, (pairs.get(pair) ?? 0) + count);
      }
    }
    const place = (pair: string) => {
      const [left = '', right = ''] = pair.split(' ');
      return numbers.indexOf(left) * 1000 + numbers.indexOf(right);
    };
    const best = [...pairs].sort(([a, m], [b, n]) => n - m || place(a) - place(b))[0];
    if (!best || best[1] < 2) break;
    found.push(best[0]);
    const [left = '', right = ''] = best[0].split(' ');
    if (!numbers.includes(left + right)) numbers.push(left + right);
    for (const word of words) {
      const pieces: string[] = [];
      for (const piece of word.pieces) {
        const last = pieces.at(-1);
        if (piece === right && last === left) pieces.splice(-1, 1, `${left}${right}\0`);
        else pieces.push(piece);
      }
      word.pieces = pieces.map((piece) => piece.replace('\0', ''));
    }
  }
  return found;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '你', '好'), minLength: 1, maxLength: 8 });
const corpus = fc.array(fc.tuple(word, fc.integer({ min: 1, max: 9 })), { maxLength: 25 });

describe('byte-pair encoding', () => {
  it('joins the commonest neighbours first, as in the paper', () => {
    const counts = new Map([
      ['low', 5],
      ['lower', 2],
      ['newest', 6],
      ['widest', 3],
    ]);
    expect(learnSubwords(counts, 15).merges.slice(0, 3)).toEqual(['e s', 'es t', 'l o']);
  });

  it('learns what counting all pairs anew for each merge learns', () => {
    fc.assert(
      fc.property(corpus, fc.integer({ min: 0, max: 30 }), (list, merges) => {
        const counts = new Map(list);
        const characters = new Set([...counts.keys()].flatMap((one) => Array.from(one))).size;
        const learnt = learnSubwords(counts, characters + merges);
        // A piece that two merges make takes one number, which leaves room for one merge more.
        const plain = plainMerges(counts, learnt.merges.length);
        expect(learnt.merges).toEqual(plain);
        expect(learnt.vocabulary.length).toBeLessThanOrEqual(Math.min(characters + merges, mostPieces(counts.keys())));
      }),
    );
  });

  it('cuts a text into pieces that give it again, all of them known where its characters are', () => {
    fc.assert(
      fc.property(corpus, word, (list, text) => {
        const { vocabulary, merges } = learnSubwords(new Map(list), 40);
        const found = new SubwordCutter(merges).piecesOf(`${text} ${text}`);
        const pieces = found.map(({ piece }) => piece);
        expect(found.map(({ start, end }) => `${text} ${text}`.slice(start, end)).join('')).toBe(text + text);
        expect(pieces.join('')).toBe(`▁${text}▁${text}`);
        const known = new Set(vocabulary);
        for (const piece of pieces)
          if (Array.from(piece).every((one) => known.has(one))) expect(known).toContain(piece);
      }),
    );
  });

  it.each([
    ['The cat sat, twice.', ['▁The', '▁cat', '▁sat', ',', '▁twice', '.']],
    ['我喜欢这个酒店。', ['▁我', '喜欢', '这个', '酒店', '。']],
    ['  ', []],
  ])('takes words and signs of %j apart first', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('takes seconds at most for a large corpus, and for a run without an end', () => {
    const many = new Map(Array.from({ length: 60_000 }, (_, at) => [`▁${(at * 7919).toString(36)}`, 1 + (at % 50)]));
    expect(learnSubwords(many, 2000).vocabulary).toHaveLength(2000);
    expect(
      new SubwordCutter(learnSubwords(countsOf('ab'.repeat(500)), 50).merges).piecesOf('ab'.repeat(50_000)).length,
    ).toBeGreaterThan(100);
  });
});

describe('a text as subwords', () => {
  const file = checkModelFile(
    'data: {source: t.csv, target: y, inputs: {text: {tokens: subwords, vocabulary: 60, length: 12}}, split: {validation: 0.2, test: 0.2, shuffle: false}}\n' +
      'model: [{embedding: {outputDim: 4}}, flatten, {dense: {units: 2, activation: softmax}}]\n',
    { fileName: 'a.model.yaml' },
  ).model;
  const english = [
    'a good night',
    'bad nights',
    'good rooms',
    'the goodness of bad rooms',
    'badly',
    'good',
    'unseen ✗',
  ];
  const chinese = ['房间很干净', '房间不干净', '酒店很好', '酒店不好', '很好的房间', '干净', '未见'];
  const table = (texts: readonly string[]) =>
    `text,y\n${texts
      .concat(texts)
      .map((text, row) => `${text},${row % 2 ? 'yes' : 'no'}`)
      .join('\n')}\n`;

  it.each([
    ['English', english, 'goodnight'],
    ['Chinese', chinese, '房间很好'],
  ])(
    'in %s is learnt from the training rows and cut alike in predictions, from what the version keeps',
    async (_, texts, wanted) => {
      if (!file) throw new Error('no model');
      await withFiles({ 't.csv': table(texts) }, async (folder) => {
        const data = await prepareData(file, folder);
        const stored = JSON.parse(JSON.stringify(data.preprocessing)) as Preprocessing;
        const again = await prepareRows(stored, [{ text: texts[0] ?? '' }, { text: wanted }, { text: '♞' }]);
        const train = data.splits.train.inputs['text'];
        const tokens = [...(again.inputs['text']?.values ?? [])];
        expect(tokens.slice(0, 12)).toEqual([...(train?.values.slice(0, 12) ?? [])]);
        expect(tokens.slice(12, 24).filter((token) => token > 1).length).toBeGreaterThan(1);
        // The sign is unknown, what stands before each word is not.
        expect(tokens.at(-1)).toBe(1);
        expect(Math.max(...tokens)).toBeLessThan(60);
      });
    },
  );
});
