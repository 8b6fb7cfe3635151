// Loads the server with requests, ours beside FastAPI + Keras in turns:
//   npm run bench:serve [-- --python PY] [--seconds N] [--rounds N] [--connections 1,8,64,256] [MODEL ...]
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { ensureNative } from '../../scripts/setup/native.mjs';
import { isMain, root } from '../../scripts/setup/places.mjs';
import { fail, say, SetupError } from '../../scripts/setup/say.mjs';
import { setUp } from '../../scripts/setup.mjs';
import { underNewNode } from '../../scripts/setup/underNewNode.mjs';
import { requests } from './requests.mjs';
import { startKeras, startOurs } from './servers.mjs';

const exec = promisify(execFile);
const models = Object.keys(requests);
/** The least ratio of our throughput to theirs, and the greatest of our slowest answers to theirs. */
const goals = { throughput: 3, slowest: 1 };

function wholeNumbers(text) {
  const numbers = text.split(',').map(Number);
  if (numbers.some((number) => !Number.isInteger(number) || number < 1)) throw new Error(`${text} is no count.`);
  return numbers;
}

function readOptions(args) {
  try {
    const text = (value) => ({ type: 'string', default: value });
    const options = {
      python: { type: 'string' },
      seconds: text('8'),
      rounds: text('3'),
      connections: text('1,8,64,256'),
    };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const unknown = positionals.filter((name) => !models.includes(name));
    if (unknown.length) throw new Error(`There is no model ${unknown.join(', ')}.`);
    return {
      python: values.python,
      seconds: wholeNumbers(values.seconds)[0],
      rounds: wholeNumbers(values.rounds)[0],
      connections: wholeNumbers(values.connections),
      names: positionals.length ? positionals : models,
    };
  } catch (error) {
    const usage = `npm run bench:serve [-- --python PYTHON] [--seconds N] [--rounds N] [--connections 1,8] [${models.join('|')} ...]`;
    throw new SetupError('npm run bench:serve was not understood.', usage, error);
  }
}

async function train(name, store) {
  const file = path.join(root, 'examples', `${name}.model.yaml`);
  const words = [path.join(root, 'dist/cli.js'), 'train', file, '--json', '--store', store, '--epochs', '1'];
  await exec(process.execPath, words, { maxBuffer: 1 << 26 });
}

/** Requests a second, and the milliseconds of half and of 99 in 100 answers. Any answer but 200 is an error. */
async function load(url, request, connections, seconds) {
  const { default: autocannon } = await import('autocannon');
  const found = await autocannon({ url, method: 'POST', ...request, connections, duration: seconds });
  const failed = found.non2xx + found.errors + found.timeouts;
  return { throughput: found.requests.average, half: found.latency.p50, most: found.latency.p99, failed };
}

const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const middleOf = (rounds) => ({
  throughput: middle(rounds.map(({ throughput }) => throughput)),
  half: middle(rounds.map(({ half }) => half)),
  most: middle(rounds.map(({ most }) => most)),
  failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
});

/** Everyone in turn at each number of connections, round after round, so that a noisy machine is noisy for all. */
async function measure(name, servers, { connections, rounds, seconds }) {
  for (const { url } of Object.values(servers)) await load(url, requests[name], 4, 1);
  const found = [];
  for (const count of connections) {
    const times = Object.fromEntries(Object.keys(servers).map((one) => [one, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [one, { url }] of Object.entries(servers)) {
        const result = await load(url, requests[name], count, seconds);
        times[one].push(result);
        const { throughput, half, most, failed } = result;
        say(`  ${name}, ${count}: ${one} ${throughput.toFixed(0)}/s, ${half} / ${most} ms, ${failed} failed`);
      }
    }
    const middles = Object.entries(times).map(([one, all]) => [one, middleOf(all)]);
    found.push({ name, connections: count, ...Object.fromEntries(middles) });
  }
  return found;
}

async function withServers(name, options, work) {
  const servers = { ours: await startOurs(name, options) };
  try {
    if (options.python) servers.keras = await startKeras(name, options);
    return await work(servers);
  } finally {
    for (const { end } of Object.values(servers)) await end();
  }
}

/** Of the slowest answers; below a millisecond nobody measures. */
const slowness = (ours, keras) => Math.max(1, ours.most) / Math.max(1, keras.most);
const cellsOf = (one) =>
  one ? [one.throughput.toFixed(0), `${one.half} / ${one.most}`, String(one.failed)] : ['', '', ''];

function tableOf(results) {
  const sides = results.some(({ keras }) => keras) ? ['ours', 'FastAPI + Keras'] : ['ours'];
  const head = sides.flatMap((side) => [`${side}, requests/s`, 'half / 99 %, ms', 'failed']);
  const rows = results.map(({ name, connections, ours, keras }) => [
    name,
    String(connections),
    ...cellsOf(ours),
    ...(keras
      ? [...cellsOf(keras), (ours.throughput / keras.throughput).toFixed(2), slowness(ours, keras).toFixed(2)]
      : []),
  ]);
  const columns = ['model', 'connections', ...head, ...(sides.length > 1 ? ['throughput, ratio', '99 %, ratio'] : [])];
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function goalLines(results) {
  return results
    .filter(({ keras }) => keras)
    .map(({ name, connections, ours, keras }) => {
      const throughput = ours.throughput / keras.throughput;
      const slowest = slowness(ours, keras);
      const isMet = throughput >= goals.throughput && slowest <= goals.slowest && ours.failed === 0;
      const found = `${throughput.toFixed(2)} times the throughput, ${slowest.toFixed(2)} times the 99 %`;
      return `${name} at ${connections}: ${found}: ${isMet ? 'met' : 'missed'}`;
    });
}

async function main(args) {
  const given = readOptions(args);
  await setUp(['modules']);
  await ensureNative();
  await build(['engine']);
  const store = await mkdtemp(path.join(os.tmpdir(), 'model-studio-bench-'));
  const options = { ...given, store, workers: Math.max(1, Math.min(4, os.availableParallelism() - 1)) };
  try {
    const results = [];
    for (const name of given.names) {
      await train(name, store);
      results.push(...(await withServers(name, options, (servers) => measure(name, servers, options))));
    }
    const wanted = `Wanted: ${goals.throughput} times the throughput or more, at 99 % no slower, and none failed.`;
    process.stdout.write([tableOf(results), [wanted, ...goalLines(results)].join('\n'), ''].join('\n\n'));
  } finally {
    await rm(store, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) underNewNode(() => main(process.argv.slice(2))).catch((error) => fail(error));
