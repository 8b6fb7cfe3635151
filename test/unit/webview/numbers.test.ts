import { describe, expect, it } from 'vitest';
import { Numbers } from '../../../src/presentation/numbers';

const english = new Numbers('en');
const chinese = new Numbers('zh');
const plain = (text: string) => text.replace(/[\u00a0\u2009]/g, ' ');

describe('numbers in words', () => {
  it.each([
    [0.0826, '0.0826'],
    [0.978, '0.9780'],
    [1, '1.0000'],
    [3.14159, '3.142'],
    [244.93, '244.9'],
    [3412.4, '3,412'],
    [0, '0.0000'],
    [-0.1233, '\u22120.1233'],
    [0.0008512, '0.0008512'],
    [0.00001234, '1.234 × 10⁻⁵'],
    [2.9e17, '2.900 × 10¹⁷'],
    [NaN, ''],
  ])('writes the measure %d as %s', (value, expected) => expect(plain(english.measure(value))).toBe(expected));

  it.each([
    [5.1, '5.1'],
    [3, '3'],
    [24_500.25, '24,500.25'],
    [0.1 + 0.2, '0.3'],
    [48_842, '48,842'],
    [2.5e-7, '2.5 × 10⁻⁷'],
  ])('writes the datum %d as %s', (value, expected) => expect(plain(english.datum(value))).toBe(expected));

  it.each([
    [0.978, '97.80 %'],
    [0.0004, '< 0.1 %'],
    [0, '0 %'],
    [1, '100.00 %'],
  ])('writes the share %d as %s', (value, expected) => expect(plain(english.percent(value))).toBe(expected));

  it.each([
    [0.094, '0.094 s', '0.094 秒'],
    [0.41, '0.41 s', '0.41 秒'],
    [17.1, '17.1 s', '17.1 秒'],
    [59.97, '1 m 0 s', '1 分 0 秒'],
    [72, '1 m 12 s', '1 分 12 秒'],
    [7500, '2 h 05 m', '2 小时 05 分'],
  ])('writes a duration of %d seconds as %s or %s', (seconds, inEnglish, inChinese) => {
    expect(english.duration(seconds)).toBe(inEnglish);
    expect(chinese.duration(seconds)).toBe(inChinese);
  });

  it('rounds the time left to a second below two minutes and to five above', () => {
    expect(english.timeLeft(69.4)).toBe('1 m 9 s');
    expect(english.timeLeft(1273)).toBe('21 m 15 s');
  });

  it.each([
    [524, '524 B'],
    [373_288, '373 kB'],
    [412e6, '412 MB'],
  ])('writes %d bytes as %s', (value, expected) => expect(plain(english.bytes(value))).toBe(expected));

  it('holds the measures of a column at one number of places', () => {
    const write = english.column([0.5, 123.456, null]);
    expect([0.5, 123.456].map(write)).toEqual(['0.5', '123.5']);
  });

  it('separates thousands in both languages and marks sizes that are not known', () => {
    expect([english.count(48_842), chinese.count(48_842)]).toEqual(['48,842', '48,842']);
    expect(plain(english.shape([null, 32]))).toBe('? × 32');
  });

  it('says the time of today and the days of what is older', () => {
    const now = new Date(2026, 10, 25, 15, 0).getTime();
    expect(english.moment(new Date(2026, 10, 25, 14, 36).getTime(), now)).toBe('14:36');
    expect(english.moment(new Date(2026, 10, 23, 14, 36).getTime(), now)).toBe('2 days ago');
    expect(chinese.moment(new Date(2026, 10, 23, 14, 36).getTime(), now)).toBe('2 天前');
  });
});
