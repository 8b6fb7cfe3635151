import { text, type TextKey } from '../../texts';
import type { Schema } from '../check/checkSchema';
import type { Route } from '../http/router';
import { actionOf, opens } from '../keys/access';
import type { ServedModel } from '../models/served';
import type { Api } from './context';
import { answerSchema, errorAnswer, examplesRequest, inferRequest, rowSchema, tensorFlowRequest } from './schemas';

type DocKey = Extract<TextKey, `server.doc${string}`>;

interface Operation {
  readonly summary: DocKey;
  readonly request?: Schema;
  readonly answer?: Schema;
  /** Of the answer; JSON, where it is left out. */
  readonly type?: string;
  /** Answers besides 200, 400 and 500. */
  readonly others?: readonly number[];
}

const object: Schema = { type: 'object' };
const results: Schema = { type: 'object', required: ['results'], properties: { results: { type: 'array' } } };
const model = [404, 503];
const asking = [404, 413, 415, 503, 504];

/** What each route is for, by its pattern without the ways to name a version. */
const operations: Readonly<Record<string, Operation>> = {
  '/v2/health/live': {
    summary: 'server.docHealth',
    answer: { type: 'object', required: ['live'], properties: { live: { type: 'boolean' } } },
  },
  '/v2/health/ready': {
    summary: 'server.docReady',
    answer: { type: 'object', required: ['ready'], properties: { ready: { type: 'boolean' } } },
    others: [503],
  },
  '/v2': { summary: 'server.docServer', answer: { type: 'object', required: ['name', 'version', 'extensions'] } },
  '/v1/models': { summary: 'server.docModels', answer: { type: 'object', required: ['models'] } },
  '/v2/models/{model}': {
    summary: 'server.docMetadata',
    answer: { type: 'object', required: ['name', 'platform', 'inputs', 'outputs'] },
    others: model,
  },
  '/v2/models/{model}/ready': { summary: 'server.docModelReady', answer: object, others: model },
  '/v2/models/{model}/infer': { summary: 'server.docInfer', request: inferRequest, answer: object, others: asking },
  '/v1/models/{model}': {
    summary: 'server.docStatus',
    answer: { type: 'object', required: ['model_version_status'] },
    others: model,
  },
  '/v1/models/{model}/metadata': { summary: 'server.docTfMetadata', answer: object, others: model },
  '/v1/models/{model}:predict': {
    summary: 'server.docTfPredict',
    request: tensorFlowRequest,
    answer: object,
    others: asking,
  },
  '/v1/models/{model}:classify': {
    summary: 'server.docTfClassify',
    request: examplesRequest,
    answer: results,
    others: asking,
  },
  '/v1/models/{model}:regress': {
    summary: 'server.docTfRegress',
    request: examplesRequest,
    answer: results,
    others: asking,
  },
  '/v1/models/{model}/predict': {
    summary: 'server.docPredict',
    request: { type: ['object', 'array'] },
    answer: object,
    others: asking,
  },
  '/v1/models/{model}/explain': {
    summary: 'server.docExplain',
    request: { type: ['object', 'array'] },
    answer: { type: 'object', required: ['model', 'version', 'method', 'output', 'parts'] },
    others: asking,
  },
  '/metrics': { summary: 'server.docMetrics', answer: { type: 'string' }, type: 'text/plain' },
  '/openapi.json': { summary: 'server.docOpenApi', answer: object },
};

/** `GET /openapi.json`: every route, from the schemas that check the requests, and each model's own form. */
export function openApiRoutes(api: Api, routes: readonly Route[]): readonly Route[] {
  let made: { readonly revision: number; readonly document: unknown } | undefined;
  const route: Route = {
    method: 'GET',
    pattern: '/openapi.json',
    answer: ({ key }) => {
      const all = [...routes, route];
      // A key for some models learns of no others.
      if (key && key.models.length > 0) {
        return {
          json: openApi(
            api,
            all,
            api.catalogue.all.filter(({ name }) => opens(key, name)),
          ),
        };
      }
      const { revision } = api.catalogue;
      if (made?.revision !== revision) made = { revision, document: openApi(api, all, api.catalogue.all) };
      return { json: made.document };
    },
  };
  return [route];
}

function openApi(api: Api, routes: readonly Route[], models: readonly ServedModel[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  // Without keys the name of another host is refused.
  const refusals = api.keys ? [401, 403, 429] : [403];
  const names = models.map(({ name }) => name);
  const placeSchema = (name: string): Schema => {
    if (name === 'model') return names.length > 0 ? { type: 'string', enum: names } : { type: 'string' };
    return { type: 'string', examples: [name === 'version' ? '1' : 'latest'] };
  };
  const words = (key: DocKey) => text(api.locale, key);
  for (const { method, pattern } of routes) {
    const operation = operations[pattern.replace(/\/(versions|labels)\/\{\w+\}/, '')];
    if (!operation) continue;
    const places = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
      name,
      in: 'path',
      required: true,
      schema: placeSchema(name),
      ...(name !== 'model' && { description: words('server.docVersion') }),
    }));
    paths[pattern] = {
      ...paths[pattern],
      [method.toLowerCase()]: {
        ...describe(operation, words, places, pattern.replace(':', ' tensorflow '), refusals),
        ...(api.keys && actionOf({ method, pattern }) === undefined && { security: [] }),
      },
    };
  }
  for (const served of models) {
    const operation = personal(served);
    if (!operation) continue;
    paths[`/v1/models/${encodeURIComponent(served.name)}/predict`] = {
      post: describe(operation, words, [], `predict ${served.name}`, refusals),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: words('server.docTitle'), version: api.studioVersion },
    paths,
    components: {
      schemas: { Error: errorAnswer },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
    ...(api.keys && { security: [{ key: [] }] }),
  };
}

/** The form of one model: its own columns, or a list of such rows. */
function personal({ versions, standard }: ServedModel): Operation | undefined {
  const face = standard === undefined ? undefined : versions.get(standard)?.face;
  if (!face || face.generates) return undefined;
  const row = rowSchema(face);
  const { window } = face;
  const rows: Schema = { type: 'array', items: row, minItems: window?.length ?? 1 };
  return {
    summary: 'server.docPredict',
    request: window && window.length > 1 ? rows : { anyOf: [row, rows] },
    answer: {
      anyOf: [
        answerSchema(face),
        {
          type: 'object',
          required: ['model', 'version', 'predictions'],
          properties: { predictions: { type: 'array', items: answerSchema(face) } },
        },
      ],
    },
    others: asking,
  };
}

function describe(
  { summary, request, answer = object, type = 'application/json', others = [] }: Operation,
  words: (key: DocKey) => string,
  parameters: readonly unknown[],
  id: string,
  refusals: readonly number[],
): object {
  const error = {
    description: words('server.docError'),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  };
  return {
    operationId: id.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_|_$/g, ''),
    summary: words(summary),
    ...(parameters.length > 0 && { parameters }),
    ...(request && { requestBody: { required: true, content: { 'application/json': { schema: request } } } }),
    responses: {
      200: { description: words(summary), content: { [type]: { schema: answer } } },
      ...Object.fromEntries([400, ...others, ...refusals].map((status) => [status, error])),
    },
  };
}
