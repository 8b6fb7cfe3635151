import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Message } from '../../texts';
import type { Network } from '../build';
import { tensorOf, type Feed } from '../train';
import { compileNetwork, type CompiledNetwork } from './compiledNetwork';

/** A network that answers: compiled before its first answer, operation by operation where it cannot be. */
export class Answering {
  private compiled: CompiledNetwork | Message | undefined;

  /** What counts is what `finish` makes of the network's output. */
  constructor(
    private readonly network: Network,
    private readonly finish: (output: Tensor) => Tensor,
  ) {}

  /** Compiles it; says why it answers operation by operation, null where it does not. */
  prepare(): Message | null {
    const made = (this.compiled ??= compileNetwork(this.network, this.finish));
    return 'key' in made ? made : null;
  }

  /** `feeds` are in the order of the network's inputs. */
  run(feeds: readonly Feed[]): Float32Array {
    this.prepare();
    if (this.compiled && 'run' in this.compiled) return this.compiled.run(feeds);
    const output = tidy(() => this.finish(this.network.call(feeds.map(tensorOf), false)));
    const values = Float32Array.from(output.dataSync());
    output.dispose();
    return values;
  }

  dispose(): void {
    if (this.compiled && 'dispose' in this.compiled) this.compiled.dispose();
  }
}
