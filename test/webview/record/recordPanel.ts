import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pauseRun, resumeRun, ServiceClient, type EngineLocation } from '../../../src/client';
import { FollowedRun } from '../../../src/extension/studio/followedRun';
import type { Comparison, InputRow, RunView, Snapshot, ToPanelMessage } from '../../../src/protocol';
import { compareFolders, readJournal } from '../../../src/store';
import { recordingsFolder, type RecordedAnswer, type Recording } from '../recording';
import { RecordedModel, type Following } from './recordedModel';
import { smaller } from './smaller';

export interface Places {
  readonly root: string;
  /** A folder that is empty and nobody else's. */
  readonly temporary: string;
}

type Recorder = (
  model: (name: string) => RecordedModel,
  save: (name: string, recorded: Recording) => void,
  saveComparison: (comparison: Comparison) => void,
) => Promise<void>;

/** Trains the examples and writes what a panel is told of them; `only` names some of the recorders. */
export async function recordPanel({ root, temporary }: Places, only: readonly string[]): Promise<void> {
  const write = (name: string, value: unknown) => {
    const text = JSON.stringify(value).replaceAll(`${temporary}/`, '').replaceAll(homedir(), '~');
    writeFileSync(path.join(recordingsFolder, `${name}.json`), `${text}\n`);
    process.stderr.write(`${name}.json: ${Math.round(text.length / 1000)} kB\n`);
  };
  const save = (name: string, recorded: Recording) => write(name, smaller(recorded));
  const saveComparison = (comparison: Comparison) => write('comparison', comparison);
  for (const [name, record] of Object.entries(recorders)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const engine: EngineLocation = {
      script: path.join(root, 'dist/engine.js'),
      environment: name === 'javascript' ? { MODEL_STUDIO_NATIVE_SOURCES: 'none' } : {},
    };
    const service = new ServiceClient(engine, (line) => process.stderr.write(`${line}\n`));
    const model = (example: string) =>
      new RecordedModel(path.join(root, 'examples'), path.join(temporary, name), example, engine, service);
    await record(model, save, saveComparison).finally(() => service.dispose());
  }
}

