import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { stopServing } from '../../src/client';
import { serverOf } from '../../src/store';
import { cellOf, trainToEnd } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;
const store = () => path.join(workbench.folder, '.model-studio');
const cell = () => cellOf(workbench.studio, 'serve');
const request = () => cell().getByLabel('A request', { exact: true }).innerText();
const code = () => cell().getByLabel('The new key');

async function run(program: string, args: readonly string[], key?: string): Promise<string> {
  const env = { ...process.env, ...(key !== undefined && { MODEL_STUDIO_KEY: key }) };
  return (await promisify(execFile)(program, args, { env })).stdout;
}

async function serveOn(host: string): Promise<void> {
  await cell().getByLabel('Host').fill(host);
  await cell().getByLabel('Port').fill('0');
  await cell().getByRole('button', { name: 'Serve Model' }).click();
  await cell().getByLabel('A request', { exact: true }).waitFor();
}

beforeAll(async () => {
  workbench = await openWorkbench();
  await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await trainToEnd(workbench, 'iris.model.yaml');
});

afterAll(async () => {
  const server = workbench && serverOf(store(), 'iris');
  if (server) await stopServing(store(), server);
  await workbench?.close();
});

beforeEach(() => showFailures(() => workbench));

test('a wrong port and a host that others reach are spoken of before the server starts', async () => {
  await cell().getByLabel('Port').fill('70000');
  await cell().getByText('A port is a whole number from 0 to 65535.').waitFor();
  expect(await cell().getByRole('button', { name: 'Serve Model' }).isDisabled()).toBe(true);
  await cell().getByLabel('Port').fill('0');
  await cell().getByLabel('Host').fill('0.0.0.0');
  await cell().getByText('Others can reach this host: the server then asks for a key.').waitFor();
});

test('a request is copied for the shell and for JavaScript, changed, and sent from the cell', async () => {
  const { page } = workbench;
  await serveOn('127.0.0.1');
  expect(JSON.parse(await run('sh', ['-c', await request()]))).toMatchObject({ model: 'iris', version: 1 });
  await cell().getByRole('button', { name: 'JavaScript', exact: true }).click();
  expect(await run(process.execPath, ['--input-type=module', '-e', await request()])).toContain(`model: 'iris'`);
  await cell().getByRole('button', { name: 'Python', exact: true }).click();
  expect(await request()).toMatch(/^import requests\n[^]*requests\.post\([^]*print\(answer\.json\(\)\)$/);
  await cell().getByRole('button', { name: 'Copy the request' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^import requests/);
  const body = cell().getByLabel('Body of the request, JSON');
  await body.fill('{"sepal_length": 5}');
  await cell().getByRole('button', { name: 'Send' }).click();
  await cell().getByText('Status 400').waitFor();
  await body.fill('{"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2}');
  await cell().getByRole('button', { name: 'Send' }).click();
  await cell().getByText('Status 200').waitFor();
  expect(await cell().getByLabel('Answer of the server').innerText()).toContain('Iris-setosa');
  await cell().getByText('4, 1 failed').waitFor();
  await cell().getByLabel('Answer of the server').scrollIntoViewIfNeeded();
  await workbench.screenshot('serve-tried');
  await cell().getByRole('button', { name: 'Stop serving' }).click();
  await cell().getByRole('button', { name: 'Serve Model' }).waitFor();
});

test('a key is shown once, opens a server that others can reach, and opens nothing once it is revoked', async () => {
  await cell().getByLabel('Name', { exact: true }).fill('phone');
  await cell().getByRole('button', { name: 'Make key' }).click();
  await cell().getByText('The key is shown this once: copy it now.').waitFor();
  const key = await code().innerText();
  await workbench.screenshot('serve-key');
  await serveOn('0.0.0.0');
  await cell().getByText('with a key, made below').waitFor();
  await cell().getByRole('button', { name: 'curl', exact: true }).click();
  const ask = async (secret: string) => JSON.parse(await run('sh', ['-c', await request()], secret)) as unknown;
  expect(await ask(key)).toMatchObject({ model: 'iris' });
  expect(await ask('ms_forged')).toHaveProperty('error');
  await workbench.reload();
  await cell().getByRole('button', { name: 'Revoke phone' }).waitFor();
  expect(await code().isVisible()).toBe(false);
  await cell().getByRole('button', { name: 'Revoke phone' }).click();
  await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Revoke' }).click();
  await cell().getByText('phone is revoked').waitFor();
  await expect.poll(() => ask(key)).toHaveProperty('error');
  await workbench.screenshot('serve-revoked');
});
