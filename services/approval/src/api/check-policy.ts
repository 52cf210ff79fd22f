import type { ApprovalPolicy } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { expressionFault } from '../domain/index.js';

/**
 * Refuses a policy that cannot be meant.
 *
 * @throws AppError `FIELD_INVALID` that names the rule
 */
export function checkPolicy({ rules, groups, sla, calendars, ruleSelection }: ApprovalPolicy): void {
  const fault = (where: string, text: string): AppError => new AppError('FIELD_INVALID', `${where}: ${text}`);
  const seen = new Set<string>();
  const once = (name: string, where: string): void => {
    if (seen.has(name)) throw fault(where, 'there are two of this id. Give each its own.');
    seen.add(name);
  };
  for (const rule of rules) {
    const where = `Rule "${rule.id}"`;
    once(rule.id, where);
    const wrong = rule.filter.when === undefined ? undefined : expressionFault(rule.filter.when);
    if (wrong) throw fault(where, `its expression is no CEL over \`invoice\`: ${wrong}`);
    for (const step of rule.steps) {
      // Where all rules add their steps, the steps of all must be told apart.
      once(ruleSelection === 'all' ? `/${step.id}` : `${rule.id}/${step.id}`, `${where}, step "${step.id}"`);
      if ((step.mode === 'quorum') !== (step.quorum !== undefined))
        throw fault(`${where}, step "${step.id}"`, 'a quorum is given with mode quorum, and only with it.');
      if (step.source.type === 'group' && !groups?.[step.source.group])
        throw fault(`${where}, step "${step.id}"`, `there is no group "${step.source.group}". Add it to groups.`);
    }
  }
  for (const { id, timezone, open, close } of calendars) {
    once(`calendar ${id}`, `Calendar "${id}"`);
    if (close <= open) throw fault(`Calendar "${id}"`, `it closes at ${close}, before it opens at ${open}.`);
    if (!isZone(timezone)) throw fault(`Calendar "${id}"`, `"${timezone}" is no time zone; use a name such as Europe/Berlin.`);
  }
  for (const name of sla ? [sla.calendar, ...Object.values(sla.calendarByEntity ?? {})] : [])
    if (!calendars.some(({ id }) => id === name)) throw fault('sla', `there is no calendar "${name}". Add it to calendars.`);
}

function isZone(timezone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
