import { dec } from '@smartap/runtime';
import type { ApprovalFacts } from './model/approval-facts.js';
import type { Organisation, Person } from './model/organisation.js';
import type { PolicyDocument, StepSource } from './model/policy-document.js';

/** Whom a source names: one list for each step that it becomes. */
export interface Named {
  readonly steps: readonly (readonly string[])[];
  /** Somebody who should be named does not exist. */
  readonly incomplete: boolean;
}

/** Names the approvers of a source, before conflicts and delegations. */
export function nameApprovers(source: StepSource, facts: ApprovalFacts, { persons }: Organisation, groups: PolicyDocument['groups']): Named {
  const known = (ids: readonly string[]): Named => {
    const found = ids.filter((id) => persons.some((person) => person.id === id));
    return { steps: [found], incomplete: found.length < ids.length || found.length === 0 };
  };
  switch (source.type) {
    case 'user':
      return known([source.user]);
    case 'role':
      return known(persons.filter(({ roles }) => roles.includes(source.role)).map(({ id }) => id));
    case 'group':
      return known(groups?.[source.group] ?? []);
    case 'field':
      return known([facts.fields?.[source.field] ?? (source.field === 'requester' || source.field === 'createdBy' ? facts[source.field] : '')]);
    case 'costCenterOwner': {
      const owners = persons.filter(({ ownsCostCenters }) => ownsCostCenters.some((center) => facts.costCenters.includes(center))).map(({ id }) => id);
      const unowned = facts.costCenters.some((center) => !persons.some(({ ownsCostCenters }) => ownsCostCenters.includes(center)));
      return { steps: [owners], incomplete: unowned || owners.length === 0 };
    }
    case 'managerChainToLimit': {
      const chain = managersToLimit(facts[source.from], facts.groupAmount, persons);
      if (!chain) return { steps: [[]], incomplete: true };
      return { steps: source.chain === 'each' ? chain.map((id) => [id]) : [chain.slice(-1)], incomplete: false };
    }
  }
}

/** The managers above a person, nearest first; a circle ends where it closes. */
export function managersOf(id: string, persons: readonly Person[]): readonly string[] {
  const above: string[] = [];
  let next = persons.find((person) => person.id === id)?.manager ?? null;
  while (next !== null && next !== id && !above.includes(next)) {
    above.push(next);
    const at: string = next;
    next = persons.find((person) => person.id === at)?.manager ?? null;
  }
  return above;
}

/** Managers upwards until one whose limit covers the amount; undefined when none does. */
function managersToLimit(from: string, amount: string, persons: readonly Person[]): readonly string[] | undefined {
  const above = managersOf(from, persons);
  const covering = above.findIndex((id) => {
    const person = persons.find((each) => each.id === id);
    return person !== undefined && (person.limit === null || dec(amount).abs().lte(person.limit));
  });
  return covering < 0 ? undefined : above.slice(0, covering + 1);
}
