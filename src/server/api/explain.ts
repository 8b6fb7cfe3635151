import { explainMethods, type ExplainMethod, type ExplainWish } from '../../protocol';
import { badRequest } from '../http/httpError';
import type { Asked, Reply, Route } from '../http/router';
import type { ServedVersion } from '../models/served';
import { requirePredictor } from './answers';
import { versionOf, type Api } from './context';
import { readRows } from './personal';

/** Why an input is answered so, in the form for people. */
export function explainRoutes(api: Api): readonly Route[] {
  return ['', '/versions/{version}', '/labels/{label}'].map((place): Route => ({
    method: 'POST',
    pattern: `/v1/models/{model}${place}/explain`,
    answer: (asked) => answer(api, asked),
  }));
}

async function answer(api: Api, asked: Asked): Promise<Reply> {
  const version = versionOf(api, asked);
  requirePredictor(version);
  const wish = wishOf(asked, version);
  const { rows } = await readRows(api, asked, version.face);
  if (rows.length > 1 && !version.face.window) throw badRequest('', 'server.explainOne');
  const explanation = await api.pool.explain(version.summary.path, rows, wish, asked.signal);
  const { model, version: number } = version.summary;
  const target = explanation?.target;
  const label = target == null ? undefined : version.face.classes[target];
  return { json: { model, version: number, ...explanation, ...(label !== undefined && { label }) } };
}

/** `?method=` and `?class=`, by the class's name. */
function wishOf({ request }: Asked, { face }: ServedVersion): ExplainWish {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const [method, name] = [query.get('method'), query.get('class')];
  if (method !== null && !isMethod(method))
    throw badRequest('method', 'server.explainMethod', { method, methods: explainMethods.join(', ') });
  const target = name === null ? -1 : face.classes.indexOf(name);
  if (name !== null && target < 0)
    throw badRequest('class', 'server.explainClass', { name, classes: face.classes.slice(0, 20).join(', ') });
  return { ...(method !== null && { method }), ...(target >= 0 && { target }) };
}

function isMethod(method: string): method is ExplainMethod {
  return explainMethods.some((known) => known === method);
}
