import { describe, expect, it } from 'vitest';
import { renderNatsConfig } from './nats-config.js';

const base = { port: 4222, storeDir: '/tmp/store with "quotes"' };

describe(renderNatsConfig, () => {
  it('lets each user publish and subscribe to its subjects only', () => {
    const config = renderNatsConfig({ ...base, users: [{ user: 'intake', password: 'a"b', publish: ['smartap.*.invoice.>'], subscribe: ['_INBOX.>'], allowResponses: true }] });
    expect(config).toContain(
      '{ user: "intake", password: "a\\"b", permissions: { publish: { allow: ["smartap.*.invoice.>"] }, subscribe: { allow: ["_INBOX.>"] }, allow_responses: true } }',
    );
    expect(config).toContain('store_dir: "/tmp/store with \\"quotes\\""');
  });

  it('reads an empty list as nothing, where NATS would read it as everything', () => {
    expect(renderNatsConfig({ ...base, users: [{ user: 'a', password: 'b', publish: [], subscribe: [] }] })).toContain('publish: { deny: [">"] }, subscribe: { deny: [">"] }');
  });

  it('renders accounts with JetStream, on loopback, with the default payload', () => {
    const config = renderNatsConfig({ ...base, accounts: [{ name: 'W1', users: [{ user: 'w1', password: 'p' }] }] });
    expect(config).toMatch(/W1: {\s+jetstream: enabled\s+users: \[\s+{ user: "w1", password: "p" }/);
    expect(config).toContain('host: "127.0.0.1"');
    expect(config).toContain('max_payload: 1048576');
  });

  it('knows the other nodes of its cluster', () => {
    const config = renderNatsConfig({ ...base, users: [{ user: 'a', password: 'b' }], cluster: { serverName: 'nats-2', port: 6222, routes: [6221, 6222] } });
    expect(config).toContain('server_name: "nats-2"');
    expect(config).toContain('cluster: { name: "smartap", host: "127.0.0.1", port: 6222, routes: ["nats://127.0.0.1:6221", "nats://127.0.0.1:6222"] }');
  });

  it('refuses a server that anyone could enter', () => {
    expect(() => renderNatsConfig(base)).toThrow('at least one user');
  });
});
