import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import '../../src/texts/all';
import { seriesLength } from '../../src/store';
import { hearPanels } from './heardPanels';
import { goHome } from './person';
import { eventually, openFile, reaches } from './workspaceFiles';

/** As many small steps as there can be. */
const text = `name: quick
data: {source: {generate: moons, samples: 640}, target: label}
model:
  - dense: {units: 2, activation: softmax}
train: {loss: sparseCategoricalCrossentropy, epochs: 400, batchSize: 8}
`;
const file = 'quick/quick.model.yaml';
/** Progress and series are told ten times a second, and once more where a part of the run ends. */
const mostEachSecond = 20;

describe('a Studio while its model trains at full speed', () => {
  afterEach(goHome);

  it('is told no more often than it can draw, misses no step, and is told nothing while it is hidden', async () => {
    const { uri } = await openFile(file, text);
    const panels = hearPanels();
    const began = performance.now();
    await vscode.commands.executeCommand('modelStudio.train', uri);
    const studio = await eventually(() => panels[0]);
    const steps = (from: number) =>
      studio.told.slice(from).reduce((sum, one) => {
        if (one.type === 'snapshot') return sum + seriesLength(one.snapshot.run?.series ?? { from: 1, series: {} });
        return one.type === 'run/series' ? sum + seriesLength(one.part) : sum;
      }, 0);
    await eventually(() => (steps(0) > 500 ? true : undefined));

    // Another editor lies on the panel.
    await vscode.window.showTextDocument(uri, { viewColumn: studio.panel.viewColumn ?? vscode.ViewColumn.Active });
    await eventually(() => (studio.panel.visible ? undefined : true));
    const silent = studio.told.length;
    await reaches('quick', 'completed', file);
    assert.equal(studio.told.length, silent);
    const seconds = (performance.now() - began) / 1000;

    studio.panel.reveal();
    const whole = await eventually(() => studio.told.slice(silent).find((one) => one.type === 'snapshot'));
    assert.ok(whole.type === 'snapshot' && whole.snapshot.run);
    // A long run comes in parts.
    const all = whole.snapshot.run.summary.step;
    await eventually(() => (steps(silent) >= all ? true : undefined));
    assert.equal(steps(silent), all);
    for (const type of ['run/progress', 'run/series'] as const) {
      const count = studio.told.filter((one) => one.type === type).length;
      assert.ok(count <= 10 + mostEachSecond * seconds, `${count} ${type} in ${seconds.toFixed(1)} s`);
    }
    const entries = whole.snapshot.run.entries.length;
    for (const type of ['run/event', 'run/status'] as const) {
      const count = studio.told.filter((one) => one.type === type).length;
      assert.ok(count <= entries + 10, `${count} ${type} for ${entries} entries`);
    }
    studio.panel.dispose();
  });
});
