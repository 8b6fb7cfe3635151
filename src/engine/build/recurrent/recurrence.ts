import { customGrad, type Tensor } from '@tensorflow/tfjs-core';
import {
  compound,
  countedLoop,
  float,
  int32,
  readBack,
  stacked,
  tensorArray,
  written,
  type GraphNodes,
  type TensorArray,
  type TypedValue,
} from '../../trace';
import { DividedBatch } from './dividedBatch';
import type { Columns, RecurrentCell } from './recurrentCell';

/** A sequence to run a cell over, steps first. */
export interface Recurrence {
  readonly cell: RecurrentCell;
  readonly units: number;
  /** The input times the kernel, with the bias: [steps, batch, gates * units]. */
  readonly projected: Tensor;
  readonly kernels: readonly Tensor[];
  /** What the cell adds in each step; null where it adds none. */
  readonly bias: Tensor | null;
  /** 1 where a step counts, 0 where the state is carried over: [steps, batch, 1]. */
  readonly mask: Tensor | null;
  /** What the state is multiplied with before each step: [batch, units]. */
  readonly dropout: Tensor | null;
  /** Every step's output [steps, batch, units], not the last alone [batch, units]. */
  readonly sequences: boolean;
}

/** Smaller batches are not worth a second thread. */
const smallestDivided = 16;

/** Steps of a sequence that may be under way at once: what does not wait for the state goes ahead. */
const atOnce = 4;

/** A part of the batch that runs by itself, with what its gradient needs. */
interface Part {
  readonly kept: readonly StoredArray[];
  readonly operands: readonly StoredArray[];
  readonly dropout: string | null;
}

/** An array after its last write. */
interface StoredArray {
  readonly array: TensorArray;
  readonly flow: string;
}

/** Runs a cell over a sequence as loops of the graph, one for each half of the batch; while recording only. */
export function recurrence(given: Recurrence): Tensor {
  const [, batch = 1] = given.projected.shape;
  const halves = batch >= smallestDivided && batch % 2 === 0 ? 2 : 1;
  const run = customGrad((...inputs) => {
    const [projected, ...parameters] = inputs.slice(0, -1) as Tensor[];
    if (!projected) throw new Error('a recurrence needs an input');
    const kernels = parameters.slice(0, given.kernels.length);
    const bias = parameters[given.kernels.length] ?? null;
    const loops = new RecurrentLoops({ ...given, projected, kernels, bias }, halves);
    return { value: loops.forward(), gradFunc: (upstream: Tensor) => loops.backward(upstream) };
  });
  return run(given.projected, ...given.kernels, ...(given.bias ? [given.bias] : []));
}

class RecurrentLoops {
  private readonly steps: number;
  /** Rows of a part. */
  private readonly rows: number;
  private readonly divided: DividedBatch;
  private parts: readonly Part[] = [];
  // By name: the tensors may be gone when the gradient is asked for.
  private kernelNames: readonly string[] = [];
  private maskName: string | null = null;

  constructor(
    private readonly given: Recurrence,
    private readonly halves: number,
  ) {
    const [steps = 0, batch = 0] = given.projected.shape;
    this.steps = steps;
    this.rows = batch / halves;
    this.divided = new DividedBatch(steps, batch, halves);
  }

  forward(): Tensor {
    const { projected, kernels, bias, mask, dropout, sequences, units } = this.given;
    const shape = sequences ? [this.steps, this.divided.batch, units] : [this.divided.batch, units];
    const inputs = [projected, ...kernels, bias, mask, dropout].filter((one) => one !== null);
    const learned = kernels.length + (bias ? 1 : 0);
    const [value] = compound(inputs, [shape], (nodes, [input = '', ...others]) => {
      const parameters = others.slice(0, learned);
      const rest = others.slice(learned);
      this.kernelNames = parameters.slice(0, kernels.length);
      this.maskName = mask ? (rest[0] ?? '') : null;
      const drops = dropout ? nodes.split(rest.at(-1) ?? '', this.halves, 0) : null;
      const table = this.divided.table(nodes, input, this.given.cell.gates * units);
      const masks = mask ? this.divided.table(nodes, rest[0] ?? '', 1) : null;
      const made = Array.from({ length: this.halves }, (_, half) =>
        this.forwardLoop(nodes, half, table, parameters, masks, drops?.[half] ?? null),
      );
      this.parts = made;
      const outputs = made.map((one) => (sequences ? stacked(nodes, one.output.array, one.output.flow) : one.last));
      return [sequences ? this.divided.together(nodes, outputs, units) : nodes.joined(outputs, 0)];
    });
    if (!value) throw new Error('a recurrence gave nothing');
    return value;
  }

