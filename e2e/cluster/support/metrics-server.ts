import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../../images/support/run-command.js';
import { kubectl } from './kube.js';

interface Pods {
  items: { metadata: { name: string; namespace: string; labels: object }; status: { phase: string }; spec: { containers: { name: string }[] } }[];
}

/** The one API service that autoscalers ask for CPU and memory. */
const API = 'v1beta1.metrics.k8s.io';

/** Stands in for metrics-server where no kubelet measures: every pod uses what a test says. */
export class MetricsServer {
  private constructor(
    private readonly server: Server,
    private readonly folder: string,
    private usage: { cpu: string; memory: string },
  ) {}

  /** Starts it and registers it with the API server, which must be able to reach this machine as `localhost`. */
  static async start(namespace: string): Promise<MetricsServer> {
    const folder = mkdtempSync(join(tmpdir(), 'smartap-metrics-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    await mustRun('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost', '-keyout', key, '-out', certificate]);
    const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) });
    const metrics = new MetricsServer(server, folder, { cpu: '10m', memory: '64Mi' });
    server.on('request', (request, response) => {
      metrics.answer(request.url ?? '/').then(
        (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'metrics', namespace },
      spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
    });
    await apply({
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: API },
      spec: {
        group: 'metrics.k8s.io',
        version: 'v1beta1',
        groupPriorityMinimum: 100,
        versionPriority: 100,
        insecureSkipTLSVerify: true,
        service: { name: 'metrics', namespace, port },
      },
    });
    return metrics;
  }

  /** What each pod uses from now on. */
  set(cpu: string, memory: string): void {
    this.usage = { cpu, memory };
  }

  async stop(): Promise<void> {
    await kubectl('delete', 'apiservice', API, '--ignore-not-found');
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true });
  }

  private async answer(url: string): Promise<object> {
    const { pathname, searchParams } = new URL(url, 'https://localhost');
    const namespace = /\/namespaces\/([^/]+)\/pods$/.exec(pathname)?.[1];
    if (!namespace)
      return {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: 'metrics.k8s.io/v1beta1',
        resources: [{ name: 'pods', singularName: '', namespaced: true, kind: 'PodMetrics', verbs: ['get', 'list'] }],
      };
    const pods: Pods = JSON.parse(await kubectl('--namespace', namespace, 'get', 'pods', '--selector', searchParams.get('labelSelector') ?? '', '-o', 'json'));
    const timestamp = new Date().toISOString();
    const items = pods.items
      .filter(({ status }) => status.phase === 'Running')
      .map(({ metadata: { name, labels }, spec }) => ({
        metadata: { name, namespace, labels, creationTimestamp: timestamp },
        timestamp,
        window: '15s',
        containers: spec.containers.map((container) => ({ name: container.name, usage: this.usage })),
      }));
    return { kind: 'PodMetricsList', apiVersion: 'metrics.k8s.io/v1beta1', metadata: {}, items };
  }
}

async function apply(manifest: object): Promise<void> {
  await mustRun('sh', ['-c', 'printf %s "$MANIFEST" | kubectl apply -f -'], { MANIFEST: JSON.stringify(manifest) });
}
