import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { templates } from '../../src/extension/commands/templates';
import { seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench, type WorkbenchOptions } from '../endToEnd/workbench';

/** A window for the tests of a group. */
function useWorkbench(options: WorkbenchOptions): () => Workbench {
  let workbench: Workbench | undefined;
  const opened = () => {
    if (!workbench) throw new Error('VS Code did not open.');
    return workbench;
  };
  beforeAll(async () => {
    workbench = await openWorkbench(options);
  });
  afterAll(() => workbench?.close());
  beforeEach(() => showFailures(opened));
  return opened;
}

const welcome = ({ page }: Workbench) => page.locator('.pane-body .welcome-view-content');
const button = (workbench: Workbench, name: string) => welcome(workbench).getByRole('button', { name, exact: true });

async function showTree({ page }: Workbench): Promise<void> {
  await page.locator('.activitybar').getByRole('tab', { name: 'Model Studio' }).click();
}

/** Makes a model file from a template, in the lists that ask for it. */
async function makeModel({ page }: Workbench, template: string, name: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: template }).first().click();
  await page.locator('.quick-input-widget', { hasText: 'Name of the model' }).waitFor();
  await page.locator('.quick-input-widget input[type="text"]').first().fill(name);
  await page.keyboard.press('Enter');
  await page.locator('.tabs-container .tab.active', { hasText: `${name}.model.yaml` }).waitFor();
}

describe('in an empty folder', () => {
  const opened = useWorkbench({ opened: 'empty folder' });

  test('the view leads to a model from a template, which is checked and trained', async () => {
    const { page, studio, folder } = opened();
    await showTree(opened());
    await button(opened(), 'Open Examples').waitFor();
    await opened().screenshot('welcome-empty');
    await button(opened(), 'New Model File').click();
    await makeModel(opened(), 'Try it with generated data', 'first');
    const file = path.join(folder, 'first.model.yaml');
    expect(await readFile(file, 'utf8')).toBe(templates.generated('first'));
    const lens = page.locator('.codelens-decoration a', { hasText: 'Train' }).first();
    await lens.waitFor();
    expect(await page.locator('.squiggly-error').count()).toBe(0);
    await welcome(opened()).waitFor({ state: 'hidden' });
    await lens.click();
    await seeStatus(studio, 'completed');
    await opened().screenshot('welcome-trained');
  });
});

