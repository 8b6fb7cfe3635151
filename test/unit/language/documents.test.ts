import { describe, expect, it } from 'vitest';
import { modelFileDocument } from '../../../src/language/document/modelFileDocument';
import { modelsDocument } from '../../../src/language/document/modelsDocument';
import { problemsDocument } from '../../../src/language/document/problemsDocument';
import { augmentationNames } from '../../../src/language/document/examples';
import { dataSchema } from '../../../src/language/schema/data';
import { layerCatalogue, modelFileSchema } from '../../../src/language';

describe('the documents', () => {
  it('list every problem as the code has it', async () => {
    await expect(problemsDocument()).toMatchFileSnapshot('../../../docs/problems.md');
  });

  it('list every key of a model file as the schema has it', async () => {
    await expect(modelFileDocument()).toMatchFileSnapshot('../../../docs/model-file.md');
  });

  it('show everything that a model is made of, with examples', async () => {
    await expect(modelsDocument()).toMatchFileSnapshot('../../../docs/models.md');
  });

  it('have an example of every augmentation', () => {
    const augment = JSON.stringify(dataSchema.properties.augment);
    for (const name of augmentationNames) expect(augment).toContain(`"${name}"`);
    expect(modelsDocument().split('## Augmentations')[1]?.match(/^### /gm)).toHaveLength(augmentationNames.length);
  });

  it('and the JSON Schema names every layer, described in both languages', () => {
    for (const locale of ['en', 'zh'] as const) {
      const written = JSON.stringify(modelFileSchema(locale));
      for (const name of layerCatalogue.keys()) expect(written).toContain(`"${name}":`);
      expect(written).not.toContain('language.');
    }
  });
});
