import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { ModelSignature } from '../../../src/protocol';
import { exampleBody, predictUrl, requestIn, takesPicture } from '../../../src/webview/cells/serve/servedRequest';

const url = predictUrl('http://127.0.0.1:8501', 'a model');
const histogram = { minimum: 0, maximum: 1, counts: [1] };
const signature: ModelSignature = {
  inputs: [
    { type: 'numeric', name: 'age', minimum: 1, maximum: 90, mean: 38.6, histogram, integer: true },
    { type: 'numeric', name: 'share', minimum: 0, maximum: 1, mean: 0.123456, histogram, integer: false },
    { type: 'category', name: 'city', values: [{ value: "L'Aquila", count: 3 }] },
    { type: 'text', name: 'note', example: 'null\n"quoted"' },
  ],
  target: null,
};

describe('a request to copy', () => {
  it('asks with usual values of each input, and of a window with as many rows', () => {
    const row = { age: 39, share: 0.123, city: "L'Aquila", note: 'null\n"quoted"' };
    expect(JSON.parse(exampleBody(signature))).toEqual(row);
    expect(JSON.parse(exampleBody({ ...signature, window: { length: 3, horizon: 1 } }))).toEqual([row, row, row]);
    expect(takesPicture(signature)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('survives the shell, whatever stands in it', () => {
    const body = exampleBody(signature);
    const line = requestIn('curl', { url, keys: false, body }).replace(/^curl/, 'printf "%s\\n"');
    const words = execFileSync('sh', ['-c', line], { encoding: 'utf8' });
    expect(words).toContain(`${url}\n`);
    expect(words).toContain(`-d\n${body}\n`);
  });

  it('has null, true and false as Python writes them, but not inside texts', () => {
    const body = '{"a": null, "b": [true, false], "c": "null \\" true"}';
    const text = requestIn('python', { url, keys: true, body });
    expect(text).toContain('json={"a": None, "b": [True, False], "c": "null \\" true"},');
    expect(text).toContain('headers={"authorization": "Bearer " + os.environ["MODEL_STUDIO_KEY"]},');
  });

  it.each(['curl', 'javascript', 'python'] as const)(
    'in %s sends a picture as it is, and a key where one is asked for',
    (language) => {
      const text = requestIn(language, { url, keys: true, body: null });
      for (const part of [url, 'picture.png', 'image/png', 'MODEL_STUDIO_KEY']) expect(text).toContain(part);
    },
  );
});
