import path from 'node:path';
import { checkModelFile, type ColumnType, type DataSource, type DataSpec } from '../../../language';
import { StudioError, type DataPart, type PreviewReference } from '../../../protocol';
import { dataError } from '../dataError';
import { declaredType, declaredWords } from '../analyse/columnFacts';
import { guessType } from '../analyse/columnType';
import { isImageFolder, withFolderParts } from '../images/folderParts';
import { listImages } from '../images/listImages';
import { requireFolder } from '../images/requireFolder';
import { wishOf } from '../images/imageWish';
import { loadData } from '../loadData';
import { readFacts, readSource } from '../readSource';
import type { Table, TableColumn } from '../table/table';
import { BrowsedFolder, BrowsedTable, type Browsed } from './browsed';

const headBytes = 1 << 18;

/** A part of a model file's data, open to be looked at. */
export interface OpenData {
  readonly data: DataSpec;
  readonly browsed: Browsed;
  /** Only its start was read. */
  readonly partial: boolean;
}

/** Opens a part of the data: its start alone, or all of it. What was read stays with the reader for the next question. */
export async function openBrowsed(
  { text, path: source, set = [], part }: PreviewReference,
  head: boolean,
  signal: AbortSignal,
): Promise<OpenData> {
  const fileName = path.basename(source);
  const folder = path.dirname(source);
  const said = checkModelFile(text, { fileName, set }).data;
  if (!said) {
    const args = { path: fileName };
    throw new StudioError('input', 'model-file-wrong', { key: 'engine.serviceModelUnreadable', args });
  }
  const data = await withFolderParts(said, folder);
  const from = partOf(data, part);
  const partial = head && from.kind === 'file' && from.format !== 'idx';
  if (isImageFolder(from)) {
    const place = path.resolve(folder, from.path);
    await requireFolder(place, from.path);
    const list = await listImages(place, signal);
    if (list.images.length === 0) throw dataError('data-no-images', 'engine.dataNoImages', { file: from.path });
    return { data, browsed: new BrowsedFolder(from.path, list, []), partial: false };
  }
  const table = await readSource(from, folder, {
    words: declaredWords(data),
    signal,
    headBytes: head ? headBytes : undefined,
    images: (column) => wishOf(data, column),
  });
  return { data, browsed: browsedOf(table, data), partial };
}

const opened = new WeakMap<Table, { readonly key: string; readonly browsed: Browsed }>();

/** What columns are is guessed from all rows: once for each table, as the same file asks for it. */
function browsedOf(table: Table, data: DataSpec): Browsed {
  const key = JSON.stringify([data.inputs, data.target]);
  const known = opened.get(table);
  if (known?.key === key) return known.browsed;
  const typeOf = (column: TableColumn): ColumnType => declaredType(data, column.name) ?? guessType(column);
  const browsed = new BrowsedTable(table, typeOf);
  opened.set(table, { key, browsed });
  return browsed;
}

function partOf(data: DataSpec, part: DataPart): DataSource {
  const found: DataSource | undefined = data[part];
  if (found) return found;
  throw dataError('data-no-part', 'engine.dataNoPart', { part });
}

/** Which split each row of the source is in: 0 none, 1 train, 2 validation, 3 test; null where the model cannot be trained. */
export async function splitCodes(
  { text, path: source, set = [] }: PreviewReference,
  data: DataSpec,
  rows: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const fileName = path.basename(source);
  const folder = path.dirname(source);
  if (isImageFolder(data.source)) return null;
  const facts = await readFacts(data, folder, { signal });
  const { model } = checkModelFile(text, { fileName, set, facts });
  if (!model) return null;
  const loaded = await loadData(model, folder, { signal });
  const codes = new Uint8Array(rows);
  for (const [index, name] of (['train', 'validation', 'test'] as const).entries()) {
    for (const row of loaded.rows[name]) if (row < rows) codes[row] = index + 1;
  }
  return codes;
}
