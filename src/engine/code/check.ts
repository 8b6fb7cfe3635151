import path from 'node:path';
import { checkCodeModel, type CheckResult, type Problem, type Range } from '../../language';
import type { ServiceRequests, StudioError } from '../../protocol';
import { readFacts } from '../data/readSource';
import { loadCode, type LoadedCode } from './load';
import { placesOf } from './places';
import { CodeError } from './userError';

type Asked = ServiceRequests['code/check']['params'];
type Answer = ServiceRequests['code/check']['result'];

/** Runs a code model and checks what it describes; what goes wrong in it are problems at its lines. */
export async function checkCode(
  { text, path: file, set = [], siblings = [] }: Asked,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return await check(await loadCode(file, text), { text, path: file, set, siblings }, signal);
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return { problems: [problemOf(error, text, file)], networks: [] };
  }
}

async function check(loaded: LoadedCode, asked: Required<Asked>, signal: AbortSignal): Promise<Answer> {
  const { model, misplaced, code } = loaded;
  const { text, path: file, set, siblings } = asked;
  const options = { fileName: path.basename(file), set, siblings };
  const withoutData = checkCodeModel(model, options);
  const facts = withoutData.data && (await readFacts(withoutData.data, path.dirname(file), { signal }));
  const result = facts ? checkCodeModel(model, { ...options, facts }) : withoutData;
  const problems = misplaced.map(({ span, message }): Problem => {
    return { severity: 'error', code: 'code-failed', message, range: rangeOf(text, span.start, span.end) };
  });
  if (problems.length === 0) return { ...result, ...(facts && { facts }), code };
  const { model: _model, ...rest }: CheckResult = result;
  return { ...rest, problems: [...problems, ...result.problems], ...(facts && { facts }), code };
}

/** In the file that is checked the line itself; what happened in another file stands at `defineModel`. */
function problemOf(error: CodeError, text: string, file: string): Problem {
  const { place } = error;
  const code = error.text.key === 'engine.codeSyntax' ? 'syntax-error' : 'code-failed';
  const base = { severity: 'error', code, message: error.text } as const;
  if (place?.file === file) {
    const line = text.split('\n')[place.line - 1]?.replace(/\r$/, '') ?? '';
    const start = { line: place.line - 1, character: line.length - line.trimStart().length };
    return {
      ...base,
      range: { start, end: { line: place.line - 1, character: Math.max(line.length, start.character + 1) } },
    };
  }
  return problemAtCall(error, text);
}

/** A problem of the whole code, at the place where it calls `defineModel`. */
export function problemAtCall(error: StudioError, text: string): Problem {
  const { call } = placesOf(text);
  return { severity: 'error', code: 'code-failed', message: error.text, range: rangeOf(text, call.start, call.end) };
}

function rangeOf(text: string, start: number, end: number): Range {
  const position = (offset: number) => {
    const before = text.slice(0, offset);
    return { line: before.split('\n').length - 1, character: offset - (before.lastIndexOf('\n') + 1) };
  };
  return { start: position(start), end: position(end) };
}
