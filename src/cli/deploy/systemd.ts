import * as fs from 'node:fs';
import path from 'node:path';
import type { VersionSummary } from '../../store';
import { copyServer, plainName, serveWords } from './parts';

/** Where the folder is to be put. */
export const systemdRoot = (version: VersionSummary): string => `/opt/model-studio/${plainName(version.model)}`;

/** The program, the version, and a unit that serves it on loopback. */
export function writeSystemd(version: VersionSummary, folder: string): void {
  copyServer(version, folder);
  const root = systemdRoot(version);
  const name = plainName(version.model);
  // Of a unit file % and $ mean something, and blanks part words.
  const quoted = (word: string): string =>
    `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`;
  const words = serveWords(version, root, '127.0.0.1').map(quoted).join(' ');
  const unit = `[Unit]
Description=Model Studio answers for ${name}, version ${String(version.version)}
After=network.target

[Service]
ExecStart=/usr/bin/env node ${words}
Environment=NODE_ENV=production MODEL_STUDIO_NATIVE_SOURCES=named,cached XDG_CACHE_HOME=${root}/cache HOME=/tmp
WorkingDirectory=/tmp
DynamicUser=yes
Restart=on-failure
RestartSec=2
TimeoutStopSec=60
NoNewPrivileges=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectHome=yes
ProtectSystem=strict
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
LockPersonality=yes
CapabilityBoundingSet=
MemoryMax=4G

[Install]
WantedBy=multi-user.target
`;
  fs.writeFileSync(path.join(folder, `${name}.service`), unit);
}
