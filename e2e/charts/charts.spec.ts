import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '@smartap/contracts';
import { ENVIRONMENTS, programOnPath, renderExample, ROOT } from '@smartap/tools';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

const CHARTS = join(ROOT, 'charts');
const SCHEMAS = join(CHARTS, 'schemas', '{{ .ResourceKind }}{{ .KindSuffix }}.json');
/** Helm 3 is needed; Helm 4 is asked too where it is there. */
const HELMS = ['helm', 'helm4'].filter((name) => name === 'helm' || programOnPath(name));
/** What a service alone needs to be told: the umbrella tells it by `global`. */
const ALONE = ['--set', 'secrets.existingSecret=own,secrets.sharedSecret=shared'];

interface Resource {
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec: {
    replicas?: number;
    selector?: { matchLabels?: Record<string, string> } & Record<string, unknown>;
    scaleTargetRef?: { name: string };
    template: { metadata: { labels: Record<string, string> }; spec: PodSpec };
  };
}

interface PodSpec {
  automountServiceAccountToken?: boolean;
  terminationGracePeriodSeconds?: number;
  securityContext: { runAsNonRoot?: boolean };
  containers: Container[];
  initContainers?: Container[];
}

interface Container {
  name: string;
  securityContext: { readOnlyRootFilesystem?: boolean; allowPrivilegeEscalation?: boolean };
  resources: { requests?: Record<string, string>; limits?: Record<string, string> };
  readinessProbe?: unknown;
  livenessProbe?: unknown;
  startupProbe?: unknown;
  lifecycle?: { preStop?: { sleep?: { seconds: number } } };
  env?: { name: string; value?: string; valueFrom?: unknown }[];
}

function run(program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    throw new Error(`${program} ${args.join(' ')}:\n${stdout}${withoutLinks(stderr)}`, { cause: error });
  }
}

/** Helm tells of each link it follows. */
const withoutLinks = (text: string): string => text.split('\n').filter((line) => !line.includes('found symbolic link')).join('\n');

const values = (environment: string): string => join(CHARTS, 'smartap', `values-${environment}.yaml`);
const resources = (yaml: string): Resource[] => parseAllDocuments(yaml).map((document) => document.toJS() as Resource);

function kubeconform(yaml: string): string {
  return execFileSync('kubeconform', ['-strict', '-summary', '-schema-location', SCHEMAS, '-'], { input: yaml, encoding: 'utf8' });
}

describe('the rendered examples', () => {
  it.each(ENVIRONMENTS)('that of %s is fresh: npm run charts makes it', (environment) => {
    expect(readFileSync(join(CHARTS, 'smartap', 'examples', `${environment}.yaml`), 'utf8')).toBe(renderExample(environment));
  });
});

describe.each(HELMS)('by %s', (helm) => {
  it.each(ENVIRONMENTS)('the umbrella passes lint and the API schemas with the values of %s', (environment) => {
    run(helm, 'lint', '--strict', join(CHARTS, 'smartap'), '-f', values(environment));
    const yaml = run(helm, 'template', 'smartap', join(CHARTS, 'smartap'), '-n', 'smartap', '-f', values(environment));
    expect(kubeconform(yaml)).toMatch(/Invalid: 0, Errors: 0, Skipped: 0/);
  });

  it.each(SERVICES)('%s passes both by itself', (service) => {
    run(helm, 'lint', '--strict', join(CHARTS, service), ...ALONE);
    const yaml = run(helm, 'template', 'alone', join(CHARTS, service), ...ALONE);
    expect(kubeconform(yaml)).toMatch(/Invalid: 0, Errors: 0, Skipped: 0/);
  });

  it('leaves out a service that is not wanted', () => {
    const yaml = run(helm, 'template', 'x', join(CHARTS, 'smartap'), '--set', 'extraction.enabled=false');
    expect(resources(yaml).filter(({ metadata }) => metadata.name.includes('extraction'))).toEqual([]);
    expect(resources(yaml).filter(({ kind }) => kind === 'Deployment')).toHaveLength(SERVICES.length - 1);
  });

  it('refuses a wrong value and an unknown key in words', () => {
    const template = (set: string): string => run(helm, 'template', 'x', join(CHARTS, 'smartap'), '--set', set);
    expect(() => template('gateway.replicas=many')).toThrow(/gateway[^]*replicas[^]*(got string, want integer|Invalid type)/);
    expect(() => template('gateway.replcas=3')).toThrow(/additional propert(y|ies) '?replcas'? (is )?not allowed/i);
    expect(() => template('gateway.image.pullPolicy=Sometimes')).toThrow(/pullPolicy/);
    expect(() => template('gatway.enabled=false')).toThrow(/gatway/);
  });
});

