import { stem } from '../check/readFile';
import { parseText } from '../parse/parseText';
import { entryOf } from '../parse/tree';

/** Whether a file of this name is a model file. */
export function isModelFileName(fileName: string): boolean {
  return /\.model\.(ya?ml|json)$/i.test(fileName);
}

/** The name of a file's model, whatever else is in it: what it says, else the file's stem. */
export function modelName(text: string, fileName: string): string {
  const { root } = parseText(text, fileName);
  const written = root ? entryOf(root, 'name')?.value : undefined;
  const name = written?.kind === 'scalar' && typeof written.value === 'string' ? written.value : '';
  return name.trim() === '' ? stem(fileName) : name;
}