  backward(upstream: Tensor): Tensor[] {
    const { cell, projected, kernels, bias, sequences, units } = this.given;
    const shapes = [projected, ...kernels, ...(bias ? [bias] : [])].map(({ shape }) => shape);
    const gradients = compound([upstream], shapes, (nodes, [arriving = '']) => {
      const turned = this.kernelNames.map((kernel) => nodes.transposed(kernel));
      const masks = this.maskName === null ? null : this.divided.table(nodes, this.maskName, 1);
      const arrivals = sequences
        ? this.parts.map(() => this.divided.table(nodes, arriving, units))
        : nodes.split(arriving, this.halves, 0);
      const made = this.parts.map((part, half) =>
        this.backwardLoop(nodes, half, part, arrivals[half] ?? '', turned, masks),
      );
      const byKernel = cell.kernels.map((_, index) => this.kernelGradient(nodes, index, made));
      const byBias = cell.bias ? [this.biasGradient(nodes, cell.bias, made)] : [];
      const projections = made.map((one) => this.ofProjection(nodes, one));
      return [this.divided.together(nodes, projections, cell.gates * units), ...byKernel, ...byBias];
    });
    return [...gradients];
  }

  private forwardLoop(
    nodes: GraphNodes,
    half: number,
    table: string,
    parameters: readonly string[],
    masks: string | null,
    dropout: string | null,
  ): Part & { readonly last: string; readonly output: StoredArray } {
    const { cell, units } = this.given;
    const array = (): TensorArray => tensorArray(nodes, this.steps, [this.rows, units]);
    const count = cell.kept + cell.kernels.length + 1;
    const arrays = Array.from({ length: count }, array);
    const zero = nodes.filled([this.rows, units], 0);
    const carried = [
      ...Array.from({ length: cell.states }, (): TypedValue => ({ value: zero, dtype: float })),
      ...arrays.map(({ flow }) => flow),
    ];
    const constants: TypedValue[] = [
      { value: table, dtype: float },
      ...parameters.map((value) => ({ value, dtype: float })),
      ...arrays.map(({ handle }) => handle),
      ...(masks === null ? [] : [{ value: masks, dtype: float }]),
      ...(dropout === null ? [] : [{ value: dropout, dtype: float }]),
    ];
    const after = countedLoop(
      nodes,
      { turns: this.steps, atOnce },
      carried,
      constants,
      (turn, current, [input = '', ...others]) => {
        const states = current.slice(0, cell.states);
        const flows = current.slice(cell.states);
        const [learned, handles, rest] = sliced(others, parameters.length, count);
        const [kernels, [bias = '']] = sliced(learned, cell.kernels.length, 1);
        const row = this.divided.row(nodes, turn, half);
        const [hidden = '', ...carries] = states;
        const dropped = dropout === null ? hidden : nodes.float('Mul', hidden, rest.at(-1) ?? '');
        const step = cell.forward(nodes, nodes.entry(input, row), [dropped, ...carries], kernels, bias);
        const next =
          masks === null ? step.states : this.masked(nodes, nodes.entry(rest[0] ?? '', row), step.states, states);
        const stored = [...step.kept, ...step.operands, next[0] ?? ''];
        const nextFlows = stored.map((value, index) =>
          written(nodes, handles[index] ?? '', turn, value, flows[index] ?? ''),
        );
        return { carried: [...next, ...nextFlows] };
      },
    );
    const results = arrays.map((one, index): StoredArray => ({ array: one, flow: after[cell.states + index] ?? '' }));
    const [kept, operands, [output]] = sliced(results, cell.kept, cell.kernels.length);
    if (!output) throw new Error('a recurrence has no output');
    return { kept, operands, dropout, last: after[0] ?? '', output };
  }

