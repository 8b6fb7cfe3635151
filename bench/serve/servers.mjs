// Starts the servers that are compared; each is asked once before it counts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/setup/places.mjs';
import { SetupError } from '../../scripts/setup/say.mjs';

const cli = path.join(root, 'dist/cli.js');

/** What a process said last, which is shown only where it fails. */
function wordsOf({ stderr }) {
  let words = '';
  stderr.setEncoding('utf8').on('data', (part) => (words = (words + part).slice(-2000)));
  return () => words;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
}

/** Our server, with the processes that it takes by itself; the versions lie in the store. */
export async function startOurs(name, { store, workers }) {
  const words = [cli, 'serve', name, '--store', store, '--port', '0', '--json', '--workers', String(workers)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = wordsOf(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const { event, url } = JSON.parse(line);
    if (event === 'listening')
      return { url: `${url}/v1/models/${name}/predict`, pid: child.pid, end: () => end(child) };
  }
  throw new SetupError(`model-studio serve ${name} ended.`, said());
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** FastAPI and Keras, in as many processes as ours has together. */
export async function startKeras(name, { python, workers }) {
  const port = await freePort();
  const words = [path.join(root, 'bench/python/keras_serve.py'), name, String(port), String(workers + 1)];
  const child = spawn(python, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = wordsOf(child);
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 180_000;
  while (child.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return { url: `${url}/predict`, pid: child.pid, end: () => end(child) };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await end(child);
  throw new SetupError(
    `keras_serve.py ${name} does not answer.`,
    `PYTHON needs keras, tensorflow, fastapi and uvicorn. ${said()}`,
  );
}
