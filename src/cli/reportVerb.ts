import { reportPage } from '../report';
import { readReport, reportFileName, writeWhole } from '../store';
import { text } from '../texts';
import { inputError, type Context } from './context';

/** Writes a page that tells everything of a run or version. */
export function reportVerb(context: Context, reference: string, output: string | undefined): number {
  const { run, version } = context.reference(reference);
  // A model's name means its newest version; a run's id that run, with the version that it made.
  const asRun = run?.run === reference || !version;
  const content = readReport((asRun ? run?.folder : version.path) ?? '');
  if (!content) throw inputError('run-missing', 'cli.noRun', { run: reference });
  const { of } = content;
  const file = context.resolvePath(output ?? reportFileName(of));
  writeWhole(file, [Buffer.from(reportPage(content, context.locale))]);
  context.line({ report: of.id, file });
  context.say(text(context.locale, 'report.saved', { name: of.id, file }));
  return 0;
}
