import { SERVICES } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { waitUntil } from '@smartap/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kubectl, Namespace, UMBRELLA } from './support/kube.js';
import { MetricsServer } from './support/metrics-server.js';

interface Hpas {
  items: { metadata: { name: string }; spec: { minReplicas: number; maxReplicas: number }; status: { currentReplicas?: number; desiredReplicas?: number } }[];
}

interface Pods {
  items: { metadata: { name: string }; spec: { nodeName?: string } }[];
}

let at: Namespace;
let metrics: MetricsServer;

beforeAll(async () => {
  at = await Namespace.create(`smartap-${newId().slice(-8)}`);
  metrics = await MetricsServer.start(at.name);
  // Five minutes of calm before pods go are right in production and too long here.
  const calm = SERVICES.map((name) => `${name}.autoscaling.scaleDownStabilizationSeconds=0`);
  await at.helm('install', 'smartap', UMBRELLA, '--set', calm.join(','), '--wait', '--timeout', '180s');
});
afterAll(async () => {
  await metrics.stop();
  await at.drop();
});

const hpas = async (): Promise<Hpas['items']> => (await at.json<Hpas>('get', 'hpa')).items;

/** Waits until each service has the number of pods that its autoscaler allows at `bound`; gives those that have not. */
async function unlike(bound: 'minReplicas' | 'maxReplicas'): Promise<string[]> {
  const away = async (): Promise<string[]> => (await hpas()).filter(({ spec, status }) => status.currentReplicas !== spec[bound]).map(({ metadata }) => metadata.name);
  await waitUntil(async () => (await away()).length === 0, 200_000, 1000);
  return away();
}

describe('each service scales by itself', () => {
  it('has an autoscaler', async () => {
    expect((await hpas()).map(({ metadata }) => metadata.name).toSorted()).toEqual(SERVICES.map((name) => `smartap-${name}`).toSorted());
  });

  it('goes up to its most pods when they are busy', async () => {
    metrics.set('2', '128Mi');
    expect(await unlike('maxReplicas')).toEqual([]);
  });

  it('comes down to its fewest when they are not', async () => {
    metrics.set('5m', '64Mi');
    expect(await unlike('minReplicas')).toEqual([]);
  }, 300_000);

  it('goes up by memory alone', async () => {
    metrics.set('5m', '500Mi');
    expect(await unlike('maxReplicas')).toEqual([]);
    metrics.set('5m', '64Mi');
    expect(await unlike('minReplicas')).toEqual([]);
  }, 500_000);
});

describe('a drain of nodes', () => {
  it('is held by the budget while another pod of the service is away', async () => {
    const nodes = (await kubectl('get', 'nodes', '-o', 'name')).trim().split('\n');
    const { items } = await at.json<Pods>('get', 'pods', '-l', 'app.kubernetes.io/name=approval,app.kubernetes.io/component=service');
    const [first, second] = items.map(({ metadata }) => metadata.name);
    // What a drain asks for each pod.
    const evict = (pod = ''): Promise<string> => at.raw(`/api/v1/namespaces/${at.name}/pods/${pod}/eviction`, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace: at.name } });
    try {
      // No node takes pods: what is evicted stays away.
      for (const node of nodes) await kubectl('cordon', node);
      await evict(first);
      await expect(evict(second)).rejects.toThrow(/disruption budget/);
    } finally {
      for (const node of nodes) await kubectl('uncordon', node);
    }
    const isBack = await waitUntil(async () => (await at.kubectl('get', 'deployment', 'smartap-approval')).includes('2/2'), 60_000, 500);
    expect(isBack).toBe(true);
    await evict(second);
  });
});