describe('helm-unittest', () => {
  it.each(['gateway', 'extraction', 'smartap'])('holds for %s', (chart) => {
    run('helm-unittest', '--strict', '--with-subchart=false', join(CHARTS, chart));
  });
});

describe.each(ENVIRONMENTS)('what %s installs', (environment) => {
  const all = resources(readFileSync(join(CHARTS, 'smartap', 'examples', `${environment}.yaml`), 'utf8'));
  const ofKind = (kind: string): Resource[] => all.filter((resource) => resource.kind === kind);

  it('is one deployment for each service', () => {
    expect(ofKind('Deployment').map(({ metadata }) => metadata.name)).toEqual(SERVICES.map((name) => `smartap-${name}`).toSorted());
  });

  it.each([...ofKind('Deployment'), ...ofKind('Job')].map((resource) => [`${resource.kind} ${resource.metadata.name}`, resource] as const))('%s runs with no more than it needs', (_name, { spec }) => {
    const pod = spec.template.spec;
    expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } });
    for (const { name, securityContext, resources: asked, env = [] } of [...pod.containers, ...(pod.initContainers ?? [])]) {
      expect(securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
      expect(Object.keys({ ...asked.requests, ...asked.limits }), name).toEqual(expect.arrayContaining(['cpu', 'memory']));
      // A secret in a variable shows in every dump of the environment.
      expect(env.filter(({ name: variable, value }) => /URL|SECRET|PASSWORD|CREDS|KEY/.test(variable) && !(value ?? '').startsWith('/etc/smartap/'))).toEqual([]);
    }
  });

  it.each(ofKind('Deployment').map((resource) => [resource.metadata.name, resource] as const))('%s is asked whether it lives, is told to stop, and has the time', (name, { spec }) => {
    const pod = spec.template.spec;
    const [container] = pod.containers;
    expect(container).toMatchObject({ startupProbe: {}, readinessProbe: {}, livenessProbe: {} });
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan((container?.lifecycle?.preStop?.sleep?.seconds ?? 0) + 25);
    const scaled = ofKind('HorizontalPodAutoscaler').some((hpa) => hpa.spec.scaleTargetRef?.name === name);
    expect(spec.replicas === undefined, 'replicas beside an autoscaler take pods away at each upgrade').toBe(scaled);
  });

  it('selects by name, instance and component alone, and no pod of a Job', () => {
    const selectors = [...ofKind('Deployment'), ...ofKind('PodDisruptionBudget')].map(({ spec }) => spec.selector?.matchLabels ?? {});
    for (const selector of [...selectors, ...ofKind('Service').map(({ spec }) => spec.selector ?? {})]) {
      expect(Object.keys(selector).toSorted()).toEqual(['app.kubernetes.io/component', 'app.kubernetes.io/instance', 'app.kubernetes.io/name']);
      expect(selector['app.kubernetes.io/component']).toBe('service');
    }
    for (const { spec } of ofKind('Job')) expect(spec.template.metadata.labels['app.kubernetes.io/component']).not.toBe('service');
  });
});

describe('the image and the launcher', () => {
  it('start a service with the same settings of Node', () => {
    const dockerfile = readFileSync(join(ROOT, 'docker', 'Dockerfile'), 'utf8');
    const [, command = ''] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? [];
    const launcher = readFileSync(join(ROOT, 'tools', 'src', 'system', 'start-services.ts'), 'utf8');
    const [, args = ''] = /^const NODE_ARGS = \[(.*)\];$/m.exec(launcher) ?? [];
    const wanted = args.split(', ').map((arg) => arg.replaceAll("'", ''));
    expect((JSON.parse(command) as string[]).slice(1, 1 + wanted.length)).toEqual(wanted);
  });
});

/** The client of Docker may be there without its plugin. */
const isAnswered = (program: string, ...args: string[]): boolean => programOnPath(program) !== undefined && spawnSync(program, args).status === 0;
const COMPOSE = [['docker-compose'], ['docker', 'compose']].find(([program = '', ...first]) => isAnswered(program, ...first, 'version'));

describe.runIf(COMPOSE !== undefined)('compose', () => {
  const [program, ...first] = COMPOSE ?? [];

  it.each(['compose.yml', 'compose.dev.yml'])('%s is understood with the secrets that make-secrets.mjs makes', (file) => {
    const text = readFileSync(join(ROOT, 'docker', file), 'utf8');
    const variables = Object.fromEntries([...text.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name = '']) => [name, 'set']));
    const config = execFileSync(program ?? '', [...first, '-f', join('docker', file), 'config', '--format', 'json'], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
    const { services }: { services: Record<string, unknown> } = JSON.parse(config);
    expect(Object.keys(services)).toEqual(expect.arrayContaining(['postgres', 'nats', 'redis', ...(file === 'compose.yml' ? SERVICES : [])]));
  });
});
