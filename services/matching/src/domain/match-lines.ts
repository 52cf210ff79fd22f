import type { LineCoding, LineMatch, MatchVerdict } from '@smartap/contracts';
import { spread } from './coding/spread.js';
import { explain } from './judge/explain.js';
import {
  billsNothing,
  contractElsewhere,
  noFactor,
  noRate,
  notKnown,
  notKnownYet,
  nothingLike,
  ofOtherSeller,
  oneOfSeveral,
  outOfPeriod,
} from './judge/held-words.js';
import { matchPart, type PartOutcome } from './judge/match-part.js';
import { unitNet } from './judge/price.js';
import { lineText, refOf } from './judge/to-text.js';
import { classOf, worstClass, worstVerdict, type MatchClass } from './judge/verdicts.js';
import { words, type Words } from './judge/words.js';
import { BillRates, namedOrder, type MatchFacts } from './match-facts.js';
import type { Bill, BillLine } from './model/bill.js';
import { fixedText, more, NONE, plainText, ratio, rounded, settled, sign, total, type Ratio } from './model/ratio.js';
import type { Alias, Allocation } from './model/outcome.js';
import { articleOf, standingOf, type OrderLine } from './model/standing.js';
import { unitFactor } from './model/units.js';
import { articleKey, billKey } from './pairing/aliases.js';
import type { Target } from './pairing/find-pairs.js';

/** One line's part of a matching. */
export interface LineOutcome {
  readonly line: LineMatch;
  readonly class: MatchClass;
  readonly allocations: readonly Allocation[];
  readonly agreed: readonly { readonly paired: OrderLine; readonly quantity: Ratio; readonly value: Ratio }[];
  readonly alias?: Alias | undefined;
  /** Of a line that needs no order: where a person books it. */
  readonly coding?: LineCoding | undefined;
}

const keyOf = ({ order, line }: OrderLine): string => `${order.number}\u0000${line.line}`;
const VALUE_PLACES = 4;

/** Judges the lines of one bill: each sees what the ones before took, and credit lines come first, for they make room. */
export class LineMatcher {
  private readonly taken = new Map<string, Ratio>();

  constructor(
    private readonly bill: Bill,
    private readonly facts: MatchFacts,
    private readonly rates: BillRates,
    private readonly places: number,
  ) {}

  match(targets: readonly Target[]): LineOutcome[] {
    const isCredit = (line: BillLine): boolean => sign(ratio(line.quantity)) < 0;
    const creditable = this.creditable(targets);
    const outcomes = new Map<BillLine, LineOutcome>();
    for (const credits of [true, false]) {
      for (const [i, line] of this.bill.lines.entries()) {
        const target = targets[i];
        if (target && isCredit(line) === credits) outcomes.set(line, this.line(line, target, creditable));
      }
    }
    return this.bill.lines.flatMap((line) => outcomes.get(line) ?? []);
  }

  /** What this bill's own lines bill of order lines: a credit line beside them may give it back. */
  private creditable(targets: readonly Target[]): Map<string, Ratio> {
    const result = new Map<string, Ratio>();
    if (this.bill.credit) return result;
    for (const [i, line] of this.bill.lines.entries()) {
      const target = targets[i];
      if (target?.kind !== 'paired' || sign(ratio(line.quantity)) <= 0) continue;
      for (const { paired, quantity } of target.parts) {
        const factor = this.factor(line, paired);
        if (factor) result.set(keyOf(paired), (result.get(keyOf(paired)) ?? NONE).add(quantity ?? ratio(line.quantity).mul(factor)));
      }
    }
    return result;
  }

  private factor(line: BillLine, { line: ordered }: OrderLine): Ratio | undefined {
    return unitFactor(line.unit ?? ordered.unit, ordered.unit, this.facts.settings.units, articleOf(ordered) ?? line.buyerItemId);
  }

  private line(line: BillLine, target: Target, creditable: ReadonlyMap<string, Ratio>): LineOutcome {
    const name = `"${line.name ?? line.id}"`;
    switch (target.kind) {
      case 'unknownOrder':
        return this.unknownOrder(line, target.order);
      case 'otherSeller':
        return this.held(line, 'UNLINKED', ofOtherSeller(target.order));
      case 'ask': {
        const coded = this.coded(line, name);
        if (coded) return coded;
        const held = this.held(line, 'UNLINKED', oneOfSeveral(name, target.candidates));
        return { ...held, line: { ...held.line, candidates: target.candidates.map(refOf) } };
      }
      case 'none':
        return this.nothingNear(line, name);
      case 'paired':
        return this.paired(line, target, creditable);
    }
  }

