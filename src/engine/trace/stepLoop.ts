import { countedLoop, type TypedValue } from './countedLoop';
import { float, int32, resource } from './dataTypes';
import type { GraphCall } from './graphCall';
import { GraphNodes } from './graphNodes';
import type { Recording } from './recording';
import type { GraphNode } from './savedModel';
import { stacked, tensorArray, written } from './tensorArray';

/** Where a feed of each step comes from: the row of a table that is given with the call, or rows of resident data. */
export type LoopFeed = { readonly from: 'table' } | { readonly from: 'data'; readonly data: string };

const variable = /^(\^?)(variable\d+)(\/read)?(:0)?$/;

/**
 * A recording as a loop of steps in one call. The call is fed the number of steps, then for each feed a table with a row a
 * step, or, where there is resident data, one table of row numbers last. Its result is the recording's first result of
 * every step, one after the other.
 */
export function stepLoop(recording: Recording, from: readonly LoopFeed[]): GraphCall {
  const { feeds, prefix } = recording;
  const list: GraphNode[] = [];
  const nodes = new GraphNodes(list, `${prefix}/loop`);
  const [kept] = recording.results;
  if (kept?.dtype !== float) throw new Error('a loop needs numbers to keep');

  const limit = nodes.placeholder('limit', int32, []);
  const tables = feeds.map(({ dtype, shape }, index) =>
    from[index]?.from === 'data' ? null : nodes.placeholder(`table${String(index)}`, dtype, [-1, ...shape]),
  );
  const batch = feeds.find((_, index) => from[index]?.from === 'data')?.shape[0];
  const rows = batch === undefined ? null : nodes.placeholder('rows', int32, [-1, batch]);
  const sources = feeds.map(({ dtype }, index): TypedValue => {
    const source = from[index];
    return { value: source?.from === 'data' ? `${source.data}/read:0` : (tables[index] ?? ''), dtype };
  });
  const handles = variablesOf(recording);
  const array = tensorArray(nodes, limit, kept.shape);
  const given: TypedValue[] = [
    array.handle,
    ...sources,
    ...handles.map((value) => ({ value, dtype: resource })),
    ...(rows === null ? [] : [{ value: rows, dtype: int32 }]),
  ];

  const [lastFlow = ''] = countedLoop(
    nodes,
    { turns: limit, atOnce: 1 },
    [array.flow],
    given,
    (step, [flow = ''], all) => {
      const [handle = '', ...entered] = all;
      const chosen = rows === null ? step : nodes.entry(entered.at(-1) ?? '', step, int32);
      const body = new Map(
        feeds.map(({ name, dtype }, index) => {
          const at = from[index]?.from === 'data' ? chosen : step;
          return [name, nodes.entry(entered[index] ?? '', at, dtype)];
        }),
      );
      const variables = new Map(handles.map((name, index) => [name, entered[feeds.length + index] ?? '']));
      const { nodes: copies, renamed } = copyBody(recording, body, variables, step);
      list.push(...copies);
      const next = written(nodes, handle, step, renamed(kept.name), flow);
      return { carried: [next], done: recording.assignments.map(renamed) };
    },
  );
  const inputs = [limit, ...tables.filter((table) => table !== null), ...(rows === null ? [] : [rows])];
  return { nodes: list, inputs, outputs: [stacked(nodes, array, lastFlow)] };
}

/** The variables that a recording reads or assigns. */
function variablesOf({ nodes }: Recording): string[] {
  const names = nodes.flatMap(({ input }) => input.map((name) => variable.exec(name)?.[2]));
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Copies a recording's nodes into a loop. Variables are read anew in each step, after what the step before assigned. */
function copyBody(
  { prefix, nodes }: Recording,
  feeds: ReadonlyMap<string, string>,
  variables: ReadonlyMap<string, string>,
  step: string,
): { readonly nodes: readonly GraphNode[]; readonly renamed: (name: string) => string } {
  const start = `^${step.replace(/:0$/, '')}`;
  const own = `${prefix}/step`;
  const renamed = (name: string): string => {
    const fed = feeds.get(name);
    if (fed !== undefined) return fed;
    const [, control = '', handle, read, port = ''] = variable.exec(name) ?? [];
    if (handle !== undefined) {
      return read === undefined ? (variables.get(handle) ?? '') : `${control}${own}/${handle}/read${port}`;
    }
    const mark = name.startsWith('^') ? '^' : '';
    const plain = name.slice(mark.length);
    if (!plain.startsWith(`${prefix}/`)) throw new Error(`${name} is not of the recording ${prefix}`);
    return `${mark}${own}/${plain.slice(prefix.length + 1)}`;
  };
  const reads = [...variables].map(([name, entered]): GraphNode => {
    const attr = { dtype: { type: float } };
    return { name: `${own}/${name}/read`, op: 'ReadVariableOp', input: [entered, start], attr };
  });
  const copies = nodes.map((node): GraphNode => {
    const input = node.input.map(renamed);
    // A constant of a loop within follows a value of that loop.
    return { ...node, name: renamed(node.name), input: node.op === 'Const' && input.length === 0 ? [start] : input };
  });
  return { nodes: [...reads, ...copies], renamed };
}

/** The name of resident data in a graph. */
export const dataName = (index: number): string => `data${String(index)}`;
