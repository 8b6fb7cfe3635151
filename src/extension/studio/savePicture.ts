import path from 'node:path';
import * as vscode from 'vscode';
import type { PanelRequests, PanelResponse } from '../../protocol';
import { say } from '../window';
import type { Subject } from './answers';

/** Writes a drawing of the page where the person wants it; the ending that is chosen says as what. */
export async function savePicture(
  { file, model }: Subject,
  { svg, png }: PanelRequests['savePicture'],
): Promise<PanelResponse['savePicture']> {
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(path.join(path.dirname(file), `${path.basename(model)}-graph.svg`)),
    filters: { SVG: ['svg'], PNG: ['png'] },
    title: say('extension.savePictureTitle'),
  });
  if (!uri) return { saved: null };
  const asPixels = path.extname(uri.path).toLowerCase() === '.png';
  await vscode.workspace.fs.writeFile(uri, asPixels ? Buffer.from(png, 'base64') : Buffer.from(svg));
  return { saved: path.basename(uri.fsPath) };
}
