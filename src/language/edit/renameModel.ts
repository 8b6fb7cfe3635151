import { isJson, parseText } from '../parse/parseText';
import { entryOf } from '../parse/tree';
import { isCodeModelName } from './fileNames';
import { writtenInCode } from './modelName';
import { written } from './rename';

/** A model file's text with another name of the model; the same text where it says none, and the file's name is the model's. */
export function withModelName(source: string, fileName: string, name: string): string {
  if (isCodeModelName(fileName)) {
    return source.replace(writtenInCode, (_, quote: string) =>
      quote === '"' ? JSON.stringify(name) : `'${escaped(name)}'`,
    );
  }
  const { root, text } = parseText(source, fileName);
  const entry = root ? entryOf(root, 'name') : undefined;
  if (entry?.value.kind !== 'scalar' || typeof entry.value.value !== 'string' || entry.value.value.trim() === '')
    return source;
  const { span } = entry.value;
  const mark = source.slice(0, source.length - text.length);
  return mark + text.slice(0, span.start) + written(text, span, name, isJson(fileName)) + text.slice(span.end);
}

function escaped(name: string): string {
  return name.replaceAll(/[\\']/g, '\\$&');
}
