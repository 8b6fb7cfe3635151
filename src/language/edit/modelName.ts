import { stem } from '../check/readFile';
import { parseText } from '../parse/parseText';
import { entryOf } from '../parse/tree';

/** Whether a file of this name is a model file. */
export function isModelFileName(fileName: string): boolean {
  return /\.model\.(ya?ml|json)$/i.test(fileName);
}

/** Whether a file of this name may be a model in code. Other programs call theirs so as well: its text decides. */
export function isCodeModelName(fileName: string): boolean {
  return /\.model\.(ts|js)$/i.test(fileName);
}

/** Whether a file is a model in code: its name says so, and it takes `defineModel` from us. */
export function isCodeModelFile(text: string, fileName: string): boolean {
  return isCodeModelName(fileName) && /\bdefineModel\b/.test(text) && /(['"])model-studio\1/.test(text);
}

/** The name of a file's model, whatever else is in it: what it says, else the file's stem. */
export function modelName(text: string, fileName: string): string {
  if (isCodeModelName(fileName)) return nameInCode(text) ?? stem(fileName);
  const { root } = parseText(text, fileName);
  const written = root ? entryOf(root, 'name')?.value : undefined;
  const name = written?.kind === 'scalar' && typeof written.value === 'string' ? written.value : '';
  return name.trim() === '' ? stem(fileName) : name;
}

/** The name that stands first in `defineModel({ name: ... })`, without running anything. */
function nameInCode(text: string): string | undefined {
  const [, , name] = /\bdefineModel\s*(?:<[^>]*>)?\(\s*\{\s*name:\s*(['"])((?:(?!\1)[^\\\n])+)\1/.exec(text) ?? [];
  return name;
}
