import { float, int32, resource } from './dataTypes';
import type { GraphValue, Recording } from './recorder';
import type { GraphCall } from './graphCall';
import { shapeMessage, type AttributeValue, type GraphNode } from './savedModel';

/** Where a feed of each step comes from: the row of a table that is given with the call, or rows of resident data. */
export type LoopFeed = { readonly from: 'table' } | { readonly from: 'data'; readonly data: string };

/**
 * A recording as a loop of steps in one call (TensorFlow's control flow of version 1). The call is fed the number of steps,
 * then for each feed a table with a row a step, or, where there is resident data, one table of row numbers last. Its result
 * is the recording's first result of every step, one after the other.
 */
export function stepLoop(recording: Recording, from: readonly LoopFeed[]): GraphCall {
  const loop = new Loop(`${recording.prefix}/loop`);
  const kept = recording.results[0];
  if (!kept) throw new Error('a loop needs a result to keep');

  const limit = loop.placeholder('limit', int32, []);
  const tables = recording.feeds.map(({ dtype, shape }, index) =>
    from[index]?.from === 'data' ? null : loop.placeholder(`table${String(index)}`, dtype, [-1, ...shape]),
  );
  const batch = recording.feeds.find((_, index) => from[index]?.from === 'data')?.shape[0];
  const rows = batch === undefined ? null : loop.placeholder('rows', int32, [-1, batch]);

  const { handle, flow: emptyFlow } = loop.results(limit, kept);
  const { step, flow } = loop.begin(limit, emptyFlow);
  const feeds = feedNodes(loop, recording.feeds, from, tables, rows, step);
  const body = new Map(recording.feeds.map(({ name }, index) => [name, feeds[index] ?? '']));
  const assigned = copyBody(loop, recording, body, step);
  const value = body.get(kept.name) ?? loop.renamed(recording, kept.name);
  const written = loop.add('written', 'TensorArrayWriteV3', [loop.enter(handle, resource), step, value, flow], {
    T: { type: kept.dtype },
  });
  const lastFlow = loop.end(step, `${written}:0`, assigned);
  const output = loop.gathered(handle, limit, lastFlow, kept);

  const inputs = [limit, ...tables.filter((table) => table !== null), ...(rows === null ? [] : [rows])];
  return { nodes: loop.nodes, inputs, outputs: [output] };
}

/** What each feed is in the step under way. */
function feedNodes(
  loop: Loop,
  feeds: readonly GraphValue[],
  from: readonly LoopFeed[],
  tables: readonly (string | null)[],
  rows: string | null,
  step: string,
): string[] {
  const atStep = (name: string, table: string, dtype: number) =>
    loop.gather(name, loop.enter(table, dtype), step, dtype, step);
  const chosen = rows === null ? null : atStep('chosen', rows, int32);
  return feeds.map(({ dtype }, index) => {
    const source = from[index];
    const table = tables[index];
    if (source?.from === 'data' && chosen !== null) {
      return loop.gather(`feed${String(index)}`, loop.enter(`${source.data}/read:0`, dtype), chosen, dtype, step);
    }
    if (typeof table !== 'string') throw new Error('a feed of the loop comes from nowhere');
    return atStep(`feed${String(index)}`, table, dtype);
  });
}

/** Copies the recording's nodes into the loop. Variables are read anew in each step, after what the step before assigned. */
function copyBody(loop: Loop, recording: Recording, feeds: ReadonlyMap<string, string>, step: string): string[] {
  const start = `^${step.replace(/:0$/, '')}`;
  const handles = new Map<string, string>();
  const variable = /^(\^?)(variable\d+)(\/read)?(:0)?$/;
  const input = (name: string): string => {
    const fed = feeds.get(name);
    if (fed !== undefined) return fed;
    const found = variable.exec(name);
    if (!found) return loop.renamed(recording, name);
    const [, control = '', handle = '', read, port = ''] = found;
    const entered = handles.get(handle) ?? loop.enter(handle, resource);
    if (!handles.has(handle)) {
      handles.set(handle, entered);
      const dtype = { dtype: { type: float } };
      loop.add(`${handle}/read`, 'ReadVariableOp', [entered, start], dtype);
    }
    return read === undefined ? entered : `${control}${loop.prefix}/${handle}/read${port}`;
  };
  for (const node of recording.nodes) {
    const inputs = node.input.map(input);
    const name = loop.renamed(recording, node.name);
    // A constant of a loop within follows a value of that loop.
    loop.nodes.push({ ...node, name, input: node.op === 'Const' && inputs.length === 0 ? [start] : inputs });
  }
  return recording.assignments.map((name) => `^${loop.renamed(recording, name)}`);
}

/** Builds the nodes of one loop, which counts steps and carries the flow of the array of results. */
class Loop {
  readonly nodes: GraphNode[] = [];
  private readonly entered = new Map<string, string>();

  constructor(readonly prefix: string) {}

  add(name: string, op: string, input: readonly string[], attr: Readonly<Record<string, AttributeValue>> = {}): string {
    this.nodes.push({ name: `${this.prefix}/${name}`, op, input, attr });
    return `${this.prefix}/${name}`;
  }

