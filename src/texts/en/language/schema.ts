import { schemaCodes } from './schema/codes';
import { schemaCost } from './schema/cost';
import { schemaData } from './schema/data';
import { schemaFile } from './schema/file';
import { schemaHover } from './schema/hover';
import { schemaLayers } from './schema/layers';
import { schemaTrain } from './schema/train';

export const schema = {
  ...schemaCodes,
  ...schemaCost,
  ...schemaData,
  ...schemaFile,
  ...schemaHover,
  ...schemaLayers,
  ...schemaTrain,
} as const;
