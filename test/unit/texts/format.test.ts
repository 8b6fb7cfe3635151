import { expect, test } from 'vitest';
import { format } from '../../../src/texts/format';

test.each([
  ['{count} {count:row|rows}', { count: 1 }, '1 row'],
  ['{count} {count:row|rows}', { count: 0 }, '0 rows'],
  [
    '{first} 最支持 {answer}（{effect}）。',
    { first: 'petal_width', answer: 'Iris-setosa', effect: '+ 0.2' },
    'petal_width 最支持 Iris-setosa（+ 0.2）。',
  ],
  [
    '{first} 最支持 {answer}（{effect}）。',
    { first: '中央', answer: '猫', effect: '+ 0.2' },
    '中央最支持猫（+ 0.2）。',
  ],
  ['由 {part} 与 {other} 组成', { part: '左上 角', other: 'b' }, '由左上 角与 b 组成'],
  ['{name} decides most', { name: '花瓣' }, '花瓣 decides most'],
  ['{unknown} 行', { rows: 3 }, '{unknown} 行'],
] as const)('%s filled with %j is %s', (template, values, filled) => {
  expect(format(template, values)).toBe(filled);
});
