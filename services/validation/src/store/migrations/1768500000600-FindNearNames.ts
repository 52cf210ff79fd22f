import { bulkInsert, rows } from '@smartap/database';
import type { VendorInput } from '@smartap/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { NEAR, nearKeys, vendorKeys } from '../../domain/index.js';

const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Known {
  tenant_id: string;
  vendor_id: string;
  data: VendorInput;
}

/** Keys of near names, and names of vendors without legal forms of all countries. */
export class FindNearNames1768500000600 implements MigrationInterface {
  name = 'FindNearNames1768500000600';

  async up(runner: QueryRunner): Promise<void> {
    let [tenant, vendor] = [FIRST, FIRST];
    for (;;) {
      const page = await rows<Known>(
        runner,
        'select tenant_id, vendor_id, data from vendor where (tenant_id, vendor_id) > ($1, $2) order by tenant_id, vendor_id limit $3',
        [tenant, vendor, PAGE],
      );
      const keys = page.flatMap(({ tenant_id, vendor_id, data }) =>
        [...vendorKeys(data), ...nearKeys(data.name)].map(({ kind, key }) => ({ tenant_id, kind, key, vendor_id })),
      );
      await bulkInsert(runner, 'vendor_key', { tenant_id: 'uuid', kind: 'text', key: 'text', vendor_id: 'uuid' }, keys, 'on conflict do nothing');
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      [tenant, vendor] = [last.tenant_id, last.vendor_id];
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from vendor_key where kind = $1', [NEAR]);
  }
}
