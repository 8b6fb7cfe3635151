import * as vscode from 'vscode';
import { errorText, StudioError } from '../protocol';
import { text, words, type Message, type TextArguments, type TextKey } from '../texts';
import { commandIds } from './ids';
import { loadEngineTexts, loadRegistryTexts } from './loadTexts';
import { locale } from './locale';

export { locale } from './locale';

export function say(key: TextKey, args?: TextArguments): string {
  return text(locale, key, args);
}

export function wordsOf(message: Message): string {
  return words(locale, message);
}

/** Shows an error in words, its cause in the log. */
export async function showError(log: vscode.LogOutputChannel, thrown: unknown): Promise<void> {
  await Promise.all([loadEngineTexts(), loadRegistryTexts()]);
  const error = StudioError.from(thrown);
  log.error(error.message, error.cause instanceof Error ? (error.cause.stack ?? '') : '');
  const showLog = say('extension.showLog');
  const chosen = await vscode.window.showErrorMessage(errorText(locale, error.toValue()), showLog);
  if (chosen === showLog) await vscode.commands.executeCommand(commandIds.showLog);
}
