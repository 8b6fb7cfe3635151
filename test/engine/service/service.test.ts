import * as fs from 'node:fs';
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { attachRun, createRun, ServiceClient } from '../../../src/client';
import { StudioError, type ServiceRequests } from '../../../src/protocol';
import { listVersionsOf, readVersion, runFolder } from '../../../src/store';
import { makeWorkspace, root } from '../cli/workspace';

const workspace = makeWorkspace();
const pidFile = workspace.file('service.pid');
// Says who it is, and is the service then.
const node = workspace.file('node.sh', `#!/bin/sh\necho $$ > '${pidFile}'\nexec '${process.execPath}' "$@"\n`);
fs.chmodSync(node, 0o755);
const service = new ServiceClient({ ...workspace.engine, node });
const path = workspace.file('iris.model.yaml');
const text = fs.readFileSync(path, 'utf8');
const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
let folder: string;

beforeAll(async () => {
  const made = await createRun({ text, path, epochs: 3, seed: 5, locale: 'en', engine: workspace.engine, service });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  await attachRun({ folder: made.run.folder, listener: {} }).over;
  const [version] = listVersionsOf(workspace.store, 'iris');
  if (!version) throw new Error('There is no version.');
  folder = version.path;
});
afterAll(() => service.dispose());

/** The code that a request fails with. */
async function codeOf<M extends keyof ServiceRequests>(method: M, params: ServiceRequests[M]['params']) {
  try {
    await service.request(method, params);
    return 'answered';
  } catch (error) {
    return error instanceof StudioError ? error.code : String(error);
  }
}

