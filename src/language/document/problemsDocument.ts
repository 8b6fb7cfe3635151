import { text } from '../../texts';
import { problemCodes, type ProblemCode } from '../check/codes';
import { severityOf } from '../check/severity';

/** docs/problems.md: every code that a problem of a model file can have. */
export function problemsDocument(): string {
  const codes = Object.keys(problemCodes) as ProblemCode[];
  const rows = codes.map((code) => {
    const meaning = problemCodes[code];
    return `| \`${code}\` | ${severityOf(code)} | ${text('en', meaning)} | ${text('zh', meaning)} |`;
  });
  return [
    '# Problems of a model file',
    '',
    'Codes are stable. The message of each problem says what to write instead; this list says what the code is for.',
    'It is generated from `src/language/check/codes.ts` (`vitest run test/unit/language/documents.test.ts -u`).',
    '',
    '| Code | Severity | Meaning | 含义 |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
