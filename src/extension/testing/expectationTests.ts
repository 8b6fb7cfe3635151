import * as path from 'node:path';
import * as vscode from 'vscode';
import { expectationPlaces, expectationPlacesInCode, isCodeModelName, type ExpectationPlace } from '../../language';
import { DisposableStore } from '../disposable';
import { openDocument, textOf } from '../documentText';
import type { ModelDocuments } from '../languageFeatures/modelDocuments';
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

  constructor(
    private readonly program: Program,
    private readonly documents: ModelDocuments,
  ) {
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
    // A model in code was run.
    this.store.add(documents.onDidCheck((uri) => (isCodeModelName(uri.path) ? this.look(uri) : undefined)));
  }

  /** Looks at all model files of the window. */
  async findAll(): Promise<void> {
    await Promise.all(this.program.runs.models().map((uri) => this.look(uri)));
  }

  dispose(): void {
    this.store.dispose();
  }

  private async look(uri: vscode.Uri, document?: vscode.TextDocument): Promise<void> {
    if (!this.isModel(uri)) return;
    this.seen.add(uri.toString());
    const places = isCodeModelName(uri.path) ? this.placesInCode(uri) : await this.places(uri, document);
    if (!places) return;
    const { items } = this.controller;
    const there = items.get(uri.toString());
    const tests = expectationItems(this.controller, uri, places, there);
    if (tests) {
      this.models.set(tests.item, tests);
      if (!there) items.add(tests.item);
    } else if (there) this.remove(there);
  }

  private async places(uri: vscode.Uri, document?: vscode.TextDocument): Promise<readonly ExpectationPlace[]> {
    try {
      return expectationPlaces(document?.getText() ?? (await textOf(uri)), path.basename(uri.path));
    } catch {
      // Gone since.
      return [];
    }
  }

  /** What is known of a model in code: one that no editor has open is not run for it, and one with errors says nothing. */
  private placesInCode(uri: vscode.Uri): readonly ExpectationPlace[] | undefined {
    const document = openDocument(uri);
    const model = document && this.documents.check(document).model;
    return model && expectationPlacesInCode(document.getText(), model.expect ?? []);
  }

  /** One that is on no disk cannot be trained. */
  private isModel(uri: vscode.Uri): boolean {
    if (uri.scheme !== 'file') return false;
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
  const tests = new ExpectationTests(program, await program.documents());
  await tests.findAll();
  return tests;
}
