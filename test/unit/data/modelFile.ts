import { checkModelFile, type ModelFile } from '../../../src/language';

/** A checked file of one dense layer for some data, given as YAML. */
export function modelFile(data: string): ModelFile {
  const text = `name: test\ndata: ${data}\nmodel: [{dense: 1}]\ntrain: {epochs: 1}\n`;
  const { model, problems } = checkModelFile(text, { fileName: 'test.model.yaml' });
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}
