import path from 'node:path';
import { portableFormats, StudioError, type PortableFormat, type PortableInterface } from '../protocol';
import { writeWhole, type VersionSummary } from '../store';
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
  return writeElsewhere(context, reference, values.output, { format }, (version, aside) =>
    exportInto(context, version.path, format, aside),
  );
}

/** Fills the folder `output` with what `write` makes of a version, and says so; `form` tells programs what was asked for. */
export async function writeElsewhere(
  context: Context,
  reference: string,
  output: string | undefined,
  form: Readonly<Record<string, string>>,
  write: (version: VersionSummary, aside: string) => Promise<unknown>,
): Promise<number> {
  if (output === undefined) throw new StudioError('usage', 'usage', { key: 'portable.needsOutput' });
  const folder = context.resolvePath(output);
  const { version } = context.version(reference);
  await fillNewFolder(folder, (aside) => write(version, aside));
  const name = `${version.model}@${version.version}`;
  context.line({ version: name, ...form, folder });
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