const recorders: Readonly<Record<string, Recorder>> = {
  async iris(model, save) {
    const iris = model('iris');
    save('iris-idle', await iris.recording());
    await iris.trainToTheEnd('train.epochs=12', 'train.seed=3');
    save('iris-live', recordingOf(await iris.trainToTheEnd()));
    const taken = await Promise.all([60, 1, 120].map((row) => iris.ask('takeRow', { row })));
    save('iris', await iris.recording([...taken, ...(await askBoth(iris, taken.map(valuesOf)))]));
  },

  async comparison(model, save, saveComparison) {
    const iris = model('iris');
    const folders: string[] = [];
    for (const set of [['train.optimizer.adam.learningRate=0.002'], ['train.batchSize=4', 'train.epochs=30'], []]) {
      folders.push(await iris.train(...set));
      await iris.toTheEnd();
    }
    const views = folders.slice(0, -1).map(viewOf);
    const compared = Object.fromEntries(views.map((view) => [view.summary.run, view]));
    save('iris-compared', { ...(await iris.recording()), compared });
    const { compared: runs, settings } = compareFolders(folders);
    saveComparison({ compared: runs, settings });
  },

  async regression(model, save) {
    const regression = model('regression-100');
    await regression.trainToTheEnd('train.epochs=20', 'train.seed=3');
    await regression.trainToTheEnd('train.epochs=60');
    const row = await regression.ask('takeRow', { row: 211 });
    save('regression-100', await regression.recording([row, ...(await askBoth(regression, [valuesOf(row)]))]));
  },

  async images(model, save) {
    const mnist = model('mnist-cnn');
    await mnist.trainToTheEnd('train.epochs=1', 'train.seed=3');
    const run = await mnist.train();
    const following = await mnist.follow();
    await following.heard(progressIn(3, 40));
    await pauseRun(run);
    await following.over;
    following.dispose();
    save('mnist-cnn-live', recordingOf(following));
    const five = await mnist.ask('takeRow', { row: 5 });
    const drafted = await mnist.ask('predict', { version: 'checkpoint', inputs: [valuesOf(five)] });
    const first = await mnist.ask('predict', { version: 1, inputs: [valuesOf(five)] });
    save('mnist-cnn-paused', await mnist.recording([five, drafted, first]));
    await resumeRun(run, mnist.engine);
    await mnist.toTheEnd();
    const { snapshot } = await mnist.recording();
    const row = await mnist.ask('takeRow', { row: firstWrongRow(snapshot) });
    save('mnist-cnn', { snapshot, messages: [], answers: [row, ...(await askBoth(mnist, [valuesOf(row)]))] });
  },

  async texts(model, save) {
    const reviews = model('text-classifier-en');
    const run = await reviews.train('train.epochs=3');
    const following = await reviews.follow();
    await following.heard(progressIn(2, 10));
    const started = readJournal(run).findLast((entry) => entry.type === 'started');
    if (started?.type !== 'started') throw new Error('the run did not start');
    process.kill(started.pid, 'SIGKILL');
    await following.over;
    following.dispose();
    const inputs = [{ text: 'A wonderful film, and the cast is great.' }];
    const drafted = await reviews.ask('predict', { version: 'checkpoint', inputs });
    save('text-classifier-interrupted', await reviews.recording([drafted]));
    await resumeRun(run, reviews.engine);
    await reviews.toTheEnd();
    const taken = await reviews.ask('takeRow', { row: 5 });
    const asked = await reviews.ask('predict', { version: 1, inputs });
    save('text-classifier-en', await reviews.recording([taken, asked]));
  },

  async generator(model, save) {
    const gan = model('gan');
    await gan.trainToTheEnd('train.epochs=6');
    const drawn = [1, 2].map((seed) => gan.ask('generate', { version: 1, count: 16, seed }));
    save('gan', await gan.recording(await Promise.all(drawn)));
  },

  async plane(model, save) {
    const gan = model('gan-2d');
    await gan.trainToTheEnd();
    save('gan-2d', await gan.recording([await gan.ask('generate', { version: 1, count: 16, seed: 1 })]));
  },

  async autoencoder(model, save) {
    const digits = model('autoencoder');
    await digits.trainToTheEnd();
    const row = await digits.ask('takeRow', { row: 5 });
    const asked = await digits.ask('predict', { version: 1, inputs: [valuesOf(row)] });
    save('autoencoder', await digits.recording([row, asked]));
  },

  async explainedTable(model, save) {
    const table = model('binary-classifier');
    await table.trainToTheEnd('train.epochs=12');
    const row = await table.ask('takeRow', { row: 12 });
    const inputs = [valuesOf(row)];
    const asked = await table.ask('predict', { version: 1, inputs });
    save('explained-table', await table.recording([row, asked, ...(await explained(table, inputs))]));
  },

  async explainedNumber(model, save) {
    const number = model('regression-100');
    await number.trainToTheEnd('train.epochs=30');
    const row = await number.ask('takeRow', { row: 211 });
    const inputs = [valuesOf(row)];
    const asked = await number.ask('predict', { version: 1, inputs });
    save('explained-number', await number.recording([row, asked, ...(await explained(number, inputs))]));
  },

  async explainedImage(model, save) {
    const digits = model('mnist-cnn');
    await digits.trainToTheEnd('train.epochs=1');
    const row = await digits.ask('takeRow', { row: 4 });
    const inputs = [valuesOf(row)];
    const asked = await digits.ask('predict', { version: 1, inputs });
    save('explained-image', await digits.recording([row, asked, ...(await explained(digits, inputs))]));
  },

  async explainedText(model, save) {
    const reviews = model('text-classifier-en');
    await reviews.trainToTheEnd('train.epochs=4');
    const text =
      'The food was wonderful and the staff very friendly, but the room was dirty, the bed was awful and nobody ever answered when we called, which is a pity since the place itself is great.';
    const inputs = [{ text }];
    const asked = await reviews.ask('predict', { version: 1, inputs });
    save('explained-text', await reviews.recording([asked, ...(await explained(reviews, inputs))]));
  },

  async forecast(model, save) {
    const forecast = model('forecast');
    await forecast.trainToTheEnd('train.epochs=6');
    const last = await forecast.ask('takeRow', { row: 'last' });
    const row = await forecast.ask('takeRow', { row: 1900 });
    const inputs = windowOf(last);
    const asked = await forecast.ask('predict', { version: 1, inputs });
    save('forecast', await forecast.recording([last, row, asked, ...(await explained(forecast, inputs))]));
  },

  async failure(model, save) {
    const net = model('net-10-20-1');
    await net.trainToTheEnd('train.optimizer={sgd: {learningRate: 0.14, momentum: 0.9}}');
    const row = await net.ask('takeRow', { row: 211 });
    save(
      'net-10-20-1-failed',
      await net.recording([row, await net.ask('predict', { version: 1, inputs: [valuesOf(row)] })]),
    );
  },

  async javascript(model, save) {
    const iris = model('iris');
    await iris.trainToTheEnd('train.epochs=8');
    const row = await iris.ask('takeRow', { row: 60 });
    save(
      'iris-javascript',
      await iris.recording([row, await iris.ask('predict', { version: 1, inputs: [valuesOf(row)] })]),
    );
  },

  async branches(model, save) {
    const branched = model('net-10-20-1');
    const text = branched.text.replace(
      /^model:[^]*^train:/m,
      `model:
  - dense: {name: wide, units: 24, activation: relu}
  - dense: {name: deep_1, inputs: [features], units: 8, activation: relu}
  - dense: {name: deep_2, units: 8, activation: relu}
  - concatenate: {name: both, inputs: [wide, deep_2]}
  - dense: {name: answer, units: 1}
train:`,
    );
    branched.text = text;
    save('branches', await branched.recording());
  },
};

