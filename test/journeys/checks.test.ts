import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mend, seeSaved } from '../endToEnd/editorPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;

/** A key that is meant otherwise, a flatten that is missing, and a loss that does not suit. */
const yaml = `data:
  source: {generate: digits, samples: 200}
model:
  - conv2d: {filters: 4, kernelSize: 3, activation: relu}
  - dense: {unitz: 10, activation: softmax}
train:
  loss: meanSquaredError
`;

const json = `{
  "data": {"source": {"generate": "digits", "samples": 200}},
  "model": [
    {"conv2d": {"filters": 4, "kernelSize": 3, "activation": "relu"}},
    {"dense": {"unitz": 10, "activation": "softmax"}}
  ],
  "train": {
    "loss": "meanSquaredError"
  }
}
`;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: {
      'faulty.model.yaml': yaml,
      'faulty.model.json': json,
    },
  });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

const underlined = () => workbench.page.locator('.squiggly-error');

test.each([
  ['faulty.model.yaml', '  - flatten\n', 'loss: sparseCategoricalCrossentropy\n'],
  ['faulty.model.json', '\n    "flatten",\n    {"dense"', '"loss": "sparseCategoricalCrossentropy"\n'],
])('in %s quick fixes right the key, add the flatten and take the loss that suits', async (name, flatten, loss) => {
  await workbench.openFile(name);
  await underlined().first().waitFor();
  await workbench.screenshot(`faulty-${name}`);
  await mend(workbench, name, 'unitz', 'units');
  await seeSaved(workbench, name, name.endsWith('json') ? '"units": 10' : 'units: 10');
  await mend(workbench, name, 'dense', 'flatten');
  await seeSaved(workbench, name, flatten);
  await mend(workbench, name, 'meanSquaredError', 'sparseCategoricalCrossentropy');
  await seeSaved(workbench, name, loss);
  await expect.poll(() => underlined().count()).toBe(0);
  await workbench.screenshot(`mended-${name}`);
});
