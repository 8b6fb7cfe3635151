import { describe, expect, it } from 'vitest';
import { readParams } from '../../../src/engine/run/messages';
import { StudioError } from '../../../src/protocol';

describe('a message to a run', () => {
  it.each([
    ['run/hello', { protocol: 1, secret: 'abc' }],
    ['run/subscribe', { afterSequence: 0, afterStep: 12 }],
    ['run/pause', {}],
    ['run/stop', {}],
  ] as const)('%s is understood', (method, params) => {
    expect(readParams[method](params)).toEqual(params);
  });

  it.each([
    ['run/hello', undefined],
    ['run/hello', { protocol: 1 }],
    ['run/hello', { protocol: 'one', secret: 'abc' }],
    ['run/hello', []],
    ['run/subscribe', null],
    ['run/subscribe', { afterSequence: -1, afterStep: 0 }],
    ['run/subscribe', { afterSequence: 0.5, afterStep: 0 }],
    ['run/subscribe', { afterSequence: 1e300, afterStep: 0 }],
    ['run/subscribe', { afterSequence: 0, afterStep: '0' }],
  ] as const)('%s with %j is answered with an error', (method, params) => {
    expect(() => readParams[method](params)).toThrow(StudioError);
  });
});
