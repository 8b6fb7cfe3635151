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
    const steps = () =>
      studio.told.reduce((sum, one) => sum + (one.type === 'run/series' ? seriesLength(one.part) : 0), 0);
    await eventually(() => (steps() > 500 ? true : undefined));

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
    assert.equal(seriesLength(whole.snapshot.run.series), whole.snapshot.run.summary.step);
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