  /** Gives the gradients of all steps of a part: [steps, rows, gradients * units]. */
  private backwardLoop(
    nodes: GraphNodes,
    half: number,
    { kept, dropout }: Part,
    arriving: string,
    kernels: readonly string[],
    masks: string | null,
  ): string {
    const { cell, units, sequences } = this.given;
    const gradients = tensorArray(nodes, this.steps, [this.rows, cell.gradients * units]);
    const zero = nodes.filled([this.rows, units], 0);
    const start = Array.from({ length: cell.states }, (_, index): TypedValue => {
      return { value: index === 0 && !sequences ? arriving : zero, dtype: float };
    });
    const values = [
      ...kernels,
      ...kept.map(({ flow }) => flow),
      ...(masks === null ? [] : [masks]),
      ...(sequences ? [arriving] : []),
      ...(dropout === null ? [] : [dropout]),
    ];
    const constants = [
      gradients.handle,
      ...kept.map(({ array }) => array.handle),
      ...values.map((value): TypedValue => ({ value, dtype: float })),
    ];
    const carried = [...start, gradients.flow];
    const after = countedLoop(
      nodes,
      { turns: this.steps, atOnce },
      carried,
      constants,
      (turn, current, [target = '', ...others]) => {
        const [handles, kernelValues, afterKernels] = sliced(others, kept.length, kernels.length);
        const [flows, rest] = sliced(afterKernels, kept.length, afterKernels.length);
        const step = nodes.integer('Sub', nodes.integers(this.steps - 1), turn);
        const row = this.divided.row(nodes, step, half);
        const [hidden = '', ...carries] = current.slice(0, cell.states);
        const here = sequences
          ? nodes.float('AddV2', hidden, nodes.entry(rest[masks === null ? 0 : 1] ?? '', row))
          : hidden;
        const states = [here, ...carries];
        const mask = masks === null ? null : nodes.entry(rest[0] ?? '', row);
        const counted = mask === null ? states : states.map((state) => nodes.float('Mul', state, mask));
        const values = handles.map((handle, index) => readBack(nodes, handle, step, flows[index] ?? ''));
        const made = cell.backward(nodes, values, counted, kernelValues);
        const [byHidden = '', ...byCarries] = made.states;
        const dropped = dropout === null ? byHidden : nodes.float('Mul', byHidden, rest.at(-1) ?? '');
        const before = [dropped, ...byCarries].map((state, index) => {
          if (mask === null) return state;
          return nodes.float('AddV2', state, nodes.float('Sub', states[index] ?? '', counted[index] ?? ''));
        });
        const flow = current[cell.states] ?? '';
        return { carried: [...before, written(nodes, target, step, made.gradients, flow)] };
      },
    );
    return stacked(nodes, gradients, after[cell.states] ?? '');
  }

  /** All steps at once. */
  private kernelGradient(nodes: GraphNodes, index: number, gradients: readonly string[]): string {
    const all = this.steps * this.rows;
    const columns = this.given.cell.kernels[index]?.gradients ?? [];
    const parts = gradients.map((gradient, half) => {
      const operand = this.parts[half]?.operands[index];
      if (!operand) throw new Error('a recurrent kernel was multiplied with nothing');
      const rows = nodes.reshape(stacked(nodes, operand.array, operand.flow), [all, this.given.units]);
      return nodes.product(rows, this.columns(nodes, gradient, columns), { a: true });
    });
    return nodes.sum(parts);
  }

  private biasGradient(nodes: GraphNodes, columns: Columns, gradients: readonly string[]): string {
    const attr = { T: { type: float }, Tidx: { type: int32 }, keep_dims: { b: false } };
    const parts = gradients.map((gradient) =>
      nodes.add('Sum', [this.columns(nodes, gradient, [columns]), nodes.integers([0])], attr),
    );
    return nodes.sum(parts);
  }

  /** Columns of the gradients of all steps, as a matrix with a row for each step and row. */
  private columns(nodes: GraphNodes, gradients: string, columns: readonly Columns[]): string {
    const { cell, units } = this.given;
    const width = cell.gradients * units;
    const whole = nodes.reshape(gradients, [this.steps * this.rows, width]);
    const parts = columns.map(({ from, count }) =>
      count === cell.gradients ? whole : nodes.slice(whole, [0, from * units], [-1, count * units]),
    );
    return nodes.joined(parts, 1);
  }

  private ofProjection(nodes: GraphNodes, gradients: string): string {
    const { cell, units } = this.given;
    return cell.gates === cell.gradients ? gradients : nodes.slice(gradients, [0, 0, 0], [-1, -1, cell.gates * units]);
  }

  private masked(nodes: GraphNodes, mask: string, next: readonly string[], before: readonly string[]): string[] {
    const hidden = nodes.float('Sub', nodes.number(1), mask);
    return next.map((state, index) => {
      const carriedOver = nodes.float('Mul', before[index] ?? '', hidden);
      return nodes.float('AddV2', nodes.float('Mul', state, mask), carriedOver);
    });
  }
}

function sliced<T>(all: readonly T[], first: number, second: number): readonly [T[], T[], T[]] {
  return [all.slice(0, first), all.slice(first, first + second), all.slice(first + second)];
}
