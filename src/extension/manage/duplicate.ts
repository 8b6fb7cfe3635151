import path from 'node:path';
import * as vscode from 'vscode';
import { checkModelFile, isCodeModelName } from '../../language';
import { StudioError, type RunRecord } from '../../protocol';
import { readRunRecord } from '../../store';
import { startRun } from '../commands/train';
import { loadProblemTexts } from '../loadTexts';
import type { Program } from '../program';
import { nameOfRun } from '../views/describe';
import type { TreeItem } from '../views/treeItem';
import { say, wordsOf } from '../window';
import { parseChanges } from './words';

/** What is wrong with changes, as far as the text alone tells. */
function problemOf(record: RunRecord, text: string): string | undefined {
  const changes = parseChanges(text);
  const odd = changes.find((one) => !/^[^=\s]+=./su.test(one));
  if (odd !== undefined) return say('manage.duplicateForm', { change: odd });
  const fileName = path.basename(record.source);
  if (isCodeModelName(fileName)) return undefined;
  const set = [...(record.set ?? []), ...changes];
  const error = checkModelFile(record.text, { fileName, set }).problems.find(({ severity }) => severity === 'error');
  return error && wordsOf(error.message);
}

/** Asks what is to be other than in a run, and starts a run of the same text with that. */
export async function duplicate(program: Program, { uri, run }: TreeItem): Promise<string | undefined> {
  if (!run) return undefined;
  const record = readRunRecord(run.folder);
  if (!record) throw new StudioError('input', 'run-missing', { key: 'engine.runGone', args: { run: run.run } });
  await loadProblemTexts();
  const given = await vscode.window.showInputBox({
    title: say('manage.duplicateTitle', { run: nameOfRun(run) }),
    prompt: say('manage.duplicatePrompt'),
    placeHolder: 'train.epochs=20 train.batchSize=64',
    ignoreFocusOut: true,
    validateInput: (value) => problemOf(record, value),
  });
  if (given === undefined) return undefined;
  const set = [...(record.set ?? []), ...parseChanges(given)];
  return startRun(program, { uri, text: record.text, set });
}
