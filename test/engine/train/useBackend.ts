import { loadBackend } from '../../../src/engine/native';

/** The native library; a test must not go on with another. */
export async function useNativeBackend(): Promise<void> {
  const info = await loadBackend();
  if (info.backend !== 'tensorflow')
    throw new Error(`the native library was not loaded: ${JSON.stringify(info.tried)}`);
}
