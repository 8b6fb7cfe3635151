import { inferInputs } from '../data/inferInputs';
import { targetOf } from '../data/target';
import { describeNetwork, inferNetwork, type InferredLayer } from '../describe/describeNetwork';
import { lastActivation } from '../describe/lastActivation';
import { isJson, parseText, type ParsedText } from '../parse/parseText';
import { LineTable } from '../parse/lineTable';
import { setValue } from '../parse/setValue';
import { entryOf, isNothing, type MapNode } from '../parse/tree';
import { layerSpec } from '../resolve/layerSpec';
import { networkGraph, type NetworkGraph } from '../resolve/networkGraph';
import { resolveExpect } from '../resolve/resolveExpect';
import { resolveTrain, type TrainContext } from '../resolve/resolveTrain';
import { elements } from '../schema/layers/shapes';
import type { DataFacts } from '../types/dataFacts';
import type { InputDescription } from '../types/description';
import type { CheckOptions, CheckResult } from '../types/editor';
import type { NetworkSpec, TrainSpec } from '../types/modelFile';
import { checkData } from './checkData';
import { checkLearning } from './checkLearning';
import { checkExpect } from './checkExpect';
import { checkGanNames, checkGanShapes } from './checkGan';
import { checkName } from './checkName';
import { checkOutput } from './checkOutput';
import { checkReconstruction } from './checkReconstruction';
import { checkShapes } from './checkShapes';
import { checkTrain } from './checkTrain';
import { checkTrainable } from './checkTrainable';
import { checkEmbedding, completeConfig } from './completeConfig';
import { withPieces, type CodeModel, type CodePieces } from './codePieces';
import type { EditedText } from './edits';
import type { ProblemCode } from './codes';
import { Reporter } from './reporter';
import { readFile, type ReadFile } from './readFile';
import type { ReadNetwork } from './readNetworks';

/** A network with all that was found out of it. */
interface CheckedNetwork {
  readonly network: ReadNetwork;
  readonly graph: NetworkGraph;
  readonly inputs: readonly InputDescription[] | null;
  readonly layers: readonly InferredLayer[];
  readonly output: InferredLayer | null;
}

/** Checks a model file and resolves it: its problems, the file with every default, its networks described. */
export function checkModelFile(text: string, options: CheckOptions): CheckResult {
  const parsed = parseText(text, options.fileName);
  const root = withSettings(parsed, options.set ?? []);
  if (root?.kind !== 'map') return { problems: parsed.reporter.problems, networks: [] };
  if (!parsed.reporter.problems.some((problem) => unreadable.has(problem.code)))
    return checkRoot(root, parsed, options);
  // What follows from a slip of the pen is not told as well; what can be read is still described.
  const { networks, data } = checkRoot(
    root,
    { ...parsed, reporter: new Reporter(parsed.lines, isJson(options.fileName)) },
    options,
  );
  return { problems: parsed.reporter.problems, networks, ...(data ? { data } : {}) };
}

/** Problems after which a part of the file is not what was meant. */
const unreadable: ReadonlySet<string> = new Set<ProblemCode>([
  'syntax-error',
  'tab-indentation',
  'unknown-alias',
  'alias-limit',
]);

/** Checks a model that code describes, as {@link checkModelFile} does a file. */
export function checkCodeModel(model: CodeModel, options: CheckOptions): CheckResult {
  const lines = new LineTable(model.text);
  const parsed = { text: model.text, lines, root: model.root, reporter: new Reporter(lines, true) };
  const root = withSettings(parsed, options.set ?? []);
  if (root?.kind !== 'map') return { problems: parsed.reporter.problems, networks: [] };
  const result = checkRoot(root, parsed, options, model.pieces);
  // A change of code is the user's: what a fix would replace may be the result of a calculation.
  return { ...result, problems: result.problems.map(({ fixes: _fixes, ...problem }) => problem) };
}

/** The tree with every `--set` in it. */
function withSettings(parsed: ParsedText, set: readonly string[]) {
  let root = parsed.root;
  for (const assignment of set) {
    if (!root) break;
    const changed = setValue(root, assignment);
    if (typeof changed === 'string') {
      parsed.reporter.report('invalid-set', { start: 0, end: 0 }, changed, { assignment });
    } else root = changed;
  }
  return root;
}

