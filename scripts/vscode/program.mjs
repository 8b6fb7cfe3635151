import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A port of this machine that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts a program in a process group of its own and waits until it has said `ready`.
 * `close` ends it and what it started, `kill` at once and without asking; `said` is the end of its output, for people to look into.
 */
export async function startProgram(command, args, { ready, env, cwd, seconds = 60, onOutput } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let said = '';
  // Not 'close': a detached run may still hold the pipes.
  const exited = new Promise((resolve) => child.on('exit', resolve));
  const signalAll = (signal) => {
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  const endWithUs = () => signalAll('SIGKILL');
  process.on('exit', endWithUs);

  const kill = async () => {
    signalAll('SIGKILL');
    await exited;
    process.off('exit', endWithUs);
  };
  const close = async () => {
    signalAll('SIGTERM');
    const killer = setTimeout(() => signalAll('SIGKILL'), 5000);
    await exited;
    clearTimeout(killer);
    await kill();
  };

  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${command} was not ready after ${seconds} s.\n${said}`));
      void close();
    }, seconds * 1000);
    const hear = (chunk) => {
      said = (said + chunk).slice(-20_000);
      onOutput?.(String(chunk));
      if (ready.test(said)) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      process.off('exit', endWithUs);
      reject(new Error(`${command} ended with code ${code} before it was ready.\n${said}`));
    });
  });
  return { pid: child.pid, exited, close, kill, said: () => said };
}
