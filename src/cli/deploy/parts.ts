import * as fs from 'node:fs';
import path from 'node:path';
import { copyModelName, storeFolderName, storeOfVersion, versionFolder, type VersionSummary } from '../../store';
import { studioVersion } from '../runVerbs';

/** What a version is called in names of images, services and the like: lower case letters, digits and hyphens. */
export function plainName(model: string): string {
  const plain = model
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return plain === '' ? 'model' : plain;
}

/** The bundles that answer requests. */
const bundles = ['cli.js', 'engine.js', 'readAhead.js'];

/** What the native library's binding is compiled from. */
const bindingSources = ['@tensorflow/tfjs-node/binding', 'node-api-headers/include'];

/** Where an installed extension has them, and where a checkout does. */
const sourceFolders = ['native/sources', 'node_modules'];

/** Copies what lets a program set the native library up where it is to run. */
function copyBindingSources(program: string): void {
  const root = path.join(__dirname, '..');
  for (const name of bindingSources) {
    const found = sourceFolders.map((folder) => path.join(root, folder, name)).find((folder) => fs.existsSync(folder));
    // An installation that has none can deploy all the same: what it deploys says that they are missing.
    if (found !== undefined) fs.cpSync(found, path.join(program, 'native/sources', name), { recursive: true });
  }
}

/** Copies what a server needs: the program, and a store that holds nothing but the version. */
export function copyServer(version: VersionSummary, folder: string): void {
  const program = path.join(folder, 'program');
  fs.mkdirSync(path.join(program, 'dist'), { recursive: true });
  for (const name of bundles) fs.copyFileSync(path.join(__dirname, name), path.join(program, 'dist', name));
  copyBindingSources(program);
  const manifest = { name: 'model-studio', version: studioVersion(), private: true };
  fs.writeFileSync(path.join(program, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const store = path.join(folder, storeFolderName);
  fs.mkdirSync(store, { recursive: true });
  copyModelName(storeOfVersion(version.path), store, version.model);
  const target = versionFolder(store, version.model, version.version);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.cpSync(version.path, target, { recursive: true });
}

/** What a server is started with, after `node`; `root` is where the folder lies. */
export function serveWords(version: VersionSummary, root: string, host: string): readonly string[] {
  const name = `${version.model}@${String(version.version)}`;
  const store = `${root}/${storeFolderName}`;
  return [`${root}/program/dist/cli.js`, 'serve', name, '--store', store, '--host', host, '--port', String(servePort)];
}

/** What sets the native library up, after `node`; in the environment are {@link settingUp} and a cache folder. */
export const doctorWords = (root: string): readonly string[] => [`${root}/program/dist/cli.js`, 'doctor', '--fix'];

/** Where the library may come from while it is set up: the pinned wheel alone, of which there is a checksum. */
export const settingUp = 'cached,pip';

export const servePort = 8501;
