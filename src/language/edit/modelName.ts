import { parseText } from '../parse/parseText';
import { entryOf } from '../parse/tree';
import { isCodeModelName, stem } from './fileNames';

/** The name of a file's model, whatever else is in it: what it says, else the file's stem. */
export function modelName(text: string, fileName: string): string {
  if (isCodeModelName(fileName)) return nameInCode(text) ?? stem(fileName);
  const { root } = parseText(text, fileName);
  const written = root ? entryOf(root, 'name')?.value : undefined;
  const name = written?.kind === 'scalar' && typeof written.value === 'string' ? written.value : '';
  return name.trim() === '' ? stem(fileName) : name;
}

/** The name that stands first in `defineModel({ name: ... })`, in its quotes. */
export const writtenInCode = /(?<=\bdefineModel\s*(?:<[^>]*>)?\(\s*\{\s*name:\s*)(['"])((?:(?!\1)[^\\\n])+)\1/;

/** That name, without running anything. */
function nameInCode(text: string): string | undefined {
  const [, , name] = writtenInCode.exec(text) ?? [];
  return name;
}
