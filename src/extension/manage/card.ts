import * as vscode from 'vscode';
import {
  editedCardFile,
  generateCard,
  readEditedCard,
  readRemarks,
  readVersion,
  storeOfVersion,
  writeEditedCard,
} from '../../store';
import type { VersionSummary } from '../../client';
import { loadRegistryTexts } from '../loadTexts';
import type { Program } from '../program';
import { locale, say } from '../window';
import { chosenVersion } from './chooseVersion';

const scheme = 'model-studio-card';

/** The card of a version, to read or to write. */
export async function openCard(program: Program, argument: unknown): Promise<void> {
  const version = await chosenVersion(program, argument);
  if (!version) return;
  await loadRegistryTexts();
  const { model, version: number } = version;
  const store = storeOfVersion(version.path);
  const isEdited = readEditedCard(store, model, number) !== undefined;
  const read = {
    label: say('manage.cardRead'),
    detail: say('manage.cardReadDetail'),
    act: () => show(program, version),
  };
  const write = { label: say('manage.cardWrite'), detail: say('manage.cardWriteDetail'), act: () => edit(version) };
  const again = {
    label: say('manage.cardAgain'),
    detail: say('manage.cardAgainDetail'),
    act: () => {
      writeEditedCard(store, model, number, undefined);
      return show(program, version);
    },
  };
  const picks = isEdited ? [read, write, again] : [read, write];
  const title = say('manage.cardTitle', { name: `${model}@${number}` });
  await (await vscode.window.showQuickPick(picks, { title }))?.act();
}

function fileOf({ path, model, version }: VersionSummary): vscode.Uri {
  return vscode.Uri.file(editedCardFile(storeOfVersion(path), model, version));
}

async function edit(version: VersionSummary): Promise<void> {
  const { path, model, version: number } = version;
  const store = storeOfVersion(path);
  if (readEditedCard(store, model, number) === undefined) writeEditedCard(store, model, number, generated(version));
  await vscode.window.showTextDocument(fileOf(version));
}

function generated(version: VersionSummary): string {
  const remarks = readRemarks(storeOfVersion(version.path), version.model, version.version);
  return generateCard(version, remarks, locale);
}

let provided: vscode.Disposable | undefined;

/** A generated card is in no file. */
function provideCards({ context }: Program): void {
  if (provided) return;
  provided = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent({ query }) {
      const version = readVersion(query);
      return version ? generated(version) : '';
    },
  });
  context.subscriptions.push(provided);
}

async function show(program: Program, version: VersionSummary): Promise<void> {
  const { path, model, version: number } = version;
  const isEdited = readEditedCard(storeOfVersion(path), model, number) !== undefined;
  provideCards(program);
  const plain = vscode.Uri.from({ scheme, path: `/${model}@${number}.md`, query: path });
  await vscode.commands.executeCommand('markdown.showPreview', isEdited ? fileOf(version) : plain);
}
