import * as vscode from 'vscode';
import { outline, type OutlineItem } from '../../language';
import { fileNameOf } from '../modelLanguage';
import { toRange } from './positions';

const symbolKinds: Readonly<Record<OutlineItem['kind'], vscode.SymbolKind>> = {
  section: vscode.SymbolKind.Module,
  network: vscode.SymbolKind.Class,
  layer: vscode.SymbolKind.Function,
};

function toSymbol(item: OutlineItem): vscode.DocumentSymbol {
  const range = toRange(item.range);
  const name = toRange(item.selectionRange);
  const symbol = new vscode.DocumentSymbol(
    item.name,
    item.detail,
    symbolKinds[item.kind],
    range,
    range.contains(name) ? name : range,
  );
  symbol.children = item.children.map(toSymbol);
  return symbol;
}

/** Folds every section, network and layer that takes more than a line. */
function foldingRanges(items: readonly OutlineItem[]): vscode.FoldingRange[] {
  return items.flatMap((item) => {
    const { start, end } = item.range;
    const last = end.character === 0 ? end.line - 1 : end.line;
    const own = last > start.line ? [new vscode.FoldingRange(start.line, last)] : [];
    return [...own, ...foldingRanges(item.children)];
  });
}

export function symbolsOf(document: vscode.TextDocument): vscode.DocumentSymbol[] {
  return outline(document.getText(), fileNameOf(document)).map(toSymbol);
}

export function foldingRangesOf(document: vscode.TextDocument): vscode.FoldingRange[] {
  return foldingRanges(outline(document.getText(), fileNameOf(document)));
}
