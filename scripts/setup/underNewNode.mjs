import { follow } from './follow.mjs';
import { nodeForTools, nodeVersion } from './node24.mjs';
import { say } from './say.mjs';

/**
 * Runs `work` under a Node that today's tools accept: in this process when its Node is new enough,
 * else by starting the same script anew under Node 24.
 */
export async function underNewNode(work) {
  const program = await nodeForTools();
  if (program === process.execPath) return work();
  say(`This is Node ${process.versions.node}; going on under Node ${nodeVersion}.`);
  process.exitCode = await follow(program, process.argv.slice(1));
}
