import * as fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { VersionSummary } from '../../store';
import { imageOf, writeContainer } from './container';
import { plainName, servePort } from './parts';

/** The container, and an InferenceService that runs it. */
export function writeKserve(version: VersionSummary, folder: string): void {
  writeContainer(version, folder);
  const name = plainName(version.model);
  const probe = { httpGet: { path: '/v2/health/ready', port: servePort }, periodSeconds: 5 };
  const service = {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name, labels: { 'app.kubernetes.io/version': String(version.version) } },
    spec: {
      predictor: {
        containers: [
          {
            name: 'kserve-container',
            image: imageOf(name, version),
            env: [{ name: 'PROTOCOL', value: 'v2' }],
            ports: [{ name: 'http1', containerPort: servePort, protocol: 'TCP' }],
            readinessProbe: probe,
            livenessProbe: { httpGet: { path: '/v2/health/live', port: servePort }, periodSeconds: 10 },
            resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '4Gi' } },
            securityContext: {
              allowPrivilegeEscalation: false,
              runAsNonRoot: true,
              runAsUser: 1000,
              capabilities: { drop: ['ALL'] },
            },
          },
        ],
      },
    },
  };
  fs.writeFileSync(path.join(folder, 'inferenceservice.yaml'), stringify(service));
}