function checkRoot(root: MapNode, parsed: ParsedText, options: CheckOptions, pieces?: CodePieces): CheckResult {
  const { reporter, lines } = parsed;
  const { facts } = options;
  const edited: EditedText = { text: parsed.text, lines, root: parsed.root, json: isJson(options.fileName) };
  const file = readFile(root, options.fileName, facts, reporter, pieces);
  const { data } = file;
  checkName(root, file.name, options.fileName, options.siblings ?? [], reporter);
  if (data && file.dataEntry) {
    checkData({ entry: file.dataEntry, data, facts, gan: file.gan !== null }, reporter);
  }
  const checked = file.networks.map((network) => checkNetwork(network, file, parsed, options));
  for (const { layers, graph } of checked) {
    checkShapes(layers, edited, reporter);
    checkTrainable(layers, reporter);
    if (data) for (const layer of graph.layers) checkEmbedding(layer, data, facts, reporter);
  }
  const train = checkTraining(file, checked, edited, parsed, options, pieces);
  if (train && !reporter.hasErrors) checkLearnt(file, train, checked, edited, facts, reporter);
  if (train) checkExpect(file.expectEntry, train, reporter);
  const networks = checked.map(({ network, graph, inputs, layers }) =>
    describeNetwork(network.name, graph, inputs, layers, lines),
  );
  const whole = data && train && !reporter.hasErrors;
  const expect = file.expect && resolveExpect(file.expect, pieces?.metrics);
  return {
    problems: reporter.problems,
    ...(data ? { data } : {}),
    networks,
    ...(whole
      ? {
          model: {
            name: file.name,
            data,
            networks: checked.map((one) => networkSpec(one, train)),
            train,
            ...(expect && { expect }),
          },
        }
      : {}),
  };
}

function checkLearnt(
  { data, dataEntry, trainEntry, gan }: ReadFile,
  train: TrainSpec,
  checked: readonly CheckedNetwork[],
  edited: EditedText,
  facts: DataFacts | undefined,
  reporter: Reporter,
): void {
  if (!data || !dataEntry) return;
  const judged = gan ? undefined : checked[0];
  const output = judged?.output ?? null;
  const activation = judged && output ? lastActivation(judged.layers, output.layer.name) : null;
  const layers = checked.flatMap((one) => one.layers);
  checkLearning({ data, dataEntry, train, trainEntry, facts, layers, output, activation, edited }, reporter);
}

/** The part that a network has in adversarial training. */
function roleOf(network: ReadNetwork, file: ReadFile): 'generator' | 'discriminator' | null {
  const gan = file.train?.gan;
  if (!gan || !file.gan) return null;
  if (network.name === gan.generator) return 'generator';
  return network.name === gan.discriminator ? 'discriminator' : null;
}

const usualNoise = 100;

function networkInputs(
  network: ReadNetwork,
  file: ReadFile,
  options: CheckOptions,
): readonly InputDescription[] | null {
  if (roleOf(network, file) === 'generator') {
    const shape = network.input ?? [file.train?.gan?.latent ?? usualNoise];
    return [{ name: 'noise', shape, dtype: 'float32' }];
  }
  if (network.input) return [{ name: 'input', shape: network.input, dtype: 'float32' }];
  return file.data ? inferInputs(file.data, options.facts) : null;
}

function checkNetwork(network: ReadNetwork, file: ReadFile, parsed: ParsedText, options: CheckOptions): CheckedNetwork {
  const inputs = networkInputs(network, file, options);
  const graph = networkGraph(network.layers, inputs?.map((input) => input.name) ?? null, parsed.reporter);
  const known = network.whole && graph.sound ? inputs : null;
  const layers = inferNetwork(graph, known, (layer) => completeConfig(layer, file.data, options.facts));
  const output = layers.find((candidate) => candidate.layer === graph.output) ?? null;
  return { network, graph, inputs, layers, output };
}

