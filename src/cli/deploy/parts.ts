import * as fs from 'node:fs';
import path from 'node:path';
import { storeFolderName, versionFolder, type VersionSummary } from '../../store';
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

/** Copies what a server needs: the program, and a store that holds nothing but the version. */
export function copyServer(version: VersionSummary, folder: string): void {
  const program = path.join(folder, 'program');
  fs.mkdirSync(path.join(program, 'dist'), { recursive: true });
  for (const name of bundles) fs.copyFileSync(path.join(__dirname, name), path.join(program, 'dist', name));
  const manifest = { name: 'model-studio', version: studioVersion(), private: true };
  fs.writeFileSync(path.join(program, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const store = path.join(folder, storeFolderName);
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

export const servePort = 8501;
