import * as path from 'node:path';
import * as vscode from 'vscode';
import { isCodeModelName } from '../../language';
import { DisposableStore } from '../disposable';
import { textOf } from '../documentText';
import { loadTestingTexts } from '../loadTexts';
import { expectationsTestController } from '../ids';
import type { Program } from '../program';
import { say } from '../window';
import { expectationItems, type ModelTests } from './expectationItems';
import { checkTests } from './checkTests';

/** The tests of this window: a model file with a test for each expectation that it holds. */
class ExpectationTests {
  private readonly store = new DisposableStore();
  private readonly controller = this.store.add(
    vscode.tests.createTestController(expectationsTestController, say('testing.controller')),
  );
  private readonly models = new Map<vscode.TestItem, ModelTests>();
  /** Model files that were looked at. */
  private readonly seen = new Set<string>();

  constructor(private readonly program: Program) {
    const { controller } = this;
    const profile = (label: string, train: boolean) =>
      this.store.add(
        controller.createRunProfile(
          label,
          vscode.TestRunProfileKind.Run,
          (request, token) => checkTests(program, { controller, chosen: this.chosen(request), request, token, train }),
          train,
        ),
      );
    profile(say('testing.train'), true);
    profile(say('testing.check'), false);
    controller.refreshHandler = () => this.findAll();
    this.store.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.look(document.uri, document)));
    this.store.add(vscode.workspace.onDidOpenTextDocument((document) => this.look(document.uri, document)));
    this.store.add(program.runs.onDidChange(() => this.modelsChanged()));
  }

  /** Looks at all model files of the window. */
  async findAll(): Promise<void> {
    await Promise.all(this.program.runs.models().map((uri) => this.look(uri)));
  }

  dispose(): void {
    this.store.dispose();
  }

  private async look(uri: vscode.Uri, document?: vscode.TextDocument): Promise<void> {
    if (!this.isModel(uri) || isCodeModelName(path.basename(uri.path))) return;
    this.seen.add(uri.toString());
    const text = document?.getText() ?? (await this.read(uri));
    const { items } = this.controller;
    const there = items.get(uri.toString());
    const tests = text === undefined ? undefined : expectationItems(this.controller, uri, text, there);
    if (tests) {
      this.models.set(tests.item, tests);
      if (!there) items.add(tests.item);
    } else if (there) this.remove(there);
  }

  private async read(uri: vscode.Uri): Promise<string | undefined> {
    try {
      return await textOf(uri);
    } catch {
      // Gone since.
      return undefined;
    }
  }

  private isModel(uri: vscode.Uri): boolean {
    return this.program.runs.models().some((model) => model.toString() === uri.toString());
  }

  /** The search for model files may end later, and files come and go. */
  private modelsChanged(): void {
    for (const uri of this.program.runs.models()) if (!this.seen.has(uri.toString())) void this.look(uri);
    for (const item of this.models.keys()) if (item.uri && !this.isModel(item.uri)) this.remove(item);
  }

  private remove(item: vscode.TestItem): void {
    this.models.delete(item);
    this.seen.delete(item.id);
    this.controller.items.delete(item.id);
  }

  /** By model, the tests that a request means. */
  private chosen({ include, exclude = [] }: vscode.TestRunRequest): readonly ModelTests[] {
    const isMeant = (item: vscode.TestItem, model: vscode.TestItem) =>
      (!include || include.includes(item) || include.includes(model)) && !exclude.includes(item);
    return [...this.models.values()]
      .map(({ item: model, tests }) => ({ item: model, tests: tests.filter(({ item }) => isMeant(item, model)) }))
      .filter(({ tests }) => tests.length > 0);
  }
}

export async function loadExpectationTests(program: Program): Promise<ExpectationTests> {
  await loadTestingTexts();
  const tests = new ExpectationTests(program);
  await tests.findAll();
  return tests;
}
