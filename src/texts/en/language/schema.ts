import { schemaCodes } from './schema/codes';
import { schemaCost } from './schema/cost';
import { schemaData } from './schema/data';
import { schemaFile } from './schema/file';
import { schemaLayers } from './schema/layers';
import { schemaTrain } from './schema/train';

export const schema = {
  ...schemaCodes,
  ...schemaCost,
  ...schemaData,
  ...schemaFile,
  ...schemaLayers,
  ...schemaTrain,
} as const;
