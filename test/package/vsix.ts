import { readdirSync } from 'node:fs';
import path from 'node:path';
import { extractZipEntry, readZipEntries } from '../../src/engine/native/zipFile';

/** Unpacks what an extension consists of. */
export async function unpackVsix(file: string, folder: string): Promise<void> {
  const inside = 'extension/';
  for (const entry of await readZipEntries(file)) {
    if (!entry.name.startsWith(inside) || entry.name.endsWith('/')) continue;
    await extractZipEntry(file, entry, path.join(folder, entry.name.slice(inside.length)), () => undefined);
  }
}

/** The folder that VS Code installed the VSIX for linux-x64 into. */
export function installedExtension(): string {
  const extensions = process.env['MODEL_STUDIO_TEST_EXTENSIONS'] ?? '';
  const [name, other] = readdirSync(extensions).filter((entry) => entry.startsWith('model-studio.model-studio-'));
  if (name === undefined || other !== undefined) throw new Error(`${extensions} should hold one extension of ours.`);
  return path.join(extensions, name);
}

/** The folder that the universal VSIX is unpacked in. */
export function universalExtension(): string {
  const folder = process.env['MODEL_STUDIO_TEST_UNIVERSAL'];
  if (!folder) throw new Error('The universal VSIX is not unpacked: run the suite with npm test -- package.');
  return folder;
}

/** All files below a folder, by their paths from there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
