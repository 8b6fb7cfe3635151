import * as vscode from 'vscode';

/** What the folder `memory:/` holds: files on no disk, as a repository has them that is only looked at. */
const files = {
  '/apart.model.yaml': `data:
  source: {generate: moons}
model:
  - dense: {name: hidden, unitz: 8}
  - dense: {units: 2, activation: softmax, inputs: hidden}
`,
};

function fileAt({ path }) {
  if (Object.hasOwn(files, path)) return new TextEncoder().encode(files[path]);
  throw vscode.FileSystemError.FileNotFound(path);
}

function refuse(uri) {
  throw vscode.FileSystemError.NoPermissions(uri);
}

const provider = {
  onDidChangeFile: () => new vscode.Disposable(() => undefined),
  watch: () => new vscode.Disposable(() => undefined),
  stat: (uri) =>
    uri.path === '/'
      ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
      : { type: vscode.FileType.File, ctime: 0, mtime: 0, size: fileAt(uri).byteLength },
  readDirectory: () => Object.keys(files).map((path) => [path.slice(1), vscode.FileType.File]),
  readFile: fileAt,
  writeFile: refuse,
  createDirectory: refuse,
  rename: refuse,
  delete: refuse,
};

export function activate({ subscriptions }) {
  subscriptions.push(vscode.workspace.registerFileSystemProvider('memory', provider, { isReadonly: true }));
}