  /** The name in the loop of a node of the recording, with its mark of control and its port kept. */
  renamed({ prefix }: Recording, name: string): string {
    const control = name.startsWith('^') ? '^' : '';
    const plain = name.slice(control.length);
    if (!plain.startsWith(`${prefix}/`)) throw new Error(`${name} is not of the recording ${prefix}`);
    return `${control}${this.prefix}/${plain.slice(prefix.length + 1)}`;
  }

  placeholder(name: string, dtype: number, shape: readonly number[]): string {
    return `${this.add(name, 'Placeholder', [], { dtype: { type: dtype }, shape: { shape: shapeMessage(shape) } })}:0`;
  }

  /** A value from outside, the same in every step. */
  enter(name: string, dtype: number): string {
    const known = this.entered.get(name);
    if (known !== undefined) return known;
    const made = `${this.add(`enter${String(this.entered.size)}`, 'Enter', [name], this.frame(dtype, true))}:0`;
    this.entered.set(name, made);
    return made;
  }

  gather(name: string, from: string, at: string, dtype: number, step: string): string {
    const axis = this.integer(`${name}/axis`, 0, `^${step.replace(/:0$/, '')}`);
    const attr = {
      Tparams: { type: dtype },
      Tindices: { type: int32 },
      Taxis: { type: int32 },
      batch_dims: { i: 0 },
    };
    return `${this.add(name, 'GatherV2', [from, at, axis], attr)}:0`;
  }

  /** An array with a place for the result of each step. */
  results(limit: string, { dtype, shape }: GraphValue): { readonly handle: string; readonly flow: string } {
    const attr = {
      dtype: { type: dtype },
      element_shape: { shape: shapeMessage(shape) },
      dynamic_size: { b: false },
      clear_after_read: { b: true },
      identical_element_shapes: { b: true },
      tensor_array_name: { s: Buffer.from(this.prefix) },
    };
    const name = this.add('results', 'TensorArrayV3', [limit], attr);
    return { handle: `${name}:0`, flow: `${name}:1` };
  }

  begin(limit: string, emptyFlow: string): { readonly step: string; readonly flow: string } {
    const zero = this.integer('zero', 0);
    const steps = this.carry('step', zero, int32);
    const flows = this.carry('flow', emptyFlow, float);
    const less = this.add('less', 'Less', [`${steps}:0`, this.enter(limit, int32)], { T: { type: int32 } });
    const goesOn = `${this.add('goesOn', 'LoopCond', [`${less}:0`])}:0`;
    const inStep = (name: string, merged: string, dtype: number): string => {
      const type = { T: { type: dtype } };
      const either = this.add(`${name}/switch`, 'Switch', [`${merged}:0`, goesOn], type);
      return `${this.add(name, 'Identity', [`${either}:1`], type)}:0`;
    };
    return { step: inStep('step', steps, int32), flow: inStep('flow', flows, float) };
  }

  /** Closes the loop: the next step begins when all of this one is done. Gives the flow after the last step. */
  end(step: string, flow: string, assigned: readonly string[]): string {
    const one = this.integer('one', 1, `^${step.replace(/:0$/, '')}`);
    const type = (dtype: number) => ({ T: { type: dtype } });
    const next = this.add('next', 'AddV2', [step, one], type(int32));
    const after = this.add('after', 'Identity', [`${next}:0`, ...assigned], type(int32));
    this.add('step/next', 'NextIteration', [`${after}:0`], type(int32));
    this.add('flow/next', 'NextIteration', [flow], type(float));
    return `${this.add('flow/exit', 'Exit', [`${this.prefix}/flow/switch:0`], type(float))}:0`;
  }

  gathered(handle: string, limit: string, flow: string, { dtype, shape }: GraphValue): string {
    const bounds = [this.integer('from', 0), limit, this.integer('by', 1)];
    const all = this.add('all', 'Range', bounds, { Tidx: { type: int32 } });
    const attr = { dtype: { type: dtype }, element_shape: { shape: shapeMessage(shape) } };
    return `${this.add('output', 'TensorArrayGatherV3', [handle, `${all}:0`, flow], attr)}:0`;
  }

  private frame(dtype: number, constant: boolean): Record<string, AttributeValue> {
    return {
      T: { type: dtype },
      frame_name: { s: Buffer.from(this.prefix) },
      is_constant: { b: constant },
      parallel_iterations: { i: 1 },
    };
  }

  private carry(name: string, start: string, dtype: number): string {
    const entered = this.add(`${name}/enter`, 'Enter', [start], this.frame(dtype, false));
    const attr = { T: { type: dtype }, N: { i: 2 } };
    return this.add(`${name}/merge`, 'Merge', [`${entered}:0`, `${this.prefix}/${name}/next:0`], attr);
  }

  private integer(name: string, value: number, ...after: readonly string[]): string {
    const tensor = {
      dtype: int32,
      tensor_shape: shapeMessage([]),
      tensor_content: new Uint8Array(Int32Array.of(value).buffer),
    };
    return `${this.add(name, 'Const', after, { dtype: { type: int32 }, value: { tensor } })}:0`;
  }
}

/** The name of resident data in a graph. */
export const dataName = (index: number): string => `data${String(index)}`;
