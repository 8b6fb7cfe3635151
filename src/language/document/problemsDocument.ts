import { text } from '../../texts';
import { problemKinds } from '../check/codes';

/** docs/problems.md: every code that a problem of a model file can have. */
export function problemsDocument(): string {
  const rows = Object.entries(problemKinds).map(
    ([code, kind]) => `| \`${code}\` | ${kind.severity} | ${text('en', kind.doc)} | ${text('zh', kind.doc)} |`,
  );
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
