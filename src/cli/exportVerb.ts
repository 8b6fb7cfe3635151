import path from 'node:path';
import { portableFormats, StudioError, type PortableFormat, type PortableInterface } from '../protocol';
import { writeWhole } from '../store';
import { text } from '../texts';
import type { Context } from './context';
import { fillNewFolder } from './deploy/newFolder';
import { exportReadme } from './deploy/readme';

export interface ExportValues {
  readonly format?: string | undefined;
  readonly output?: string | undefined;
}

/** Writes a version for other programs. */
export async function exportVerb(context: Context, reference: string, values: ExportValues): Promise<number> {
  const format = portableFormats.find((one) => one === values.format);
  if (!format) {
    const args = { formats: portableFormats.join('|') };
    throw new StudioError('usage', 'usage', { key: 'portable.needsFormat', args });
  }
  const folder = outputFolder(context, values.output);
  const { version } = context.version(reference);
  await fillNewFolder(folder, (aside) => exportInto(context, version.path, format, aside));
  const name = `${version.model}@${version.version}`;
  context.line({ version: name, format, folder });
  context.say(text(context.locale, 'portable.exported', { version: name, folder }));
  return 0;
}

/** Writes the model, what describes it, and a README. */
export async function exportInto(
  context: Context,
  version: string,
  format: PortableFormat,
  folder: string,
): Promise<PortableInterface> {
  const described = await context.service.request('version/export', { folder: version, format, output: folder });
  writeWhole(path.join(folder, 'README.md'), exportReadme(context.locale, described));
  return described;
}

export function outputFolder(context: Context, output: string | undefined): string {
  if (output === undefined) throw new StudioError('usage', 'usage', { key: 'portable.needsOutput' });
  return context.resolvePath(output);
}
