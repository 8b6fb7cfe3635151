import { describe, expect, test } from 'vitest';
import { words, type Message } from '../../../src/texts';

describe('a text with a text in one of its places', () => {
  const notice: Message = {
    key: 'engine.runEager',
    args: {
      reason: { key: 'engine.traceInLayer', args: { layer: 'own_1', reason: { key: 'engine.traceValueRead' } } },
    },
  };

  test.each([
    ['en', /: layer own_1: a value is read in the middle of a step$/],
    ['zh', /：层 own_1：在一步的中途读取了数值$/],
  ] as const)('is worded in one language: %s', (locale, ending) => {
    expect(words(locale, notice)).toMatch(ending);
  });

  test('comes through a journal as it is', () => {
    expect(words('zh', JSON.parse(JSON.stringify(notice)) as Message)).toBe(words('zh', notice));
  });

  test('keeps the words of an older record, which has them in place', () => {
    expect(words('zh', { key: 'engine.runEager', args: { reason: 'the loss differs' } })).toMatch(
      /：the loss differs$/,
    );
  });
});
