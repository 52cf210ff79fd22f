import 'reflect-metadata';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from './app.error.js';
import { CommonSettings } from './common.settings.js';
import { loadSettings } from './settings.js';

const good = { DATABASE_URL: 'postgres://x', NATS_URL: 'nats://x', STORAGE_URL: 'file:///x' };

describe(loadSettings.name, () => {
  it('keeps defaults and turns texts into numbers', () => {
    const settings = loadSettings(CommonSettings, { ...good, PORT: '8080' });
    expect(settings.PORT).toBe(8080);
    expect(settings.DATABASE_POOL_SIZE).toBe(4);
  });

  it('lists all faults at once, without a value', () => {
    const act = () => loadSettings(CommonSettings, { PORT: 'secret-port', LOG_FORMAT: 'xml' });
    expect(act).toThrow(AppError);
    expect(act).toThrow(/PORT.*DATABASE_URL.*NATS_URL.*STORAGE_URL.*LOG_FORMAT/s);
    expect(act).not.toThrow(/secret-port/);
  });

  it('reads a secret from the file that X_FILE names', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'settings-')), 'url');
    writeFileSync(path, 'postgres://from-file\n');
    const settings = loadSettings(CommonSettings, { ...good, DATABASE_URL: undefined, DATABASE_URL_FILE: path });
    expect(settings.DATABASE_URL).toBe('postgres://from-file');
  });

  it('says when the file of a secret cannot be read', () => {
    expect(() => loadSettings(CommonSettings, { ...good, NATS_CREDS_FILE: '/nowhere/at/all' })).toThrow(/NATS_CREDS_FILE cannot be read/);
  });
});
