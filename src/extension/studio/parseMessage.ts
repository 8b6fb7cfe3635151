import {
  explainMethods,
  isInputRow,
  type InputRow,
  isItemId,
  isNotebookItem,
  isKeyName,
  runCommands,
  type AnsweringWeights,
  type ExplainWish,
  type FromPanelMessage,
  type NamedWeights,
  type RunAction,
} from '../../protocol';
import { isFields, isText, isWhole, type Fields } from '../messageFields';

const mostRows = 10_000;

function isRows(value: unknown): value is InputRow[] {
  return Array.isArray(value) && value.length <= mostRows && value.every(isInputRow);
}
const mostPicture = 20_000_000;
const actions: readonly RunAction[] = ['train', 'pause', 'resume', 'stop'];

/** A name or an address of a machine: it goes to a program as a word of its own. */
function isHost(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.:-]{1,253}$/.test(value) && !value.startsWith('-');
}

function isWeights(value: unknown): value is AnsweringWeights {
  return value === null || value === 'checkpoint' || isWhole(value);
}

/** Those of one version, or of two beside each other. */
function isNamed(value: unknown): value is NamedWeights[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > 2) return false;
  return value.every((one) => isFields(one) && isWeights(one['version']) && isText(one['label']));
}

/** A picture may be longer than other texts. */
function isDrawing(value: unknown): value is string {
  return typeof value === 'string' && value.length <= mostPicture;
}

function explainWish({ method, target }: Fields): ExplainWish | undefined {
  const known = explainMethods.find((one) => one === method);
  if ((method !== undefined && !known) || (target !== undefined && !isWhole(target))) return undefined;
  return { ...(known && { method: known }), ...(target !== undefined && { target }) };
}

function parseRequest(message: Fields): FromPanelMessage | undefined {
  const { id, method, params } = message;
  if (!isWhole(id) || !isFields(params)) return undefined;
  const { version, inputs, row, count, seed, column, text } = params;
  const weights = isWeights(version) ? version : undefined;
  switch (method) {
    case 'predict':
      if (weights === undefined || !isRows(inputs)) return undefined;
      return { type: 'request', id, method, params: { version: weights, inputs } };
    case 'predictFile': {
      const { file } = params;
      if (weights === undefined || (file !== 'choose' && file !== 'last')) return undefined;
      return { type: 'request', id, method, params: { version: weights, file } };
    }
    case 'fileRow':
      if (weights === undefined || !isWhole(row)) return undefined;
      return { type: 'request', id, method, params: { version: weights, row } };
    case 'saveAnswers':
      return isText(text) ? { type: 'request', id, method, params: { text } } : undefined;
    case 'saveFileAnswers':
      return isNamed(params['versions'])
        ? { type: 'request', id, method, params: { versions: params['versions'] } }
        : undefined;
    case 'savePicture': {
      const { svg, png } = params;
      if (!isDrawing(svg) || !isDrawing(png)) return undefined;
      return { type: 'request', id, method, params: { svg, png } };
    }
    case 'evaluation':
      return isWhole(version) ? { type: 'request', id, method, params: { version } } : undefined;
    case 'takeRow':
      return row === 'random' || row === 'last' || isWhole(row)
        ? { type: 'request', id, method, params: { row } }
        : undefined;
    case 'generate':
      if (weights === undefined || !isWhole(count) || count > 1000 || !isWhole(seed)) return undefined;
      return { type: 'request', id, method, params: { version: weights, count, seed } };
    case 'layerWeights': {
      const { network, layer } = params;
      if (weights === undefined || !isText(network) || !isText(layer)) return undefined;
      return { type: 'request', id, method, params: { version: weights, network, layer } };
    }
    case 'layerActivations': {
      const { layer } = params;
      if (weights === undefined || !isText(layer) || !isRows(inputs) || inputs.length === 0) return undefined;
      return { type: 'request', id, method, params: { version: weights, layer, inputs } };
    }
    case 'explain': {
      const wish = explainWish(params);
      if (weights === undefined || !wish || !isRows(inputs) || inputs.length === 0) return undefined;
      return { type: 'request', id, method, params: { version: weights, inputs, ...wish } };
    }
    case 'importance':
      return weights === undefined ? undefined : { type: 'request', id, method, params: { version: weights } };
    case 'dependence': {
      const wish = explainWish({ target: params['target'] });
      if (weights === undefined || !wish || !isText(column)) return undefined;
      return { type: 'request', id, method, params: { version: weights, column, ...wish } };
    }
    case 'askServed':
      return isText(params['body']) ? { type: 'request', id, method, params: { body: params['body'] } } : undefined;
    case 'makeKey': {
      const { name, days } = params;
      if (!isKeyName(name) || (days !== null && !(isWhole(days) && days > 0 && days <= 3650))) return undefined;
      return { type: 'request', id, method, params: { name, days } };
    }
    case 'revokeKey':
      return isText(params['id']) ? { type: 'request', id, method, params: { id: params['id'] } } : undefined;
    case 'readData':
      return { type: 'request', id, method, params: {} };
    default:
      return undefined;
  }
}

/** A message of the panel's page as what it says it is; undefined where it is nothing that we know. */
export function parsePanelMessage(message: unknown): FromPanelMessage | undefined {
  if (!isFields(message)) return undefined;
  const { type, action, run, line, text, id, host, port, item, before, command } = message;
  switch (type) {
    case 'ready':
    case 'openData':
    case 'showLog':
    case 'doctor':
    case 'trust':
    case 'stopServing':
    case 'openServed':
      return { type };
    case 'serve':
      return isHost(host) && isWhole(port) && port <= 65_535 ? { type, host, port } : undefined;
    case 'action': {
      const known = actions.find((one) => one === action);
      return known && { type, action: known };
    }
    case 'runCommand': {
      const known = runCommands.find((one) => one === command);
      return known && { type, command: known };
    }
    case 'showRun':
      return isText(run) ? { type, run } : undefined;
    case 'compareWith':
      return run === null || isText(run) ? { type, run } : undefined;
    case 'openFile':
      if (line === undefined) return { type };
      return isWhole(line) ? { type, line } : undefined;
    case 'revealLine':
      return isWhole(line) ? { type, line } : undefined;
    case 'keepItem':
      return isNotebookItem(item) && (before === null || isItemId(before)) ? { type, item, before } : undefined;
    case 'removeItem':
      return isItemId(id) ? { type, id } : undefined;
    case 'cancel':
      return isWhole(id) ? { type, id } : undefined;
    case 'copy':
      return isText(text) ? { type, text } : undefined;
    case 'request':
      return parseRequest(message);
    default:
      return undefined;
  }
}
