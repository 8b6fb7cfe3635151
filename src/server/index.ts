/** Versions as a service: HTTP in this process, inference in worker processes. The public door of this folder. */
export { isOrigin } from './http/cors';
export { logLevels, type LogLevel } from './http/requestLog';
export type { TlsFiles } from './http/tls';
export { isLoopback } from './http/hosts';
export { startServer, type RunningServer, type ServeOptions } from './server';
