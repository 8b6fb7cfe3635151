import type { CheckResult, Problem } from '../language';
import { checkFile, provideTypes } from '../client';
import { words } from '../texts';
import type { Context } from './context';
import { sayCleaning } from './cleaning';
import { readModelFile, type ReadFile } from './readModelFile';
import { table } from './table';

/** Prints problems as a compiler does: the place, what is wrong, the line and a mark under it. */
export function sayProblems(context: Context, file: ReadFile, problems: readonly Problem[]): void {
  const lines = file.text.split(/\r\n|\n|\r/);
  for (const { severity, code, message, range } of problems) {
    const { line, character } = range.start;
    const source = lines[line] ?? '';
    const word = context.words(`cli.${severity}Word`);
    context.say(`${file.name}:${line + 1}:${character + 1}: ${word} ${code}: ${words(context.locale, message)}`);
    const nowhere = range.end.line === line && range.end.character === character;
    if (nowhere || source.trim() === '' || source.length > 400) continue;
    const end = range.end.line === line ? range.end.character : source.length;
    const blank = source.slice(0, character).replaceAll(/[^\t]/g, ' ');
    context.say(`  ${source}\n  ${blank}^${'~'.repeat(Math.max(0, end - character - 1))}`);
  }
}

function check(context: Context, file: ReadFile, set: readonly string[]): Promise<CheckResult> {
  provideTypes(file.path, file.text, context.engine);
  return checkFile({ text: file.text, path: file.path, set, service: context.service });
}

export async function checkVerb(context: Context, name: string, set: readonly string[]): Promise<number> {
  const file = readModelFile(context, name);
  const { problems } = await check(context, file, set);
  for (const { severity, code, message, range } of problems) {
    context.line({
      severity,
      code,
      message: words(context.locale, message),
      file: name,
      line: range.start.line + 1,
      column: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
    });
  }
  sayProblems(context, file, problems);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.filter((problem) => problem.severity === 'warning').length;
  context.say(
    problems.length > 0
      ? context.words('cli.problemCount', { errors, warnings })
      : context.words('cli.noErrors', { file: name }),
  );
  return errors > 0 ? 1 : 0;
}

export async function describeVerb(context: Context, name: string, set: readonly string[]): Promise<number> {
  const file = readModelFile(context, name);
  const { problems, networks } = await check(context, file, set);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) {
    sayProblems(context, file, errors);
    const first = errors[0];
    if (first) context.line({ event: 'error', code: first.code, message: words(context.locale, first.message) });
    return 1;
  }
  for (const network of networks) {
    const { parameters, trainableParameters, flops, memoryBytes } = network;
    const layers = network.layers.map((layer) => ({
      name: layer.name,
      type: layer.type,
      outputShape: layer.outputShape,
      parameters: layer.parameters,
      flops: layer.flops,
    }));
    context.line({ name: network.name, layers, parameters, trainableParameters, flops, memoryBytes });
    const head = (['layer', 'type', 'shape', 'parameters', 'flops'] as const).map((key) => context.words(`cli.${key}`));
    const rows = layers.map((layer) => [
      layer.name,
      layer.type,
      layer.outputShape?.map((size) => size ?? '?').join(' x ') ?? '?',
      String(layer.parameters),
      String(layer.flops),
    ]);
    context.say(table([head, ...rows], 3));
    const args = { name: network.name, parameters, trainable: trainableParameters, flops, bytes: memoryBytes };
    context.say(context.words('cli.total', args));
  }
  await sayCleaning(context, file, set);
  return 0;
}