  private nothingNear(line: BillLine, name: string): LineOutcome {
    const number = namedOrder(this.bill, line) === undefined ? null : line.orderLine;
    const coded = number === null ? this.coded(line, name) : undefined;
    if (coded) return coded;
    return this.held(line, number === null ? 'NOT_ORDERED' : 'UNLINKED', nothingLike(name, this.facts.orders, number));
  }

  /** What a person has coded needs no order. */
  private coded(line: BillLine, name: string): LineOutcome | undefined {
    const { settings, coded = [] } = this.facts;
    const shares = settings.codingRequired ? coded.find(({ lineId }) => lineId === line.id) : undefined;
    const parts = shares && spread(shares.parts, line.net, this.places);
    if (parts === undefined || typeof parts === 'string') return undefined;
    const outcome: PartOutcome = {
      verdict: 'NO_ORDER',
      class: 'clean',
      payableNow: ratio(line.net),
      awaiting: NONE,
      disputed: NONE,
      allocated: NONE,
      agreed: NONE,
      decisions: [],
    };
    const where = parts.map(({ glAccount, costCenter }) => `${glAccount}/${costCenter}`).join(', ');
    return {
      line: lineText(
        line.id,
        outcome,
        this.places,
        undefined,
        words(`${name} has no order, and is booked on ${where}.`, () => `${name} hat keine Bestellung und wird auf ${where} gebucht.`),
      ),
      class: outcome.class,
      allocations: [],
      agreed: [],
      coding: { lineId: line.id, parts },
    };
  }

  private unknownOrder(line: BillLine, order: string | undefined): LineOutcome {
    if (this.facts.settings.unknownOrder === 'dispute') return this.held(line, 'UNLINKED', notKnown(order));
    const held = this.held(line, 'ORDER_UNKNOWN', notKnownYet(order));
    return { ...held, line: { ...held.line, awaiting: held.line.disputed, disputed: '0' } };
  }

  private paired(line: BillLine, { parts, found }: Extract<Target, { kind: 'paired' }>, creditable: ReadonlyMap<string, Ratio>): LineOutcome {
    const [first] = parts;
    if (!first) return this.held(line, 'NOT_ORDERED', billsNothing());
    const { order } = first.paired;
    const { issueDate } = this.bill;
    const contract = this.facts.contracts?.get(order.number)?.order;
    const agreed = order.agreement ? order : contract;
    const period = agreed?.agreement;
    if (period && issueDate !== null && !this.bill.credit && (issueDate < period.from || issueDate > period.to))
      return this.held(line, 'OUT_OF_PERIOD', outOfPeriod(issueDate, { number: agreed.number, ...period }), first.paired);
    if (contract && contract.currency !== order.currency) return this.held(line, 'CURRENCY_UNKNOWN', contractElsewhere(order, contract), first.paired);
    const rate = this.rates.to(order.currency);
    if (!rate) return this.held(line, 'CURRENCY_UNKNOWN', noRate(this.bill, order), first.paired);
    const factor = this.factor(line, first.paired);
    if (!factor) return this.held(line, 'UOM_UNKNOWN', noFactor(line, first.paired), first.paired);
    const whole = settled(ratio(line.quantity).mul(factor));
    const quantity = this.bill.credit ? whole.abs().neg() : whole;
    const net = ratio(line.net);
    const own = unitNet(line, this.places).div(factor);
    let done = NONE;
    let doneNet = NONE;
    const judged = parts.map((part, index) => {
      // What is given back is shared as what is billed, the other way.
      const share = part.quantity === undefined ? quantity : sign(quantity) < 0 ? part.quantity.neg() : part.quantity;
      done = done.add(share);
      // Shares of the net are cut so that together they are the net.
      const upTo = index === parts.length - 1 || sign(quantity) === 0 ? net : rounded(net.mul(done).div(quantity), this.places);
      const ownNet = upTo.sub(doneNet);
      doneNet = upTo;
      return this.part(line, part.paired, { quantity: share, net: ownNet, unitNet: own, rate, places: this.places }, creditable);
    });
    return this.together(line, first.paired, judged, found);
  }

