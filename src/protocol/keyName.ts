/** Whether a key can be called so: a letter first, so that none is taken for an option. */
export function isKeyName(name: unknown): name is string {
  return typeof name === 'string' && /^\p{L}[\p{L}\p{N}_.-]{0,63}$/u.test(name);
}
