/**
 * The command that runs another one where loopback is all the network there is: in a user and a network namespace of
 * its own. Everything that it starts is in there too. Linux alone has them, and a machine may forbid them: then the
 * command fails, and says so.
 */
export function withoutNetwork(command, args) {
  const script = 'ip link set lo up && exec "$@"';
  return ['unshare', ['--user', '--map-root-user', '--net', 'sh', '-c', script, 'sh', command, ...args]];
}
