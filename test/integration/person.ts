import * as vscode from 'vscode';

const undo: (() => void)[] = [];

/** Puts something in the place of what a person does, until {@link goHome}. The extension has the same `vscode` as its tests. */
export function replace<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  by: (before: Owner[Name]) => unknown,
): void {
  const before = owner[name];
  owner[name] = by(before) as Owner[Name];
  undo.push(() => {
    owner[name] = before;
  });
}

/** Everything is as it was. For `afterEach`. */
export function goHome(): void {
  for (const one of undo.splice(0).reverse()) one();
}

/** The person sees messages and clicks nothing; gives back what was said. */
export function hearMessages(): string[] {
  const heard: string[] = [];
  for (const name of ['showErrorMessage', 'showWarningMessage', 'showInformationMessage'] as const) {
    replace(vscode.window, name, () => (message: string) => {
      heard.push(message);
      return Promise.resolve(undefined);
    });
  }
  return heard;
}

/** The person's answers to a quick pick (by place in the list) and to the question for a name. */
export function answer(pick: number, name: string): { readonly refused: string[] } {
  const refused: string[] = [];
  replace(
    vscode.window,
    'showQuickPick',
    () => (items: readonly vscode.QuickPickItem[]) => Promise.resolve(items[pick]),
  );
  replace(vscode.window, 'showInputBox', () => async (options: vscode.InputBoxOptions) => {
    const problem = await options.validateInput?.(name);
    if (typeof problem !== 'string') return name;
    refused.push(problem);
    return undefined;
  });
  return { refused };
}

/** The person chooses the entry of a quick pick that has a label. */
export function pickLabel(label: string): void {
  replace(
    vscode.window,
    'showQuickPick',
    () => (items: readonly vscode.QuickPickItem[]) => Promise.resolve(items.find((item) => item.label === label)),
  );
}

/** Hears what commands are called, and keeps those that are named from being run. */
export function hearCommands(held: readonly string[] = []): { command: string; args: readonly unknown[] }[] {
  const heard: { command: string; args: readonly unknown[] }[] = [];
  replace(vscode.commands, 'executeCommand', (run) => (command: string, ...args: unknown[]) => {
    heard.push({ command, args });
    return held.includes(command) ? Promise.resolve(undefined) : run(command, ...args);
  });
  return heard;
}
