import type { Tx } from '@smartap/database';
import type { Receipt } from '../domain/index.js';
import { addReceipts, saveFlows, setClocks, type FlowRow } from '../store/flows.js';

/** A course that is to be kept, with the receipts of what led there. */
export type StoredCourse = FlowRow & { readonly receipts: readonly Receipt[]; readonly dueAt: string | null };

/** Keeps courses, their receipts and when they come due. */
export async function storeCourses(tx: Tx, courses: readonly StoredCourse[]): Promise<void> {
  await saveFlows(tx, courses);
  await addReceipts(
    tx,
    courses.flatMap(({ tenantId, invoiceId, receipts }) => receipts.map((receipt) => ({ tenantId, invoiceId, at: atOf(receipt), receipt }))),
  );
  await setClocks(tx, courses);
}

const atOf = ({ inputs: { made } }: Receipt): string => (made.by === 'plan' ? made.at : made.act.at);
