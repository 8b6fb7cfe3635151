/** The key itself, or the path of a file that holds it; in the environment of every process that reads versions. */
export const storeKeyVariable = 'MODEL_STUDIO_STORE_KEY';
export const storeKeyFileVariable = 'MODEL_STUDIO_STORE_KEY_FILE';

let provided: string | undefined;

/** Lets this process read with a key that is kept elsewhere, such as VS Code's secret storage. */
export function provideStoreKey(text: string | undefined): void {
  provided = text;
}

export function providedStoreKey(): string | undefined {
  return provided;
}
