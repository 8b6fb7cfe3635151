import {
  alignLayers,
  comparisonColumns,
  toCsv,
  toMarkdown,
  type CellValue,
  type Compared,
  type LayerPair,
} from '../protocol';
import { compareFolders, fileDifferences, readPartJson, readRunRecord, versionFiles } from '../store';
import { inputError, usageError, type Context } from './context';
import { short, table } from './table';

/** The folder of a run that is named by its id, else of the version, else of the run that a reference means. */
function folderOf(context: Context, reference: string): string {
  const { run, version } = context.reference(reference);
  const folder = run?.run === reference ? run.folder : (version?.path ?? run?.folder);
  if (folder === undefined) throw inputError('run-missing', 'cli.noRun', { run: reference });
  return folder;
}

export interface CompareValues {
  readonly csv: boolean;
  readonly markdown: boolean;
}

export function compareVerb(context: Context, references: readonly string[], { csv, markdown }: CompareValues): number {
  if (csv && markdown) throw usageError('cli.badOption', { detail: '--csv --markdown' });
  const comparison = compareFolders(references.map((reference) => folderOf(context, reference)));
  const { compared, folders } = comparison;
  const columns = comparisonColumns(comparison, context.locale);
  const rows = compared.map((_, row) => row);
  if (csv || markdown) {
    process.stdout.write((csv ? toCsv : toMarkdown)(columns, rows));
    return 0;
  }
  const names = [...new Set(compared.flatMap(({ measures }) => Object.keys(measures)))];
  const differences = fileDifferences(folders.map(resolvedFile));
  const sameData = new Set(compared.map(({ dataFingerprint }) => dataFingerprint)).size <= 1;
  const pairs = layerPairs(compared);
  context.line({
    versions: compared.map(({ id }) => id),
    measures: names.map((name) => ({ name, values: compared.map(({ measures }) => measures[name]) })),
    sameData,
    differences,
    compared: compared.map(({ curves: _curves, networks: _networks, ...one }) => one),
    ...(pairs && {
      layers: pairs.map(({ left, right, mark, differing }) => ({
        mark,
        left: left?.name ?? null,
        right: right?.name ?? null,
        differing,
      })),
    }),
  });
  const shown = columns.filter(({ id }) => id !== 'name' || compared.some(({ title }) => title !== null));
  context.say(
    table(
      [['', ...compared.map(({ id }) => id)], ...shown.map(({ title, cells }) => [title, ...cells.map(written)])],
      1,
    ),
  );
  context.say(context.words(sameData ? 'cli.sameData' : 'cli.otherData'));
  if (differences.length === 0) context.say(context.words('cli.sameFile'));
  if (pairs?.some(({ mark }) => mark !== 'same')) sayLayers(context, pairs);
  return 0;
}

function resolvedFile(folder: string): unknown {
  return readRunRecord(folder)?.file ?? readPartJson(folder, versionFiles.model);
}

function written(value: CellValue): string {
  if (value === null) return '';
  return typeof value === 'number' ? short(value) : value;
}

/** The layers of two that have one network each of the same name; of more than two nothing is said. */
function layerPairs(compared: readonly Compared[]): readonly LayerPair[] | undefined {
  const [left, right, ...others] = compared;
  if (!left || !right || others.length > 0) return undefined;
  return left.networks.flatMap(({ name, layers }) =>
    alignLayers(layers, right.networks.find((network) => network.name === name)?.layers ?? []),
  );
}

const marks = { same: ' ', changed: '~', removed: '-', added: '+' } as const;

function sayLayers(context: Context, pairs: readonly LayerPair[]): void {
  context.say(`\n${context.words('cli.layers')}`);
  const rows = pairs.map(({ left, right, mark, differing }) => {
    const said = differing.map((name) => {
      if (name === 'shape') return `shape ${left?.shape?.join('x')} -> ${right?.shape?.join('x')}`;
      return `${name} ${JSON.stringify(left?.config[name])} -> ${JSON.stringify(right?.config[name])}`;
    });
    return [marks[mark], (left ?? right)?.type ?? '', left?.name ?? '', right?.name ?? '', said.join(', ')];
  });
  context.say(table(rows, 9));
}
