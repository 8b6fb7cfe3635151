import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. With `show`, its words go to standard error; without, they are kept and told only when it fails.
 * Rejects with the end of what it said when its exit code is not 0.
 */
export function run(command, args, { cwd, env, show = false, keep = 4000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? process.stderr : 'pipe', show ? process.stderr : 'pipe'],
      shell: process.platform === 'win32' && /\.(cmd|bat)$/.test(command),
    });
    let said = '';
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      said = (said + chunk).slice(-keep);
    });
    child.stderr?.on('data', (chunk) => (said = (said + chunk).slice(-keep)));
    child.on('error', (error) =>
      reject(new Error(`${command} could not be started: ${error.message}`, { cause: error })),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${[command, ...args].join(' ')} ended with ${signal ?? `code ${code}`}.\n${said}`.trim()));
    });
  });
}

/** How npm is started here: the one that started us, else the one on PATH. */
export function npm(args, options) {
  const ownNpm = process.env.npm_execpath;
  if (ownNpm && /npm-cli\.c?js$/.test(ownNpm)) return run(process.execPath, [ownNpm, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
