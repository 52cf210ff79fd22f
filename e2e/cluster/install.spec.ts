import { SERVICES } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { waitUntil } from '@smartap/tools';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHARTS, kubectl, Namespace, UMBRELLA } from './support/kube.js';

interface Deployments {
  items: { metadata: { name: string }; spec: { replicas: number; template: { spec: { containers: { image: string }[] } } }; status: { readyReplicas?: number; availableReplicas?: number } }[];
}

const DEV = ['-f', join(UMBRELLA, 'values-dev.yaml')];
const ALL = SERVICES.map((name) => `smartap-${name}`).toSorted();
/** The annotation by which a cluster without kubelets is told that a pod misbehaves; one with kubelets pulls an image that is not there. */
const behaviour = (path: string, how: string): string[] => ['--set-string', String.raw`${path}.fake\.test/behaviour=${how}`];

let at: Namespace;

beforeAll(async () => {
  at = await Namespace.create(`smartap-${newId().slice(-8)}`);
});
afterAll(() => at.drop());

async function images(): Promise<string[]> {
  const { items } = await at.json<Deployments>('get', 'deployments');
  return items.map(({ spec }) => spec.template.spec.containers[0]?.image.split(':').at(-1) ?? '');
}

async function allServe(): Promise<boolean> {
  const { items } = await at.json<Deployments>('get', 'deployments');
  return items.length === SERVICES.length && items.every(({ spec, status }) => (status.availableReplicas ?? 0) >= spec.replicas);
}

const status = async (release = 'smartap'): Promise<string> => /STATUS: (\S+)/.exec(await at.helm('status', release))?.[1] ?? '';
const upgrade = (tag: string, ...more: string[]): Promise<string> => at.helm('upgrade', 'smartap', UMBRELLA, ...DEV, '--set', `global.image.tag=${tag}`, '--timeout', '90s', ...more);

describe('a release of the umbrella', () => {
  it('installs: every pod of every service is ready, and each answers helm test', async () => {
    await at.helm('install', 'smartap', UMBRELLA, ...DEV, '--set', 'global.image.tag=1.0.0', '--wait', '--timeout', '180s');
    const { items } = await at.json<Deployments>('get', 'deployments');
    expect(items.map(({ metadata, status: { readyReplicas } }) => [metadata.name, readyReplicas])).toEqual(ALL.map((name) => [name, 1]));
    expect(await at.helm('test', 'smartap', '--timeout', '120s')).toMatch(/Phase: +Succeeded/);
  });

  it('upgrades from the release before; migrations go first', async () => {
    await upgrade('1.1.0', '--wait');
    expect(new Set(await images())).toEqual(new Set(['1.1.0']));
    const jobs = await at.json<{ items: { metadata: { name: string }; spec: { template: { spec: { containers: { image: string }[] } } } }[] }>('get', 'jobs', '-l', 'app.kubernetes.io/component=migration');
    expect(jobs.items.map(({ metadata }) => metadata.name).toSorted()).toEqual(ALL.map((name) => `${name}-migrate`));
    for (const { spec } of jobs.items) expect(spec.template.spec.containers[0]?.image).toMatch(/:1\.1\.0$/);
  });

  it('leaves the old release serving when a migration fails, and the Job for its log', async () => {
    const failing = upgrade('1.2.0', '--set', 'matching.migration.backoffLimit=0,matching.migration.activeDeadlineSeconds=20', ...behaviour('matching.migration.podAnnotations', 'job-fail'));
    await expect(failing).rejects.toThrow(/pre-upgrade hooks? failed/i);
    expect(new Set(await images())).toEqual(new Set(['1.1.0']));
    expect(await allServe()).toBe(true);
    expect(await at.kubectl('get', 'job', 'smartap-matching-migrate')).toMatch(/smartap-matching-migrate/);
    expect(await status()).toBe('failed');
  });

  it('goes on with the next upgrade after that', async () => {
    await upgrade('1.2.1', '--wait');
    expect(await status()).toBe('deployed');
    expect(new Set(await images())).toEqual(new Set(['1.2.1']));
  });

  it('rolls back by itself from a release that never becomes ready; not a moment without a pod', async () => {
    let everyoneServed = true;
    let isOver = false;
    const watching = (async () => {
      while (!isOver) if (!(await allServe())) everyoneServed = false;
    })();
    try {
      await expect(upgrade('1.3.0', '--atomic', '--timeout', '25s', ...behaviour('gateway.podAnnotations', 'never-ready'))).rejects.toThrow(/rolled back|failed/);
    } finally {
      isOver = true;
      await watching;
    }
    expect(everyoneServed).toBe(true);
    expect(new Set(await images())).toEqual(new Set(['1.2.1']));
  });

  it('goes back to an older release by helm rollback', async () => {
    await at.helm('rollback', 'smartap', '2', '--wait', '--timeout', '90s');
    expect(new Set(await images())).toEqual(new Set(['1.1.0']));
    expect(await allServe()).toBe(true);
  });

  it('refuses a wrong value in words before anything changes', async () => {
    await expect(upgrade('1.4.0', '--set', 'gateway.replicas=two')).rejects.toThrow(/replicas.*got string, want integer|Invalid type/);
    expect(new Set(await images())).toEqual(new Set(['1.1.0']));
  });

  it('takes everything of its own away and leaves secrets and claims', async () => {
    await at.apply({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'documents' }, spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } } });
    await at.helm('uninstall', 'smartap', '--wait');
    expect((await at.json<Deployments>('get', 'deployments')).items).toEqual([]);
    expect(await at.kubectl('get', 'secret,pvc', '-o', 'name')).toMatch(/secret\/smartap-gateway[^]*persistentvolumeclaim\/documents/);
  });
});

describe.each(SERVICES)('the chart of %s', (service) => {
  it('installs alone', async () => {
    const sets = `secrets.existingSecret=smartap-${service},secrets.sharedSecret=smartap-shared,provision.existingSecret=smartap-admin,autoscaling.enabled=false`;
    await at.helm('install', service, join(CHARTS, service), '--set', sets, '--wait', '--timeout', '120s');
    const { items } = await at.json<Deployments>('get', 'deployments', '-l', `app.kubernetes.io/instance=${service}`);
    expect(items.map(({ metadata, status: { readyReplicas } }) => [metadata.name, readyReplicas])).toEqual([[service, 2]]);
    await at.helm('uninstall', service);
  });
});

describe('pod security', () => {
  it('lets no pod in that asks for more, and the release says why', async () => {
    const sets = 'secrets.existingSecret=smartap-intake,autoscaling.enabled=false,migration.enabled=false,securityContext.allowPrivilegeEscalation=true';
    await at.helm('install', 'greedy', join(CHARTS, 'intake'), '--set', sets);
    const isRefused = await waitUntil(async () => (await at.kubectl('get', 'events', '--field-selector', 'reason=FailedCreate')).includes('violates PodSecurity "restricted'), 30_000, 500);
    expect(isRefused).toBe(true);
    expect((await kubectl('--namespace', at.name, 'get', 'pods', '-l', 'app.kubernetes.io/instance=greedy', '-o', 'name')).trim()).toBe('');
    await at.helm('uninstall', 'greedy');
  });
});
