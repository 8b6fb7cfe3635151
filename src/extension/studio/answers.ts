import { listVersions } from '../../client';
import {
  StudioError,
  type AnsweringWeights,
  type FromPanelMessage,
  type ModelSignature,
  type PanelResponse,
  type VersionView,
} from '../../protocol';
import { readEvaluation, readSignature, storeBeside, versionFolder } from '../../store';
import type { Program } from '../program';

export type PanelRequest = Extract<FromPanelMessage, { type: 'request' }>;
/** Those about a file that the person chooses. */
export type FileRequest = Extract<
  PanelRequest,
  { method: 'predictFile' | 'fileRow' | 'saveAnswers' | 'saveFileAnswers' }
>;
/** Those that write what the page has drawn. */
export type PictureRequest = Extract<PanelRequest, { method: 'savePicture' }>;
/** Those that the server of the model answers. */
export type ServedRequest = Extract<PanelRequest, { method: 'askServed' | 'makeKey' | 'revokeKey' }>;
export type AnswerRequest = Exclude<PanelRequest, FileRequest | PictureRequest | ServedRequest>;

/** What a panel asks about. */
export interface Subject {
  readonly file: string;
  readonly text: string;
  readonly model: string;
  /** Folder of the run shown. */
  readonly run: string | undefined;
}

export function versionViews(file: string, model: string): readonly VersionView[] {
  return listVersions(storeBeside(file), model).map(({ version, run, created, measures }) => ({
    version,
    run,
    created,
    measures,
  }));
}

export function newestSignature(file: string, model: string): ModelSignature | null {
  const newest = listVersions(storeBeside(file), model).at(-1);
  return (newest && readSignature(newest.path)) ?? null;
}

/** The folder that answers: of the version, the newest version, or the run's last checkpoint. */
export function answering(
  { file, model, run }: Subject,
  asked: AnsweringWeights,
): { folder: string; version: number | null } {
  if (asked === 'checkpoint' && run !== undefined) return { folder: run, version: null };
  if (typeof asked === 'number') return { folder: versionFolder(storeBeside(file), model, asked), version: asked };
  const newest = listVersions(storeBeside(file), model).at(-1);
  if (newest) return { folder: newest.path, version: newest.version };
  if (run !== undefined) return { folder: run, version: null };
  throw new StudioError('input', 'no-version', { key: 'extension.noVersion' });
}

/** Answers one request of the panel; fails with a {@link StudioError}. */
export async function answer(
  { service }: Pick<Program, 'service'>,
  subject: Subject,
  request: AnswerRequest,
  work: { readonly signal?: AbortSignal; readonly progress?: (fraction: number | null) => void } = {},
): Promise<PanelResponse[keyof PanelResponse]> {
  const reference = { text: subject.text, path: subject.file };
  const { signal, progress } = work;
  const tell = ({ fraction }: { readonly fraction: number | null }) => progress?.(fraction);
  switch (request.method) {
    case 'predict': {
      const { folder, version } = answering(subject, request.params.version);
      const answered = await service.request('version/predict', { folder, inputs: request.params.inputs });
      return { ...answered, version };
    }
    case 'evaluation': {
      const { folder } = answering(subject, request.params.version);
      const splits = readEvaluation(folder);
      return splits ? { splits } : service.request('version/evaluate', { folder });
    }
    case 'takeRow':
      return service.request('data/row', { ...reference, row: request.params.row });
    case 'generate': {
      const { version, count, seed } = request.params;
      return service.request('version/generate', { folder: answering(subject, version).folder, count, seed });
    }
    case 'layerWeights': {
      const { version, ...asked } = request.params;
      return service.request('version/weights', { folder: answering(subject, version).folder, ...asked }, signal);
    }
    case 'layerActivations': {
      const { version, ...asked } = request.params;
      return service.request('version/activations', { folder: answering(subject, version).folder, ...asked }, signal);
    }
    case 'explain': {
      const { version, ...asked } = request.params;
      const { folder } = answering(subject, version);
      return { explanation: await service.request('version/explain', { folder, ...asked }, signal, tell) };
    }
    case 'importance': {
      const { folder } = answering(subject, request.params.version);
      return { importance: await service.request('version/importance', { folder }, signal, tell) };
    }
    case 'dependence': {
      const { version, ...asked } = request.params;
      const { folder } = answering(subject, version);
      return { dependence: await service.request('version/dependence', { folder, ...asked }, signal, tell) };
    }
    case 'readData':
      return { summary: await service.request('data/summary', reference) };
  }
}
