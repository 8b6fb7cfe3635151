import { tensor, tidy } from '@tensorflow/tfjs-core';
import type {
  InputField,
  InputRow,
  InputValue,
  ModelSignature,
  PortableInterface,
  PortableNumbers,
} from '../../protocol';
import type { Network } from '../build';
import type { ArrayData } from '../contract';
import type { Finish } from './portableGraph';

/** A row as training has seen many. */
export function exampleRows({ inputs, window }: ModelSignature): readonly InputRow[] {
  const row: InputRow = Object.fromEntries(inputs.map((field) => [field.name, exampleValue(field)]));
  return Array.from({ length: window?.length ?? 1 }, () => row);
}

function exampleValue(field: InputField): InputValue {
  switch (field.type) {
    case 'numeric':
      return field.integer ? Math.round(field.mean) : field.mean;
    case 'category':
      return field.values[0]?.value ?? null;
    case 'text':
      return field.example;
    case 'date':
      return field.minimum;
    case 'image': {
      const { height, width, channels } = field;
      const pixels = Uint8Array.from({ length: height * width * channels }, (_, place) => (place * 37) % 256);
      const data = Buffer.from(pixels).toString('base64');
      return { image: { height, width, channels: channels === 1 ? 1 : channels === 3 ? 3 : 4, data } };
    }
  }
}

/** What the network gives to one row, with what it was given. */
export function exampleAnswer(
  network: Network,
  finish: Finish,
  arrays: Readonly<Record<string, ArrayData>>,
): Omit<PortableInterface['example'], 'rows'> {
  const given = network.inputs.map(({ name, shape, dtype }): PortableNumbers & Pick<ArrayData, 'dtype'> => {
    const count = shape.reduce((product, size) => product * size, 1);
    const values = Array.from(arrays[name]?.values ?? new Float32Array(count).fill(0.5));
    return { name, shape: [1, ...shape], values, dtype };
  });
  const outputs: PortableNumbers[] = [];
  tidy(() => {
    const tensors = given.map(({ shape, values, dtype }) => tensor([...values], [...shape], dtype));
    for (const [name, answer] of Object.entries(finish(network.call(tensors, false)))) {
      outputs.push({ name, shape: answer.shape, values: Array.from(answer.dataSync()) });
    }
  });
  return { inputs: given.map(({ name, shape, values }) => ({ name, shape, values })), outputs };
}
