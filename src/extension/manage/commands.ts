import type { TextKey } from '../../texts';
import type { RunSummary } from '../../protocol';
import { requireTarget } from '../commands/chooseModel';
import { openComparison } from '../compare/register';
import type { Program } from '../program';
import type { TreeItem } from '../views/treeItem';
import { say } from '../window';
import { askForRun, askForRuns, chosenOf, fitsRemoval } from './choose';
import { cleanUpRuns } from './cleanUp';
import { duplicate } from './duplicate';
import { openCard } from './card';
import { writeElsewhere } from './elsewhere';
import { changeEncryption, changeStoreKey } from './encryption';
import { copyResolved, openRunLog, reveal } from './open';
import { exportReport } from './report';
import { editNote, editTags, rename } from './remarks';
import { renameModelOf } from './renameModel';
import { discardItems, removeItems, restore } from './remove';
import { reproduceVersion } from './reproduce';

export type ManagementCommand =
  | 'compare'
  | 'duplicate'
  | 'rename'
  | 'renameModel'
  | 'editNote'
  | 'card'
  | 'reproduce'
  | 'editTags'
  | 'delete'
  | 'discard'
  | 'restore'
  | 'reveal'
  | 'copyResolved'
  | 'openRunLog'
  | 'exportReport'
  | 'cleanUp'
  | 'export'
  | 'deploy'
  | 'encrypt'
  | 'decrypt'
  | 'storeKey';

/** Does what a command says: on what is selected in the tree, else on what the person chooses then. */
export async function manageRuns(
  program: Program,
  command: ManagementCommand,
  argument: unknown,
  selection: unknown,
): Promise<unknown> {
  const forOne = async (title: TextKey, perform: (item: TreeItem) => unknown) => {
    const [chosen] = chosenOf(program, argument, undefined);
    const item = chosen ?? (await askForRun(program, say(title)));
    return item && perform(item);
  };
  const forSome = async (
    title: TextKey,
    perform: (items: readonly TreeItem[]) => unknown,
    fits?: (run: RunSummary) => boolean,
  ) => {
    const chosen = chosenOf(program, argument, selection).filter(({ run }) => !run || !fits || fits(run));
    const items = chosen.length > 0 ? chosen : await askForRuns(program, say(title), [], { fits });
    return items && perform(items);
  };
  switch (command) {
    case 'compare':
      return compare(program, chosenOf(program, argument, selection));
    case 'duplicate':
      return forOne('manage.chooseDuplicate', (item) => duplicate(program, item));
    case 'rename': {
      const [selected] = argument === 'selection' ? program.selected() : [];
      if (selected?.kind === 'model') return renameModelOf(program, selected.uri);
      return forOne('manage.chooseRename', (item) => rename(program, item));
    }
    case 'renameModel': {
      const target = await requireTarget(program, argument);
      return target && renameModelOf(program, target.uri);
    }
    case 'editNote':
      return forOne('manage.chooseNote', (item) => editNote(program, item));
    case 'card':
      return openCard(program, argument);
    case 'reproduce':
      return reproduceVersion(program, argument);
    case 'reveal':
      return forOne('manage.chooseRun', reveal);
    case 'copyResolved':
      return forOne('manage.chooseRun', copyResolved);
    case 'openRunLog':
      return forOne('manage.chooseRun', openRunLog);
    case 'exportReport':
      return forOne('manage.chooseReport', exportReport);
    case 'editTags':
      return forSome('manage.chooseTags', (items) => editTags(program, items));
    case 'delete':
      return forSome('manage.chooseDelete', (items) => removeItems(program, items), fitsRemoval('delete'));
    case 'discard':
      return forSome('manage.chooseDiscard', (items) => discardItems(program, items), fitsRemoval('discard'));
    case 'restore':
      return restore(program);
    case 'cleanUp':
      return cleanUpRuns(program);
    case 'export':
    case 'deploy':
      return writeElsewhere(program, command, argument);
    case 'encrypt':
    case 'decrypt':
      return changeEncryption(program, command, argument);
    case 'storeKey':
      return changeStoreKey(program);
  }
}

async function compare(program: Program, chosen: readonly TreeItem[]): Promise<void> {
  const items = chosen.length > 1 ? chosen : await askForRuns(program, say('manage.chooseCompare'), chosen);
  if (!items) return;
  // A version that it was called on is no run that could be chosen: it stays.
  const all = [
    ...chosen.filter(({ oneVersion }) => oneVersion && !items.some((item) => chosen.includes(item))),
    ...items,
  ];
  const folders = all.flatMap(({ run, oneVersion }) => run?.folder ?? oneVersion?.path ?? []);
  await openComparison(program, [...new Set(folders)]);
}
