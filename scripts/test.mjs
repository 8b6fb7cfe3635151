// Sets up what is missing and runs the suites:  npm test [-- SUITE ...]
import { suites } from './test/suites.mjs';
import { isMain } from './setup/places.mjs';
import { fail, say, SetupError } from './setup/say.mjs';
import { setUp } from './setup.mjs';
import { underNewNode } from './setup/underNewNode.mjs';

function chosenSuites(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length) {
    throw new SetupError(
      `There is no suite named ${unknown.join(', ')}.`,
      `Name some of ${suites.map(({ name }) => name).join(', ')}, or none for all but the long ones.`,
    );
  }
  return suites.filter(({ name, named }) => (names.length ? names.includes(name) : !named));
}

/** Runs one suite; a suite that breaks, or that ran nothing, has failed. */
async function runSuite({ name, run }) {
  const started = Date.now();
  say(`\n== ${name}`);
  let counts;
  try {
    counts = await run();
  } catch (error) {
    const reason = error.stack ?? String(error);
    say(reason);
    counts = { passed: 0, failed: 1, skipped: 0, failures: [reason] };
  }
  if (counts.passed + counts.failed === 0) {
    say(`The suite ${name} ran no test at all.`);
    counts = { ...counts, failed: 1, failures: ['It ran no test at all.'] };
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
  say(`== ${name}: ${line} (${seconds} s)`);
  return { name, line, seconds, ...counts };
}

/** Says again what failed, below everything else that was printed: who reads a log reads its end. */
function sayFailures(results) {
  for (const { name, failures = [] } of results) {
    for (const failure of failures) say(`\n== ${name} failed: ${failure.slice(0, 3000)}`);
  }
}

async function main(names) {
  const chosen = chosenSuites(names);
  await setUp([...new Set(['modules', ...chosen.flatMap(({ needs }) => needs)])]);
  const results = [];
  for (const suite of chosen) results.push(await runSuite(suite));
  sayFailures(results);
  say('');
  for (const { name, line, seconds } of results) say(`${name.padEnd(12)} ${line} (${seconds} s)`);
  const sum = (key) => results.reduce((total, counts) => total + counts[key], 0);
  process.exitCode = sum('failed') || !results.length ? 1 : 0;
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
}

if (isMain(import.meta.url)) underNewNode(() => main(process.argv.slice(2))).catch((error) => fail(error));