function trainContext(file: ReadFile, judged: CheckedNetwork | undefined, options: CheckOptions): TrainContext {
  const { data } = file;
  const shape = judged?.output?.outcome?.outputShape;
  const generator = file.networks.find((network) => roleOf(network, file) === 'generator');
  const monitor = entryOf(entryOf(file.trainEntry?.value, 'earlyStopping')?.value, 'monitor');
  const plateau = entryOf(entryOf(file.trainEntry?.value, 'schedule')?.value, 'reduceOnPlateau');
  return {
    target: data ? targetOf(data, options.facts) : null,
    reconstructs: data?.reconstruct === true,
    units: shape?.length === 1 ? (shape[0] ?? null) : null,
    activation: judged?.output ? lastActivation(judged.layers, judged.output.layer.name) : null,
    validates: data !== null && (data.split.validation > 0 || data.validation !== undefined),
    generatorInput: generator?.input ? elements(generator.input) : null,
    monitorWritten: monitor !== undefined,
    plateauMonitorWritten: entryOf(plateau?.value, 'monitor') !== undefined,
  };
}

function checkTraining(
  file: ReadFile,
  checked: readonly CheckedNetwork[],
  edited: EditedText,
  parsed: ParsedText,
  options: CheckOptions,
  pieces: CodePieces | undefined,
): TrainSpec | null {
  const { reporter } = parsed;
  const raw = file.train;
  if (!raw) return null;
  const judged = file.gan ? checked.find((one) => roleOf(one.network, file) === 'discriminator') : checked[0];
  const context = trainContext(file, judged, options);
  const optimizer = entryOf(file.trainEntry?.value, 'optimizer');
  const resolved = resolveTrain(raw, context, optimizer !== undefined && !isNothing(optimizer.value));
  const train = pieces ? withPieces(resolved, pieces, context) : resolved;
  checkTrain(file.trainEntry, train, context, reporter);
  const lossEntry = entryOf(file.trainEntry?.value, 'loss');
  const lossSpan = raw.loss && lossEntry ? lossEntry.value.span : null;
  if (file.gan && train.gan) {
    checkGanNames(file.gan, train.gan, file.networks, reporter);
    const generator = checked.find((one) => roleOf(one.network, file) === 'generator');
    if (generator && judged) checkGanShapes(file.gan, train.gan, { generator, discriminator: judged }, reporter);
    if (lossSpan && train.loss.name !== 'binaryCrossentropy') {
      reporter.report('loss-mismatch', lossSpan, 'language.ganLoss', { loss: train.loss.name });
    }
  } else {
    for (const network of file.networks.filter((one) => one.name !== 'model')) {
      reporter.report('networks-without-gan', network.nameSpan, 'language.networksWithoutGan', { name: network.name });
    }
  }
  if (file.data?.reconstruct && judged?.output) {
    const { inputs, output } = judged;
    const at = entryOf(file.dataEntry?.value, 'target')?.value.span ?? output.layer.read.typeSpan;
    checkReconstruction({ inputs, output, at, data: file.data, loss: train.loss, lossSpan }, reporter);
    return train;
  }
  // What a loss of the user's own wants, nobody else knows.
  if (judged?.output && train.loss.code === undefined && (!file.gan || train.loss.name === 'binaryCrossentropy')) {
    const { layers, output } = judged;
    checkOutput(
      {
        layers,
        last: output,
        activation: context.activation,
        target: context.target,
        scaled: file.data?.preprocess.target !== 'none',
        loss: train.loss,
        lossSpan,
        edited,
      },
      reporter,
    );
  }
  return train;
}

function networkSpec({ network, graph, layers }: CheckedNetwork, train: TrainSpec): NetworkSpec {
  const inferred = new Map(layers.map((one) => [one.layer.name, one]));
  const shape = network.input ?? (train.gan?.generator === network.name ? [train.gan.latent] : null);
  return {
    name: network.name,
    ...(shape ? { inputShape: shape } : {}),
    layers: graph.layers.map((layer) => {
      const found = inferred.get(layer.name);
      return layerSpec(layer, found?.config ?? layer.read.config, found?.wrapped);
    }),
  };
}
