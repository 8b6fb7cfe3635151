import { beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../../src/texts';
import { runProgram, type Ended } from './program';
import { transcript } from './transcript';
import { makeWorkspace } from './workspace';

const broken = `name: broken
data:
  source: data/iris.csv
  header: false
  columns: [sepal_length, sepal_width, petal_length, petal_width, species]
  target: species
model:
  - dense: {unit: 16, activation: relu}
  - dense: {units: 4, activation: softmax}
train:
  epochs: many
  loss: meanSquaredError
`;

const flower = '{"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2}';

/** With `--json` both are seen: the lines for programs, and the words for people. The name of the transcript, whether what it says is measured, and the commands. */
const table: readonly (readonly [name: string, measured: boolean, commands: readonly (readonly string[])[]])[] = [
  [
    'check',
    false,
    [
      ['check', 'iris.model.yaml'],
      ['check', 'broken.model.yaml'],
      ['check', 'broken.model.yaml', '--json'],
      ['check', 'missing.model.yaml', '--json'],
    ],
  ],
  ['describe', false, [['describe', 'iris.model.yaml', '--json']]],
  ['train', true, [['train', 'iris.model.yaml', '--json', '--epochs', '2', '--seed', '5']]],
  ['train-wrong', false, [['train', 'broken.model.yaml', '--json']]],
  ['runs', false, [['runs'], ['runs', '--json']]],
  [
    'show',
    false,
    [
      ['show', 'iris@1', '--json'],
      ['show', 'nobody', '--json'],
    ],
  ],
  [
    'predict',
    true,
    [
      ['predict', 'iris', '--input', flower, '--json'],
      ['predict', 'iris', '--input', '{"sepal_length": "long"}', '--json'],
      ['predict', 'iris', '--input', 'long'],
    ],
  ],
  ['evaluate', true, [['evaluate', 'iris', '--json']]],
  [
    'registry',
    true,
    [
      ['alias', 'iris@1', 'champion', '--json'],
      ['alias', 'iris@1', 'latest'],
      ['alias', 'iris', '--json'],
      ['annotate', 'iris@champion', '--title', 'First', '--tag', 'winter'],
      ['versions', '--json'],
      ['delete', 'iris@1'],
      ['alias', 'iris@champion', '--remove'],
      ['alias', 'iris'],
      ['delete', 'iris'],
      ['delete', 'iris@1'],
      ['restore', 'iris@1'],
      ['restore', 'iris@1', '--json'],
      ['compare', 'iris@1', 'iris@latest'],
      ['card', 'iris@1'],
    ],
  ],
  [
    'deploy',
    false,
    [
      ['export', 'iris@1'],
      ['export', 'iris@1', '--format', 'onnx'],
      ['export', 'iris@1', '--format', 'onnx', '-o', 'iris-onnx'],
      ['export', 'iris@1', '--format', 'tfjs', '-o', 'iris-onnx', '--json'],
      ['deploy', 'iris@1', '-o', 'iris-triton'],
      ['deploy', 'iris@1', '--target', 'triton', '-o', 'iris-triton', '--json'],
    ],
  ],
  [
    'keys',
    false,
    [
      ['keys', 'list'],
      ['keys', 'create', 'phone', '--model', 'iris', '--action', 'predict', '--rate', '60', '--json'],
      ['keys', 'create', 'phone'],
      ['keys', 'create', 'tablet', '--expires', '2099-01-01'],
      ['keys', 'create', 'watch', '--expires', '2001-01-01'],
      ['keys', 'create', 'watch', '--action', 'dance', '--json'],
      ['keys', 'create', '../watch'],
      ['keys', 'revoke', 'phone'],
      ['keys', 'revoke', 'phone'],
      ['keys', 'list'],
      ['keys'],
      ['serve', '--tls-cert', 'cert.pem'],
      ['serve', '--cors', 'example.com'],
    ],
  ],
  [
    'traffic',
    false,
    [
      ['traffic', 'iris'],
      ['traffic', 'iris@1', '--canary', '10', '--json'],
      ['traffic', 'iris@1', '--shadow', '0.5'],
      ['traffic', 'iris', '--canary', '10'],
      ['traffic', 'iris@1', '--canary', 'half', '--json'],
      ['traffic', 'iris@9', '--canary', '10'],
      ['traffic', 'iris', '--remove', '--canary', '10'],
      ['traffic', 'iris', '--remove'],
    ],
  ],
  ['reproduce', true, [['reproduce', 'iris@1', '--json']]],
  [
    'encrypt',
    false,
    [
      ['encrypt', 'iris@1'],
      ['encrypt', 'iris@1', '--new-key'],
      ['encrypt', 'iris@1', '--store-key', 'store.key'],
      ['encrypt', 'iris@1', '--store-key', 'store.key', '--new-key'],
      ['encrypt', 'iris@1', '--store-key', 'store.key', '--new-key'],
      ['encrypt', 'iris@1', '--store-key', 'store.key', '--json'],
      ['predict', 'iris@1', '--input', flower],
      ['encrypt', 'iris@1', '--store-key', 'other.key', '--new-key'],
      ['decrypt', 'iris@1', '--store-key', 'iris.model.yaml'],
      ['decrypt', 'iris@1', '--store-key', 'store.key', '--json'],
      ['decrypt', 'iris@1', '--store-key', 'store.key'],
      ['decrypt', 'nobody', '--store-key', 'store.key'],
    ],
  ],
  [
    'rename',
    false,
    [
      ['rename', 'iris'],
      ['rename', 'nobody', 'somebody'],
      ['rename', 'iris', 'a/b'],
      ['rename', 'iris', 'broken', '--json'],
      ['rename', 'iris', 'flowers', '--json'],
      ['versions', 'iris'],
      ['versions', 'iris', '--json'],
      ['serve', 'iris@1'],
      ['show', 'iris@1', '--json'],
      ['rename', 'flowers', 'iris'],
    ],
  ],
  ['doctor', false, [['doctor', '--json']]],
  [
    'usage',
    false,
    [
      [],
      ['--help'],
      ['fly'],
      ['train'],
      ['show'],
      ['train', 'iris.model.yaml', '--fix'],
      ['train', 'iris.model.yaml', '--epochs', 'many', '--json'],
      ['predict', 'iris', '--json'],
      ['compare', 'iris@1'],
    ],
  ],
];

describe.each(['en', 'zh'] as const)('the command line in %s says what it always said:', (locale) => {
  const workspace = makeWorkspace();
  beforeAll(async () => {
    workspace.file('broken.model.yaml', broken);
    const { code } = await runProgram(workspace, ['train', 'iris.model.yaml', '--epochs', '2', '--seed', '5']);
    expect(code).toBe(0);
  });

  it.each(table)('%s', async (name, measured, commands) => {
    const said: string[] = [];
    const usage = text(locale, 'cli.usage');
    for (const words of commands) {
      const ended: Ended = await runProgram(workspace, words, {
        environment: { LANG: locale === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8' },
      });
      const whole = transcript(workspace, words, ended, measured);
      said.push(words.includes('--help') ? whole : whole.replace(usage, '[usage]'));
    }
    await expect(said.join('\n')).toMatchFileSnapshot(`transcripts/${name}.${locale}.txt`);
  });
});
