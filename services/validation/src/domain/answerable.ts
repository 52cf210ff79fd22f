import { AppError } from '@smartap/runtime';

/** Who answers for findings, for pairs that look like one invoice, and for accounts in quarantine. */
export const ANSWERABLE = 'controller';

/**
 * Lets only those go on who answer for what validation found, whichever way they come.
 *
 * @throws AppError `NOT_ASSIGNED`
 */
export function assertAnswerable(roles: readonly string[]): void {
  if (!roles.includes(ANSWERABLE))
    throw new AppError('NOT_ASSIGNED', `This is for the role ${ANSWERABLE}; you have ${roles.join(', ') || 'no role'}. Ask a colleague.`);
}
