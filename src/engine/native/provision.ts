import type { NativeOptions, OnProgress, RuntimeResult } from './types';

/** Finds a native library that works, or sets one up from the first source that can. */
export async function ensureRuntime(
  _options: NativeOptions = {},
  _onProgress: OnProgress = () => undefined,
  _signal?: AbortSignal,
): Promise<RuntimeResult> {
  return Promise.reject(new Error('being written'));
}
