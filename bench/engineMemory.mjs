// The memory of the processes that the command line starts and does not wait for.
import { readFileSync, readdirSync } from 'node:fs';

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has ended.
    return '';
  }
};

function enginesOf(folder) {
  return readdirSync('/proc').filter((name) => {
    const command = /^\d+$/.test(name) ? read(`/proc/${name}/cmdline`).split('\0') : [];
    return command.some((word) => word.endsWith('engine.js')) && command.some((word) => word.startsWith(folder));
  });
}

/** Runs something, and gives with its result the most megabytes that a run of a store had resident meanwhile; NaN where the system does not tell. */
export async function watchingEngines(folder, work) {
  let most = Number.NaN;
  const look = () => {
    for (const pid of enginesOf(folder)) {
      const found = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`));
      if (found) most = Math.max(Number.isNaN(most) ? 0 : most, Number(found[1]) / 1024);
    }
  };
  const timer = process.platform === 'linux' ? setInterval(look, 100) : undefined;
  try {
    return { result: await work(), megabytes: most };
  } finally {
    clearInterval(timer);
  }
}
