import { encodeSavedModel, shapeMessage } from '../trace';
import { wholeGraph } from './placeholders';
import type { PortableGraph, PortableValue } from './portableGraph';

/** The version of TensorFlow whose operations are used. */
const tensorFlowVersion = '2.15.0';

/** A graph as `saved_model.pb`, its weights as constants in it. */
export function toSavedModel(graph: PortableGraph): Uint8Array {
  const { nodes, outputs } = wholeGraph(graph);
  const info = ({ dtype, shape }: PortableValue, name: string) => ({
    name,
    dtype,
    tensor_shape: shapeMessage([-1, ...shape]),
  });
  const signature = {
    inputs: Object.fromEntries(graph.inputs.map((input) => [input.name, info(input, input.value)])),
    outputs: Object.fromEntries(
      graph.outputs.map((output, index) => [output.name, info(output, outputs[index] ?? '')]),
    ),
    method_name: 'tensorflow/serving/predict',
  };
  return encodeSavedModel(nodes, tensorFlowVersion, { serving_default: signature });
}