  private part(
    line: BillLine,
    paired: OrderLine,
    priced: { quantity: Ratio; net: Ratio; unitNet: Ratio; rate: Ratio; places: number },
    creditable: ReadonlyMap<string, Ratio>,
  ) {
    const key = keyOf(paired);
    const before = standingOf(paired, this.facts.balances.of(paired.order.number, paired.line.line));
    const taken = this.taken.get(key) ?? NONE;
    const standing = { ...before, billed: settled(before.billed.add(taken)) };
    const scope = {
      seller: this.bill.seller ?? paired.order.vendorNumber ?? undefined,
      itemId: articleOf(paired.line) ?? line.buyerItemId,
      category: paired.line.category,
    };
    const isValueCredit = this.bill.credit && priced.unitNet.mul(priced.rate).compare(ratio(paired.line.price).div(ratio(paired.line.baseQuantity)).div(2)) < 0;
    // A refund of a part of the price gives no goods back.
    const quantity = isValueCredit ? NONE : priced.quantity;
    const outcome: PartOutcome = isValueCredit
      ? { verdict: 'MATCHED', class: 'clean', payableNow: priced.net, awaiting: NONE, disputed: NONE, allocated: NONE, agreed: NONE, decisions: [] }
      : matchPart(
          { ...priced, quantity, paired, standing, scope, creditable: more(NONE, standing.billed.add(creditable.get(key) ?? NONE)) },
          this.facts.settings,
        );
    this.taken.set(key, taken.add(outcome.allocated));
    const text = explain(outcome.verdict, { paired, standing, quantity: priced.quantity, unitNet: priced.unitNet.mul(priced.rate) });
    return { paired, outcome, text, value: outcome.payableNow.mul(priced.rate) };
  }

  private together(
    line: BillLine,
    first: OrderLine,
    judged: readonly { paired: OrderLine; outcome: PartOutcome; text: Words; value: Ratio }[],
    found: boolean,
  ): LineOutcome {
    const sum = (part: 'payableNow' | 'awaiting' | 'disputed' | 'allocated' | 'agreed'): Ratio => total(judged.map(({ outcome }) => outcome[part]));
    const verdict = worstVerdict(judged.map(({ outcome }) => outcome.verdict));
    const cls = worstClass(judged.map(({ outcome }) => outcome.class));
    const decisions = judged.flatMap(({ outcome }) => outcome.decisions);
    const told = lineText(
      line.id,
      {
        verdict,
        class: cls,
        payableNow: sum('payableNow'),
        awaiting: sum('awaiting'),
        disputed: sum('disputed'),
        allocated: sum('allocated'),
        agreed: sum('agreed'),
        decisions,
      },
      this.places,
      first,
      words(judged.map(({ text }) => text.en).join(' '), () => judged.map(({ text }) => text.de()).join(' ')),
    );
    const allocations = judged
      .filter(({ outcome }) => sign(outcome.allocated) !== 0)
      .map(({ paired, outcome, value }): Allocation => ({
        lineId: line.id,
        ...refOf(paired),
        quantity: plainText(outcome.allocated),
        amount: plainText(outcome.payableNow),
        value: fixedText(value, VALUE_PLACES),
        kind: sign(outcome.allocated) < 0 ? 'credit' : 'goods',
      }));
    const alias = found && judged.length === 1 && cls === 'clean' ? { billKey: billKey(line), articleKey: articleKey(first.line) } : undefined;
    return {
      line: { ...told, pairedWith: judged.map(({ paired }) => refOf(paired)) },
      class: cls,
      allocations,
      agreed: judged.map(({ paired, outcome, value }) => ({ paired, quantity: outcome.agreed, value })),
      alias,
    };
  }

  /** A line that is held as a whole: nothing of it has ground yet. */
  private held(line: BillLine, verdict: MatchVerdict, explanation: Words, paired?: OrderLine): LineOutcome {
    const outcome: PartOutcome = {
      verdict,
      class: classOf(verdict),
      payableNow: NONE,
      awaiting: NONE,
      disputed: ratio(line.net),
      allocated: NONE,
      agreed: NONE,
      decisions: [],
    };
    return { line: lineText(line.id, outcome, this.places, paired, explanation), class: outcome.class, allocations: [], agreed: [] };
  }
}
