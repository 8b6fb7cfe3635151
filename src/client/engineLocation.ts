import { fork, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

/** Where the engine is. */
export interface EngineLocation {
  /** `dist/engine.js` */
  readonly script: string;
  /** The program that runs it; by default the one that runs this. */
  readonly node?: string;
  /** On top of this process's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The command line that lies beside the engine. */
export function cliBeside(engine: EngineLocation): EngineLocation {
  return { ...engine, script: path.join(path.dirname(engine.script), 'cli.js') };
}

function environmentOf(engine: EngineLocation): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, ...engine.environment };
  // Under VS Code the program is Electron, which is Node only when told so.
  if (process.versions['electron'] !== undefined && engine.node === undefined)
    environment['ELECTRON_RUN_AS_NODE'] = '1';
  delete environment['NODE_OPTIONS'];
  return environment;
}

/** Starts the engine as a child that ends with its standard input. */
export function spawnService(engine: EngineLocation): ChildProcess {
  return spawn(engine.node ?? process.execPath, [engine.script, 'service'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environmentOf(engine),
    windowsHide: true,
  });
}

/** Starts the command line as a child whose words can be read; it ends in order when `signal` says so, as by Ctrl-C. */
export function spawnCommand(cli: EngineLocation, args: readonly string[], signal?: AbortSignal): ChildProcess {
  return spawn(cli.node ?? process.execPath, [cli.script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentOf(cli),
    windowsHide: true,
    ...(signal && { signal, killSignal: 'SIGINT' }),
  });
}

/** Starts the engine as a child that predicts for a server, on a channel that carries bytes as they are. */
export function forkWorker(engine: EngineLocation): ChildProcess {
  return fork(engine.script, ['worker'], {
    execPath: engine.node ?? process.execPath,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: environmentOf(engine),
  });
}

/** Starts the engine as a process of its own, which nothing that happens to this one or its terminal can end. */
export function spawnDetached(engine: EngineLocation, args: readonly string[], log: number): ChildProcess {
  const stdio: StdioOptions = ['ignore', log, log];
  const child = spawn(engine.node ?? process.execPath, [engine.script, ...args], {
    detached: true,
    stdio,
    env: environmentOf(engine),
    // Not the caller's folder, which may be taken away.
    cwd: os.homedir(),
    windowsHide: true,
  });
  child.unref();
  return child;
}