describe('without a folder', () => {
  const opened = useWorkbench({ opened: 'nothing' });

  test('the view leads to a folder or the examples, and a new model asks for a folder', async () => {
    const { page } = opened();
    await showTree(opened());
    await button(opened(), 'Open Folder').waitFor();
    await button(opened(), 'Open Examples').waitFor();
    await opened().screenshot('welcome-no-folder');
    await opened().runCommand('Model Studio: New Model File...');
    const notice = page.locator('.notifications-toasts .notification-list-item', { hasText: 'Open a folder first' });
    await notice.getByRole('button', { name: 'Open Folder' }).click();
    await page.locator('.quick-input-widget').getByText('Open Folder').first().waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('in Restricted Mode', () => {
  const opened = useWorkbench({ opened: 'empty folder', restricted: true });

  test('the view says that nothing is trained, and leads to where trust is given', async () => {
    const { page } = opened();
    await showTree(opened());
    await button(opened(), 'New Model File').waitFor();
    await opened().screenshot('welcome-restricted');
    await button(opened(), 'Manage Workspace Trust').click();
    await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click();
    await button(opened(), 'Manage Workspace Trust').waitFor({ state: 'hidden' });
    await button(opened(), 'New Model File').waitFor();
  });
});

const windows = [
  ['Default Dark Modern', 'en'],
  ['Default High Contrast', 'en'],
  ['Default Light Modern', 'zh-cn'],
] as const;

describe.each(windows)('the walkthrough in %s, %s', (theme, language) => {
  const opened = useWorkbench({
    settings: { 'workbench.colorTheme': theme },
    ...(language !== 'en' && { language }),
  });
  const texts = JSON.parse(
    readFileSync(language === 'en' ? 'package.nls.json' : `package.nls.${language}.json`, 'utf8'),
  ) as Readonly<Record<string, string>>;
  const said = (key: string) => texts[key] ?? '';
  const titleOf = (command: string) => said(`command.${command}.title`);
  const step = (name: string) => opened().page.locator(`[data-step-id$="#${name}"]`);
  const checked = (name: string) =>
    opened().page.locator(`[data-done-step-id$="#${name}"]`).first().getAttribute('aria-checked');
  const seeChecked = (name: string) => expect.poll(() => checked(name)).toBe('true');
  const list = () => opened().page.locator('.quick-input-widget');

  /** Comes to a step of the walkthrough, wherever one is. */
  async function open(name: string): Promise<void> {
    const { page } = opened();
    await opened().runCommand('Welcome: Open Walkthrough...');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: said('walkthrough.title') })
      .first()
      .click();
    await step(name).click();
    await step(name).and(page.locator('.expanded')).waitFor();
  }

  /** Presses the button of a step that runs a command. */
  async function press(name: string, label: string): Promise<void> {
    await step(name).locator('.button-container').getByText(label, { exact: true }).click();
  }

  test('every step says what it is about and shows it', async () => {
    const { page } = opened();
    for (const name of ['model', 'check', 'train', 'read', 'predict', 'keep']) {
      await open(name);
      await step(name)
        .locator('.step-title', { hasText: said(`walkthrough.${name}.title`) })
        .waitFor();
      await page.locator('.getting-started-media svg, .getting-started-media iframe').first().waitFor();
      await opened().screenshot(`walkthrough-${name}-${theme.replaceAll(' ', '-')}`);
    }
    // What only asks to be read is done by that.
    await seeChecked('predict');
    expect(await checked('train')).toBe('false');
  });

  test('the buttons do what they say, and each step is checked once it is done', async () => {
    const { page, studio } = opened();
    await open('model');
    await press('model', labelled(said('walkthrough.model.description'), 'newModelFile'));
    await list().locator('.monaco-list-row').first().waitFor();
    await page.keyboard.press('Escape');
    await seeChecked('model');
    await open('check');
    await press('check', labelled(said('walkthrough.check.description'), 'models.focus'));
    await page.locator('.pane-body .monaco-list-row[role="treeitem"]', { hasText: 'iris' }).first().click();
    await opened().openFile('iris.model.yaml');
    await seeCheckedIn('check');
    await open('train');
    // The walkthrough hides the file: which one is meant is asked.
    await press('train', titleOf('train'));
    await list().locator('.monaco-list-row', { hasText: 'iris.model.yaml' }).first().click();
    await seeStatus(studio, 'completed');
    await seeCheckedIn('train');
    await open('read');
    await press('read', labelled(said('walkthrough.read.description'), 'openStudio'));
    await list().locator('.monaco-list-row', { hasText: 'iris.model.yaml' }).first().click();
    await seeCheckedIn('read');
    await open('keep');
    await press('keep', labelled(said('walkthrough.keep.description'), 'compare'));
    await list().locator('.monaco-list-row', { hasText: 'iris' }).first().waitFor();
    await page.keyboard.press('Escape');
    await seeChecked('keep');
    await opened().screenshot(`walkthrough-done-${theme.replaceAll(' ', '-')}`);
  });

  /** A step is seen only in the walkthrough. */
  async function seeCheckedIn(name: string): Promise<void> {
    await open(name);
    await seeChecked(name);
  }
});

/** What the button of a command is called in the description of a step. */
function labelled(description: string, command: string): string {
  return new RegExp(`\\[([^\\]]*)\\]\\(command:modelStudio\\.${command}\\)`).exec(description)?.[1] ?? '';
}
