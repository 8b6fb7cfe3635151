// Times how long it takes to list the runs of a large store:  node bench/listRuns.mjs [RUNS]
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from '../scripts/build.mjs';
import { isMain, root } from '../scripts/setup/places.mjs';
import { fail, say } from '../scripts/setup/say.mjs';

const exec = promisify(execFile);
const goal = 200;
const rounds = 7;

const model = `data: {source: {generate: moons, samples: 60}}
model: [{dense: {units: 2, activation: softmax}}]
train: {loss: sparseCategoricalCrossentropy, epochs: 1}
`;

const cli = (...words) => exec(process.execPath, [path.join(root, 'dist/cli.js'), ...words], { maxBuffer: 1 << 28 });

/** One run that was trained, and copies of its record. */
export async function fill(folder, count) {
  const file = path.join(folder, 'moons.model.yaml');
  await writeFile(file, model);
  await cli('train', file);
  const parent = path.join(folder, '.model-studio/runs/moons');
  const [first] = await readdir(parent);
  const record = await readFile(path.join(parent, first, 'run.json'), 'utf8');
  for (let place = 1; place < count; place += 1) {
    const run = `20260101-000000-${String(place).padStart(4, '0')}`;
    await mkdir(path.join(parent, run));
    await writeFile(path.join(parent, run, 'run.json'), record.replaceAll(first, run));
  }
}

async function milliseconds(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function main([given = '500']) {
  await build(['engine']);
  const folder = await mkdtemp(path.join(tmpdir(), 'model-studio-bench-'));
  try {
    await fill(folder, Number(given));
    const store = path.join(folder, '.model-studio');
    const list = () => cli('runs', '--json', '--store', store);
    const listed = (await list()).stdout.trim().split('\n').length;
    const cold = await milliseconds(list);
    // Runs that were changed a moment ago are not kept in the index: it is written once they are older.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await list();
    const warm = [];
    const empty = [];
    for (let round = 0; round < rounds; round += 1) {
      warm.push(await milliseconds(list));
      empty.push(await milliseconds(() => cli('--version')));
    }
    const [whole, start] = [Math.min(...warm), Math.min(...empty)];
    say(`${listed} runs: ${whole.toFixed(0)} ms in the terminal, of which ${start.toFixed(0)} ms start the program.`);
    say(
      `Without the index: ${cold.toFixed(0)} ms. The goal is ${goal} ms: ${whole - start < goal ? 'met' : 'missed'}.`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) main(process.argv.slice(2)).catch((error) => fail(error));
