// Runs a tool of node_modules under a Node that is new enough for it:  node scripts/with-node.mjs eslint .
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { follow } from './setup/follow.mjs';
import { ensureNodeModules } from './setup/nodeModules.mjs';
import { nodeForTools } from './setup/node24.mjs';
import { isMain, root } from './setup/places.mjs';
import { fail, SetupError } from './setup/say.mjs';

/** Packages whose programs are named otherwise than themselves. */
const packageOfTool = { tsc: 'typescript', vsce: '@vscode/vsce' };

/** The script that a tool of node_modules starts with. */
export function toolScript(tool) {
  const name = packageOfTool[tool] ?? tool;
  const folder = path.join(root, 'node_modules', name);
  try {
    const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return path.join(folder, typeof bin === 'string' ? bin : bin[tool]);
  } catch (error) {
    throw new SetupError(`There is no tool "${tool}" in node_modules.`, 'Run npm run setup.', error);
  }
}

async function main([tool, ...args]) {
  if (!tool) throw new SetupError('No tool was named.', 'node scripts/with-node.mjs TOOL [ARGUMENT ...]');
  await ensureNodeModules();
  process.exitCode = await follow(await nodeForTools(), [toolScript(tool), ...args]);
}

if (isMain(import.meta.url)) main(process.argv.slice(2)).catch((error) => fail(error));
