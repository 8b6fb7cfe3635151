/** Why a step of training cannot be a graph: behind a colon, so without a capital. */
export const trace = {
  traceNoLibrary: 'the native library is not in use',
  traceFailed: 'the graph could not be made: {detail}',
  traceInLayer: 'layer {layer}: {reason}',
  traceIn: '{name}: {reason}',
  traceValueRead: 'a value is read in the middle of a step',
  traceMathRandom: 'it uses Math.random; use the random numbers that call is given',
  traceShared: '{variable} shares its value with another variable',
  traceChangedTwice: '{variable} is changed twice in one step',
  traceForeignVariable: '{variable} is not among what is trained',
  traceText: 'there is text inside the network',
  traceEarlierValue: 'the operation {operation} takes a value from before the step',
  traceLooseResult: 'a result does not follow from the step',
  traceAttribute: 'the attribute {attribute} of an operation is of an unknown kind',
  selfCheckMeasures: 'the loss or a metric of the first step differs when it runs as a graph',
  selfCheckVariable: '{variable} differs after the first step when it runs as a graph',
  selfCheckWeights: 'the weights differ after the first step when it runs as a graph',
} as const satisfies Readonly<Record<string, string>>;
