import * as vscode from 'vscode';
import type { TextKey } from '../../texts';
import { cleanUp, planCleanUp, restoreTrashed, type CleanUp, type CleanUpPart, type Trashed } from '../../store';
import type { Program } from '../program';
import { bytesWords } from '../views/bytes';
import { say, showError } from '../window';

const labels: Readonly<Record<CleanUpPart, TextKey>> = {
  checkpoints: 'manage.cleanCheckpoints',
  failed: 'manage.cleanFailed',
  trash: 'manage.cleanTrash',
};

const details: Readonly<Record<CleanUpPart, TextKey>> = {
  checkpoints: 'manage.cleanCheckpointsDetail',
  failed: 'manage.cleanFailedDetail',
  trash: 'manage.cleanTrashDetail',
};

interface Pick extends vscode.QuickPickItem {
  readonly plans: readonly CleanUp[];
  readonly part: CleanUpPart;
}

function picksOf(plans: readonly CleanUp[]): readonly Pick[] {
  const parts: readonly CleanUpPart[] = ['checkpoints', 'failed', 'trash'];
  return parts.flatMap((part) => {
    const own = plans.filter((plan) => plan.part === part);
    if (own.length === 0) return [];
    const bytes = own.reduce((sum, plan) => sum + plan.bytes, 0);
    const count = own.reduce((sum, plan) => sum + plan.folders.length, 0);
    const label = say(labels[part], { count });
    return [
      { label, description: bytesWords(bytes), detail: say(details[part]), plans: own, part, picked: part !== 'trash' },
    ];
  });
}

/** Says what can go and how much that is, and moves what is chosen to the trash. */
export async function cleanUpRuns(program: Program): Promise<void> {
  const { runs } = program;
  const plans = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: say('manage.cleanLooking') },
    async () => (await Promise.all(runs.stores().map((store) => planCleanUp(store)))).flat(),
  );
  const picks = picksOf(plans);
  if (picks.length === 0) {
    await vscode.window.showInformationMessage(say('manage.cleanNothing'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(picks, {
    title: say('manage.cleanTitle'),
    placeHolder: say('manage.cleanChoose'),
    canPickMany: true,
  });
  if (!chosen || chosen.length === 0) return;
  // The trash goes first: what is put there now can still be taken back.
  const inOrder = [...chosen].sort((one, other) => Number(other.part === 'trash') - Number(one.part === 'trash'));
  const trashed: Trashed[] = [];
  try {
    for (const plan of inOrder.flatMap(({ plans: own }) => own)) trashed.push(...(await cleanUp(plan)));
  } finally {
    runs.lookAtAll();
    if (trashed.length > 0) offerUndo(program, trashed);
  }
}

function offerUndo(program: Program, trashed: readonly Trashed[]): void {
  const button = say('manage.undo');
  const offer = async () => {
    const said = say('manage.cleaned', { count: trashed.length });
    if ((await vscode.window.showInformationMessage(said, button)) !== button) return;
    for (const one of trashed) restoreTrashed(one);
    program.runs.lookAtAll();
  };
  offer().catch((error: unknown) => showError(program.log, error));
}
