import * as vscode from 'vscode';
import type { Completion, PathCompletion, SemanticTokenType } from '../../language';
import { DisposableStore, type Disposable } from '../disposable';
import { fileNameOf, modelSelector } from '../modelLanguage';
import { loadSchemaTexts } from '../loadTexts';
import { once } from '../once';
import { locale } from '../window';
import type { ModelCosts } from './modelCosts';
import type { ModelDocuments } from './modelDocuments';
import { toRange } from './positions';

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  layer: vscode.CompletionItemKind.Class,
  value: vscode.CompletionItemKind.EnumMember,
  column: vscode.CompletionItemKind.Field,
  name: vscode.CompletionItemKind.Variable,
};

function toItem(completion: Completion): vscode.CompletionItem {
  const item = new vscode.CompletionItem(completion.label, kinds[completion.kind]);
  item.insertText = new vscode.SnippetString(completion.snippet);
  item.detail = completion.detail;
  item.documentation = new vscode.MarkdownString(completion.documentation);
  item.range = toRange(completion.range);
  return item;
}

/** Files and folders beside a model file, for a path that is being typed. */
async function pathItems(uri: vscode.Uri, { pathPrefix, range }: PathCompletion): Promise<vscode.CompletionItem[]> {
  const folder = pathPrefix.includes('/') ? pathPrefix.slice(0, pathPrefix.lastIndexOf('/') + 1) : '';
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(uri, '..', folder));
    return entries
      .filter(([name]) => !name.startsWith('.'))
      .map(([name, type]) => {
        const isFolder = (type & vscode.FileType.Directory) !== 0;
        const kind = isFolder ? vscode.CompletionItemKind.Folder : vscode.CompletionItemKind.File;
        const item = new vscode.CompletionItem(`${folder}${name}${isFolder ? '/' : ''}`, kind);
        item.range = toRange(range);
        return item;
      });
  } catch {
    return [];
  }
}

const loadOutline = once(() => import(/* webpackChunkName: "outline" */ './outline'));

const loadWriting = once(() => import(/* webpackChunkName: "writing" */ './writing'));

const loadHelp = once(async () => {
  const [help] = await Promise.all([import(/* webpackChunkName: "help" */ './help'), loadSchemaTexts()]);
  return help;
});

/** The types of `SemanticTokenType`: the language is loaded later. */
const legend = new vscode.SemanticTokensLegend(
  ['class', 'function', 'enumMember', 'variable', 'namespace', 'parameter'] satisfies SemanticTokenType[],
  ['declaration'],
);

/** Where names lead to, renaming, formatting and colours. */
function provideWriting(): Disposable {
  const store = new DisposableStore();
  const { languages } = vscode;
  store.add(
    languages.registerDefinitionProvider(modelSelector, {
      provideDefinition: async (document, at) => (await loadWriting()).definitionOf(document, at),
    }),
  );
  store.add(
    languages.registerReferenceProvider(modelSelector, {
      provideReferences: async (document, at, context) => (await loadWriting()).referencesOf(document, at, context),
    }),
  );
  store.add(
    languages.registerDocumentHighlightProvider(modelSelector, {
      provideDocumentHighlights: async (document, at) => (await loadWriting()).highlightsOf(document, at),
    }),
  );
  store.add(
    languages.registerRenameProvider(modelSelector, {
      prepareRename: async (document, at) => (await loadWriting()).prepareRename(document, at),
      provideRenameEdits: async (document, at, name) => (await loadWriting()).renameEdits(document, at, name),
    }),
  );
  store.add(
    languages.registerDocumentFormattingEditProvider(modelSelector, {
      provideDocumentFormattingEdits: async (document, options) =>
        (await loadWriting()).formattingEdits(document, options),
    }),
  );
  store.add(
    languages.registerDocumentSemanticTokensProvider(
      modelSelector,
      { provideDocumentSemanticTokens: async (document) => (await loadWriting()).tokensOf(document, legend) },
      legend,
    ),
  );
  return store;
}

/** Completion, hover, outline, folding, and what {@link provideWriting} adds. */
export function provideEditing(documents: ModelDocuments, costs: ModelCosts): Disposable {
  const store = new DisposableStore();
  store.add(provideWriting());
  const options = (document: vscode.TextDocument) => {
    const facts = documents.facts(document);
    return { fileName: fileNameOf(document), locale, ...(facts && { facts }) };
  };
  store.add(
    vscode.languages.registerCompletionItemProvider(
      modelSelector,
      {
        async provideCompletionItems(document, position) {
          const [text, offset] = [document.getText(), document.offsetAt(position)];
          const { completionsAt } = await loadHelp();
          const result = completionsAt(text, offset, options(document));
          const paths = result.path ? await pathItems(document.uri, result.path) : [];
          return [...result.items.map(toItem), ...paths];
        },
      },
      ' ',
      ':',
      '/',
      '"',
    ),
  );
  store.add(
    vscode.languages.registerHoverProvider(modelSelector, {
      async provideHover(document, position) {
        const [text, offset] = [document.getText(), document.offsetAt(position)];
        const { hoverAt } = await loadHelp();
        const hover = hoverAt(text, offset, { ...options(document), ...costs.of(document) });
        return hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), toRange(hover.range));
      },
    }),
  );
  store.add(
    vscode.languages.registerDocumentSymbolProvider(modelSelector, {
      provideDocumentSymbols: async (document) => (await loadOutline()).symbolsOf(document),
    }),
  );
  store.add(
    vscode.languages.registerFoldingRangeProvider(modelSelector, {
      provideFoldingRanges: async (document) => (await loadOutline()).foldingRangesOf(document),
    }),
  );
  return store;
}
