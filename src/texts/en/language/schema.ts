import { schemaData } from './schema/data';
import { schemaFile } from './schema/file';
import { schemaLayers } from './schema/layers';
import { schemaTrain } from './schema/train';

export const schema = {
  ...schemaData,
  ...schemaFile,
  ...schemaLayers,
  ...schemaTrain,
} as const;
