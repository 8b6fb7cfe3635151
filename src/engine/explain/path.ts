import {
  add,
  clone,
  grads,
  keep,
  mul,
  reshape,
  sub,
  sum,
  tensor1d,
  tidy,
  tile,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { tensorOf, type Feed } from '../train';
import { connected, type Explainable, type Told } from './explainable';

/** A layer that looks up rows for the numbers of an input; answers follow its rows, not the numbers. */
interface Lookup {
  readonly layer: string;
  readonly input: string;
}

/** One end of a way through the inputs: what the network is given, and what its lookups make of that. */
interface End {
  readonly given: readonly Tensor[];
  readonly looked: readonly Tensor[];
}

/** What becomes of a gradient, of one row; `looked` where it is of a lookup's rows, of which each number of the input has one. */
type Weigh = (gradient: Tensor, way: Tensor, looked: boolean) => Tensor;

/** What each number of an input has to do with the answer, in lines of one row. */
export type Effects = ReadonlyMap<string, Float64Array>;

/** The straight way from nothing to a row. Holds tensors until it is disposed. */
export class Path {
  private readonly lookups: readonly Lookup[];
  private readonly from: End;
  private readonly to: End;

  constructor(
    private readonly model: Explainable,
    private readonly told: Told,
    private readonly row: readonly Feed[],
    nothing: readonly Feed[],
  ) {
    this.lookups = lookupsOf(model);
    this.from = this.end(nothing);
    this.to = this.end(row);
  }

  /** The answer, before units, at some shares of the way. */
  values(shares: readonly number[]): Float32Array {
    const values = tidy(() => this.answer(this.points(shares)));
    const numbers = Float32Array.from(values.dataSync());
    values.dispose();
    return numbers;
  }

  /** How the answer follows each number, at some shares of the way: added up over them, then weighed. */
  effects(shares: readonly number[], weigh: Weigh): Effects {
    const parts = tidy(() => {
      const points = this.points(shares);
      const inputs = this.freeInputs();
      const free = [...points.given.filter((_, index) => inputs.includes(index)), ...points.looked];
      if (free.length === 0) return [];
      const gradients = grads((...moved: Tensor[]) => {
        const given = points.given.map((tensor, index) => moved[inputs.indexOf(index)] ?? tensor);
        const looked = points.looked.map((tensor, index) => moved[inputs.length + index] ?? tensor);
        return connected(sum(this.answer({ given, looked })), moved);
      })(free);
      return gradients.map((gradient, index) => weigh(sum(gradient, 0, true), this.way(index), index >= inputs.length));
    });
    return this.byInput(parts);
  }

  dispose(): void {
    for (const { given, looked } of [this.from, this.to]) for (const tensor of [...given, ...looked]) tensor.dispose();
  }

  /** Inputs whose numbers can move: those of tokens cannot. */
  private freeInputs(): readonly number[] {
    return this.model.network.inputs.flatMap(({ dtype }, index) => (dtype === 'float32' ? [index] : []));
  }

  private way(index: number): Tensor {
    const inputs = this.freeInputs();
    const at = inputs[index];
    const [to, from] =
      at === undefined
        ? [this.to.looked[index - inputs.length], this.from.looked[index - inputs.length]]
        : [this.to.given[at], this.from.given[at]];
    if (!to || !from) throw new Error('a way without ends');
    return sub(to, from);
  }

  private byInput(parts: readonly Tensor[]): Effects {
    const effects = new Map<string, Float64Array>();
    for (const [index, feed] of this.row.entries()) {
      const name = this.model.network.inputs[index]?.name ?? '';
      effects.set(name, new Float64Array(feed.values.length));
    }
    const inputs = this.freeInputs();
    for (const [index, part] of parts.entries()) {
      const at = inputs[index];
      const name = at === undefined ? this.lookups[index - inputs.length]?.input : this.model.network.inputs[at]?.name;
      const own = effects.get(name ?? '');
      const values = part.dataSync<'float32'>();
      part.dispose();
      // A lookup has a row of numbers for each of its input's.
      const each = own ? values.length / own.length : 1;
      for (let number = 0; own && number < values.length; number++) {
        const place = Math.floor(number / each);
        own[place] = (own[place] ?? 0) + (values[number] ?? 0);
      }
    }
    return effects;
  }

  private answer({ given, looked }: End): Tensor {
    const replace = (layer: string, output: Tensor): Tensor => {
      const index = this.lookups.findIndex((lookup) => lookup.layer === layer);
      return looked[index] ?? output;
    };
    return this.told.of(this.model.network.call(given, false, { replace }));
  }

  /** Tokens stay those of the row: they say which steps count. */
  private points(shares: readonly number[]): End {
    const between = (from: Tensor, to: Tensor): Tensor => {
      const weights = reshape(tensor1d([...shares]), [shares.length, ...to.shape.slice(1).map(() => 1)]);
      return add(from, mul(weights, sub(to, from)));
    };
    const free = new Set(this.freeInputs());
    return {
      given: this.to.given.map((to, index) => {
        const from = this.from.given[index];
        if (!from) throw new Error('a way without a start');
        return free.has(index) ? between(from, to) : tile(to, [shares.length, ...to.shape.slice(1).map(() => 1)]);
      }),
      looked: this.to.looked.map((to, index) => between(this.from.looked[index] ?? to, to)),
    };
  }

  private end(feeds: readonly Feed[]): End {
    const looked: Tensor[] = [];
    const given = feeds.map(tensorOf);
    if (this.lookups.length > 0) {
      tidy(() => {
        const replace = (layer: string, output: Tensor): Tensor => {
          const index = this.lookups.findIndex((lookup) => lookup.layer === layer);
          if (index >= 0) looked[index] = keep(clone(output));
          return output;
        };
        this.model.network.call(given, false, { replace });
      });
    }
    return { given, looked };
  }
}

/** Embeddings that read an input of the network itself. */
function lookupsOf({ trained, network }: Explainable): readonly Lookup[] {
  const inputs = new Set(network.inputs.map(({ name }) => name));
  const layers = trained.file.networks[0]?.layers ?? [];
  return layers.flatMap(({ name, type, inputs: taken }) => {
    const input = taken[0] ?? network.inputs[0]?.name ?? '';
    return type === 'embedding' && inputs.has(input) ? [{ layer: name, input }] : [];
  });
}
