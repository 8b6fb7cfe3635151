import path from 'node:path';
import { judge, type InputRow, type Prediction, type Reconstruction, type StudioError } from '../protocol';
import { expectedOf, isObject } from '../store';
import { words, type Message } from '../texts';
import { inputError, usageError, type Context } from './context';
import { sayEvaluation } from './evaluation';
import { sayExpectations } from './expectations';
import { short } from './table';

const imageEndings = ['.png', '.jpg', '.jpeg', '.bmp', '.gif'];

/** The folder that answers for a reference: of a version, else of a run with a checkpoint. */
function answering(context: Context, reference: string): string {
  const { run, version } = context.reference(reference);
  if (version) return version.path;
  if (run?.checkpoint === true) return run.folder;
  throw inputError('version-missing', 'cli.noVersion', { run: reference });
}

export async function evaluateVerb(context: Context, reference: string, data: string | undefined): Promise<number> {
  const folder = answering(context, reference);
  const given = data === undefined ? {} : { data: context.resolvePath(data) };
  const { splits, notices = [] } = await context.service.request('version/evaluate', { folder, ...given });
  for (const { split, rows, loss, metrics, classification, reconstruction } of splits) {
    const detail = classification
      ? { labels: classification.labels, confusion: classification.confusion }
      : reconstruction && { errors: reconstruction.quantiles };
    context.line({ split, rows, loss, ...metrics, ...detail });
  }
  sayEvaluation(context, splits);
  for (const notice of notices) context.say(words(context.locale, notice));
  return sayExpectations(context, judge(expectedOf(folder), splits));
}

export interface PredictValues {
  readonly input: string | undefined;
  readonly file: string | undefined;
}

export async function predictVerb(context: Context, reference: string, values: PredictValues): Promise<number> {
  const { input, file } = values;
  if ((input === undefined) === (file === undefined)) throw usageError('cli.needsInput');
  const given = input === undefined ? undefined : readInput(input);
  const folder = answering(context, reference);
  const { predictions, notices = [] } = await predict(context, folder, reference, given, file);
  for (const prediction of predictions) sayPrediction(context, prediction);
  for (const notice of notices) context.say(words(context.locale, notice));
  return 0;
}

async function predict(
  context: Context,
  folder: string,
  reference: string,
  given: readonly InputRow[] | undefined,
  file: string | undefined,
): Promise<{ readonly predictions: readonly Prediction[]; readonly notices?: readonly Message[] }> {
  const { service } = context;
  const { inputs } = await service.request('version/signature', { folder });
  const images = inputs.filter((field) => field.type === 'image').map((field) => field.name);
  const withPaths = (row: InputRow): InputRow =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        images.includes(name) && typeof value === 'string' ? context.resolvePath(value) : value,
      ]),
    );
  if (given) return service.request('version/predict', { folder, inputs: given.map(withPaths) });
  const source = context.resolvePath(file ?? '');
  if (!imageEndings.includes(path.extname(source).toLowerCase())) {
    return service.request('version/predictFile', { folder, path: source });
  }
  const [image] = images;
  if (image === undefined) throw inputError('no-image-input', 'cli.noImageInput', { run: reference });
  return service.request('version/predict', { folder, inputs: [{ [image]: source }] });
}

function readInput(input: string): readonly InputRow[] {
  let value: unknown;
  try {
    value = JSON.parse(input);
  } catch {
    throw badInput(input);
  }
  const rows: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!rows.every(isObject)) throw badInput(input);
  return rows as readonly InputRow[];
}

function badInput(input: string): StudioError {
  return inputError('bad-input', 'cli.badInput', { detail: input.length > 60 ? `${input.slice(0, 60)}...` : input });
}

function sayPrediction(context: Context, prediction: Prediction): void {
  const { output, label, probability, target, reconstruction } = prediction;
  if (reconstruction) {
    sayReconstruction(context, reconstruction);
    return;
  }
  context.line({
    output: output.map((value) => (Number.isFinite(value) ? value : null)),
    ...(label !== undefined && { label }),
    ...(probability !== undefined && { probability }),
    ...(target !== undefined && { target }),
  });
  const answer = label === undefined ? output.map(short).join(', ') : `${label}  ${short((probability ?? 0) * 100)} %`;
  context.say(target === undefined ? answer : context.words('cli.predicted', { answer, target }));
}

/** The error, and of a row what the network made of it. */
function sayReconstruction(context: Context, { sample, error, standing }: Reconstruction): void {
  const cells = sample.kind === 'row' ? sample.cells : undefined;
  context.line({ error, ...(standing !== undefined && { standing }), ...(cells && { reconstruction: cells }) });
  const share = standing === undefined ? '' : short(standing * 100);
  const key = standing === undefined ? 'cli.reconstructed' : 'cli.reconstructedAmong';
  context.say(context.words(key, { error: short(error), share }));
  if (!cells) return;
  context.say(
    `  ${Object.entries(cells)
      .map(([name, value]) => `${name} ${value ?? ''}`)
      .join(', ')}`,
  );
}
