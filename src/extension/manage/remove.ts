import * as vscode from 'vscode';
import { deleteRun, discardRun } from '../../client';
import {
  deleteVersion,
  listTrashed,
  readRemarks,
  readVersion,
  restoreTrashed,
  restoreVersion,
  storeOfVersion,
  trashedVersions,
  type Trashed,
} from '../../store';
import { requireTrust } from '../commands/train';
import type { Program } from '../program';
import { age, nameOfRun } from '../views/describe';
import type { TreeItem } from '../views/treeItem';
import { say, showError } from '../window';

/** Takes back what was put away. */
type Undo = () => void;

async function remove(item: TreeItem): Promise<Undo | undefined> {
  const { run, oneVersion } = item;
  if (run) {
    const trashed = await deleteRun(run.folder);
    return () => restoreTrashed(trashed);
  }
  if (!oneVersion) return undefined;
  const { model, version, path } = oneVersion;
  const store = storeOfVersion(path);
  deleteVersion(store, model, version);
  return () => restoreVersion(store, model, version);
}

/** Says what went to the trash, and takes it back where the person wants that. Not waited for. */
function offerUndo(program: Program, said: string, undo: readonly Undo[]): void {
  const button = say('manage.undo');
  const offer = async () => {
    if ((await vscode.window.showInformationMessage(said, button)) !== button) return;
    for (const one of undo) one();
    lookAgain(program);
  };
  offer().catch((error: unknown) => showError(program.log, error));
}

function lookAgain({ runs }: Program): void {
  runs.lookAtAll();
}

/** Moves runs and versions to the trash. What cannot go is said; the others go all the same. */
export async function removeItems(program: Program, items: readonly TreeItem[]): Promise<void> {
  const undo: Undo[] = [];
  try {
    for (const item of items) {
      const one = await remove(item);
      if (one) undo.push(one);
    }
  } finally {
    lookAgain(program);
    if (undo.length > 0) offerUndo(program, say('manage.deleted', { count: undo.length }), undo);
  }
}

/** Asks, then ends runs without keeping anything of them. */
export async function discardItems(program: Program, items: readonly TreeItem[]): Promise<void> {
  if (!(await requireTrust())) return;
  const runs = items.flatMap(({ run }) => run ?? []);
  const [first] = runs;
  if (!first) return;
  const button = say('manage.discard');
  const question =
    runs.length === 1
      ? say('manage.discardOne', { run: nameOfRun(first), model: first.model })
      : say('manage.discardSeveral', { count: runs.length });
  const detail = say('manage.discardDetail');
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, button)) !== button) return;
  const undo: Undo[] = [];
  try {
    for (const { folder } of runs) {
      const trashed = await discardRun(folder);
      undo.push(() => restoreTrashed(trashed));
    }
  } finally {
    lookAgain(program);
    if (undo.length > 0) offerUndo(program, say('manage.discarded', { count: undo.length }), undo);
  }
}

interface Pick extends vscode.QuickPickItem {
  readonly restore: Undo;
}

function ofRun(trashed: Trashed): Pick {
  const { model, run, kind, title, at } = trashed;
  const label =
    kind === 'run' ? (title ?? say('manage.trashedRun', { run })) : say('manage.trashedCheckpoints', { run });
  return { label, description: `${model} · ${age(at)}`, restore: () => restoreTrashed(trashed) };
}

/** Offers what is in the trash, to be taken back. */
export async function restore(program: Program): Promise<void> {
  const { runs } = program;
  const picks = runs.stores().flatMap((store): Pick[] => {
    const versions = trashedVersions(store).flatMap((folder) => readVersion(folder) ?? []);
    return [
      ...listTrashed(store).map(ofRun).reverse(),
      ...versions.map(({ model, version, created }) => ({
        label: `${model}@${version}`,
        description: [readRemarks(store, model, version).title ?? [], age(created)].flat().join(' · '),
        restore: () => restoreVersion(store, model, version),
      })),
    ];
  });
  if (picks.length === 0) {
    await vscode.window.showInformationMessage(say('manage.trashEmpty'));
    return;
  }
  const title = say('manage.restoreTitle');
  const chosen = await vscode.window.showQuickPick(picks, { title, canPickMany: true, matchOnDescription: true });
  try {
    for (const { restore: back } of chosen ?? []) back();
  } finally {
    lookAgain(program);
  }
}
