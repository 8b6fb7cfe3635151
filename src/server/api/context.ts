import { isObject } from '../../store';
import type { Locale } from '../../texts';
import { checkSchema, type Schema } from '../check/checkSchema';
import { contentType, parseJson, readBody } from '../http/body';
import { httpError } from '../http/httpError';
import type { Asked } from '../http/router';
import type { Catalogue } from '../models/catalogue';
import type { ServedVersion } from '../models/served';
import { stickyId } from '../traffic/pick';
import type { ShadowFigures } from '../traffic/shadowFigures';
import type { WorkerPool } from '../workers/pool';

/** What every route needs. */
export interface Api {
  readonly catalogue: Catalogue;
  readonly pool: WorkerPool;
  readonly locale: Locale;
  readonly studioVersion: string;
  /** Of a request's body, in bytes. */
  readonly bodyLimit: number;
  /** Whether keys are asked for. */
  readonly keys: boolean;
  readonly stopping: () => boolean;
  readonly onShadow: (figures: ShadowFigures) => void;
}

/**
 * The version that a path or the header `Model-Version` names; with neither the standard one, or for what computes the one
 * whose turn it is.
 */
export function versionOf(api: Api, asked: Asked): ServedVersion {
  const version = findVersion(api, asked);
  asked.told.version = version;
  return version;
}

function findVersion({ catalogue }: Api, { places, request, id, told }: Asked): ServedVersion {
  const { model = '', version, label } = places;
  const header = request.headers['model-version'];
  const given = typeof header === 'string' ? header : undefined;
  const inPath = version ?? label;
  if (given !== undefined && inPath !== undefined && given !== inPath) throw httpError(400, 'server.twoVersions');
  if (label !== undefined) return catalogue.version(model, { alias: label });
  const wanted = version ?? given;
  if (wanted === undefined && request.method === 'POST') {
    const { version: turn, shadow } = catalogue.turn(model, stickyId(request, id));
    if (shadow) told.shadow = shadow;
    return turn;
  }
  if (wanted === undefined) return catalogue.version(model);
  return catalogue.version(model, /^\d/.test(wanted) ? { number: wanted } : { alias: wanted });
}

/** A JSON body that fits a schema. */
export async function readJsonBody(
  { bodyLimit }: Api,
  { request }: Asked,
  schema: Schema,
  types: readonly string[] = ['application/json'],
): Promise<Readonly<Record<string, unknown>>> {
  contentType(request, types);
  const value = parseJson(await readBody(request, bodyLimit));
  checkSchema({ type: 'object', ...schema }, value);
  return isObject(value) ? value : {};
}

/** Numbers that JSON cannot write are null. */
export function jsonNumber(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
