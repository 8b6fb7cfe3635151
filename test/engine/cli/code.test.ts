import * as fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { resumeRun } from '../../../src/client';
import { compareFolders, listVersionsOf, readJournal, readReport, runFolder } from '../../../src/store';
import { killAt, outcomeOf, startRun, untilItIsOver } from '../run/killing';
import { runProgram, type Ended } from './program';
import { transcript } from './transcript';
import { makeWorkspace, root } from './workspace';

const simple = (more: string, rest = '') => `import { defineLayer, defineModel, tf } from 'model-studio';
${more}
export default defineModel({
  data: { source: { generate: 'moons', samples: 200 } },
  model: [{ dense: 8 }, { dense: { units: 2, activation: 'softmax' } }],
  ${rest}
});
`;

/** Each is wrong in its way. */
const wrong = {
  'failing.model.ts': simple('const layers: string[] = [];\nlayers[0].trim();'),
  'misspelt.model.ts': simple('', 'train: { epochs: 3, batchSise: 4 },'),
  'unread.model.js': simple('const = 3;'),
  'package.model.js': simple("import { wanted } from 'no-such-package';\nwanted();"),
  'none.model.ts': "import { defineModel } from 'model-studio';\nexport const model = defineModel;\n",
  'endless.model.ts': simple('while (true) {}'),
} as const;

/** The text of an example, with another number of epochs and small steps, so that it can be killed within. */
function longer(name: string): string {
  const text = fs.readFileSync(path.join(root, 'examples', name), 'utf8');
  return text.replace(/epochs: \d+/, 'epochs: 120').replace(/batchSize: \d+/, 'batchSize: 4');
}

