// Opens VS Code with the extension on the examples:  npm start [-- --port N] [--server]
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { follow } from './setup/follow.mjs';
import { isMain, root } from './setup/places.mjs';
import { run } from './setup/run.mjs';
import { fail, say, SetupError } from './setup/say.mjs';
import { underNewNode } from './setup/underNewNode.mjs';
import { ensureNativeIfPossible } from './setup/native.mjs';
import { setUp } from './setup.mjs';
import { startVscodeServer, userDataOf } from './vscode/server.mjs';

const examples = path.join(root, 'examples');
const firstModel = path.join(examples, 'iris.model.yaml');

function readOptions(args) {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' }, server: { type: 'boolean' } } });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) throw new Error('No such port.');
    // A port is asked for only where there is an address to print.
    return { port, server: values.server === true || port !== undefined };
  } catch (error) {
    throw new SetupError('npm start was not understood.', 'npm start [-- --port NUMBER] [--server]', error);
  }
}

async function hasDesktopCode() {
  try {
    await run(process.platform === 'win32' ? 'code.cmd' : 'code', ['--version']);
    return true;
  } catch {
    return false; // Not on PATH, or not one that starts here: the next way is tried.
  }
}

async function openDesktop(program) {
  say('Opening VS Code on the examples ...');
  const code = await follow(program, [`--extensionDevelopmentPath=${root}`, examples, firstModel], {
    shell: program.endsWith('.cmd'),
  });
  process.exitCode = code;
  // A person ended it.
  if (code === 0 || code > 128) return;
  throw new SetupError(
    `VS Code (${program}) ended with code ${code}.`,
    'npm start -- --server serves it to your browser instead.',
  );
}

/** A desktop needs a screen: without one, nothing is downloaded in vain. */
function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function downloadedCode() {
  try {
    const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
    return await downloadAndUnzipVSCode({ extensionDevelopmentPath: root });
  } catch (error) {
    say(`VS Code could not be downloaded (${error.message}); going on with its server.`);
    return undefined;
  }
}

/** The address of a window on the examples, with the first of them open. */
function addressOf(authority, token) {
  const payload = JSON.stringify([['openFile', `vscode-remote://${authority}${pathToFileURL(firstModel).pathname}`]]);
  const query = { tkn: token, folder: examples, payload };
  return `http://${authority}/?${new URLSearchParams(query).toString()}`;
}

/** Settings of the served VS Code alone, whose data is thrown away: the model and its Studio have the room. */
const servedSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
};

/** Runs VS Code's server until Ctrl-C. Only who has the address with its token gets in. */
async function serve(port) {
  await setUp(['vscode']);
  const folder = await mkdtemp(path.join(tmpdir(), 'model-studio-start-'));
  const token = randomBytes(24).toString('base64url');
  try {
    // The server loads what lies among its extensions: the checkout itself, so that a reload takes up a new build.
    await mkdir(path.join(folder, 'extensions'), { recursive: true });
    await symlink(root, path.join(folder, 'extensions/model-studio.model-studio'), 'junction');
    const user = path.join(userDataOf(folder), 'User');
    await mkdir(user, { recursive: true });
    await writeFile(path.join(user, 'settings.json'), JSON.stringify(servedSettings, null, 2));
    const server = await startVscodeServer({ folder, port, token });
    say('\nVS Code is ready. Open this address; it is secret and ends with this program:\n');
    process.stdout.write(`${addressOf(server.authority, token)}\n`);
    say('\nCtrl-C ends it. Trainings that run go on.');
    await new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
      void server.exited.then(resolve);
    });
    await server.close();
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function main(args) {
  const { port, server } = readOptions(args);
  await setUp(['modules']);
  await ensureNativeIfPossible();
  await setUp(['program']);
  if (!server && (await hasDesktopCode())) {
    await openDesktop(process.platform === 'win32' ? 'code.cmd' : 'code');
    return;
  }
  const program = !server && hasScreen() ? await downloadedCode() : undefined;
  if (program) await openDesktop(program);
  else await serve(port);
}

if (isMain(import.meta.url)) underNewNode(() => main(process.argv.slice(2))).catch((error) => fail(error));
