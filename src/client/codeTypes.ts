import * as fs from 'node:fs';
import path from 'node:path';
import { isCodeModelFile } from '../language';
import { makeStore, storeBeside } from '../store';
import type { EngineLocation } from './engineLocation';

const typesFile = path.join('types', 'model-studio.d.ts');

/** Puts the types of code models where a model's own line refers to them, so that editors know them with nothing installed. */
export function provideTypes(file: string, text: string, { script }: EngineLocation): void {
  if (!isCodeModelFile(text, path.basename(file)) || !text.includes('.model-studio/types/')) return;
  const source = path.join(path.dirname(script), '..', typesFile);
  const target = path.join(storeBeside(file), typesFile);
  try {
    const types = fs.readFileSync(source, 'utf8');
    if (fs.existsSync(target) && fs.readFileSync(target, 'utf8') === types) return;
    makeStore(storeBeside(file));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, types);
  } catch {
    // Only the editor would miss them: a folder that cannot be written can still be checked.
  }
}
