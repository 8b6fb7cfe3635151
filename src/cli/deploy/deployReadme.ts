import type { DeployTarget } from '../../protocol';
import type { VersionSummary } from '../../store';
import { text, type Locale } from '../../texts';
import { imageOf } from './container';
import { doctorWords, plainName, servePort, settingUp } from './parts';
import { systemdRoot } from './systemd';

/** The commands that bring a folder to where it runs. */
export function deployReadme(locale: Locale, target: DeployTarget, version: VersionSummary): string {
  const { model, version: number } = version;
  const shell = (lines: readonly string[]): string => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;
  const heading = `# ${text(locale, 'portable.readmeTitle', { model, version: number })}`;
  return [heading, ...body(locale, target, version, shell), ''].join('\n\n');
}

function body(
  locale: Locale,
  target: DeployTarget,
  version: VersionSummary,
  shell: (lines: readonly string[]) => string,
): readonly string[] {
  const name = plainName(version.model);
  const image = imageOf(name, version);
  const port = String(servePort);
  const makeKey = 'node program/dist/cli.js keys create me --store .model-studio';
  const library = text(locale, 'portable.deployLibrary');
  const root = systemdRoot(version);
  const setUp = `XDG_CACHE_HOME=${root}/cache MODEL_STUDIO_NATIVE_SOURCES=${settingUp}`;
  const keys = text(locale, 'portable.deployKeys');
  switch (target) {
    case 'container':
      return [
        text(locale, 'portable.deployContainer'),
        shell([
          makeKey,
          `docker build -t ${image} .`,
          `docker run --read-only --tmpfs /tmp -p ${port}:${port} ${image}`,
        ]),
        keys,
        library,
      ];
    case 'kserve':
      return [
        text(locale, 'portable.deployKserve'),
        shell([
          makeKey,
          `docker build -t REGISTRY/${image} .`,
          `docker push REGISTRY/${image}`,
          'kubectl apply -f inferenceservice.yaml',
        ]),
        keys,
        library,
      ];
    case 'triton':
      return [
        text(locale, 'portable.deployTriton'),
        shell(['tritonserver --model-repository "$PWD/model_repository"']),
      ];
    case 'systemd':
      return [
        text(locale, 'portable.deploySystemd', { root, port }),
        shell([
          `sudo mkdir -p ${root}`,
          `sudo cp -rT . ${root}`,
          `sudo env ${setUp} node ${doctorWords(root).join(' ')}`,
          `sudo chmod -R a+rX ${root}`,
          `sudo cp ${name}.service /etc/systemd/system/`,
          `sudo systemctl enable --now ${name}.service`,
        ]),
        library,
      ];
  }
}
