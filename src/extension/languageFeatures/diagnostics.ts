import * as vscode from 'vscode';
import type { Problem, Severity } from '../../language';
import { DisposableStore, type Disposable } from '../disposable';
import { isModelDocument } from '../modelLanguage';
import { wordsOf } from '../window';
import type { ModelDocuments } from './modelDocuments';
import { toRange } from './positions';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

function toDiagnostic(problem: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(problem.range),
    wordsOf(problem.message),
    severities[problem.severity],
  );
  diagnostic.source = 'Model Studio';
  diagnostic.code = problem.code;
  return diagnostic;
}

/** Shows the problems of open model files where they are. */
export function showDiagnostics(documents: ModelDocuments): Disposable {
  const store = new DisposableStore();
  const collection = store.add(vscode.languages.createDiagnosticCollection('modelStudio'));
  const show = (document: vscode.TextDocument) => {
    if (isModelDocument(document)) collection.set(document.uri, documents.check(document).problems.map(toDiagnostic));
  };
  store.add(documents.onDidChange(show));
  store.add(vscode.workspace.onDidCloseTextDocument((document) => collection.delete(document.uri)));
  vscode.workspace.textDocuments.forEach(show);
  return store;
}

/** Offers what mends a problem. */
export function provideFixes(documents: ModelDocuments): Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, context) {
      return documents
        .check(document)
        .problems.filter((problem) => toRange(problem.range).intersection(range))
        .flatMap((problem) => {
          const diagnostics = context.diagnostics.filter(
            ({ code, range: at }) => code === problem.code && at.isEqual(toRange(problem.range)),
          );
          return (problem.fixes ?? []).map((fix, index, all) => {
            const action = new vscode.CodeAction(wordsOf(fix.title), vscode.CodeActionKind.QuickFix);
            action.edit = new vscode.WorkspaceEdit();
            for (const edit of fix.edits) action.edit.replace(document.uri, toRange(edit.range), edit.newText);
            action.diagnostics = diagnostics;
            action.isPreferred = all.length === 1 && index === 0;
            return action;
          });
        });
    },
  };
  return vscode.languages.registerCodeActionsProvider(['model-yaml', 'model-json'], provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
