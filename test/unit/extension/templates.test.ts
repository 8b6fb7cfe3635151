import { expect, test } from 'vitest';
import { templates } from '../../../src/extension/commands/templates';
import { checkModelFile } from '../../../src/language';

const texts = Object.entries(templates).filter(([template]) => template !== 'code');

test.each(texts)('the template %s is a model file without an error', (_, write) => {
  const { problems } = checkModelFile(write('my model'), { fileName: 'a.model.yaml' });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});
