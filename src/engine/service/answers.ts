import path from 'node:path';
import { checkModelFile, isCodeModelName, type ModelFile } from '../../language';
import { StudioError, type FileReference, type ServiceNotifications, type ServiceRequests } from '../../protocol';
import { checkCode } from '../code';
import type { Work } from '../explain';
import { readFacts, summariseData, takeRow, unseenInputs } from '../data';
import { openPreview, previewRows, previewStatistics } from '../data/browse';
import { diagnose, mend } from '../native';
import { fileRow, predictFile, saveAnswers } from './predictFile';
import { explainColumn, explainColumns, explainInput } from './explain';
import { exportVersion } from '../portable';
import { machineSpeed } from '../run/machineSpeed';
import { layerActivations } from './layerActivations';
import { layerWeights } from './layerWeights';
import { evaluateFile, evaluateVersion, generateSamples, loadModel, predictRows, useBackend } from './models';

export interface Asking {
  readonly signal: AbortSignal;
  readonly progress: (progress: ServiceNotifications['service/progress']) => void;
}

type Answers = {
  readonly [M in keyof ServiceRequests]: (
    params: ServiceRequests[M]['params'],
    asking: Asking,
  ) => Promise<ServiceRequests[M]['result']>;
};

/** A model file with every default, as its data make it. */
async function resolveFile(reference: FileReference, signal: AbortSignal): Promise<ModelFile> {
  const { text, path: source, set = [] } = reference;
  const fileName = path.basename(source);
  if (isCodeModelName(fileName)) {
    await useBackend();
    const checked = await checkCode(reference, signal);
    if (checked.model) return checked.model;
    const [first] = checked.problems;
    const unreadable = { key: 'engine.serviceModelUnreadable', args: { path: fileName } } as const;
    throw new StudioError('input', 'model-file-wrong', first?.message ?? unreadable);
  }
  const { data } = checkModelFile(text, { fileName, set });
  const facts = data && (await readFacts(data, path.dirname(source), { signal }));
  const { model } = checkModelFile(text, { fileName, set, ...(facts && { facts }) });
  if (model) return model;
  throw new StudioError('input', 'model-file-wrong', {
    key: 'engine.serviceModelUnreadable',
    args: { path: fileName },
  });
}

/** How far an explanation is, told now and then. */
function workOf({ signal, progress }: Asking): Work {
  let told = 0;
  return {
    signal,
    progress: (fraction) => {
      if (fraction - told < 0.02 && fraction < 1) return;
      told = fraction;
      progress({ message: { key: 'engine.explaining' }, fraction });
    },
  };
}

/** The answer to each request of the model service. */
export const answers: Answers = {
  'code/check': async (params, { signal }) => {
    await useBackend();
    return checkCode(params, signal);
  },
  'data/facts': async ({ text, path: source, set = [] }, { signal }) => {
    if (isCodeModelName(path.basename(source))) {
      await useBackend();
      return (await checkCode({ text, path: source, set }, signal)).facts ?? { files: {} };
    }
    const { data } = checkModelFile(text, { fileName: path.basename(source), set });
    return data ? readFacts(data, path.dirname(source), { signal }) : { files: {} };
  },
  'data/summary': async (params, { signal }) =>
    summariseData(await resolveFile(params, signal), path.dirname(params.path), { signal }),
  'preview/open': (params, { signal }) => openPreview(params, signal),
  'preview/rows': (params, { signal }) => previewRows(params, signal),
  'preview/statistics': (params, { signal }) => previewStatistics(params, signal),
  'data/row': async ({ row, split, ...file }, { signal }) =>
    takeRow(await resolveFile(file, signal), path.dirname(file.path), { row, split }, { signal }),
  'version/signature': async ({ folder }) => (await loadModel(folder)).trained.signature,
  'version/predict': async ({ folder, inputs }) => {
    const loaded = await loadModel(folder);
    const started = performance.now();
    const predictions = await predictRows(loaded, inputs);
    const milliseconds = performance.now() - started;
    return { predictions, milliseconds, notices: unseenInputs(loaded.trained.preprocessing, inputs) };
  },
  'version/predictFile': async ({ folder, path: file, most }, { signal }) =>
    predictFile(await loadModel(folder), file, signal, most),
  'version/saveAnswers': async ({ versions, path: file, output }, { signal }) => {
    const answering = versions.map(async ({ folder, label }) => ({ label, loaded: await loadModel(folder) }));
    return saveAnswers(await Promise.all(answering), file, output, signal);
  },
  'version/fileRow': async ({ folder, path: file, row }, { signal }) =>
    fileRow(await loadModel(folder), file, row, signal),
  'version/evaluate': async ({ folder, data }, { signal }) => {
    const loaded = await loadModel(folder);
    return data === undefined
      ? { splits: await evaluateVersion(loaded, signal) }
      : await evaluateFile(loaded, data, signal);
  },
  'version/explain': async ({ folder, inputs, ...wish }, asking) =>
    explainInput(await loadModel(folder), inputs, wish, workOf(asking)),
  'version/importance': async ({ folder, ...asked }, asking) =>
    explainColumns(await loadModel(folder), asked, workOf(asking)),
  'version/dependence': async ({ folder, ...asked }, asking) =>
    explainColumn(await loadModel(folder), asked, workOf(asking)),
  'version/weights': ({ folder, network, layer }) => Promise.resolve(layerWeights(folder, network, layer)),
  'version/activations': async ({ folder, layer, inputs }) => layerActivations(await loadModel(folder), layer, inputs),
  'version/generate': async ({ folder, count, seed }) => generateSamples(await loadModel(folder), count, seed),
  'version/export': async ({ folder, format, output }) =>
    exportVersion(folder, await loadModel(folder), format, output),
  'machine/speed': async ({ measure }, { signal }) => ({ speed: (await machineSpeed(measure, signal)) ?? null }),
  'doctor/diagnose': () => diagnose(),
  'doctor/mend': (_, { signal, progress }) =>
    mend(
      {},
      ({ message, done, total }) =>
        progress({ message, fraction: done !== undefined && total !== undefined && total > 0 ? done / total : null }),
      signal,
    ),
};
