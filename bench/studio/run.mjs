// Measures what the Studio and the extension cost:  npm run bench:studio [-- host ...]
import { build } from '../../scripts/build.mjs';
import { ensureBrowser } from '../../scripts/setup/browser.mjs';
import { ensureNative } from '../../scripts/setup/native.mjs';
import { isMain } from '../../scripts/setup/places.mjs';
import { fail, say, SetupError } from '../../scripts/setup/say.mjs';
import { underNewNode } from '../../scripts/setup/underNewNode.mjs';
import { ensureVscodeServer } from '../../scripts/setup/vscodeServer.mjs';

/** Each gives rows: what was measured, its value and unit, and the goal that it must not exceed. */
const parts = {
  host: async () => (await import('./host.mjs')).hostRows(),
  panel: async () => (await import('./panel.mjs')).panelRows(),
  data: async () => (await import('./data.mjs')).dataRows(),
};

function lineOf({ what, value, unit, goal }) {
  const wanted = goal === undefined ? '' : `at most ${goal} ${unit}`;
  const answer = goal === undefined ? '' : value <= goal ? 'met' : 'missed';
  return `| ${what} | ${value.toPrecision(3)} ${unit} | ${wanted} | ${answer} |`;
}

async function main(names) {
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length) {
    const usage = `npm run bench:studio [-- ${Object.keys(parts).join('|')} ...]`;
    throw new SetupError(`There is no part ${unknown.join(', ')}.`, usage);
  }
  await ensureNative();
  await ensureBrowser();
  await ensureVscodeServer();
  await build(['native', 'extension', 'engine', 'studio', 'benchHost']);
  const lines = ['| measured | value | goal | |', '| --- | --- | --- | --- |'];
  for (const name of names.length ? names : Object.keys(parts)) {
    say(`Measuring ${name} ...`);
    lines.push(...(await parts[name]()).map(lineOf));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

if (isMain(import.meta.url)) underNewNode(() => main(process.argv.slice(2))).catch((error) => fail(error));
