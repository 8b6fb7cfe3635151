import { spawnSync } from 'node:child_process';

/** A user namespace gives the right to make a network namespace; root may make one without it. */
const ways = [['--user', '--map-root-user', '--net'], ['--net']];

/** Sets the flag IFF_UP of the interface lo (SIOCSIFFLAGS), as `ip link set lo up` does, which is not everywhere. */
const loopbackUp = `import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 1))`;

/**
 * The command that runs another one where loopback is all the network there is: in a network namespace of its own.
 * Everything that it starts is in there too. Linux alone has them, and a machine may forbid them: then the command fails,
 * and says so.
 */
export function withoutNetwork(command, args) {
  const way = ways.find((options) => spawnSync('unshare', [...options, 'true']).status === 0) ?? ways[0];
  const script = 'python3 -c "$0" && exec "$@"';
  return ['unshare', [...way, 'sh', '-c', script, loopbackUp, command, ...args]];
}
