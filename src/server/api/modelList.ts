import { opens } from '../keys/access';
import type { Asked, Reply, Route } from '../http/router';
import type { ServedModel } from '../models/served';
import type { Api } from './context';
import { exampleRow } from './schemas';

/** `GET /v1/models`: what is served, with an example of what each model takes. */
export function modelListRoutes({ catalogue }: Api): readonly Route[] {
  const answer = ({ key }: Asked): Reply => ({
    json: { models: catalogue.all.filter(({ name }) => !key || opens(key, name)).map(describeModel) },
  });
  return [{ method: 'GET', pattern: '/v1/models', answer }];
}

function describeModel({ name, versions, aliases, damaged, standard }: ServedModel): unknown {
  const face = standard === undefined ? undefined : versions.get(standard)?.face;
  return {
    name,
    ready: standard !== undefined,
    ...(standard !== undefined && { version: standard }),
    versions: [...versions.keys()],
    aliases: Object.fromEntries(aliases),
    damaged: [...damaged.keys()],
    ...(face && { inputs: face.inputs.map(({ field }) => ({ name: field.name, type: field.type })) }),
    ...(face && face.classes.length > 0 && { classes: face.classes }),
    ...(face?.window && { window: face.window }),
    ...(face && { example: exampleRow(face) }),
  };
}
