import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import '../../src/texts/all';
import { listRuns } from '../../src/client';
import { Runs } from '../../src/extension/runs/runs';
import { ModelsTree } from '../../src/extension/views/modelsTree';
import { storeBeside } from '../../src/store';
import { hearPanels } from './heardPanels';
import { goHome } from './person';
import { eventually, inWorkspace, openFile } from './workspaceFiles';

const markup = '<img src=x onerror=alert(1)>';
const names = ['../../../escaped', '..', markup, 'two\nlines \u202egnp.exe $(trash)'];
const columns = [markup, 'a"; rm -rf ~', '__proto__'];
const classes = ['</script><script>alert(1)</script>', '[run](command:workbench.action.quit)'];

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const table = [
  [...columns, 'label'].map(quoted).join(),
  ...Array.from({ length: 60 }, (_, row) => `${row},${row % 7},${row % 3},${quoted(classes[row % 2] ?? '')}`),
].join('\n');

const modelNamed = (name: string) => `name: ${JSON.stringify(name)}
data: {source: table.csv, target: label}
model:
  - dense: {units: 2, activation: softmax}
train: {loss: sparseCategoricalCrossentropy, epochs: 1}
`;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

describe('names and data that mean harm', () => {
  afterEach(goHome);

  it('stay inside the store of their model, and are words wherever they are shown', async () => {
    await openFile('hostile/table.csv', table);
    // Of the folder that is open, and what lies beside it.
    const beside = path.dirname(inWorkspace('').fsPath);
    const runs = new Runs();
    const tree = new ModelsTree(runs);
    for (const [index, name] of names.entries()) {
      const { uri } = await openFile(
        `hostile/${index}/${markup}.model.yaml`,
        modelNamed(name).replace('table', '../table'),
      );
      const panels = hearPanels();
      await vscode.commands.executeCommand('modelStudio.train', uri);
      const store = storeBeside(uri.fsPath);
      const run = await eventually(() => {
        const last = listRuns(store).at(-1);
        return last && ['completed', 'failed'].includes(last.status) ? last : undefined;
      });
      assert.equal(run.status, 'completed', `${name}: ${JSON.stringify(run.error)}`);
      assert.equal(run.model, name);
      assert.ok(run.folder.startsWith(path.join(store, path.sep)), run.folder);
      const escaped = filesBelow(beside).filter((file) => file.includes('escaped') && !file.includes('.model-studio'));
      assert.deepEqual(escaped, []);

      const studio = await eventually(() => panels[0]);
      assert.ok(!studio.panel.webview.html.includes('<img'), studio.panel.webview.html);
      studio.panel.dispose();
      runs.add([uri]);
      runs.look(uri.fsPath);
      const model = tree.getChildren().find((item) => item.uri.toString() === uri.toString());
      for (const item of [model, ...tree.getChildren(model)]) {
        const { label, description, tooltip } = tree.getTreeItem(item ?? assert.fail('it is in the tree'));
        for (const words of [label, description, tooltip]) assert.ok(words === undefined || typeof words === 'string');
      }
      goHome();
    }
    tree.dispose();
    runs.dispose();
  });
});
