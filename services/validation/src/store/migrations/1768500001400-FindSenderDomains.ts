import type { VendorInput } from '@smartap/contracts';
import { bulkInsert, rows } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { domainKey } from '../../domain/index.js';

interface Known {
  tenant_id: string;
  vendor_id: string;
  domains: NonNullable<VendorInput['domains']>;
}

/** Keys of the domains that vendors write from. */
export class FindSenderDomains1768500001400 implements MigrationInterface {
  name = 'FindSenderDomains1768500001400';

  async up(runner: QueryRunner): Promise<void> {
    const known = await rows<Known>(
      runner,
      "select tenant_id, vendor_id, data -> 'domains' as domains from vendor where jsonb_array_length(coalesce(data -> 'domains', '[]')) > 0",
    );
    const keys = known.flatMap(({ tenant_id, vendor_id, domains }) =>
      domains.flatMap((domain) => {
        const key = domainKey(domain);
        return key === '' ? [] : [{ tenant_id, kind: 'domain', key, vendor_id }];
      }),
    );
    await bulkInsert(runner, 'vendor_key', { tenant_id: 'uuid', kind: 'text', key: 'text', vendor_id: 'uuid' }, keys, 'on conflict do nothing');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("delete from vendor_key where kind = 'domain'");
  }
}
