import type { InputField, InputValue, ModelSignature } from '../../../protocol';

export const requestLanguages = ['curl', 'javascript', 'python'] as const;
export type RequestLanguage = (typeof requestLanguages)[number];

/** What a request needs to know of the server and of what its model takes. */
export interface Asked {
  /** Of the prediction. */
  readonly url: string;
  /** Whether a key goes along. */
  readonly keys: boolean;
  /** Null: the picture itself is sent, which a file holds. */
  readonly body: string | null;
}

export function predictUrl(server: string, model: string): string {
  return `${server}/v1/models/${encodeURIComponent(model)}/predict`;
}

/** Whether the model takes one picture and nothing else. */
export function takesPicture({ inputs }: ModelSignature): boolean {
  return inputs.length === 1 && inputs[0]?.type === 'image';
}

/** What a request for one answer sends, in JSON: usual values of each input. */
export function exampleBody({ inputs, window }: ModelSignature): string {
  const row = Object.fromEntries(inputs.map((input) => [input.name, exampleOf(input)]));
  // On one line, with room to break it: a line break in a text stands in it as two characters.
  const line = JSON.stringify(row, null, 1).replaceAll(/\n */g, ' ');
  return window ? `[\n${Array.from({ length: window.length }, () => `  ${line}`).join(',\n')}\n]` : line;
}

function exampleOf(input: InputField): InputValue {
  switch (input.type) {
    case 'numeric':
      return input.integer ? Math.round(input.mean) : Number(input.mean.toPrecision(3));
    case 'category':
      return input.values[0]?.value ?? '';
    case 'text':
      return input.example;
    case 'date':
      return input.minimum;
    case 'image':
      return 'BASE64';
  }
}

/** The request as a program in one of the languages. */
export function requestIn(language: RequestLanguage, asked: Asked): string {
  switch (language) {
    case 'curl':
      return curl(asked);
    case 'javascript':
      return javascript(asked);
    case 'python':
      return python(asked);
  }
}

function curl({ url, keys, body }: Asked): string {
  const lines = [
    `curl ${url}`,
    ...(keys ? [`-H "Authorization: Bearer $MODEL_STUDIO_KEY"`] : []),
    ...(body === null
      ? [`-H 'content-type: image/png'`, '--data-binary @picture.png']
      : [`-H 'content-type: application/json'`, `-d '${body.replaceAll("'", String.raw`'\''`)}'`]),
  ];
  return lines.join(' \\\n  ');
}

function javascript({ url, keys, body }: Asked): string {
  const type = body === null ? 'image/png' : 'application/json';
  const key = keys ? ', authorization: `Bearer ${process.env.MODEL_STUDIO_KEY}`' : '';
  return [
    ...(body === null ? [`import { readFile } from 'node:fs/promises';`, ''] : []),
    `const answer = await fetch('${url}', {`,
    `  method: 'POST',`,
    `  headers: { 'content-type': '${type}'${key} },`,
    `  body: ${body === null ? `await readFile('picture.png')` : `JSON.stringify(${body})`},`,
    '});',
    'console.log(await answer.json());',
  ].join('\n');
}

function python({ url, keys, body }: Asked): string {
  const key = keys ? `"authorization": "Bearer " + os.environ["MODEL_STUDIO_KEY"]` : '';
  const type = body === null ? `"content-type": "image/png"` : '';
  const headers = [type, key].filter((one) => one !== '').join(', ');
  return [
    ...(keys ? ['import os'] : []),
    'import requests',
    '',
    'answer = requests.post(',
    `    "${url}",`,
    body === null ? '    data=open("picture.png", "rb"),' : `    json=${pythonValue(body)},`,
    ...(headers === '' ? [] : [`    headers={${headers}},`]),
    ')',
    'print(answer.json())',
  ].join('\n');
}

/** JSON as Python has it. Words in texts stay as they are; text that is no JSON yet is shown as it is. */
function pythonValue(body: string): string {
  return body.replaceAll(/"(?:[^"\\]|\\.)*"|\b(?:null|true|false)\b/g, (token) => pythonWords[token] ?? token);
}

const pythonWords: Readonly<Record<string, string>> = { null: 'None', true: 'True', false: 'False' };
