import * as vscode from 'vscode';
import { readRemarks, readRunRemarks, storeOfVersion, writeRemarks, writeRunRemarks, type Remarks } from '../../store';
import type { Program } from '../program';
import { momentOf } from '../views/describe';
import type { TreeItem } from '../views/treeItem';
import { say } from '../window';
import { parseTags } from './words';

/** Where the remarks of a run or a version are kept. */
interface Kept {
  /** What it is called without a title. */
  readonly plain: string;
  read(): Remarks;
  write(remarks: Remarks): void;
}

function keptOf({ run, oneVersion }: TreeItem): Kept | undefined {
  if (run) {
    const { folder, created } = run;
    return {
      plain: momentOf(created),
      read: () => readRunRemarks(folder),
      write: (remarks) => void writeRunRemarks(folder, remarks),
    };
  }
  if (!oneVersion) return undefined;
  const { model, version, path } = oneVersion;
  const store = storeOfVersion(path);
  return {
    plain: `${model}@${version}`,
    read: () => readRemarks(store, model, version),
    write: (remarks) => void writeRemarks(store, model, version, remarks),
  };
}

const longestTitle = 200;

/** Asks for what a run or version is to be called; nothing: its moment or number again. */
export async function rename({ runs }: Program, item: TreeItem): Promise<void> {
  const kept = keptOf(item);
  if (!kept) return;
  const title = await vscode.window.showInputBox({
    title: say('manage.renameTitle', { name: kept.plain }),
    prompt: say('manage.renamePrompt'),
    value: kept.read().title ?? '',
    validateInput: (value) => (value.length > longestTitle ? say('manage.renameTooLong') : undefined),
  });
  if (title === undefined) return;
  kept.write({ title: title.trim() });
  runs.look(item.uri.fsPath);
}

/** Asks for what is to be remembered of a run or version: it stands in its tooltip, its report and its model card. */
export async function editNote({ runs }: Program, item: TreeItem): Promise<void> {
  const kept = keptOf(item);
  if (!kept) return;
  const { title = kept.plain, note: value = '' } = kept.read();
  const note = await vscode.window.showInputBox({
    title: say('manage.noteTitle', { name: title }),
    prompt: say('manage.notePrompt'),
    value,
    ignoreFocusOut: true,
  });
  if (note === undefined) return;
  kept.write({ note: note.trim() });
  runs.look(item.uri.fsPath);
}

/** Asks for the tags of runs and versions: of one its own, of several those that all are given besides theirs. */
export async function editTags({ runs }: Program, items: readonly TreeItem[]): Promise<void> {
  const kept = items.flatMap((item) => keptOf(item) ?? []);
  const [first] = kept;
  if (!first) return;
  const alone = kept.length === 1;
  const given = await vscode.window.showInputBox({
    title: alone ? say('manage.tagsTitle', { name: first.plain }) : say('manage.tagsOfSeveral', { count: kept.length }),
    prompt: say('manage.tagsPrompt'),
    value: alone ? (first.read().tags ?? []).join(', ') : '',
  });
  if (given === undefined) return;
  const tags = parseTags(given);
  for (const one of kept) one.write({ tags: alone ? tags : [...new Set([...(one.read().tags ?? []), ...tags])] });
  for (const file of new Set(items.map(({ uri }) => uri.fsPath))) runs.look(file);
}
