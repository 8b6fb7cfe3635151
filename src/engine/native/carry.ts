import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SourceFailure } from './failure';
import { checkContents, manifestName, readManifest, type RuntimeManifest } from './manifest';

async function checkedManifest(folder: string): Promise<RuntimeManifest> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) throw new SourceFailure('not-set-up', { path: folder });
  await checkContents(folder, manifest);
  return manifest;
}

/** Copies a runtime that was set up into a folder that an extension carries. Returns the files' paths there. */
export async function carryRuntime(folder: string, destination: string): Promise<string[]> {
  const manifest = await checkedManifest(folder);
  for (const { path: name } of manifest.files) {
    const file = path.join(destination, name);
    await mkdir(path.dirname(file), { recursive: true });
    await copyFile(path.join(folder, name), file);
  }
  await writeFile(path.join(destination, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest.files.map(({ path: name }) => path.join(destination, name));
}
