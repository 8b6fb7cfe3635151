import { afterAll, beforeAll, beforeEach, test } from 'vitest';
import { seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;
const row = (text: string) => workbench.page.locator('.test-explorer .monaco-list-row').filter({ hasText: text });

beforeAll(async () => {
  workbench = await openWorkbench({
    files: {
      'spirals.model.ts': (example) =>
        example
          .replace('defineModel({', 'defineModel({\n  expect: { accuracy: 0.2, loss: 0.0001 },')
          .replace(/epochs: \d+/, 'epochs: 3'),
    },
  });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('what a model in code expects stands in the Test Explorer once it is open', async () => {
  const { studio } = workbench;
  await workbench.openFile('spirals.model.ts');
  await workbench.runCommand('Testing: Focus on Test Explorer View');
  await row('spirals.model.ts').waitFor();
  await workbench.runCommand('Test: Run All Tests');
  await seeStatus(studio, 'completed', 240_000);
  await row('spirals.model.ts').locator('.monaco-tl-twistie').click();
  await row('accuracy at least 0.2').locator('.codicon-testing-passed-icon').waitFor();
  await row('loss at most 0.0001').locator('.codicon-testing-failed-icon').waitFor();
  await workbench.screenshot('expectations-in-code');
});
