let last = performance.now();

/** Lets sockets and timers have their turn, when they had none for 50 ms. */
export async function breathe(): Promise<void> {
  if (performance.now() - last < 50) return;
  await new Promise((resolve) => setImmediate(resolve));
  last = performance.now();
}
