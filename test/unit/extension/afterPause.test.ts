import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AfterPause } from '../../../src/extension/languageFeatures/afterPause';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a burst is answered once, after its last key', () => {
  const done: string[] = [];
  const pause = new AfterPause();
  for (const key of 'epochs') {
    pause.schedule('file', 150, () => done.push(key));
    vi.advanceTimersByTime(149);
  }
  expect(done).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(done).toEqual(['s']);
});

test('files wait each for themselves, and not at all when they are closed', () => {
  const done: string[] = [];
  const pause = new AfterPause();
  for (const file of ['a', 'b', 'c']) pause.schedule(file, 150, () => done.push(file));
  pause.cancel('b');
  vi.advanceTimersByTime(150);
  expect(done).toEqual(['a', 'c']);
  pause.schedule('a', 150, () => done.push('late'));
  pause.dispose();
  vi.runAllTimers();
  expect(done).toEqual(['a', 'c']);
});
