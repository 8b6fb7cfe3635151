/** The state of a generator as plain JSON: four 32-bit words, and the spare number of the last pair of normals. */
export interface RandomState {
  readonly words: readonly [number, number, number, number];
  readonly spareNormal: number | null;
}

/** A seeded generator (xoshiro128**, Blackman and Vigna 2018): the same numbers on every machine. */
export interface Random {
  /** In [0, 1), with 53 random bits. */
  uniform(): number;
  /** Mean 0, deviation 1 (polar method of Marsaglia). */
  normal(): number;
  /** A whole number in [0, limit), every one as likely; limit from 1 to 2^32. */
  integer(limit: number): number;
  state(): RandomState;
}

/** Starts from a seed (any finite number), or goes on from a state. */
export function createRandom(from: number | RandomState): Random {
  let [a, b, c, d] = typeof from === 'number' ? seedWords(from) : from.words;
  let spareNormal = typeof from === 'number' ? null : from.spareNormal;

  function nextWord(): number {
    const product = Math.imul(b, 5);
    const word = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return word;
  }

  function uniform(): number {
    const high = nextWord() >>> 5;
    const low = nextWord() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  function normal(): number {
    if (spareNormal !== null) {
      const spare = spareNormal;
      spareNormal = null;
      return spare;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spareNormal = y * factor;
        return x * factor;
      }
    }
  }

  function integer(limit: number): number {
    // Words above the last whole multiple of the limit would favour small numbers: they are drawn again.
    const highest = 0x100000000 - (0x100000000 % limit);
    for (;;) {
      const word = nextWord();
      if (word < highest) return word % limit;
    }
  }

  return {
    uniform,
    normal,
    integer,
    state: () => ({ words: [a >>> 0, b >>> 0, c >>> 0, d >>> 0], spareNormal }),
  };
}

/** A seed of its own for one use among several (an epoch, a split), so that they do not follow each other. */
export function deriveSeed(seed: number, ...uses: readonly number[]): number {
  let word = 0;
  for (const part of [seed, ...uses]) {
    for (const half of halves(part)) word = mix((word ^ half) + 0x9e3779b9);
  }
  return word >>> 0;
}

function seedWords(seed: number): [number, number, number, number] {
  const start = deriveSeed(seed);
  // Never all zero: `mix` maps no two of these to zero.
  return [mix(start + 0x9e3779b9), mix(start + 0x3c6ef372), mix(start + 0xdaa66d2b), mix(start + 0x78dde6e4)];
}

/** The two 32-bit halves of a double's bits, so that every seed, also a large or fractional one, counts. */
function halves(value: number): readonly [number, number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return [view.getInt32(0), view.getInt32(4)];
}

/** The finalizer of MurmurHash3: every bit of the word changes half of the bits of the result. */
function mix(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
