import * as vscode from 'vscode';
import { isModelFileName } from '../../language';

/** So many folders are looked into: what another place provides may be large and far away. */
const mostFolders = 500;
const leftOut: ReadonlySet<string> = new Set(['node_modules', '.git', '.model-studio', 'dist', 'out']);

/** Model files in folders that are on no disk: VS Code itself searches only those whose provider can. */
export async function findInVirtualFolders(folders: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const places = [...folders];
  for (const place of places) {
    for (const [name, type] of await entriesOf(place)) {
      const uri = vscode.Uri.joinPath(place, name);
      if (type === vscode.FileType.File && isModelFileName(name)) found.push(uri);
      else if (type === vscode.FileType.Directory && !leftOut.has(name) && places.length < mostFolders)
        places.push(uri);
    }
  }
  return found;
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // Gone since, or nobody provides it now.
    return [];
  }
}
