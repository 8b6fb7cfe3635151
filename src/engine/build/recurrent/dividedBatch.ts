import type { GraphNodes } from '../../trace';

/** Where the rows of a batch lie that runs in parts beside each other, steps first. */
export class DividedBatch {
  constructor(
    private readonly steps: number,
    readonly batch: number,
    private readonly parts: number,
  ) {}

  /** [steps, batch, width] with a row for each step and part. */
  table(nodes: GraphNodes, value: string, width: number): string {
    return nodes.reshape(value, [this.steps * this.parts, this.batch / this.parts, width]);
  }

  /** The row in it of a step and part. */
  row(nodes: GraphNodes, step: string, part: number): string {
    if (this.parts === 1) return step;
    const first = nodes.integer('Mul', step, nodes.integers(this.parts));
    return nodes.integer('AddV2', first, nodes.integers(part));
  }

  /** The parts [steps, rows, width] as [steps, batch, width]. */
  together(nodes: GraphNodes, parts: readonly string[], width: number): string {
    return nodes.reshape(nodes.joined(parts, 1), [this.steps, this.batch, width]);
  }
}
