import { root } from '../setup/places.mjs';

/** Gives `work` a function that loads a source file in TypeScript by its path in the project, `/test/...`. */
export async function withSources(work) {
  const { createViteServer } = await import('vitest/node');
  const server = await createViteServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await work((file) => server.ssrLoadModule(file));
  } finally {
    await server.close();
  }
}
