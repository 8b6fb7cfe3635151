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

/** The file's name without its folder and `.model.yaml`. */
export function stem(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(ya?ml|json|ts|js)$/i, '').replace(/\.model$/i, '') || 'model';
}
