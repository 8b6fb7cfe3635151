import { expect, test } from 'vitest';
import { modelTypes } from '../../../src/language/document/modelTypes';
import { modelStudioTypes } from '../../../scripts/types/modelStudioTypes.mjs';

test('the types of code models are those of the schema and of TensorFlow.js', async () => {
  await expect(await modelStudioTypes(modelTypes())).toMatchFileSnapshot('../../../types/model-studio.d.ts');
});
