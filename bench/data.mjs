// The workloads' data as files, made from a seed: the same shapes and distributions as bench/python/workloads.py makes.
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A small seeded generator (mulberry32); the numbers themselves do not matter here. */
function uniform(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function normal(next) {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

const list = (length, make) => Array.from({ length }, (_, index) => make(index));

function table(columns, rows, target) {
  const header = [...list(columns, (column) => `x${column}`), 'y'].join(',');
  return `${header}\n${list(rows, () => {
    const values = target.inputs();
    return [...values.map((value) => value.toPrecision(6)), target.of(values)].join(',');
  }).join('\n')}\n`;
}

const makers = {
  mlp(next) {
    const weights = list(16, () => normal(next));
    const of = (values) => values.reduce((sum, value, index) => sum + value * weights[index], 0).toPrecision(6);
    return table(16, 6400, { inputs: () => list(16, () => normal(next)), of });
  },
  wide(next) {
    return table(512, 5120, { inputs: () => list(512, () => normal(next)), of: () => Math.floor(next() * 10) });
  },
  lstm(next) {
    const rows = list(1600, () => {
      const words = list(50, () => 1 + Math.floor(next() * 9999));
      return `${words.map((word) => `w${word}`).join(' ')},${words[0] % 2}`;
    });
    return `text,label\n${rows.join('\n')}\n`;
  },
};

/** Sees to it that the data of a workload is in the folder; the digits of `cnn` are an example's. */
export async function ensureData(name, folder) {
  const make = makers[name];
  const file = path.join(folder, `${name}.csv`);
  if (!make || existsSync(file)) return;
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.part`, make(uniform(7)));
  await rename(`${file}.part`, file);
}
