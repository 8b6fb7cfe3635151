import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePanelMessage } from '../../../src/extension/studio/parseMessage';

describe('a message of the panel', () => {
  it.each([
    { type: 'ready' },
    { type: 'action', action: 'stop' },
    { type: 'runCommand', command: 'discard' },
    { type: 'openFile', line: 3 },
    { type: 'revealLine', line: 0 },
    { type: 'request', id: 1, method: 'predict', params: { version: null, inputs: [{ a: 1, b: 'x', c: null }] } },
    { type: 'request', id: 2, method: 'takeRow', params: { row: 'random' } },
    { type: 'request', id: 2, method: 'predict', params: { version: 'checkpoint', inputs: [] } },
    { type: 'request', id: 3, method: 'generate', params: { version: 2, count: 16, seed: 7 } },
    { type: 'cancel', id: 4 },
    { type: 'request', id: 1, method: 'savePicture', params: { svg: '<svg/>', png: 'AA==' } },
    { type: 'keepItem', item: { kind: 'note', id: 'a1', after: 'data', text: '# Hi' }, before: null },
    {
      type: 'keepItem',
      item: {
        kind: 'prediction',
        id: 'p',
        after: 'predict',
        inputs: [{ a: 1 }],
        answers: [{ version: 1, asked: 'now', label: 'x' }],
      },
      before: 'a1',
    },
    { type: 'removeItem', id: 'a1' },
    { type: 'request', id: 1, method: 'layerWeights', params: { version: 2, network: 'model', layer: 'dense_1' } },
    {
      type: 'request',
      id: 1,
      method: 'layerActivations',
      params: { version: 2, layer: 'dense_1', inputs: [{ a: 1 }] },
    },
    { type: 'serve', host: '127.0.0.1', port: 0 },
    { type: 'stopServing' },
    { type: 'openServed' },
    { type: 'request', id: 1, method: 'askServed', params: { body: '{}' } },
    { type: 'request', id: 1, method: 'makeKey', params: { name: 'phone', days: null } },
    { type: 'request', id: 1, method: 'revokeKey', params: { id: 'a1' } },
    { type: 'request', id: 8, method: 'predictFile', params: { version: 2, file: 'choose' } },
    { type: 'request', id: 8, method: 'fileRow', params: { version: 2, row: 7 } },
    { type: 'request', id: 9, method: 'saveAnswers', params: { text: 'a,b' } },
    {
      type: 'request',
      id: 9,
      method: 'saveFileAnswers',
      params: { versions: [{ version: 'checkpoint', label: 'v1' }] },
    },
    { type: 'request', id: 9, method: 'takeRow', params: { row: 'last' } },
    { type: 'request', id: 4, method: 'explain', params: { version: 2, inputs: [{ a: 1 }], method: 'saliency' } },
    { type: 'request', id: 5, method: 'explain', params: { version: null, inputs: [{ a: 1 }], target: 3 } },
    { type: 'compareWith', run: '20261125-063212-4f2a' },
    { type: 'compareWith', run: null },
    { type: 'request', id: 6, method: 'importance', params: { version: 2 } },
    { type: 'request', id: 7, method: 'dependence', params: { version: 2, column: 'a', target: 1 } },
  ])('is understood: $type $method', (message) => {
    expect(parsePanelMessage(message)).toEqual(message);
  });

  it.each([
    null,
    'ready',
    [],
    { type: 'constructor' },
    { type: 'action', action: 'delete' },
    { type: 'runCommand', command: 'cleanUp' },
    { type: 'runCommand' },
    { type: 'openFile', line: -1 },
    { type: 'revealLine' },
    { type: 'showRun', run: { toString: 'x' } },
    { type: 'copy', text: 'x'.repeat(2_000_000) },
    { type: 'request', id: 'a', method: 'readData', params: {} },
    { type: 'request', id: 1, method: '__proto__', params: {} },
    { type: 'request', id: 1, method: 'predict', params: { version: null, inputs: [{ a: { path: '/etc' } }] } },
    { type: 'request', id: 1, method: 'evaluation', params: { version: '../..' } },
    { type: 'request', id: 1, method: 'predict', params: { version: '../..', inputs: [] } },
    { type: 'request', id: 1, method: 'generate', params: { version: 1, count: 1e9, seed: 1 } },
    { type: 'cancel', id: -1 },
    { type: 'request', id: 1, method: 'savePicture', params: { svg: '<svg/>' } },
    { type: 'keepItem', item: { kind: 'note', id: '../a', after: 'data', text: '' }, before: null },
    { type: 'keepItem', item: { kind: 'script', id: 'a1', after: 'data', text: '' }, before: null },
    {
      type: 'keepItem',
      item: { kind: 'prediction', id: 'p', after: 'predict', inputs: [{ a: { path: '/etc' } }], answers: [] },
      before: null,
    },
    { type: 'removeItem', id: 3 },
    { type: 'request', id: 1, method: 'layerWeights', params: { version: 2, network: 'model', layer: 3 } },
    { type: 'request', id: 1, method: 'layerActivations', params: { version: 2, layer: 'dense_1', inputs: [] } },
    { type: 'request', id: 1, method: 'layerActivations', params: { version: 2, layer: 'dense_1', inputs: [[1]] } },
    { type: 'serve', host: '--store', port: 1 },
    { type: 'serve', host: 'a b', port: 1 },
    { type: 'serve', host: 'localhost', port: 70_000 },
    { type: 'request', id: 1, method: 'askServed', params: { body: 3 } },
    { type: 'request', id: 1, method: 'makeKey', params: { name: '--store', days: 30 } },
    { type: 'request', id: 1, method: 'makeKey', params: { name: 'phone', days: -1 } },
    { type: 'request', id: 1, method: 'revokeKey', params: { id: { toString: 'a1' } } },
    { type: 'request', id: 1, method: 'predictFile', params: { version: 1.5, file: 'last' } },
    { type: 'request', id: 1, method: 'predictFile', params: { version: 1, file: '/etc/passwd' } },
    { type: 'request', id: 1, method: 'fileRow', params: { version: 1, row: -1 } },
    { type: 'request', id: 1, method: 'saveAnswers', params: { text: 7 } },
    { type: 'request', id: 1, method: 'saveFileAnswers', params: { versions: [] } },
    { type: 'request', id: 1, method: 'saveFileAnswers', params: { versions: [{ version: '../..', label: 'v1' }] } },
    { type: 'compareWith' },
    { type: 'compareWith', run: 3 },
    { type: 'request', id: 1, method: 'explain', params: { version: 1, inputs: [] } },
    { type: 'request', id: 1, method: 'explain', params: { version: 1, inputs: [{ a: 1 }], method: 'guess' } },
    { type: 'request', id: 1, method: 'dependence', params: { version: 1, column: 3 } },
  ])('is refused: %j', (message) => {
    expect(parsePanelMessage(message)).toBeUndefined();
  });

  it('never makes the host throw', () => {
    fc.assert(fc.property(fc.anything(), (message) => void parsePanelMessage(message)));
  });
});
