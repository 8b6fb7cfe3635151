import util from 'node:util';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import '@tensorflow/tfjs-node/dist/register_all_kernels';
import type { TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding';
import type { ComputeSettings } from '../../protocol';
import { SourceFailure } from './failure';
import { addKernelMethods } from './kernelMethods';
import { locate } from './locate';
import { findPlaces } from './places';
import { loadFailure } from './probe';
import type { BackendInfo, NativeOptions } from './types';

/** Loads a binding into this process. Throws a SourceFailure. */
function openBinding(file: string): TFJSBinding {
  const holder: { exports: Partial<TFJSBinding> } = { exports: {} };
  try {
    process.dlopen(holder, file);
  } catch (error) {
    throw loadFailure(file, error instanceof Error ? error.message : String(error));
  }
  if (typeof holder.exports.executeOp !== 'function') {
    throw new SourceFailure('not-loadable', { path: file, reason: 'executeOp' });
  }
  return holder.exports as TFJSBinding;
}

/** Node 23 removed two functions that tfjs-node calls. */
function restoreUtilFunctions(): void {
  const functions: Readonly<Record<string, (value: unknown) => boolean>> = {
    isNullOrUndefined: (value) => value === null || value === undefined,
    isArray: Array.isArray,
  };
  for (const [name, value] of Object.entries(functions)) {
    if (!(name in util)) Object.defineProperty(util, name, { value, configurable: true, writable: true });
  }
}

async function useNative(binding: TFJSBinding): Promise<void> {
  restoreUtilFunctions();
  addKernelMethods();
  tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node'), 3);
  await tf.setBackend('tensorflow');
}

/** The variables of the environment that the library reads when it is loaded. */
export function computeVariables({ oneDnn, intraThreads, interThreads }: ComputeSettings): Record<string, string> {
  return {
    TF_ENABLE_ONEDNN_OPTS: oneDnn ? '1' : '0',
    TF_NUM_INTRAOP_THREADS: String(intraThreads),
    TF_NUM_INTEROP_THREADS: String(interThreads),
  };
}

function setCompute(settings: ComputeSettings): void {
  for (const [name, value] of Object.entries(computeVariables(settings))) process.env[name] ??= value;
}

/** The version of the native library that {@link loadBackend} will load; undefined where it will load none. */
export async function libraryVersion(): Promise<string | undefined> {
  const places = findPlaces();
  if (places.environment['MODEL_STUDIO_BACKEND'] === 'cpu') return undefined;
  return (await locate(places, false)).found?.version;
}

/**
 * Loads the native library that is there (it never downloads) and registers TensorFlow.js's backend, or the pure
 * JavaScript one with the reasons. Call it once, before any tensor is made.
 */
export async function loadBackend(options: NativeOptions = {}): Promise<BackendInfo> {
  const started = performance.now();
  const places = findPlaces(options);
  const asked = places.environment['MODEL_STUDIO_BACKEND'] === 'cpu';
  // The library reads this when it is loaded: its greetings belong to nobody's terminal.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  if (options.compute) setCompute(options.compute);
  let binding: TFJSBinding | undefined;
  const { found, tried } = asked
    ? { found: undefined, tried: [] }
    : await locate(places, false, undefined, (runtime) => (binding = openBinding(runtime.binding)));
  if (found !== undefined && binding !== undefined) {
    await useNative(binding);
    const library = { source: found.source, path: found.folder, version: found.version };
    return { backend: 'tensorflow', library, tried, milliseconds: performance.now() - started };
  }
  await tf.setBackend('cpu');
  const notice = { key: asked ? 'native.cpuAsked' : 'native.cpuFallback' } as const;
  return { backend: 'cpu', notice, tried, milliseconds: performance.now() - started };
}
