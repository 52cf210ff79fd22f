import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { found } from '../messages/found.js';
import type { Profile } from './profiles.js';

/** Says of an electronic invoice that it was not held to all of EN 16931. */
export function profileFindings({ specificationId = '' }: Invoice, profile: Profile | undefined): Finding[] {
  return profile?.isPartial === true ? [found('NOT_EN16931', { id: specificationId }, { severity: 'info', terms: ['BT-24'] })] : [];
}
