// In the place of the list of tags of `yaml`: model files are YAML 1.2 and JSON, so the tags of YAML 1.1 are left out.
import { schema as core } from '../../node_modules/yaml/browser/dist/schema/core/schema.js';
import { schema as json } from '../../node_modules/yaml/browser/dist/schema/json/schema.js';

export const coreKnownTags = {};

export const getTags = (_customTags, schemaName) => [...(schemaName === 'json' ? json : core)];
