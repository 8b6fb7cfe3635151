import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockState, ownIdentity, takeLock } from '../../../src/store';
import { temporaryFolder } from './temporaryFolder';

function hold(folder: string, holder: object): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, '1'), JSON.stringify({ holder }));
}

describe('a lock', () => {
  it('is held by one only, until it is released', () => {
    const folder = path.join(temporaryFolder(), 'lock');
    const lock = takeLock(folder);
    expect(lock).toBeDefined();
    expect(takeLock(folder)).toBeUndefined();
    lock?.release();
    expect(lockState(folder).held).toBe(false);
    expect(takeLock(folder)).toBeDefined();
  });

  it('is free when its process is gone', () => {
    const folder = path.join(temporaryFolder(), 'lock');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    hold(folder, { ...ownIdentity(), pid });
    expect(lockState(folder).held).toBe(false);
    expect(takeLock(folder)).toBeDefined();
  });

  it('is free when another process has the number of the one that held it', () => {
    const folder = path.join(temporaryFolder(), 'lock');
    hold(folder, { ...ownIdentity(), started: 'at another time' });
    expect(lockState(folder).held).toBe(false);
  });

  it('is not taken from another machine', () => {
    const folder = path.join(temporaryFolder(), 'lock');
    hold(folder, { ...ownIdentity(), host: 'elsewhere', pid: 1 });
    expect(lockState(folder)).toMatchObject({ held: true, elsewhere: true });
    expect(takeLock(folder)).toBeUndefined();
  });

  it('is handed over to whom the holder started, and to that one only', () => {
    const folder = path.join(temporaryFolder(), 'lock');
    const starter = takeLock(folder);
    const child = takeLock(folder, starter?.generation);
    expect(child).toBeDefined();
    expect(takeLock(folder, starter?.generation)).toBeUndefined();
    starter?.release();
    expect(lockState(folder).held).toBe(true);
  });
});