describe('the model service', () => {
  it('tells the facts of the data, and what of them a person wants to see', async () => {
    const facts = await service.request('data/facts', { text, path });
    expect(JSON.stringify(facts)).toContain('sepal_length');
    const summary = await service.request('data/summary', { text, path });
    expect(summary).toMatchObject({ rows: 150, split: { train: 106, validation: 22, test: 22, stratified: true } });
    expect(summary.columns.map(({ name, use }) => [name, use]).at(-1)).toEqual(['species', 'target']);
    const row = await service.request('data/row', { text, path, row: 0 });
    expect(row).toMatchObject({ row: 0, values: flower, target: 'Iris-setosa', preview: { kind: 'row' } });
  });

  it('reads values that are set beside the file', async () => {
    const { split } = await service.request('data/summary', { text, path, set: ['data.split.test=0.3'] });
    expect(split.test).toBe(45);
  });

  it('knows what a version takes and gives', async () => {
    const { inputs, target } = await service.request('version/signature', { folder });
    expect(inputs.map(({ type, name }) => [type, name])).toEqual(Object.keys(flower).map((name) => ['numeric', name]));
    expect(target).toMatchObject({ type: 'category', name: 'species' });
  });

  it("tells how a layer's weights lie, in the version and in its run's last checkpoint", async () => {
    const run = readVersion(folder)?.run ?? '';
    for (const one of [folder, runFolder(workspace.store, 'iris', run)]) {
      const { weights } = await service.request('version/weights', { folder: one, network: 'iris', layer: 'dense_1' });
      expect(weights.map(({ name, shape, notFinite }) => [name, shape, notFinite])).toEqual([
        ['kernel', [4, 16], 0],
        ['bias', [16], 0],
      ]);
      for (const { shape, lie } of weights) {
        const counted = lie?.histogram.counts.reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(shape.reduce((product, size) => product * size, 1));
      }
    }
    expect(await service.request('version/weights', { folder, network: 'iris', layer: 'none' })).toEqual({
      weights: [],
    });
  });

  it('predicts rows as it predicts a file', async () => {
    const { predictions, milliseconds } = await service.request('version/predict', {
      folder,
      inputs: [flower, flower],
    });
    expect(predictions[0]).toEqual(predictions[1]);
    expect(milliseconds).toBeGreaterThan(0);
    const file = await service.request('version/predictFile', { folder, path: workspace.file('data/iris.csv') });
    expect(file.predictions).toHaveLength(150);
    expect(file.predictions[0]).toMatchObject({ label: predictions[0]?.label, target: 'Iris-setosa' });
    // A batch of another size is summed in another order.
    expect(file.predictions[0]?.probability).toBeCloseTo(predictions[0]?.probability ?? 0, 5);
  });

  it('evaluates a version, and the same again', async () => {
    const one = await service.request('version/evaluate', { folder });
    expect(one.splits.map(({ split, rows }) => [split, rows])).toEqual([
      ['train', 106],
      ['validation', 22],
      ['test', 22],
    ]);
    expect(await service.request('version/evaluate', { folder })).toEqual(one);
  });

  it('explains an answer and the model, tells how far it is, and gives the same for the same seed', async () => {
    const [prediction] = (await service.request('version/predict', { folder, inputs: [flower] })).predictions;
    const explanation = await service.request('version/explain', { folder, inputs: [flower] });
    expect(explanation).toMatchObject({ method: 'integratedGradients', parts: [{ kind: 'columns' }] });
    expect(explanation.output).toBeCloseTo(prediction?.probability ?? NaN, 4);
    const fractions: (number | null)[] = [];
    const importance = await service.request('version/importance', { folder, seed: 3 }, undefined, ({ fraction }) =>
      fractions.push(fraction),
    );
    expect(importance.columns).toHaveLength(4);
    expect(fractions.at(-1)).toBe(1);
    expect(await service.request('version/importance', { folder, seed: 3 })).toEqual(importance);
    const dependence = await service.request('version/dependence', { folder, column: 'petal_width', target: 2 });
    expect(dependence).toMatchObject({ column: 'petal_width', target: 2, rows: 22 });
    expect(await codeOf('version/dependence', { folder, column: 'wings' })).toBe('cannot-explain');
    expect(await codeOf('version/explain', { folder, inputs: [flower], target: 3 })).toBe('cannot-explain');
    expect(await codeOf('version/explain', { folder, inputs: [] })).toBe('bad-message');
  });

  it('predicts a file in part, and writes all of its answers', async () => {
    const data = workspace.file('data/iris.csv');
    const output = workspace.file('answers.csv');
    const answered = await service.request('version/predictFile', { folder, path: data, most: 3 });
    expect(answered).toMatchObject({ all: 150, predictions: { length: 3 }, rows: [flower, {}, {}] });
    const one = { folder, label: 'v1' };
    expect(await service.request('version/saveAnswers', { versions: [one], path: data, output })).toEqual({
      rows: 150,
    });
    const lines = fs.readFileSync(output, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(151);
    expect(lines[0]).toBe(
      'sepal_length,sepal_width,petal_length,petal_width,species,Iris-setosa,Iris-versicolor,Iris-virginica',
    );
    expect(lines[1]).toMatch(/^5\.1,3\.5,1\.4,0\.2,Iris-\w+,/);
    const versions = [one, { folder, label: 'v2' }];
    await service.request('version/saveAnswers', { versions, path: data, output });
    const [head, first] = fs.readFileSync(output, 'utf8').split('\n');
    const classes = 'Iris-setosa (v2),Iris-versicolor (v2),Iris-virginica (v2)';
    expect(head).toBe(`${lines[0]?.replaceAll(/(species|Iris-\w+)/g, '$1 (v1)')},species (v2),${classes}`);
    expect(first).toBe([lines[1], ...(lines[1]?.split(',').slice(4) ?? [])].join(','));
    const { values } = await service.request('version/fileRow', { folder, path: data, row: 1 });
    expect(values).toEqual(answered.rows?.[1]);
    expect(await codeOf('version/fileRow', { folder, path: data, row: 150 })).toBe('data-row');
  });

  it('writes the answers of two versions to the same row beside each other, also where one reads a row less', async () => {
    const { engine } = workspace;
    // Its first line is taken for names.
    const set = ['data.header=true'];
    const made = await createRun({ text, path, epochs: 1, seed: 5, set, locale: 'en', engine, service });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    await attachRun({ folder: made.run.folder, listener: {} }).over;
    const other = listVersionsOf(workspace.store, 'iris').at(-1)?.path ?? '';
    const data = workspace.file('field.csv', '5.1,3.5,1.4,0.2\n7,3.2,4.7,1.4\n\n6.3,3.3,6,2.5\n');
    const asked = async (version: string) =>
      (await service.request('version/predictFile', { folder: version, path: data, most: 9 })).places;
    expect(await asked(folder)).toEqual([1, 2, 4]);
    expect(await asked(other)).toEqual([2, 4]);
    const output = workspace.file('both.csv');
    const versions = [other, folder].map((one, at) => ({ folder: one, label: `v${at}` }));
    expect(await service.request('version/saveAnswers', { versions, path: data, output })).toEqual({ rows: 3 });
    const lines = fs.readFileSync(output, 'utf8').trim().split('\n');
    expect(lines[1]).toMatch(/^5\.1,3\.5,1\.4,0\.2,,,,,Iris-/);
    expect(lines[2]).toMatch(/^7,3\.2,4\.7,1\.4,Iris-.*,Iris-/);
    expect(lines[3]).toMatch(/^6\.3,3\.3,6,2\.5,Iris-.*,Iris-/);
  });

  it('diagnoses the native library', async () => {
    const diagnosis = await service.request('doctor/diagnose', {});
    expect(diagnosis).toMatchObject({ ok: true, backend: 'tensorflow', problems: [] });
  });

  it('refuses what cannot be done, and says why', async () => {
    expect(await codeOf('version/signature', { folder: workspace.folder })).toBe('version-missing');
    expect(await codeOf('version/predict', { folder, inputs: [{ ...flower, petal_width: 'wide' }] })).toBe(
      'data-input-wrong',
    );
    expect(await codeOf('version/predictFile', { folder, path: '/nowhere.csv' })).toBe('data-file-missing');
    expect(await codeOf('version/generate', { folder, count: 1, seed: 1 })).toBe('cannot-generate');
    expect(await codeOf('data/row', { text, path, row: 150 })).toBe('data-row');
    expect(await codeOf('data/summary', { text: 'model: 3', path })).toBe('model-file-wrong');
    fs.cpSync(folder, workspace.file('damaged'), { recursive: true });
    fs.truncateSync(workspace.file('damaged/weights.bin'), 100);
    expect(await codeOf('version/signature', { folder: workspace.file('damaged') })).toBe('store-damaged');
  });

  it('stops when it is asked to', async () => {
    const abort = new AbortController();
    const asked = service.request('version/evaluate', { folder }, abort.signal);
    abort.abort();
    await expect(asked).rejects.toThrow();
    expect(await codeOf('version/signature', { folder })).toBe('answered');
  });

  it('that dies is started again with the next question', async () => {
    const before = Number(fs.readFileSync(pidFile, 'utf8'));
    const asked = codeOf('version/evaluate', { folder });
    process.kill(before, 'SIGKILL');
    expect(await asked).toBe('service-ended');
    const { predictions } = await service.request('version/predict', { folder, inputs: [flower] });
    expect(predictions).toHaveLength(1);
    expect(Number(fs.readFileSync(pidFile, 'utf8'))).not.toBe(before);
  });
});

describe('a message to the model service', () => {
  const child = spawn(process.execPath, [`${root}/dist/engine.js`, 'service'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  afterAll(() => {
    connection.dispose();
    child.kill();
  });

  it.each([
    ['service/fly', {}, ErrorCodes.MethodNotFound],
    ['data/facts', undefined, ErrorCodes.InvalidParams],
    ['data/facts', [], ErrorCodes.InvalidParams],
    ['data/facts', { text: 3, path: 'x' }, ErrorCodes.InvalidParams],
    ['data/summary', { text: '', path: 'x', set: 'train.epochs=1' }, ErrorCodes.InvalidParams],
    ['data/row', { text: '', path: 'x', row: -1 }, ErrorCodes.InvalidParams],
    ['version/signature', { folder: null }, ErrorCodes.InvalidParams],
    ['version/predict', { folder: 'x', inputs: [1] }, ErrorCodes.InvalidParams],
    ['version/predictFile', { folder: 'x' }, ErrorCodes.InvalidParams],
    ['version/evaluate', { folder: 'x', data: {} }, ErrorCodes.InvalidParams],
    ['version/generate', { folder: 'x', count: 1e9, seed: 1 }, ErrorCodes.InvalidParams],
  ])('%s with %j is answered with an error', async (method, params, code) => {
    const error: unknown = await connection.sendRequest(method, params).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ code });
  });

  it('ends the service when nobody can ask any more', async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    expect(await ended).toBe(0);
  });
});
