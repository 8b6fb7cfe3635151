import type { Diagnosis, NativeOptions, OnProgress } from './types';

/** Reports what is found, checking every file fully and loading the library in a process of its own. */
export async function diagnose(_options: NativeOptions = {}): Promise<Diagnosis> {
  return Promise.reject(new Error('being written'));
}

/** Sets up or repairs what is missing, then reports. */
export async function mend(options: NativeOptions = {}, _onProgress?: OnProgress, _signal?: AbortSignal) {
  return diagnose(options);
}
