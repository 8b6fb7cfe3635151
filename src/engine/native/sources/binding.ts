import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SourceFailure } from '../failure';
import { type Places } from '../places';
import type { WheelPin } from '../platform';
import { runTool } from '../tool';

export const bindingName = 'tfjs_binding.node';

/**
 * Keeps the binding loadable where the C++ library is old: GCC 12 calls this function of GLIBCXX_3.4.29, and it is all
 * that the binding would need of it.
 */
const oldLibrarySource = `#include <new>
namespace std {
void __throw_bad_array_new_length() { throw bad_array_new_length(); }
}
`;

const compilers = ['c++', 'g++', 'clang++'];

/** What a binding is compiled from. */
export interface BindingSources {
  readonly binding: string;
  readonly nodeApi: string;
}

/** The sources of tfjs-node's binding and the Node-API headers, where this installation has them. */
export function bindingSources(places: Places): BindingSources | undefined {
  if (places.root === undefined) return undefined;
  const { root } = places;
  return [path.join(root, 'node_modules'), path.join(root, 'native', 'sources')]
    .map((folder) => ({
      binding: path.join(folder, '@tensorflow/tfjs-node/binding'),
      nodeApi: path.join(folder, 'node-api-headers/include'),
    }))
    .find(({ binding, nodeApi }) => existsSync(path.join(binding, 'tfjs_binding.cc')) && existsSync(nodeApi));
}

/** The first C++ compiler that runs; undefined where there is none. */
export async function findCompiler(
  environment: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const asked = environment['CXX'];
  for (const compiler of asked ? [asked, ...compilers] : compilers) {
    const result = await runTool(compiler, ['--version'], { environment, signal, timeout: 60_000 });
    if (result?.code === 0) return compiler;
  }
  return undefined;
}

/** Compiles the binding into `folder`, which holds the libraries and their headers in `include`. Throws a SourceFailure. */
export async function compileBinding(
  compiler: string,
  sources: BindingSources,
  pin: WheelPin,
  { libraries, include, output }: { readonly libraries: string; readonly include: string; readonly output: string },
  environment: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<void> {
  const oldLibrary = path.join(include, 'oldLibrary.cc');
  await writeFile(oldLibrary, oldLibrarySource);
  const args = [
    ...['-std=c++17', '-O2', '-shared', '-fPIC', '-fvisibility=hidden', '-w', '-DNAPI_VERSION=8'],
    ...['-I', include, '-I', sources.nodeApi],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => path.join(sources.binding, name)),
    ...(process.platform === 'linux' ? [oldLibrary] : []),
    ...['-L', libraries, ...pin.linkFlags, '-o', output],
  ];
  const result = await runTool(compiler, args, { environment, signal });
  if (result?.code === 0) return;
  const said = result?.errors ?? '';
  const reason = said.split('\n').find((line) => line.includes('error')) ?? said.trim();
  throw new SourceFailure('compile-failed', { compiler, reason: reason.slice(0, 500) });
}
