import * as fs from 'node:fs';
import path from 'node:path';
import type { PortableInterface, PortableTensor } from '../../protocol';

const most = 64;

/** Makes a model repository of a folder that holds an exported model. */
export function writeTriton(described: PortableInterface, folder: string, name: string): void {
  const version = path.join(folder, 'model_repository', name, String(described.version));
  fs.mkdirSync(version, { recursive: true });
  fs.renameSync(path.join(folder, described.file), path.join(version, 'model.onnx'));
  fs.writeFileSync(path.join(version, '../config.pbtxt'), config(described, name));
}

function config({ version, inputs, outputs }: PortableInterface, name: string): string {
  const tensors = (word: string, all: readonly PortableTensor[]): string =>
    all.map((one) => `${word} {\n  ${tensor(one).join('\n  ')}\n}\n`).join('');
  return `name: ${JSON.stringify(name)}
backend: "onnxruntime"
max_batch_size: ${String(most)}
${tensors('input', inputs)}${tensors('output', outputs)}version_policy { specific { versions: [ ${String(version)} ] } }
dynamic_batching { }
`;
}

function tensor({ name, dtype, shape }: PortableTensor): readonly string[] {
  const [, ...sizes] = shape;
  return [
    `name: ${JSON.stringify(name)}`,
    `data_type: ${dtype === 'int32' ? 'TYPE_INT32' : 'TYPE_FP32'}`,
    `dims: [ ${sizes.map((size) => size ?? -1).join(', ')} ]`,
  ];
}