const workspace = makeWorkspace();
const run = (locale: 'en' | 'zh', words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runProgram(workspace, words, { environment: { LANG: locale === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8', ...environment } });

beforeAll(() => {
  for (const name of ['spirals.model.ts', 'waves.model.js']) {
    fs.copyFileSync(path.join(root, 'examples', name), workspace.file(name));
  }
  for (const [name, text] of Object.entries(wrong)) workspace.file(name, text);
});

describe.each(['en', 'zh'] as const)('of models in code the command line in %s says what it always said:', (locale) => {
  const told = async (name: string, words: readonly (readonly string[])[], measured: boolean, environment = {}) => {
    const said: string[] = [];
    for (const one of words) {
      said.push(transcript(workspace, one, await run(locale, one, environment), measured));
    }
    await expect(said.join('\n')).toMatchFileSnapshot(`transcripts/${name}.${locale}.txt`);
  };

  it('what they are made of, and their training', async () => {
    await told(
      'code',
      [
        ['check', 'spirals.model.ts'],
        ['describe', 'spirals.model.ts', '--json'],
        ['train', 'spirals.model.ts', '--json', '--epochs', '2'],
        ['predict', 'spirals', '--input', '{"x": 1, "y": 2}', '--json'],
        ['check', 'waves.model.js'],
      ],
      true,
    );
  });

  it('what is wrong in them', async () => {
    const files = Object.keys(wrong).filter((name) => name !== 'endless.model.ts');
    await told('code-wrong', [...files.map((name) => ['check', name]), ['train', 'failing.model.ts', '--json']], false);
  });

  it('that a loop has no end', async () => {
    const words = [
      ['check', 'endless.model.ts'],
      ['train', 'endless.model.ts', '--json'],
    ];
    await told('code-endless', words, false, { MODEL_STUDIO_CODE_SECONDS: '2' });
  });
});

describe('a model in code', () => {
  it('has its types beside it once it was checked', async () => {
    fs.rmSync(path.join(workspace.store, 'types'), { recursive: true, force: true });
    expect((await run('en', ['check', 'spirals.model.ts'])).code).toBe(0);
    const types = fs.readFileSync(path.join(workspace.store, 'types/model-studio.d.ts'), 'utf8');
    expect(types).toBe(fs.readFileSync(path.join(root, 'types/model-studio.d.ts'), 'utf8'));
  });

  it('may take packages from its own node_modules, whose versions the run keeps', async () => {
    workspace.file('node_modules/sizes/package.json', '{"name": "sizes", "version": "1.2.3", "main": "main.js"}');
    workspace.file('node_modules/sizes/main.js', 'exports.units = 2;\n');
    workspace.file('packaged.model.ts', simple("import { units } from 'sizes';").replace('units: 2', 'units'));
    expect((await run('en', ['train', 'packaged.model.ts', '--epochs', '1'])).code).toBe(0);
    const [folder = ''] = fs.readdirSync(path.join(workspace.store, 'runs/packaged'));
    const code: unknown = JSON.parse(
      fs.readFileSync(path.join(workspace.store, 'runs/packaged', folder, 'code.json'), 'utf8'),
    );
    expect(code).toMatchObject({ packages: { sizes: '1.2.3' } });
  });

  it('that fills its memory ends its own process alone, and it is said', async () => {
    const text = simple(
      'const all = [];\nfor (;;) all.push(Array.from({ length: 100000 }, (_, index) => ({ index })));',
    );
    workspace.file('greedy.model.js', text);
    const ended = await run('en', ['check', 'greedy.model.js', '--json'], { MODEL_STUDIO_CODE_MEGABYTES: '200' });
    expect(ended.code).toBe(1);
    expect(ended.lines).toMatchObject([
      { code: 'code-failed', message: expect.stringMatching(/greedy\.model\.js ended its process .*200 MB/) as string },
    ]);
  });

  it('that is killed and resumed ends with the weights of the unbroken run, though its file changed', async () => {
    const text = longer('spirals.model.ts');
    const file = workspace.file('killed.model.ts', text.replace("name: 'spirals'", "name: 'killed'"));
    const unbroken = await untilItIsOver(await startRun(workspace, 'killed.model.ts'));
    expect(unbroken.status).toBe('completed');
    const killed = await killAt(workspace, await startRun(workspace, 'killed.model.ts'), {
      after: 'entries',
      count: 20,
    });
    expect(killed).toMatchObject({ status: 'interrupted', checkpoint: true });
    fs.writeFileSync(file, simple('', "name: 'killed',"));
    await resumeRun(killed.folder, workspace.engine);
    const resumed = await untilItIsOver(killed);
    expect(resumed.status).toBe('completed');
    expect(outcomeOf(workspace, resumed)).toEqual(outcomeOf(workspace, unbroken));
    const notices = [...readJournal(killed.folder)].filter(({ type }) => type === 'notice');
    expect(JSON.stringify(notices)).toContain('engine.codeChanged');
  });

  it('shows what its layers came to in the report and the comparison, also of a version whose run is gone', async () => {
    const text = fs.readFileSync(path.join(root, 'examples/spirals.model.ts'), 'utf8');
    workspace.file('shaped.model.ts', text.replace("name: 'spirals'", "name: 'shaped'"));
    expect((await run('en', ['train', 'shaped.model.ts', '--epochs', '1'])).code).toBe(0);
    const [version] = listVersionsOf(workspace.store, 'shaped');
    if (!version) throw new Error('There is no version.');
    const trained = runFolder(workspace.store, 'shaped', version.run);
    const layers = [
      { name: 'radial_1', type: 'radial', shape: [64], parameters: 192 },
      { name: 'dense_1', type: 'dense', shape: [32], parameters: 2080 },
      { name: 'dense_2', type: 'dense', shape: [2], parameters: 66 },
    ];
    const { compared } = compareFolders([trained, version.path]);
    expect(compared.map(({ networks }) => networks)).toMatchObject([[{ layers }], [{ layers }]]);
    fs.rmSync(trained, { recursive: true });
    expect(readReport(version.path)?.of.networks).toMatchObject([{ layers }]);
  });

  it('answers as its version was made, whatever its file says since', async () => {
    const asked = ['predict', 'waves@1', '--input', '{"time": 1}', '--json'];
    const train: Ended = await run('en', ['train', 'waves.model.js', '--epochs', '2']);
    expect(train.code).toBe(0);
    const before = await run('en', asked);
    expect([before.code, before.lines.length]).toEqual([0, 1]);
    workspace.file('waves.model.js', simple('throw new Error("changed");'));
    expect((await run('en', asked)).out).toBe(before.out);
    fs.rmSync(workspace.file('waves.model.js'));
    expect((await run('en', asked)).out).toBe(before.out);
  });
});
