import * as vscode from 'vscode';
import { formatText, nameAt, renamableAt, renameAt, semanticTokens, type FoundName } from '../../language';
import { fileNameOf } from '../modelLanguage';
import { wordsOf } from '../window';
import { toRange } from './positions';

/** What the words of a model file lead to, and what can be done to all of them: loaded when it is first asked for. */

function find(document: vscode.TextDocument, position: vscode.Position): FoundName | null {
  return nameAt(document.getText(), document.offsetAt(position), fileNameOf(document));
}

export function definitionOf(document: vscode.TextDocument, position: vscode.Position): vscode.DefinitionLink[] {
  const found = find(document, position);
  if (!found?.definition) return [];
  const targetRange = toRange(found.definition);
  return [{ originSelectionRange: toRange(found.range), targetUri: document.uri, targetRange }];
}

export function referencesOf(
  document: vscode.TextDocument,
  position: vscode.Position,
  { includeDeclaration }: vscode.ReferenceContext,
): vscode.Location[] {
  const found = find(document, position);
  if (!found) return [];
  const declaration = includeDeclaration && found.definition ? [found.definition] : [];
  return [...declaration, ...found.references].map((range) => new vscode.Location(document.uri, toRange(range)));
}

export function highlightsOf(document: vscode.TextDocument, position: vscode.Position): vscode.DocumentHighlight[] {
  const found = find(document, position);
  if (!found) return [];
  const { Read, Write } = vscode.DocumentHighlightKind;
  const definition = found.definition ? [new vscode.DocumentHighlight(toRange(found.definition), Write)] : [];
  return [...definition, ...found.references.map((range) => new vscode.DocumentHighlight(toRange(range), Read))];
}

export function prepareRename(
  document: vscode.TextDocument,
  position: vscode.Position,
): { range: vscode.Range; placeholder: string } {
  const found = renamableAt(document.getText(), document.offsetAt(position), fileNameOf(document));
  if ('key' in found) throw new Error(wordsOf(found));
  return { range: toRange(found.range), placeholder: found.name };
}

export function renameEdits(
  document: vscode.TextDocument,
  position: vscode.Position,
  name: string,
): vscode.WorkspaceEdit {
  const edits = renameAt(document.getText(), document.offsetAt(position), name, fileNameOf(document));
  if ('key' in edits) throw new Error(wordsOf(edits));
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
  return edit;
}

export function formattingEdits(document: vscode.TextDocument, options: vscode.FormattingOptions): vscode.TextEdit[] {
  const { tabSize, insertSpaces } = options;
  const text = document.getText();
  const formatted = formatText(text, { fileName: fileNameOf(document), tabSize, insertSpaces });
  if (formatted === null) return [];
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
  return [vscode.TextEdit.replace(whole, formatted)];
}

export function tokensOf(document: vscode.TextDocument, legend: vscode.SemanticTokensLegend): vscode.SemanticTokens {
  const builder = new vscode.SemanticTokensBuilder(legend);
  for (const { range, type, declaration } of semanticTokens(document.getText(), fileNameOf(document))) {
    builder.push(toRange(range), type, declaration ? ['declaration'] : []);
  }
  return builder.build();
}
