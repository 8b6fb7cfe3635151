import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import '../../src/texts/all';
import { hearPanels } from './heardPanels';
import { goHome } from './person';
import { eventually, openFile, trainedIris } from './workspaceFiles';

const rounds = 50;
/** VS Code keeps some 10 kB of each panel for itself. */
const mostKilobytesOfRound = 40;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What the process keeps once nothing is on its way any more. */
async function kept() {
  for (let times = 0; times < 4; times += 1) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const resources = process.getActiveResourcesInfo();
  const timers = resources.filter((name) => name === 'Timeout').length;
  const watches = resources.filter((name) => name === 'FSEventWrap').length;
  return { heap: process.memoryUsage().heapUsed, timers, watches };
}

describe('a Studio that is opened and closed', () => {
  afterEach(goHome);

  it('leaves nothing behind', async function () {
    this.timeout(300_000);
    await trainedIris();
    // Training opened one.
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const { uri } = await openFile('iris.model.yaml');
    const round = async () => {
      const panels = hearPanels();
      await vscode.commands.executeCommand('modelStudio.openStudio', uri);
      const studio = await eventually(() => panels[0]);
      await eventually(() => (studio.told.some(({ type }) => type === 'snapshot') ? true : undefined));
      studio.panel.dispose();
      goHome();
    };
    // What is loaded once, and what the first rounds fill, is no leak.
    for (let time = 0; time < 10; time += 1) await round();
    const before = await kept();
    for (let time = 0; time < rounds; time += 1) await round();
    const after = await kept();
    const grown = (after.heap - before.heap) / 1000;
    console.log(`      ${rounds} rounds: ${grown.toFixed(0)} kB more, timers ${before.timers} -> ${after.timers}`);
    assert.ok(grown < rounds * mostKilobytesOfRound, `${grown.toFixed(0)} kB more after ${rounds} rounds`);
    assert.ok(after.timers < before.timers + rounds / 2, `${before.timers} timers became ${after.timers}`);
    assert.ok(after.watches <= before.watches, `${before.watches} watches became ${after.watches}`);
  });
});
