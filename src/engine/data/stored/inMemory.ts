/** Files above this many bytes are not held in memory. */
export function inMemoryBytes(): number {
  const megabytes = Number(process.env['MODEL_STUDIO_DATA_IN_MEMORY'] ?? '');
  return (Number.isFinite(megabytes) && process.env['MODEL_STUDIO_DATA_IN_MEMORY'] ? megabytes : 256) * 2 ** 20;
}
