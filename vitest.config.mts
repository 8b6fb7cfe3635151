import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const setupFiles = ['src/texts/all.ts'];
/** What a person waits for in a browser. */
const expectInBrowser = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], setupFiles, testTimeout: 20_000 } },
      {
        // The real library, in a process of its own for each file; two at a time, for many wait for runs to end.
        test: {
          name: 'engine',
          include: ['test/engine/**/*.test.ts'],
          setupFiles,
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'webview',
          expect: expectInBrowser,
          include: ['test/webview/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          setupFiles,
          globalSetup: 'test/package/setUp.ts',
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'endToEnd',
          expect: expectInBrowser,
          include: ['test/endToEnd/**/*.test.ts'],
          globalSetup: 'test/endToEnd/setUp.ts',
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // The long form of `endToEnd`: everything that a person does, in the same installed VSIX; only when it is named.
        test: {
          name: 'journeys',
          expect: expectInBrowser,
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: 'test/endToEnd/setUp.ts',
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // The long forms of tests that the suite `engine` holds in short; only when it is named.
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          setupFiles,
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 7_200_000,
          hookTimeout: 7_200_000,
        },
      },
    ].filter(({ test }) => existsSync(path.join(root, 'test', test.name))),
  },
});
