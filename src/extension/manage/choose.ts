import * as vscode from 'vscode';
import { allowedRemoval, type RunRemoval, type RunSummary } from '../../protocol';
import { currentModel } from '../commands/target';
import type { Program } from '../program';
import { describeRun, folderOf, nameOfRun } from '../views/describe';
import { TreeItem } from '../views/treeItem';
import { say } from '../window';

/** What a command was called on in the tree: everything selected, where the item is one of it; by a key, what is selected. */
export function chosenOf(program: Program, argument: unknown, selection: unknown): readonly TreeItem[] {
  if (argument === 'selection') return program.selected().filter(({ kind }) => kind === 'run' || kind === 'version');
  if (!(argument instanceof TreeItem)) return [];
  const selected: readonly unknown[] = Array.isArray(selection) ? selection : [];
  const items = selected.filter((one): one is TreeItem => one instanceof TreeItem);
  return items.includes(argument) ? items : [argument];
}

interface Filter {
  readonly fits?: ((run: RunSummary) => boolean) | undefined;
  /** Not only those of the current model. */
  readonly everyModel?: boolean;
}

interface Pick extends vscode.QuickPickItem {
  readonly item: TreeItem;
}

/** The runs that a command may be about where it was called on nothing: of the current model, else of all; newest first. */
function candidates(program: Program, { fits = () => true, everyModel = false }: Filter): readonly Pick[] {
  const { runs } = program;
  const current = everyModel ? undefined : currentModel(program);
  const own = current ? runs.of(current.fsPath).filter(fits) : [];
  const models = own.length > 0 && current ? [current] : runs.models();
  return models
    .filter(({ scheme }) => scheme === 'file')
    .flatMap((uri) => runs.of(uri.fsPath).map((run) => ({ uri, run })))
    .filter(({ run }) => fits(run))
    .sort((one, other) => (one.run.created < other.run.created ? 1 : -1))
    .map(({ uri, run }) => ({
      label: nameOfRun(run),
      description: [...folderOf(uri), run.model, describeRun(run)].join(' · '),
      item: new TreeItem(uri, run),
    }));
}

async function none(): Promise<undefined> {
  await vscode.window.showInformationMessage(say('manage.noRuns'));
  return undefined;
}

/** Asks for a run. */
export async function askForRun(program: Program, title: string): Promise<TreeItem | undefined> {
  const picks = candidates(program, {});
  if (picks.length === 0) return none();
  return (await vscode.window.showQuickPick(picks, { title, matchOnDescription: true }))?.item;
}

/** Asks for some runs, those named being chosen already. */
export async function askForRuns(
  program: Program,
  title: string,
  chosen: readonly TreeItem[] = [],
  filter: Filter = {},
): Promise<readonly TreeItem[] | undefined> {
  const picks = candidates(program, filter).map((pick) => ({
    ...pick,
    picked: chosen.some(({ run }) => run?.folder === pick.item.run?.folder),
  }));
  if (picks.length === 0) return none();
  const answered = await vscode.window.showQuickPick(picks, { title, canPickMany: true, matchOnDescription: true });
  return answered && answered.length > 0 ? answered.map(({ item }) => item) : undefined;
}

/** Whether a run can be put away in this way now. */
export function fitsRemoval(removal: RunRemoval): (run: RunSummary) => boolean {
  return ({ status }) => allowedRemoval(status) === removal;
}
