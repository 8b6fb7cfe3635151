import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('activates when a model file is opened', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'a folder is open');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'iris.model.yaml'));
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'model-yaml');
    const extension = vscode.extensions.getExtension('model-studio.model-studio');
    assert.ok(extension, 'the extension is loaded');
    await extension.activate();
    assert.ok((await vscode.commands.getCommands(true)).includes('modelStudio.train'));
  });
});
