import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diagnose, ensureRuntime, mend } from '../../src/engine/native';
import { carryRuntime } from '../../src/engine/native/carry';

const root = path.resolve(import.meta.dirname, '../..');
/** Fetching, unpacking and compiling: a slow disk may take minutes. */
const long = 600_000;
const folderName = `tensorflow-2.21.0-${process.platform}-${process.arch}`;

let cache: string;
let children: ChildProcess[] = [];
beforeAll(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'native-set-up-'));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(cache, { recursive: true, force: true });
});

/** The machine's own environment, with a cache that nobody else uses. */
function environment(more: Readonly<Record<string, string>> = {}) {
  return { ...process.env, XDG_CACHE_HOME: cache, ...more };
}

const runtime = () => path.join(cache, 'model-studio', folderName);

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Sets the library up in a process of its own, as `npm run setup` does. */
function setUp(onWords: (said: string, child: ChildProcess) => void = () => undefined): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(root, 'scripts/native.mjs')], { env: environment() });
  children.push(child);
  let said = '';
  const hear = (chunk: string) => {
    said += chunk;
    onWords(said, child);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      children = children.filter((other) => other !== child);
      resolve({ code, said });
    }),
  );
}

test('says what to do when there is no network, and leaves nothing half done', async () => {
  const nowhere = await closedAddress();
  const offline = environment({
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: path.join(cache, 'no-wheels'),
    TFJS_NODE_CDN_STORAGE: `${nowhere}/`,
    npm_config_tfjs_binding_binary_host_mirror: nowhere,
  });
  const result = await ensureRuntime({ root, environment: offline });
  expect(result.ok).toBe(false);
  expect(result.tried.map(({ source, code }) => `${source} ${code}`)).toEqual([
    'cached not-found',
    'pip download-failed',
    'archive download-failed',
  ]);
  const left = await readdir(path.join(cache, 'model-studio'));
  expect(left.filter((name) => /staging|tensorflow/.test(name))).toEqual([]);
});

test('says which tools are missing where there is neither pip nor a compiler', async () => {
  const bare = environment({ PATH: path.join(cache, 'empty'), MODEL_STUDIO_NATIVE_SOURCES: 'cached,pip' });
  expect(await ensureRuntime({ root, environment: bare })).toMatchObject({
    ok: false,
    tried: [{ code: 'not-found' }, { source: 'pip', code: 'no-compiler' }],
  });
  const { problems } = await diagnose({ root, environment: bare });
  expect(problems.map(({ code }) => code)).toEqual(['not-found', 'no-pip', 'no-compiler']);
});

test(
  'sets up once when two processes start at the same time, after a third was killed in the middle',
  { timeout: long },
  async () => {
    const killed = await setUp((said, child) => {
      if (said.includes('Unpacking')) child.kill('SIGKILL');
    });
    expect(killed.code).toBeNull();
    const [first, second] = await Promise.all([setUp(), setUp()]);
    expect([first.code, second.code], `${first.said}\n${second.said}`).toEqual([0, 0]);
    const compiled = [first, second].filter(({ said }) => said.includes('Compiling'));
    expect(compiled).toHaveLength(1);
    expect((await readdir(path.join(cache, 'model-studio'))).sort()).toEqual(['checked', 'set-up.lock', folderName]);
  },
);

test('works with what the extension carries, without network, Python or compiler', async () => {
  const extension = path.join(cache, 'extension');
  await carryRuntime(runtime(), path.join(extension, 'native'));
  const set = { XDG_CACHE_HOME: path.join(cache, 'fresh'), PATH: path.join(cache, 'empty') };
  expect(await ensureRuntime({ root: extension, environment: environment(set) })).toMatchObject({
    ok: true,
    library: { source: 'carried', path: path.join(extension, 'native'), version: '2.21.0' },
    tried: [],
  });
});

test('mends a library that was cut short', { timeout: long }, async () => {
  const file = path.join(runtime(), 'libtensorflow_cc.so.2');
  const { size } = await stat(file);
  await truncate(file, Math.floor(size / 3));
  expect(await diagnose({ root, environment: environment() })).toMatchObject({
    ok: false,
    problems: [{ code: 'damaged', fix: 'npm run cli -- doctor --fix' }],
  });
  const mended = await mend({ root, environment: environment() });
  expect(mended).toMatchObject({ ok: true, backend: 'tensorflow', problems: [] });
  expect((await stat(file)).size).toBe(size);
});

test('notices a byte that changed though the size did not', async () => {
  const file = path.join(runtime(), 'libtensorflow_framework.so.2');
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, 20_000_000);
  await handle.write(Buffer.from([(byte.readUInt8(0) + 1) % 256]), 0, 1, 20_000_000);
  await handle.close();
  const offline = environment({ MODEL_STUDIO_NATIVE_SOURCES: 'cached' });
  expect(await ensureRuntime({ root, environment: offline })).toMatchObject({
    ok: false,
    tried: [{ code: 'damaged' }],
  });
});

test('stops at once when it is cancelled, and puts nothing in place', async () => {
  const cancel = new AbortController();
  const onProgress = () => cancel.abort();
  const other = path.join(cache, 'cancelled');
  await mkdir(other);
  const set = { XDG_CACHE_HOME: other, MODEL_STUDIO_NATIVE_SOURCES: 'cached,pip' };
  const result = await ensureRuntime({ root, environment: environment(set) }, onProgress, cancel.signal);
  expect(result).toMatchObject({ ok: false, cancelled: true });
  expect(await readdir(path.join(other, 'model-studio'))).not.toContain(folderName);
});

test('asks for the archives that the package itself names, and takes up a download where it broke', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url ?? ''} ${request.headers.range ?? ''}`.trim());
    response.writeHead(206).end('rest');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const other = path.join(cache, 'archive');
  const downloads = path.join(other, 'model-studio/downloads');
  await mkdir(downloads, { recursive: true });
  const kept = path.join(downloads, 'CPU-linux-4.22.0.tar.gz');
  await writeFile(kept, 'half');
  const set = {
    XDG_CACHE_HOME: other,
    MODEL_STUDIO_NATIVE_SOURCES: 'archive',
    TFJS_NODE_CDN_STORAGE: `${address}/`,
    npm_config_tfjs_binding_binary_host_mirror: address,
  };
  const result = await ensureRuntime({ root, environment: environment(set) });
  await new Promise((resolve) => server.close(resolve));
  expect(result).toMatchObject({ ok: false, tried: [{ source: 'archive', code: 'download-failed' }] });
  expect(asked).toEqual(['/napi-v8/4.22.0/CPU-linux-4.22.0.tar.gz bytes=4-']);
  expect(await readFile(kept, 'utf8').catch(() => 'thrown away')).toBe('thrown away');
});

/** An address on this machine that nobody listens on. */
async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
