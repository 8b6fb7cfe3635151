import path from 'node:path';
import { SourceFailure } from './failure';
import { lastLine, runTool } from './tool';

const longestProbe = 120_000;

/**
 * Runs in the child: loads the binding and multiplies two matrices, so that a processor or a C library that the
 * library does not suit shows itself here. [[1,2],[3,4]] x [[5,6],[7,8]] = [[19,22],[43,50]].
 */
const script = `
const holder = { exports: {} };
try {
  process.dlopen(holder, process.argv[1]);
  const b = holder.exports;
  const a = b.createTensor([2, 2], b.TF_FLOAT, new Float32Array([1, 2, 3, 4]));
  const c = b.createTensor([2, 2], b.TF_FLOAT, new Float32Array([5, 6, 7, 8]));
  const attributes = [
    { name: 'transpose_a', type: b.TF_ATTR_BOOL, value: false },
    { name: 'transpose_b', type: b.TF_ATTR_BOOL, value: false },
    { name: 'T', type: b.TF_ATTR_TYPE, value: b.TF_FLOAT },
  ];
  const [product] = b.executeOp('MatMul', attributes, [a, c], 1);
  const values = Array.from(b.tensorDataSync(product.id));
  process.stdout.write(JSON.stringify({ version: b.TF_Version, values }));
} catch (error) {
  process.stdout.write(JSON.stringify({ error: String(error && error.message) }));
}
`;

interface Answer {
  readonly version?: unknown;
  readonly values?: unknown;
  readonly error?: unknown;
}

function parseAnswer(output: string): Answer {
  try {
    const value: unknown = JSON.parse(output);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** The failure that an error of the system's loader means. */
export function loadFailure(binding: string, reason: string): SourceFailure {
  const missing = /version [`'"]?((?:GLIBC|GLIBCXX|CXXABI)_[\d.]+)/.exec(reason)?.[1];
  if (missing !== undefined) return new SourceFailure('system-too-old', { path: binding, needed: missing });
  return new SourceFailure('not-loadable', { path: binding, reason });
}

/**
 * Loads a binding in a process of its own, which may crash, and computes with it. Returns TensorFlow's version; throws
 * a SourceFailure. `node` is the program to try it under: by default the running one.
 */
export async function probe(
  binding: string,
  environment: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
  node = process.execPath,
): Promise<string> {
  const result = await runTool(node, ['-e', script, binding], {
    environment: { ...environment, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: undefined, TF_CPP_MIN_LOG_LEVEL: '3' },
    folder: path.dirname(binding),
    signal,
    timeout: longestProbe,
  });
  if (result === undefined) throw new SourceFailure('not-loadable', { path: binding, reason: `${node}: ENOENT` });
  const answer = parseAnswer(result.output);
  if (typeof answer.error === 'string') throw loadFailure(binding, answer.error);
  if (typeof answer.version === 'string' && String(answer.values) === '19,22,43,50') return answer.version;
  const reason = result.signal ?? lastLine(result.errors) ?? '';
  throw new SourceFailure('crashed', { path: binding, reason: reason || `exit code ${result.code ?? '?'}` });
}
