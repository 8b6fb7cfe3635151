import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, type Inline } from '../../../src/presentation/markdown';

const plain = (text: string): Inline => ({ kind: 'text', text });

describe('a note in Markdown', () => {
  it.each([
    [
      '# One\n#### Four',
      [
        ['heading', 1],
        ['heading', 3],
      ],
    ],
    ['one\ntwo\n\nthree', [['paragraph'], ['paragraph']]],
    ['- a\n- b\n1. c', [['list', false]]],
    ['2. c\n3. d', [['list', true]]],
    ['> said\n> again', [['quote']]],
    ['```ts\n# no heading\n```\nafter', [['code'], ['paragraph']]],
    ['```\nnever closed', [['code']]],
  ])('%j has its blocks', (source, expected) => {
    const told = parseMarkdown(source).map((block) =>
      block.kind === 'heading'
        ? [block.kind, block.level]
        : block.kind === 'list'
          ? [block.kind, block.ordered]
          : [block.kind],
    );
    expect(told).toEqual(expected);
  });

  it.each<[string, readonly Inline[]]>([
    [
      'a **b** *c* _d_',
      [
        plain('a '),
        { kind: 'strong', content: [plain('b')] },
        plain(' '),
        { kind: 'emphasis', content: [plain('c')] },
        plain(' '),
        { kind: 'emphasis', content: [plain('d')] },
      ],
    ],
    ['petal_width_cm and 2 * 3 * 4', [plain('petal_width_cm and 2 * 3 * 4')]],
    ['`**x**`', [{ kind: 'code', text: '**x**' }]],
    [
      '[site](https://example.org/a?b=c)',
      [{ kind: 'link', address: 'https://example.org/a?b=c', content: [plain('site')] }],
    ],
    [
      'see https://example.org.',
      [
        plain('see '),
        { kind: 'link', address: 'https://example.org', content: [plain('https://example.org')] },
        plain('.'),
      ],
    ],
  ])('%s has its parts', (source, expected) => {
    expect(parseMarkdown(source)).toEqual([{ kind: 'paragraph', content: expected }]);
  });

  it.each(['[x](javascript:alert(1))', '[x](data:text/html,hi)', '[x](command:modelStudio.train)', '[x](file:///etc)'])(
    'leads nowhere but to the web: %s',
    (source) => {
      expect(JSON.stringify(parseMarkdown(source))).not.toContain('"link"');
    },
  );

  it('never fails, and says every letter that it was given', () => {
    const letters = (text: string) => text.replaceAll(/[^\p{L}]/gu, '');
    const said = (value: unknown): string =>
      typeof value === 'object' && value !== null
        ? Object.entries(value)
            .map(([key, one]) => (key === 'kind' || key === 'address' ? '' : said(one)))
            .join('')
        : String(value);
    const piece = fc.constantFrom('*', '_', '`', '[', ']', '(', ')', '#', '-', '>', ' ', '\n', 'a', 'b', '1. ', '**');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = pieces.join('');
        const told = letters(said(parseMarkdown(source)).replaceAll(/true|false/g, ''));
        // What stands behind the opening of a block of code is its language.
        if (!source.includes('```')) expect(told).toBe(letters(source));
      }),
    );
  });

  it.each(['*', '_', '[', '`', '**a', '[a](', '> ', '- '])('is read to its end however often it says %s', (sign) => {
    expect(parseMarkdown(sign.repeat(20_000)).length).toBeGreaterThan(0);
  });
});
