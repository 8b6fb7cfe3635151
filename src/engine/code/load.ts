import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import * as tfjsLayers from '@tensorflow/tfjs-layers';
import type { CodeBundle } from '../../protocol';
import { chainOperations } from './chained';
import { DefinedModel, defineLayer, defineMetric, defineModel } from './define';
import { describe, type Description } from './document';
import { diskSources, keptSources, Modules, type Sources } from './modules';
import { provideCode, type CodeFunctions } from './registry';
import { CodeError, messageOf, placeOf, placeWords } from './userError';

/** TensorFlow.js as the user's code gets it: the very one that the engine runs on. */
const tensorflow = { ...tf, layers: tfjsLayers.layers, initializers: tfjsLayers.initializers };

/** What code may import by name without having it in its own node_modules. */
const given: Readonly<Record<string, unknown>> = {
  'model-studio': { __esModule: true, defineModel, defineLayer, defineMetric, tf: tensorflow },
  ...Object.fromEntries(
    ['@tensorflow/tfjs', '@tensorflow/tfjs-core', '@tensorflow/tfjs-node'].map((name) => [name, tensorflow]),
  ),
  '@tensorflow/tfjs-layers': tfjsLayers,
};

export interface LoadedCode extends Description {
  readonly code: CodeBundle;
}

/** Runs a code model as it is now; `text` is the editor's. Throws {@link CodeError}s. */
export function loadCode(entry: string, text: string): Promise<LoadedCode> {
  return run(entry, diskSources(entry, text), text);
}

/** Runs a code model as it was kept, as if it still lay in `folder`. */
export function loadKeptCode(code: CodeBundle, folder: string): Promise<LoadedCode> {
  const entry = path.resolve(folder, code.entry);
  return run(entry, keptSources(code, folder), code.files[code.entry] ?? '', code);
}

async function run(entry: string, sources: Sources, text: string, kept?: CodeBundle): Promise<LoadedCode> {
  chainOperations();
  const modules = new Modules(sources, given);
  const exported = await exportedBy(modules, entry);
  if (!(exported instanceof DefinedModel)) {
    throw new CodeError('engine.codeNoModel', { file: path.basename(entry) }, undefined);
  }
  const bundle = modules.bundle(entry, path.dirname(entry));
  // What was resolved of a kept code names it by its id, whichever versions its packages have now.
  const code = kept ? { ...bundle, id: kept.id } : bundle;
  const described = describe(exported, text, entry, code.id);
  const error: CodeFunctions['error'] = (thrown, as, name) => {
    const place = placeOf(thrown, modules.isOwn);
    const key = as === 'engine.codeLayerFailed' ? 'layer' : 'name';
    return new CodeError(
      as,
      { [key]: name, place: placeWords(place, entry), detail: messageOf(thrown) },
      place,
      thrown,
    );
  };
  provideCode({ ...described.functions, id: code.id, entry, error });
  return { ...described, code };
}

async function exportedBy(modules: Modules, entry: string): Promise<unknown> {
  try {
    const exported = modules.load(entry);
    const isModule = typeof exported === 'object' && exported !== null && 'default' in exported;
    return await (isModule ? exported.default : exported);
  } catch (error) {
    if (error instanceof CodeError) throw error;
    const place = placeOf(error, modules.isOwn);
    const file = path.basename(place?.file ?? entry);
    const detail = messageOf(error);
    throw place
      ? new CodeError('engine.codeFailed', { file, line: place.line, detail }, place, error)
      : new CodeError('engine.codeFailedNowhere', { file, detail }, undefined, error);
  }
}
