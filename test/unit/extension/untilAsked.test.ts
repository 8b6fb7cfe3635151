import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UntilAsked } from '../../../src/extension/languageFeatures/untilAsked';

let told = 0;
let visible = ['iris', 'moons'];
const lenses = new UntilAsked(
  () => (told += 1),
  () => visible,
);

beforeEach(() => {
  vi.useFakeTimers();
  told = 0;
  visible = ['iris', 'moons'];
});
afterEach(() => {
  lenses.dispose();
  vi.useRealTimers();
});

it('tells once where it is asked after that', () => {
  lenses.change();
  lenses.asked('iris');
  lenses.asked('moons');
  vi.advanceTimersByTime(60_000);
  expect(told).toBe(1);
});

it('tells again of what nobody asked for, and gives more time each time', () => {
  lenses.change();
  lenses.asked('iris');
  vi.advanceTimersByTime(1000);
  expect(told).toBe(2);
  vi.advanceTimersByTime(1999);
  expect(told).toBe(2);
  vi.advanceTimersByTime(1);
  expect(told).toBe(3);
  lenses.asked('moons');
  vi.advanceTimersByTime(60_000);
  expect(told).toBe(3);
});

it('leaves what is no longer on the screen, and does not go on for ever', () => {
  lenses.change();
  visible = [];
  vi.advanceTimersByTime(60_000);
  expect(told).toBe(1);
  visible = ['iris'];
  lenses.change();
  vi.advanceTimersByTime(600_000);
  expect(told).toBe(7);
});
