import * as fs from 'node:fs';
import path from 'node:path';
import type { ModelFile } from '../../language';
import { StudioError, type CodeBundle } from '../../protocol';
import type { Message } from '../../texts';
import { loadKeptCode } from './load';
import { isCodeLoaded } from './registry';

/** The id of the code that a resolved file needs; undefined where it is all words. */
export function codeIdOf(file: ModelFile): string | undefined {
  const { source } = file.data;
  const { loss, metrics } = file.train;
  const layers = file.networks.flatMap((network) => network.layers.flatMap((layer) => [layer, layer.wrapped]));
  const own = source.kind === 'code' ? source : undefined;
  return [own, loss, ...metrics, ...layers].find((piece) => piece?.code !== undefined)?.code;
}

/** Makes the code that a resolved file was made with known, from what was kept of it; says what is other than it was. */
export async function provideKeptCode(
  file: ModelFile,
  code: CodeBundle | undefined,
  folder: string,
): Promise<readonly Message[]> {
  const id = codeIdOf(file);
  if (id === undefined && !code) return [];
  if (!code || (id !== undefined && code.id !== id)) {
    if (id !== undefined && isCodeLoaded(id)) return [];
    throw new StudioError('run', 'code-not-loaded', { key: 'engine.codeNotLoaded' });
  }
  const now = (await loadKeptCode(code, folder)).code;
  const notices: Message[] = [];
  const changed = Object.entries(code.files).filter(([name, text]) => isOther(path.resolve(folder, name), text));
  if (changed.length > 0) {
    notices.push({ key: 'engine.codeChanged', args: { files: changed.map(([name]) => name).join(', ') } });
  }
  const packages = Object.entries(code.packages).filter(([name, version]) => now.packages[name] !== version);
  if (packages.length > 0) {
    const words = packages.map(([name, version]) => `${name} ${version} > ${now.packages[name] ?? '-'}`);
    notices.push({ key: 'engine.codePackagesChanged', args: { packages: words.join(', ') } });
  }
  return notices;
}

/** Whether a file that is there says something else. */
function isOther(file: string, text: string): boolean {
  try {
    return fs.readFileSync(file, 'utf8') !== text;
  } catch {
    // Gone or moved: what was kept is all that there is.
    return false;
  }
}
