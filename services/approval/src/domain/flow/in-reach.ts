import type { ApprovalFacts } from './model/approval-facts.js';
import type { FlowWorld } from './model/flow.js';
import { managersOf } from './name-approvers.js';
import type { Organisation } from './model/organisation.js';
import type { PolicyStep } from './model/policy-document.js';
import type { ReceiptInputs } from './receipt.js';

/** The part of an organisation that a decision can depend on, so that a receipt need not hold all its persons. */
export function inReach({ organisation, policy, frozenPolicy, settings }: FlowWorld, facts: ApprovalFacts, made: ReceiptInputs['made']): Organisation {
  const { persons, delegations, calendars } = organisation;
  const steps = [policy, frozenPolicy].flatMap(({ rules }) => rules.flatMap((rule) => rule.steps));
  const centers = made.by === 'act' && made.act.act === 'edit' ? [...facts.costCenters, ...(made.act.change.costCenters ?? [])] : facts.costCenters;
  const ids = new Set<string>([
    ...persons
      .filter(
        ({ roles, ownsCostCenters }) =>
          ownsCostCenters.some((center) => centers.includes(center)) || steps.some(({ source }) => source.type === 'role' && roles.includes(source.role)),
      )
      .map(({ id }) => id),
    ...[policy, frozenPolicy].flatMap(({ groups }) => Object.values(groups ?? {}).flat()),
    ...steps.flatMap((step) => namedBy(step, facts)),
    ...mentioned(made),
    // In whose stead they act counts too.
    ...(made.by === 'act' && made.act.act === 'breakGlass' ? delegations.map(({ from }) => from) : []),
  ]);
  // A set that grows while it is walked: managers and substitutes of those found are found too.
  for (const id of ids) {
    for (const manager of managersOf(id, persons)) ids.add(manager);
    for (const { from, to } of delegations) if (from === id) ids.add(to);
  }
  return {
    persons: persons.filter(({ id }) => ids.has(id)),
    delegations: delegations.filter(({ from }) => ids.has(from)),
    calendars: calendars.filter(({ id }) => id === settings.sla?.calendar || id === settings.sla?.calendarByEntity?.[facts.entity]),
  };
}

function namedBy({ source }: PolicyStep, facts: ApprovalFacts): string[] {
  if (source.type === 'user') return [source.user];
  if (source.type === 'managerChainToLimit') return [facts[source.from]];
  if (source.type !== 'field') return [];
  return [facts.fields?.[source.field] ?? '', facts.createdBy, facts.requester];
}

function mentioned(made: ReceiptInputs['made']): string[] {
  if (made.by === 'plan') return [];
  const { flow, act } = made;
  return [
    ...('by' in act ? [act.by].flat() : []),
    ...('to' in act ? [act.to] : []),
    ...flow.steps.flatMap(({ named, seats, votes }) => [
      ...named,
      ...seats.flatMap(({ effective }) => effective),
      ...votes.flatMap(({ effective }) => effective),
    ]),
  ];
}
