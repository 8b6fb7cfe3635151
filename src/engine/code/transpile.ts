import { transform } from 'sucrase';

/** TypeScript or modern JavaScript as a CommonJS module. Types are taken out, not checked; every line stays in its place. */
export function transpile(text: string, file: string): string {
  return transform(text, {
    transforms: /\.[cm]?ts$/.test(file) ? ['typescript', 'imports'] : ['imports'],
    filePath: file,
    disableESTransforms: true,
  }).code;
}
