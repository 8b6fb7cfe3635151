import * as fs from 'node:fs';
import path from 'node:path';
import type { VersionSummary } from '../../store';
import { copyServer, doctorWords, servePort, serveWords, settingUp } from './parts';

const root = '/opt/model';

/** A folder to build an image from: the program, the version, and a Dockerfile. */
export function writeContainer(version: VersionSummary, folder: string): void {
  copyServer(version, folder);
  fs.writeFileSync(path.join(folder, 'Dockerfile'), dockerfile(version));
  fs.writeFileSync(path.join(folder, '.dockerignore'), '*.yaml\nREADME.md\nDockerfile\n');
}

export const imageOf = (name: string, { version }: VersionSummary): string => `${name}:${String(version)}`;

/** Both are of the same Debian: what is compiled in one runs in the other. */
const debian = 'bookworm';

/**
 * The native library is fetched by name, checked and compiled in an image of its own, of which nothing else stays. Keys are
 * readable by their owner alone, who must be the one who runs it: `node`, 1000 in Node's own image. In the cache is noted
 * that the library was found whole.
 */
function dockerfile(version: VersionSummary): string {
  const url = `http://127.0.0.1:${String(servePort)}/v2/health/ready`;
  const ask = `fetch('${url}').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;
  const json = (words: readonly string[]): string => JSON.stringify(words);
  return `FROM python:3.13-${debian} AS library

COPY --from=node:24-${debian}-slim /usr/local/bin/node /usr/local/bin/node
COPY program ${root}/program

ENV MODEL_STUDIO_NATIVE_SOURCES=${settingUp} \\
    XDG_CACHE_HOME=${root}/cache

RUN ${json(['node', ...doctorWords(root)])}

FROM node:24-${debian}-slim

ENV NODE_ENV=production \\
    MODEL_STUDIO_NATIVE=${root}/native \\
    MODEL_STUDIO_NATIVE_SOURCES=named \\
    XDG_CACHE_HOME=/tmp/cache

COPY --from=library ${root}/cache/model-studio/tensorflow-* ${root}/native/
COPY program ${root}/program
COPY --chown=1000:1000 .model-studio ${root}/.model-studio

USER 1000:1000
WORKDIR /tmp
EXPOSE ${String(servePort)}

HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ${json(['node', '-e', ask])}

ENTRYPOINT ${json(['node', ...serveWords(version, root, '0.0.0.0')])}
`;
}
