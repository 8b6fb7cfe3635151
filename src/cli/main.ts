/** `model-studio VERB ...`: the engine from a terminal. */
import '../texts/all';
import { errorText, StudioError, assertNever } from '../protocol';
import { localeOf, text, type Locale } from '../texts';
import { readArguments, wholeNumber, type Arguments } from './arguments';
import { compareVerb } from './compareVerb';
import { Context } from './context';
import { doctorVerb } from './doctorVerb';
import { checkVerb, describeVerb } from './modelFile';
import { attachVerb, pauseVerb, resumeVerb, runsVerb, showVerb, stopVerb, studioVersion, trainVerb } from './runVerbs';
import { annotateVerb, cleanVerb, deleteVerb, discardVerb, repeatVerb, restoreVerb } from './manageVerbs';
import { aliasVerb, cardVerb, versionsVerb } from './registryVerbs';
import { deployVerb } from './deployVerb';
import { exportVerb } from './exportVerb';
import { renameVerb } from './renameVerb';
import { reportVerb } from './reportVerb';
import { reproduceVerb } from './reproduceVerb';
import { keysVerb } from './keysVerb';
import { serveVerb } from './serveVerb';
import { trafficVerb } from './trafficVerb';
import { decryptVerb, encryptVerb, useStoreKey } from './encryptVerb';
import { evaluateVerb, predictVerb } from './versionVerbs';

function systemLocale(args: readonly string[]): Locale {
  const at = args.findIndex((word) => word === '--locale' || word.startsWith('--locale='));
  const given = at < 0 ? undefined : args[at]?.includes('=') === true ? args[at].split('=')[1] : args[at + 1];
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return localeOf(given ?? [LC_ALL, LC_MESSAGES, LANG].find((tag) => tag !== undefined && tag !== '') ?? undefined);
}

async function perform(context: Context, { verb, subject, others, values }: Arguments): Promise<number> {
  const set = values.set ?? [];
  const detach = values.detach === true;
  switch (verb) {
    case undefined:
      context.say(values.version === true ? studioVersion() : context.words('cli.usage'));
      return 0;
    case 'check':
      return checkVerb(context, subject, set);
    case 'describe':
      return describeVerb(context, subject, set);
    case 'train':
    case 'repeat': {
      const epochs = wholeNumber('--epochs', values.epochs, 1);
      const seed = wholeNumber('--seed', values.seed, 0);
      return (verb === 'train' ? trainVerb : repeatVerb)(context, subject, { set, seed, epochs, detach });
    }
    case 'attach':
      return attachVerb(context, subject);
    case 'runs':
      return runsVerb(context);
    case 'show':
      return showVerb(context, subject);
    case 'pause':
      return pauseVerb(context, subject);
    case 'resume':
      return resumeVerb(context, subject, detach);
    case 'stop':
      return stopVerb(context, subject);
    case 'evaluate':
      return evaluateVerb(context, subject, values.data);
    case 'predict':
      return predictVerb(context, subject, { input: values.input, file: values.file });
    case 'versions':
      return versionsVerb(context, subject === '' ? undefined : subject, values.deleted === true);
    case 'compare':
      return compareVerb(context, [subject, ...others], {
        csv: values.csv === true,
        markdown: values.markdown === true,
      });
    case 'alias':
      return aliasVerb(context, subject, others[0], values.remove === true);
    case 'annotate':
      return annotateVerb(context, subject, values);
    case 'rename':
      return renameVerb(context, subject, others[0]);
    case 'card':
      return cardVerb(context, subject, values.file, values.reset === true);
    case 'report':
      return reportVerb(context, subject, values.output);
    case 'delete':
      return deleteVerb(context, subject);
    case 'discard':
      return discardVerb(context, subject);
    case 'clean':
      return cleanVerb(context, { yes: values.yes === true, part: values.part ?? [] });
    case 'restore':
      return restoreVerb(context, subject);
    case 'reproduce':
      return reproduceVerb(context, subject);
    case 'serve':
      return serveVerb(context, subject === '' ? [] : [subject, ...others], values);
    case 'keys':
      return keysVerb(context, subject, others[0], values);
    case 'traffic':
      return trafficVerb(context, subject, values);
    case 'encrypt':
      return encryptVerb(context, subject);
    case 'decrypt':
      return decryptVerb(context, subject);
    case 'export':
      return exportVerb(context, subject, values);
    case 'deploy':
      return deployVerb(context, subject, values);
    case 'doctor':
      return doctorVerb(context, values.fix === true);
    default:
      return assertNever(verb);
  }
}

function codeOf(error: StudioError): number {
  switch (error.kind) {
    case 'input':
      return 1;
    case 'usage':
      return 2;
    case 'run':
    case 'internal':
      return 3;
  }
}

async function main(args: readonly string[]): Promise<number> {
  const locale = systemLocale(args);
  const json = args.includes('--json');
  let context: Context | undefined;
  try {
    const given = readArguments(args);
    useStoreKey(process.cwd(), given.values);
    context = new Context(locale, json, process.cwd(), given.values.store);
    return await perform(context, given);
  } catch (thrown) {
    const error = StudioError.from(thrown);
    const message = errorText(locale, error.toValue());
    if (json) process.stdout.write(`${JSON.stringify({ event: 'error', code: error.code, message })}\n`);
    process.stderr.write(`${message}\n`);
    if (error.kind === 'usage' && !json) process.stderr.write(`\n${text(locale, 'cli.usage')}\n`);
    if (process.env['MODEL_STUDIO_DEBUG']) console.error(thrown);
    return codeOf(error);
  } finally {
    context?.dispose();
  }
}

/** What reads the output may go at any time; the run goes on. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(0));

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
  // Whatever still listens does not hold the terminal; what was written is on its way.
  process.stdout.write('', () => process.exit(code));
});
