import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../src/language/check/codes';
import { checkCode } from '../../../src/engine/code/check';
import { checkModelFile, type Problem } from '../../../src/language';
import { words } from '../../../src/texts';
import { problems as problemTexts } from '../../../src/texts/en/language/problems';
import { cases, iris, otherCases } from './fileProblems';

function under(text: string, { range }: Problem): string {
  const lines = text.split('\n');
  const at = (position: { line: number; character: number }) =>
    lines.slice(0, position.line).reduce((sum, line) => sum + line.length + 1, 0) + position.character;
  return text.slice(at(range.start), at(range.end));
}

describe('the problems of a model file', () => {
  it.each(cases)('tells of %s, at its place', (_name, text, expected) => {
    const { problems, model: resolved } = checkModelFile(text, { fileName: 'a.model.yaml', facts: iris });
    const found = problems.map((problem) => [problem.code, under(text, problem)]);
    expect(found).toEqual(expected);
    expect(resolved === undefined).toBe(problems.some((problem) => problem.severity === 'error'));
  });

  it.each(cases)('words the problem of %s in both languages without gaps', (_name, text) => {
    for (const problem of checkModelFile(text, { fileName: 'a.model.yaml', facts: iris }).problems) {
      for (const locale of ['en', 'zh'] as const) {
        expect(words(locale, problem.message)).not.toMatch(
          /\{(key|found|options|layer|column|name|near|parent)\}|undefined|^language\./,
        );
      }
    }
  });

  it.each(cases)('takes the words for %s from those that the editor loads with the checker', (_name, text) => {
    const { problems } = checkModelFile(text, { fileName: 'a.model.yaml', facts: iris });
    const said = problems.flatMap(({ message, fixes = [] }) => [message, ...fixes.map(({ title }) => title)]);
    const known = Object.keys(problemTexts).map((key) => `language.${key}`);
    expect(said.map(({ key }) => key).filter((key) => !known.includes(key))).toEqual([]);
  });

  it.each(otherCases)('tells of %s', (_name, text, options, expected) => {
    const { problems } = checkModelFile(text, options);
    expect(problems.map((problem) => [problem.code, under(text, problem)])).toEqual(expected);
  });

  it('tells of code that fails, at the line that does', async () => {
    const text = `import { defineModel } from 'model-studio';\nnothing();\nexport default defineModel({});\n`;
    const { problems } = await checkCode({ text, path: '/nowhere/a.model.ts' }, new AbortController().signal);
    expect(problems.map((problem) => [problem.code, under(text, problem)])).toEqual([['code-failed', 'nothing();']]);
  });

  it('all occur here', () => {
    const tables = [...cases.map(([, , found]) => found), ...otherCases.map(([, , , found]) => found)];
    const told = new Set(tables.flat().map(([code]) => code));
    for (const code of ['empty-file', 'file-too-large', 'alias-limit', 'code-failed']) told.add(code);
    expect(Object.keys(problemCodes).filter((code) => !told.has(code))).toEqual([]);
  });

  it('says nothing of what it does not know', () => {
    const text = `data: {source: unseen.csv, target: anything}\nmodel:\n  - conv2d: {filters: 3, kernelSize: 3}\n  - dense: 7\n`;
    expect(checkModelFile(text, { fileName: 'a.model.yaml' }).problems).toEqual([]);
  });

  it.each(['', '\n', '# only a comment\n', '\uFEFF'])('calls %j an empty file', (text) => {
    expect(checkModelFile(text, { fileName: 'a.model.yaml' }).problems.map((problem) => problem.code)).toEqual([
      'empty-file',
    ]);
  });

  it('does not read a file of more than a megabyte', () => {
    const text = `name: ${'x'.repeat(1_000_001)}`;
    const { problems } = checkModelFile(text, { fileName: 'a.model.yaml' });
    expect(problems.map((problem) => problem.code)).toEqual(['file-too-large']);
  });

  it('stops at aliases that unfold without end', () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${level}: &a${level} [${Array(9)
            .fill(`*a${level - 1}`)
            .join(', ')}]`,
    );
    const { problems } = checkModelFile(levels.join('\n'), { fileName: 'a.model.yaml' });
    expect(problems.map((problem) => problem.code)).toContain('alias-limit');
  });
});
