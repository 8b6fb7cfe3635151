import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cellOf, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;
const row = (text: string) => workbench.page.locator('.test-explorer .monaco-list-row').filter({ hasText: text });

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'iris.model.yaml': (example) => `${example}expect: {accuracy: 0.8, loss: 0.0001}\n` },
  });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('what a model file expects stands in the Test Explorer, and training says whether it is kept', async () => {
  const { studio } = workbench;
  await workbench.openFile('iris.model.yaml');
  await workbench.runCommand('Testing: Focus on Test Explorer View');
  await row('iris.model.yaml').waitFor();
  await workbench.runCommand('Test: Run All Tests');
  await seeStatus(studio, 'completed');
  await row('iris.model.yaml').locator('.monaco-tl-twistie').click();
  await row('accuracy at least 0.8').locator('.codicon-testing-passed-icon').waitFor();
  await row('loss at most 0.0001').locator('.codicon-testing-failed-icon').waitFor();
  await workbench.screenshot('expectations');
});

test('the evaluation says the same', async () => {
  const list = cellOf(workbench.studio, 'evaluation').getByRole('list', { name: 'What the model file expects' });
  await list.scrollIntoViewIfNeeded();
  await expect
    .poll(() => list.getByRole('listitem').allInnerTexts())
    .toEqual([
      expect.stringMatching(/^Accuracy 0\.9\d+, at least 0\.8 as expected$/),
      expect.stringMatching(/^Loss 0\.\d+, at most 0\.0001 is expected$/),
    ]);
  await workbench.screenshot('expectations-studio');
});
