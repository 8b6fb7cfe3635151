import type { PortableFormat, PortableInterface } from '../../protocol';

/** A program that puts the example of `interface.json` to the model beside it, and prints the largest difference. */
export function askingProgram({ format }: PortableInterface): { readonly language: string; readonly program: string } {
  return programs[format];
}

const reading = `import json

import numpy

described = json.load(open("interface.json", encoding="utf-8"))
types = {one["name"]: one["dtype"] for one in described["inputs"]}
inputs = {
    one["name"]: numpy.array(one["values"], types[one["name"]]).reshape(one["shape"])
    for one in described["example"]["inputs"]
}`;

const comparing = `for wanted in described["example"]["outputs"]:
    print(wanted["name"], numpy.abs(outputs[wanted["name"]].ravel() - wanted["values"]).max())`;

const programs: Readonly<Record<PortableFormat, { readonly language: string; readonly program: string }>> = {
  onnx: {
    language: 'python',
    program: `${reading}

import onnxruntime

session = onnxruntime.InferenceSession("model.onnx")
names = [one.name for one in session.get_outputs()]
outputs = dict(zip(names, session.run(names, inputs)))
${comparing}`,
  },
  savedmodel: {
    language: 'python',
    program: `${reading}

import tensorflow

ask = tensorflow.saved_model.load("saved_model").signatures["serving_default"]
outputs = {
    name: value.numpy()
    for name, value in ask(**{name: tensorflow.constant(value) for name, value in inputs.items()}).items()
}
${comparing}`,
  },
  tfjs: {
    language: 'js',
    program: `import * as tf from '@tensorflow/tfjs';

const described = await (await fetch('interface.json')).json();
const model = await tf.loadGraphModel('model.json');
const inputs = Object.fromEntries(
  described.inputs.map(({ name, dtype }, place) => {
    const { values, shape } = described.example.inputs[place];
    return [name, tf.tensor(values, shape, dtype)];
  }),
);
for (const { name, values } of described.example.outputs) {
  const answer = await model.executeAsync(inputs, described.outputs.map((output) => output.name));
  const given = [answer].flat()[described.outputs.findIndex((output) => output.name === name)];
  const numbers = await given.data();
  console.log(name, Math.max(...values.map((value, place) => Math.abs(value - numbers[place]))));
}`,
  },
};