function viewOf(folder: string): RunView {
  const ignore = () => undefined;
  const followed = new FollowedRun(folder, ignore, ignore);
  const view = followed.view();
  followed.dispose();
  if (!view) throw new Error(`${folder} is gone`);
  return view;
}

function recordingOf({ snapshot, messages }: Following): Recording {
  return { snapshot, messages, answers: [] };
}

/** The same inputs sent to the first version and to the second. */
async function askBoth(model: RecordedModel, inputs: readonly InputRow[]): Promise<RecordedAnswer[]> {
  return [await model.ask('predict', { version: 2, inputs }), await model.ask('predict', { version: 1, inputs })];
}

function valuesOf({ result }: RecordedAnswer): InputRow {
  if (!('ok' in result) || !('preview' in result.ok)) throw new Error('no row was taken');
  return result.ok.values;
}

function windowOf({ result }: RecordedAnswer): readonly InputRow[] {
  if (!('ok' in result) || !('window' in result.ok) || !result.ok.window) throw new Error('no window was taken');
  return result.ok.window;
}

/** One answer explained in every way, and the model where it has columns. */
async function explained(model: RecordedModel, inputs: readonly InputRow[]): Promise<RecordedAnswer[]> {
  const answers = [await model.ask('explain', { version: 1, inputs })];
  for (const method of ['saliency', 'occlusion'] as const)
    answers.push(await model.ask('explain', { version: 1, inputs, method }));
  const [row = {}] = inputs;
  const columns = Object.entries(row).filter(([, value]) => typeof value === 'number');
  if (columns.length === 0) return answers;
  const importance = await model.ask('importance', { version: 1 });
  answers.push(importance);
  const found = 'ok' in importance.result && 'importance' in importance.result.ok ? importance.result.ok : undefined;
  for (const { name } of found?.importance.columns.slice(0, 2) ?? [])
    answers.push(await model.ask('dependence', { version: 1, column: name }));
  return answers;
}

function progressIn(epoch: number, batch: number): (message: ToPanelMessage) => boolean {
  return (message) =>
    message.type === 'run/progress' && message.progress.epoch === epoch && message.progress.batch > batch;
}

function firstWrongRow({ run }: Snapshot): number {
  const evaluation = run?.entries.findLast((entry) => entry.type === 'evaluation');
  const splits = evaluation?.type === 'evaluation' ? evaluation.splits : [];
  const wrong = splits.find(({ split }) => split === 'test')?.classification?.wrong[0];
  if (!wrong) throw new Error('nothing was answered wrong');
  return wrong.row;
}
