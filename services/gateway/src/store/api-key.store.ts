import { Injectable } from '@nestjs/common';
import { isRole, type ApiKeyRecord, type ApiKeyStore } from '@smartap/auth';
import { row } from '@smartap/database';
import { DataSource } from 'typeorm';

interface Row {
  tenant_id: string;
  hash: string;
  roles: string[];
  subject: string;
  expires_at: Date | null;
  revoked_at: Date | null;
}

/** Finds API keys by their public half. */
@Injectable()
export class DatabaseApiKeyStore implements ApiKeyStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string): Promise<ApiKeyRecord | undefined> {
    const found = await row<Row>(this.dataSource.manager, 'select tenant_id, hash, roles, subject, expires_at, revoked_at from api_key where key_id = $1', [
      id,
    ]);
    if (!found) return undefined;
    return {
      tenantId: found.tenant_id,
      hash: found.hash,
      roles: found.roles.filter(isRole),
      subject: found.subject,
      expiresAt: found.expires_at,
      revokedAt: found.revoked_at,
    };
  }
}
