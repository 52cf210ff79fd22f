import type { StatedLine } from '@smartap/en16931';
import { fixed, ZERO, type Decimal } from '@smartap/runtime';
import type { Facts } from '../facts.js';
import { atLine, isSaid } from '../presence.js';
import { orZero } from '../reckon.js';
import { rule, type Rule, type RuleLayer } from '../rule.js';
import { texts } from '../texts.js';

/** How the network names its business processes: `urn:fdc:peppol.eu:2017:poacc:billing:NN:1.0`. */
const PROCESS = /^urn:fdc:peppol\.eu:2017:poacc:billing:\d{2}:1\.0$/;
const DIRECT_DEBIT = new Set(['49', '59']);
/** What a line may be off: 0.02 of the currency, for the rounding of its parts. */
const SLACK = '0.02';

function asks(number: string, terms: readonly string[], [en, de]: readonly [string, string], isRight: (facts: Facts) => boolean, follows: readonly string[] = []): Rule {
  return rule({
    id: `PEPPOL-EN16931-R${number}`, terms, follows,
    text: texts(`${en} (${terms.join(', ')}).`, `${de} (${terms.join(', ')}).`),
    message: texts(`Peppol asks: ${en} (${terms.join(', ')}). The invoice has it otherwise; ask the seller for a corrected invoice.`, `Peppol verlangt: ${de} (${terms.join(', ')}). Die Rechnung hat es anders; den Verkäufer um eine berichtigte Rechnung bitten.`),
    check: (facts, report) => { if (!isRight(facts)) report(); },
  });
}

/** Quantity × price ÷ base + charges − allowances; undefined when a part is missing. */
function lineNet({ amount }: Facts, line: StatedLine): Decimal | undefined {
  const [quantity, price, base] = [amount(line.quantity), amount(line.price), amount(line.priceBase)];
  if (quantity === undefined || price === undefined || base?.eq(0)) return undefined;
  const sum = (list: StatedLine['charges']): Decimal => list.reduce<Decimal>((total, each) => total.plus(orZero(amount(each.amount))), ZERO);
  const gross = quantity.times(price);
  return (base === undefined ? gross : gross.div(base)).plus(sum(line.charges)).minus(sum(line.allowances));
}

const LINE_NET: Rule = rule({
  id: 'PEPPOL-EN16931-R120',
  terms: ['BT-131', 'BT-129', 'BT-146', 'BT-149', 'BT-141', 'BT-136'],
  text: texts('The net amount of a line (BT-131) shall be quantity × (price ÷ base quantity) + charges − allowances.', 'Der Nettobetrag einer Zeile (BT-131) muss Menge × (Preis ÷ Basismenge) + Zuschläge − Nachlässe sein.'),
  message: texts('The net amount of the line (BT-131) is stated as {stated}, but quantity × price + charges − allowances is {computed}. Compare with the order; ask the seller for a corrected invoice.', 'Der Nettobetrag der Zeile (BT-131) ist mit {stated} angegeben, Menge × Preis + Zuschläge − Nachlässe sind aber {computed}. Mit der Bestellung vergleichen; den Verkäufer um eine berichtigte Rechnung bitten.'),
  check: (facts, report) => facts.s.lines.forEach((line, index) => {
    const [stated, computed] = [facts.amount(line.net), lineNet(facts, line)];
    if (stated === undefined || computed === undefined || stated.minus(computed).abs().lte(SLACK)) return;
    report({ place: atLine(line, index), values: { stated: line.net ?? '', computed: fixed(computed, 2) }, expected: fixed(computed, 2), actual: line.net ?? '' });
  }),
});

/** The rules of Peppol BIS Billing 3 that a statement can answer. */
export const PEPPOL: RuleLayer = {
  name: 'peppol',
  version: '3.0',
  title: 'Peppol BIS Billing 3',
  rules: [
    asks('001', ['BT-23'], ['the business process shall be given', 'der Geschäftsprozess muss angegeben sein'], ({ s }) => isSaid(s.businessProcess), ['PEPPOL-EN16931-R007']),
    asks('002', ['BG-1'], ['there shall be one note at most', 'es darf höchstens eine Bemerkung geben'], ({ s }) => s.notes.length <= 1),
    asks('003', ['BT-10', 'BT-13'], ['a buyer reference or an order reference shall be given', 'eine Käuferreferenz oder eine Bestellnummer muss angegeben sein'], ({ s }) => s.buyerReference !== undefined || s.orderReference !== undefined),
    asks('005', ['BT-5', 'BT-6'], ['the VAT accounting currency shall be another than that of the invoice', 'die Währung für die Umsatzsteuer muss eine andere als die der Rechnung sein'], ({ s }) => s.taxCurrency === undefined || s.taxCurrency !== s.currency),
    asks('007', ['BT-23'], ['the business process shall be one of Peppol', 'der Geschäftsprozess muss einer von Peppol sein'], ({ s }) => PROCESS.test(s.businessProcess ?? '')),
    asks('010', ['BT-49'], ['the electronic address of the buyer shall be given', 'die elektronische Adresse des Käufers muss angegeben sein'], ({ s }) => s.buyer?.endpoint !== undefined),
    asks('020', ['BT-34'], ['the electronic address of the seller shall be given', 'die elektronische Adresse des Verkäufers muss angegeben sein'], ({ s }) => s.seller?.endpoint !== undefined),
    asks('061', ['BT-89', 'BT-81'], ['a direct debit (49, 59) shall name its mandate', 'eine Lastschrift (49, 59) muss ihr Mandat nennen'], ({ s }) => s.payments.every(({ code, mandateReference }) => !DIRECT_DEBIT.has(code ?? '') || mandateReference !== undefined)),
    LINE_NET,
    asks('121', ['BT-149'], ['the base quantity of a price shall be greater than 0', 'die Basismenge eines Preises muss größer als 0 sein'], ({ s, amount }) => s.lines.every(({ priceBase }) => priceBase === undefined || amount(priceBase)?.gt(0) === true)),
  ],
};
