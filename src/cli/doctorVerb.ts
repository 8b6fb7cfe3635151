import { words } from '../texts';
import type { Context } from './context';

export async function doctorVerb(context: Context, fix: boolean): Promise<number> {
  const stop = context.service.onProgress(({ message }) => process.stderr.write(`${words(context.locale, message)}\n`));
  const diagnosis = await context.service.request(fix ? 'doctor/mend' : 'doctor/diagnose', {});
  stop();
  const { ok, node, library, backend } = diagnosis;
  const problems = diagnosis.problems.map(({ code, message, fix: command }) => ({
    code,
    message: words(context.locale, message),
    ...(command !== undefined && { fix: command }),
  }));
  context.line({ ok, node, ...(library && { library }), backend, problems });
  context.say(
    library
      ? context.words('cli.doctorOk', { version: library.version, path: library.path })
      : context.words('cli.doctorCpu'),
  );
  for (const problem of problems) {
    context.say(`${problem.code}: ${problem.message}`);
    if ('fix' in problem) context.say(context.words('cli.doctorFix', { command: problem.fix ?? '' }));
  }
  return ok ? 0 : 3;
}
