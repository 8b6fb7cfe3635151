import { dataSchema, expectSchema, fileNode, trainSchema } from '../schema/file';
import { stem } from '../edit/fileNames';
import { columnSpecs } from '../data/columnSpecs';
import { targetOf } from '../data/target';
import { entryOf, isNothing, type MapEntry, type MapNode } from '../parse/tree';
import { resolveData, type Written } from '../resolve/resolveData';
import type { RawTrain } from '../resolve/resolveTrain';
import type { DataFacts } from '../types/dataFacts';
import type { DataSpec } from '../types/modelFile';
import type { CodePieces } from './codePieces';
import type { Reporter } from './reporter';
import { Walker } from './walker';
import { LayerReader } from './readLayer';
import { NetworkReader, type ReadNetwork } from './readNetworks';

/** A model file's sections, each as far as it can be read. */
export interface ReadFile {
  readonly name: string;
  readonly data: DataSpec | null;
  readonly dataEntry: MapEntry | undefined;
  readonly networks: readonly ReadNetwork[];
  readonly train: RawTrain | null;
  readonly trainEntry: MapEntry | undefined;
  readonly expectEntry: MapEntry | undefined;
  /** By measure. */
  readonly expect: Readonly<Record<string, number>> | null;
  /** Where adversarial training is asked for. */
  readonly gan: MapEntry | null;
}

export function readFile(
  root: MapNode,
  fileName: string,
  facts: DataFacts | undefined,
  reporter: Reporter,
  pieces?: CodePieces,
): ReadFile {
  const walker = new Walker(reporter);
  const start = { start: root.span.start, end: Math.min(root.span.end, root.span.start + 1) };
  const whole = { key: 'the file', keySpan: root.entries[0]?.keySpan ?? start };
  walker.keys({ ...fileNode, required: [] }, root, whole);
  const dataEntry = entryOf(root, 'data');
  const trainEntry = entryOf(root, 'train');
  if (!dataEntry) reporter.report('missing-key', whole.keySpan, 'language.noData');
  const nameEntry = entryOf(root, 'name');
  const name = nameEntry ? walker.read(fileNode.properties?.['name'] ?? {}, nameEntry.value, nameEntry) : undefined;
  const ganEntry = entryOf(trainEntry?.value, 'gan');
  const gan = ganEntry && (!isNothing(ganEntry.value) || entryOf(root, 'networks')) ? ganEntry : null;
  const rawTrain = walker.section(trainSchema, trainEntry?.value, trainEntry ?? whole);
  const expectEntry = entryOf(root, 'expect');
  return {
    name: typeof name === 'string' && name.trim() !== '' ? name : stem(fileName),
    data: dataEntry ? readData(dataEntry, gan !== null, facts, walker, pieces) : null,
    dataEntry,
    networks: new NetworkReader(walker, new LayerReader(walker, reporter, pieces?.layers), reporter).read(root),
    train: rawTrain ? (gan && isNothing(gan.value) ? withUsualGan(rawTrain, walker, gan) : rawTrain) : null,
    trainEntry,
    expectEntry,
    expect: walker.section(expectSchema, expectEntry?.value, expectEntry ?? whole) ?? null,
    gan,
  };
}

/** `gan:` with nothing behind it: adversarial training with every default. */
function withUsualGan(raw: RawTrain, walker: Walker, gan: MapEntry): RawTrain {
  const empty: MapNode = { kind: 'map', entries: [], span: gan.keySpan };
  return { ...raw, gan: walker.section(trainSchema.properties.gan, empty, gan) ?? null };
}

function readData(
  entry: MapEntry,
  gan: boolean,
  facts: DataFacts | undefined,
  walker: Walker,
  pieces: CodePieces | undefined,
): DataSpec | null {
  const raw = walker.section(dataSchema, entry.value, entry);
  if (!raw) return null;
  const inputs = entryOf(entry.value, 'inputs')?.value;
  const written: Written = {
    inputs: new Map(
      (inputs?.kind === 'map' ? inputs.entries : []).map((input) => [
        input.key,
        input.value.kind === 'map' ? input.value.entries.map((setting) => setting.key) : [],
      ]),
    ),
    target: entryOf(entry.value, 'target') !== undefined,
    gan,
  };
  const source = pieces?.source;
  const data = resolveData(
    raw,
    written,
    (spec) => targetOf(source ? { ...spec, source } : spec, facts)?.type === 'category',
    source,
  );
  return withKnownTypes(data, facts);
}

/** Named columns with the types and settings that are known of them. */
function withKnownTypes(data: DataSpec, facts: DataFacts | undefined): DataSpec {
  const inputs = data.inputs && (columnSpecs(data, facts) ?? data.inputs);
  const type = targetOf(data, facts)?.type ?? data.target?.type ?? null;
  return { ...data, inputs, target: data.target && { ...data.target, type } };
}
