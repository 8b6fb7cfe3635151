// Times an epoch of each workload, and looks at its memory, ours beside others in turns:  npm run bench [-- --python PY] [--rounds N] [WORKLOAD ...]
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs, promisify } from 'node:util';
import { build } from '../scripts/build.mjs';
import { ensureNative } from '../scripts/setup/native.mjs';
import { isMain, root } from '../scripts/setup/places.mjs';
import { fail, say, SetupError } from '../scripts/setup/say.mjs';
import { setUp } from '../scripts/setup.mjs';
import { underNewNode } from '../scripts/setup/underNewNode.mjs';
import { ensureData } from './data.mjs';
import { watchingEngines } from './engineMemory.mjs';

const exec = promisify(execFile);
const workloads = ['mlp', 'wide', 'cnn', 'lstm'];
const epochs = 4;
const loadRounds = 5;

/** The largest ratio that is wanted of us to each of the others; `best` is the faster of Keras and PyTorch. */
const goals = {
  mlp: { tfjsFit: 1 / 4, keras: 1 / 8, pytorch: 1 / 4 },
  wide: { tfjsFit: 1 / 2, best: 1 },
  cnn: { tfjsFit: 1 / 2, best: 0.8 },
  lstm: { tfjsFit: 1 / 4, keras: 0.6, pytorch: 1 },
};

function readOptions(args) {
  try {
    const options = { python: { type: 'string' }, rounds: { type: 'string', default: '3' } };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const unknown = positionals.filter((name) => !workloads.includes(name));
    if (unknown.length) throw new Error(`There is no workload ${unknown.join(', ')}.`);
    const rounds = Number(values.rounds);
    if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error('No such number of rounds.');
    return { python: values.python, rounds, names: positionals.length ? positionals : workloads };
  } catch (error) {
    const usage = `npm run bench [-- --python PYTHON] [--rounds N] [${workloads.join('|')} ...]`;
    throw new SetupError('npm run bench was not understood.', usage, error);
  }
}

/** Seconds of our fastest epoch after the first, data included, as the command line tells them; the run's memory at its most. */
async function ours(name, store) {
  const file = path.join(root, 'bench/models', `${name}.model.yaml`);
  const words = [path.join(root, 'dist/cli.js'), 'train', file, '--json', '--store', store, '--epochs', String(epochs)];
  const { result, megabytes } = await watchingEngines(store, () =>
    exec(process.execPath, words, { maxBuffer: 1 << 26 }),
  );
  const { stdout } = result;
  const events = stdout.trim().split('\n').map(JSON.parse);
  const { backend, mode } = events.find(({ event }) => event === 'started');
  if (backend !== 'tensorflow' || mode !== 'graph') throw new Error(`${name} trained ${mode} on ${backend}.`);
  const seconds = events.filter(({ event }) => event === 'epoch').map((one) => one.seconds);
  return { seconds: Math.min(...seconds.slice(1)), megabytes };
}

/** The seconds and megabytes that a program says last. */
async function told(program, words) {
  const { stdout } = await exec(program, words);
  const [seconds, megabytes] = stdout.trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds, megabytes };
}

const pythonScript = (script) => path.join(root, 'bench/python', script);
const python = (script) => (name, _store, program) => told(program, [pythonScript(script), name, String(epochs)]);
const tfjsFit = (name) => told(process.execPath, [path.join(root, 'dist/bench/tfjsFit.js'), name, String(epochs)]);

const contestants = {
  ours,
  tfjsFit,
  keras: python('keras_fit.py'),
  pytorch: python('torch_fit.py'),
};

/** Seconds from starting the command line on iris to its first epoch, which is all that a click does as well. */
async function firstEpoch(store) {
  const file = path.join(root, 'examples/iris.model.yaml');
  const words = [path.join(root, 'dist/cli.js'), 'train', file, '--json', '--store', store, '--epochs', '1'];
  const started = performance.now();
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  let seconds = Number.NaN;
  for await (const line of createInterface({ input: child.stdout })) {
    if (Number.isNaN(seconds) && JSON.parse(line).event === 'epoch') seconds = (performance.now() - started) / 1000;
  }
  await ended;
  return seconds;
}

const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const middleOf = (all) => ({
  seconds: middle(all.map(({ seconds }) => seconds)),
  megabytes: middle(all.map(({ megabytes }) => megabytes)),
});

