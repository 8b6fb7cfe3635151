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
function answering({ file, model, run }: Subject, asked: AnsweringWeights): { folder: string; version: number | null } {
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
  request: PanelRequest,
): Promise<PanelResponse[keyof PanelResponse]> {
  const reference = { text: subject.text, path: subject.file };
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
    case 'readData':
      return { summary: await service.request('data/summary', reference) };
  }
}
