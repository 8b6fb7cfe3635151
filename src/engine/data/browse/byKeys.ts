const digits = 1 << 16;

/**
 * Places in the order of their keys, sixteen bits of them after the other: what is missing (NaN) comes last either way,
 * and what is equal as it lay. Between two passes others have their turn.
 */
export async function byKeys(
  places: Int32Array,
  keys: Float64Array,
  descending: boolean,
  turn: () => Promise<void>,
): Promise<Int32Array> {
  const bits = orderedBits(keys, descending);
  let from = places;
  let to: Int32Array = new Int32Array(places.length);
  for (let pass = 0; pass < 4; pass++) {
    await turn();
    const starts = startsOf(from, bits, pass);
    if (!starts) continue;
    for (const place of from) {
      const digit = bits[place * 4 + pass] ?? 0;
      const at = starts[digit] ?? 0;
      starts[digit] = at + 1;
      to[at] = place;
    }
    // What was given is never written to.
    [from, to] = [to, from === places ? new Int32Array(places.length) : from];
  }
  return from;
}

/** Where the places of each digit start; undefined where all have the same one. */
function startsOf(places: Int32Array, bits: Uint16Array, pass: number): Int32Array | undefined {
  const starts = new Int32Array(digits);
  for (const place of places) {
    const digit = bits[place * 4 + pass] ?? 0;
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  if (starts.includes(places.length)) return undefined;
  let sum = 0;
  for (let digit = 0; digit < digits; digit++) {
    const count = starts[digit] ?? 0;
    starts[digit] = sum;
    sum += count;
  }
  return starts;
}

/** The keys as whole numbers of 64 bits that are in the same order, four parts each, the lowest first. */
function orderedBits(keys: Float64Array, descending: boolean): Uint16Array {
  const values = keys.slice();
  const halves = new Uint32Array(values.buffer);
  const all = 0xffff_ffff;
  const turned = descending ? all : 0;
  for (let index = 0; index < values.length; index++) {
    const [low, high] = [2 * index, 2 * index + 1];
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) {
      halves[low] = halves[high] = all;
      continue;
    }
    // Zero has two signs and one place; the bits of negative numbers are in the opposite order.
    const isNegative = value < 0;
    const sign = isNegative ? all : 0x8000_0000;
    halves[low] = (value === 0 ? 0 : (halves[low] ?? 0)) ^ (isNegative ? all : 0) ^ turned;
    halves[high] = (value === 0 ? 0 : (halves[high] ?? 0)) ^ sign ^ turned;
  }
  return new Uint16Array(values.buffer);
}