/** What it takes to load the library, and Keras where there is one. */
async function loading(program) {
  const times = { ours: [], keras: [] };
  for (let round = 0; round < loadRounds; round++) {
    times.ours.push(await told(process.execPath, [path.join(root, 'dist/bench/loadLibrary.js')]));
    if (program) times.keras.push(await told(program, [pythonScript('keras_load.py')]));
  }
  return { ours: middleOf(times.ours), ...(program ? { keras: middleOf(times.keras) } : {}) };
}

/** Everyone in turn, round after round, so that a noisy machine is noisy for all; the middle of the rounds counts. */
async function measure(name, rounds, program, store) {
  const names = Object.keys(contestants).filter((one) => program || !['keras', 'pytorch'].includes(one));
  const times = Object.fromEntries(names.map((one) => [one, []]));
  for (let round = 0; round < rounds; round++) {
    for (const one of names) {
      const found = await contestants[one](name, store, program);
      times[one].push(found);
      say(`  ${name}, round ${round + 1}: ${one} ${found.seconds.toFixed(4)} s, ${found.megabytes.toFixed(0)} MB`);
    }
  }
  return Object.fromEntries(names.map((one) => [one, middleOf(times[one])]));
}

/** Ours beside the others: `measure` is what is compared, told with `digits` and its unit. */
function tableOf(results, measure, digits, unit) {
  const others = Object.keys(results[0].times).filter((one) => one !== 'ours');
  const rows = results.map(({ name, times }) => {
    const own = times.ours[measure];
    const cells = others.map((one) => {
      const other = times[one][measure];
      return `${other.toFixed(digits)} ${unit}, ${(own / other).toFixed(2)}`;
    });
    return [name, `${own.toFixed(digits)} ${unit}`, ...cells];
  });
  const lines = [
    ['workload', 'ours', ...others.map((one) => `${one}, ours to it`)],
    ['---', ...Array(others.length + 1).fill('---')],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A line for each goal: what was wanted, what was found. */
function goalLines(results) {
  return results.flatMap(({ name, times }) => {
    const secondsOf = (one) => times[one]?.seconds ?? Infinity;
    const best = Math.min(secondsOf('keras'), secondsOf('pytorch'));
    return Object.entries(goals[name])
      .map(([other, most]) => ({
        other,
        most,
        ratio: secondsOf('ours') / (other === 'best' ? best : secondsOf(other)),
      }))
      .filter(({ ratio }) => ratio > 0)
      .map(({ other, most, ratio }) => {
        const verdict = ratio <= most ? 'met' : 'missed';
        return `${name} to ${other}: ${ratio.toFixed(2)}, wanted ${most.toFixed(3)} or less: ${verdict}`;
      });
  });
}

async function main(args) {
  const { python: program, rounds, names } = readOptions(args);
  await setUp(['modules']);
  await ensureNative();
  await build(['engine', 'bench']);
  const store = await mkdtemp(path.join(tmpdir(), 'model-studio-bench-'));
  try {
    const results = [];
    for (const name of names) {
      await ensureData(name, path.join(root, '.cache/bench'));
      results.push({ name, times: await measure(name, rounds, program, store) });
    }
    const starts = [];
    for (let start = 0; start < 4; start++) starts.push(await firstEpoch(store));
    const first = middle(starts.slice(1));
    const load = await loading(program);
    const verdict = (seconds, most) =>
      `${seconds.toFixed(2)} s, wanted ${most} or less: ${seconds <= most ? 'met' : 'missed'}`;
    const beside = load.keras
      ? `; Keras ${load.keras.seconds.toFixed(2)} s, ${load.keras.megabytes.toFixed(0)} MB`
      : '';
    process.stdout.write(
      [
        `Seconds for an epoch, the middle of ${rounds} rounds; smaller ratios are better for us.`,
        tableOf(results, 'seconds', 3, 's'),
        'The most memory that the process of a run had resident, the library and the evaluation of the trained model included.',
        tableOf(results, 'megabytes', 0, 'MB'),
        [
          ...goalLines(results),
          `click to first epoch on iris, warm: ${verdict(first, 2)}`,
          `native library loaded: ${verdict(load.ours.seconds, 1)}, ${load.ours.megabytes.toFixed(0)} MB${beside}`,
        ].join('\n'),
      ].join('\n\n') + '\n',
    );
  } finally {
    await rm(store, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) underNewNode(() => main(process.argv.slice(2))).catch((error) => fail(error));
