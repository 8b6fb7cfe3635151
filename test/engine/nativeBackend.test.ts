import { copyFile, mkdir, mkdtemp, open, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diagnose, ensureRuntime, loadBackend } from '../../src/engine/native';
import { libraryFloor } from '../../src/engine/native/elf';
import { probe } from '../../src/engine/native/probe';

const root = path.resolve(import.meta.dirname, '../..');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'native-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function library() {
  const result = await ensureRuntime({ root });
  if (!result.ok) throw new Error(JSON.stringify(result.tried));
  return result.library;
}

const files = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2', 'tfjs_binding.node'];

/** A copy of the runtime as somebody would make it by hand, without a manifest. */
async function copyOf(): Promise<string> {
  const { path: source } = await library();
  const copy = path.join(folder, 'copy');
  await mkdir(copy);
  for (const file of files) await copyFile(path.join(source, file), path.join(copy, file));
  return copy;
}

/** Only the named folder may be used, and the seals go to a cache of their own. */
function only(named: string) {
  const set = { MODEL_STUDIO_NATIVE: named, MODEL_STUDIO_NATIVE_SOURCES: 'named', XDG_CACHE_HOME: folder };
  return { root, environment: { ...process.env, ...set } };
}

test('falls back to JavaScript, and says why, when every native source is disabled', async () => {
  const environment = { ...process.env, MODEL_STUDIO_NATIVE_SOURCES: 'none' };
  const info = await loadBackend({ root, environment });
  expect(info).toMatchObject({ backend: 'cpu', notice: { key: 'native.cpuFallback' } });
  expect(tf.getBackend()).toBe('cpu');
  expect(await ensureRuntime({ root, environment })).toMatchObject({ ok: false, cancelled: false });
  const report = await diagnose({ root, environment });
  expect(report).toMatchObject({ ok: false, backend: 'cpu' });
  expect(report.problems.map(({ code }) => code)).toContain('disabled');
});

test('computes with the native library, with every kernel method that it needs', async () => {
  const { path: native } = await library();
  const info = await loadBackend({ root });
  expect(info).toMatchObject({ backend: 'tensorflow', library: { path: native, version: '2.21.0' } });
  expect(tf.getBackend()).toBe('tensorflow');
  const [product, exponential, highest, rectified] = tf.tidy(() => [
    tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])).dataSync(),
    tf.exp(tf.tensor1d([0, 0], 'int32')).dataSync(),
    tf.argMax(tf.tensor1d([false, true], 'bool')).dataSync(),
    tf.prelu(tf.tensor1d([-2, 3]), tf.tensor1d([0.5, 0.5])).dataSync(),
  ]);
  expect([product, exponential, highest, rectified].map((values) => Array.from(values ?? []))).toEqual([
    [19, 22, 43, 50],
    [1, 1],
    [1],
    [-1, 3],
  ]);
});

test('asks of the system no newer C library than TensorFlow itself does', async () => {
  const { path: native } = await library();
  const floors = await Promise.all(files.map((file) => libraryFloor(path.join(native, file))));
  const newest = { glibc: '2.27', glibcxx: '3.4.22' };
  expect(floors).toEqual([newest, newest, { glibc: '2.14', glibcxx: '3.4.21' }]);
});

test('names a folder that is not there', async () => {
  const missing = path.join(folder, 'nowhere');
  const info = await loadBackend(only(missing));
  expect(info.backend).toBe('cpu');
  expect(info.tried).toMatchObject([{ source: 'named', code: 'not-found', message: { args: { path: missing } } }]);
});

test('loads a folder that somebody filled by hand, and notices when a file in it was cut short', async () => {
  const copy = await copyOf();
  expect((await diagnose(only(copy))).library).toMatchObject({ source: 'named', path: copy });
  const file = path.join(copy, 'libtensorflow_cc.so.2');
  await truncate(file, (await stat(file)).size / 2);
  expect(await diagnose(only(copy))).toMatchObject({ ok: false, problems: [{ code: 'damaged' }] });
});

test('survives a binding that cannot be loaded', async () => {
  const copy = await copyOf();
  await writeFile(path.join(copy, 'tfjs_binding.node'), 'no binding');
  await expect(probe(path.join(copy, 'tfjs_binding.node'), process.env)).rejects.toMatchObject({
    code: 'not-loadable',
  });
});

test('survives a library that ends the process that loads it', async () => {
  const copy = await copyOf();
  const handle = await open(path.join(copy, 'libtensorflow_framework.so.2'), 'r+');
  // Nothing is left of the code: only the headers in front are whole.
  await handle.truncate(4_000_000);
  await handle.close();
  const tried = probe(path.join(copy, 'tfjs_binding.node'), process.env);
  await expect(tried).rejects.toMatchObject({ name: 'SourceFailure' });
});

test('loads under each Node that is set up', async () => {
  const { path: native } = await library();
  const newer = path.join(
    process.env['XDG_CACHE_HOME'] ?? path.join(process.env['HOME'] ?? '', '.cache'),
    'model-studio',
  );
  const nodes = [process.execPath, '/usr/bin/node', '/usr/local/bin/node', path.join(newer, 'node-v24/bin/node')];
  const present = nodes.filter((node) => existsSync(node));
  for (const node of present) {
    expect(await probe(path.join(native, 'tfjs_binding.node'), process.env, undefined, node), node).toBe('2.21.0');
  }
});
