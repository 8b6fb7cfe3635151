import type { JsonValue, LayerDescription, NetworkDescription, Shape } from '../../../language';
import type { PanelContext } from '../../context';
import type { LayerHue } from '../../render/layerBlock';

/** A layer or an input of a network, in words, as the graph shows it. */
export interface LayerNode {
  /** Its name in the network; inputs and layers share one set of names. */
  readonly name: string;
  readonly title: string;
  /** The title where there is little room. */
  readonly short: string;
  readonly settings: string;
  readonly shape: Shape | null;
  readonly parameters: number | null;
  readonly hue: LayerHue;
  readonly inputs: readonly string[];
  readonly layer: LayerDescription | null;
}

/** The nodes of a network in the order of the file, inputs first. */
export function layerNodes(context: PanelContext, network: NetworkDescription): LayerNode[] {
  const inputs = network.inputs.map((input): LayerNode => ({
    name: input.name,
    title: context.words('inputLayer'),
    short: context.words('inputLayer'),
    settings: network.inputs.length > 1 ? input.name : inputWords(context, input.shape),
    shape: input.shape,
    parameters: null,
    hue: 'plain',
    inputs: [],
    layer: null,
  }));
  const layers = network.layers.map((layer): LayerNode => ({
    name: layer.name,
    title: layerTitle(layer.type),
    short: shortTitle(layer.type),
    settings: settingWords(context, layer),
    shape: layer.outputShape,
    parameters: layer.outputShape === null ? null : layer.parameters,
    hue: network.outputs.includes(layer.name) ? 'out' : hueOf(layer.type),
    inputs: layer.inputs,
    layer,
  }));
  return [...inputs, ...layers];
}

/** The layer of a network that stands on a line of the file, from 0. */
export function layerAtLine({ layers }: NetworkDescription, line: number): LayerDescription | undefined {
  return layers.findLast(
    // Where a range ends at the start of a line, that line is not the layer's any more.
    ({ range: { start, end } }) => start.line <= line && (line < end.line || (line === end.line && end.character > 0)),
  );
}

/** Whether every node takes the one before it: then a row of blocks says it all. */
export function isChain(nodes: readonly LayerNode[]): boolean {
  const names = new Set(nodes.map(({ name }) => name));
  return nodes.every((node, index) => {
    if (node.layer === null) return index === 0;
    // An input that the data has not told yet is no node.
    const inputs = node.inputs.filter((name) => names.has(name));
    return inputs.length <= 1 && (inputs[0] === undefined || inputs[0] === nodes[index - 1]?.name);
  });
}

/** `maxPooling2d` as Keras writes it: `MaxPooling2D`. */
export function layerTitle(type: string): string {
  if (/^(lstm|gru|elu|selu)$/i.test(type)) return type.toUpperCase();
  const title = type.charAt(0).toUpperCase() + type.slice(1);
  return title.replace(/(\d)d(?=[A-Z]|$)/g, '$1D').replace(/^SimpleRnn$/, 'SimpleRNN');
}

/** The words of a name, between which a line may end: `Max`, `Pool2D`. */
export function nameWords(name: string): string[] {
  return name.split(/(?<=[a-z]|\dD)(?=[A-Z][a-z])/);
}

/** `Dense 16`, `Dropout 0.2`: a layer and what it is known by. */
export function layerAndSize({ type, config }: LayerDescription): string {
  const size = [config['units'], config['filters'], config['outputDim'], config['rate']].find(
    (value) => typeof value === 'number',
  );
  return size === undefined ? layerTitle(type) : `${layerTitle(type)} ${size}`;
}

/** `MaxPool2D`, `BatchNorm`: as people say it. */
function shortTitle(type: string): string {
  return layerTitle(type)
    .replace('Pooling', 'Pool')
    .replace('Average', 'Avg')
    .replace('Normalization', 'Norm')
    .replace('Separable', 'Sep')
    .replace('Bidirectional', 'Bidir');
}

function hueOf(type: string): LayerHue {
  if (/pool|upsampling|cropping|padding|resizing/i.test(type)) return 'pool';
  if (/conv/i.test(type)) return 'conv';
  if (/dense|lstm|gru|rnn|embedding|bidirectional|attention/i.test(type)) return 'dense';
  return 'plain';
}

function inputWords({ words }: PanelContext, shape: Shape): string {
  if (shape.length === 3) return words(shape[2] === 1 ? 'grayImage' : 'colorImage');
  return shape.length === 1 ? words('inputValues') : '';
}

function settingWords({ words }: PanelContext, { type, config }: LayerDescription): string {
  const said: string[] = [];
  for (const key of ['units', 'filters', 'outputDim', 'rate', 'stddev']) {
    const value = config[key];
    if (typeof value === 'number') said.push(String(value));
  }
  for (const key of ['kernelSize', 'poolSize', 'size']) {
    const value = config[key];
    if (value !== undefined && value !== null) said.push(sizeWords(value));
  }
  const activation = config['activation'];
  if (typeof activation === 'string' && activation !== 'linear' && type !== 'lstm' && type !== 'gru')
    said.push(activation);
  if (said.length === 0 && type === 'flatten') return words('toVector');
  return said.join(', ');
}

function sizeWords(value: JsonValue): string {
  return Array.isArray(value) ? value.join('×') : JSON.stringify(value).replaceAll('"', '');
}
