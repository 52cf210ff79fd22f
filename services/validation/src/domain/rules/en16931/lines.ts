import { atLine, isSaid, isThere, overLines, required, requiredOnLines } from '../presence.js';
import { rule, type Rule } from '../rule.js';
import { texts } from '../texts.js';
import { ofFamilies } from './vat/ids.js';
import { periodFault, PERIOD_EMPTY, PERIOD_REVERSED } from './periods.js';

/** What each line must say: BR-21 to BR-28, BR-30, BR-41 to BR-44, BR-54, BR-64, BR-65, BR-CO-04, BR-CO-20, BR-CO-23, BR-CO-24. */
export const LINE_RULES: readonly Rule[] = [
  requiredOnLines('BR-21', 'BT-126', (line) => isSaid(line.id)),
  requiredOnLines('BR-22', 'BT-129', (line) => isThere(line.quantity), { follows: ['BR-23'] }),
  requiredOnLines('BR-23', 'BT-130', (line) => isThere(line.unit)),
  requiredOnLines('BR-24', 'BT-131', (line) => isThere(line.net), { follows: ['BR-CO-10', ...ofFamilies('08')] }),
  requiredOnLines('BR-25', 'BT-153', (line) => isSaid(line.itemName)),
  requiredOnLines('BR-26', 'BT-146', (line) => isThere(line.price), { follows: ['BR-27'] }),
  rule({
    id: 'BR-27',
    terms: ['BT-146'],
    text: texts('The item net price (BT-146) shall not be negative.', 'Der Nettopreis (BT-146) darf nicht negativ sein.'),
    message: texts(
      'The item net price (BT-146: {price}) is negative or no number. Ask the seller to credit by a negative quantity.',
      'Der Nettopreis (BT-146: {price}) ist negativ oder keine Zahl. Den Verkäufer bitten, über eine negative Menge gutzuschreiben.',
    ),
    check: ({ s, amount }, report) =>
      s.lines.forEach((line, index) => {
        const price = amount(line.price);
        if (price === undefined || price.lt(0)) report({ place: atLine(line, index), values: { price: line.price ?? '' }, actual: line.price ?? '' });
      }),
  }),
  rule({
    id: 'BR-28',
    terms: ['BT-148'],
    text: texts('The item gross price (BT-148) shall not be negative.', 'Der Bruttopreis (BT-148) darf nicht negativ sein.'),
    message: texts(
      'The item gross price (BT-148: {price}) is negative. Ask the seller to credit by a negative quantity.',
      'Der Bruttopreis (BT-148: {price}) ist negativ. Den Verkäufer bitten, über eine negative Menge gutzuschreiben.',
    ),
    check: ({ s, amount }, report) =>
      s.lines.forEach((line, index) => {
        if (line.grossPrice === undefined) return;
        const price = amount(line.grossPrice);
        if (price === undefined || price.lt(0)) report({ place: atLine(line, index), values: { price: line.grossPrice }, actual: line.grossPrice });
      }),
  }),
  rule({
    id: 'BR-30',
    terms: ['BT-134', 'BT-135'],
    ...PERIOD_REVERSED,
    check: ({ s }, report) => s.lines.forEach((line, index) => line.periods.forEach((period) => periodFault(s, period, atLine(line, index), report))),
  }),
  required(
    'BR-41',
    'BT-136',
    overLines('allowances', (each) => isThere(each.amount)),
  ),
  required(
    'BR-43',
    'BT-141',
    overLines('charges', (each) => isThere(each.amount)),
  ),
  rule({
    id: 'BR-54',
    terms: ['BG-32', 'BT-160', 'BT-161'],
    text: texts(
      'Each item attribute (BG-32) shall have a name (BT-160) and a value (BT-161).',
      'Jede Artikeleigenschaft (BG-32) muss einen Namen (BT-160) und einen Wert (BT-161) haben.',
    ),
    message: texts(
      'An item attribute has no name or no value (BT-160: {name}, BT-161: {value}). Ask the seller to give both.',
      'Einer Artikeleigenschaft fehlt Name oder Wert (BT-160: {name}, BT-161: {value}). Den Verkäufer um beides bitten.',
    ),
    check: ({ s }, report) =>
      s.lines.forEach((line, index) =>
        line.attributes.forEach(({ name, value }) => {
          if (!isThere(name) || !isThere(value)) report({ place: atLine(line, index), values: { name: name ?? '', value: value ?? '' } });
        }),
      ),
  }),
  rule({
    id: 'BR-64',
    terms: ['BT-157', 'BT-157-1'],
    text: texts('The item standard identifier (BT-157) shall have a scheme.', 'Die Standardkennung des Artikels (BT-157) muss ein Schema haben.'),
    message: texts(
      'The item standard identifier (BT-157: {id}) has no scheme. Ask the seller to name it, such as 0160 for a GTIN.',
      'Die Standardkennung des Artikels (BT-157: {id}) hat kein Schema. Den Verkäufer bitten, es zu nennen, etwa 0160 für eine GTIN.',
    ),
    check: ({ s }, report) =>
      s.lines.forEach((line, index) => {
        const bad = s.binding === 'ubl' ? line.standardIds.find(({ scheme }) => !isThere(scheme)) : line.standardIds.find(({ scheme }) => !isSaid(scheme));
        if (bad) report({ place: atLine(line, index), values: { id: bad.value ?? '' } });
      }),
  }),
  rule({
    id: 'BR-65',
    terms: ['BT-158', 'BT-158-1'],
    text: texts('The item classification (BT-158) shall have a scheme.', 'Die Klassifizierung des Artikels (BT-158) muss ein Schema haben.'),
    message: texts(
      'The item classification (BT-158: {id}) has no scheme. Ask the seller to name it, such as STI for CPV.',
      'Die Klassifizierung des Artikels (BT-158: {id}) hat kein Schema. Den Verkäufer bitten, es zu nennen, etwa STI für CPV.',
    ),
    check: ({ s }, report) =>
      s.lines.forEach((line, index) => {
        const bad = line.classifications.find(({ scheme }) => (s.binding === 'ubl' ? !isThere(scheme) : !isSaid(scheme)));
        if (bad) report({ place: atLine(line, index), values: { id: bad.value ?? '' } });
      }),
  }),
  requiredOnLines('BR-CO-04', 'BT-151', (line) => line.taxes.some(({ isVat, category }) => isVat && isThere(category)), {
    follows: ofFamilies('01', '02', '08'),
  }),
  rule({
    id: 'BR-CO-20',
    terms: ['BG-26', 'BT-134', 'BT-135'],
    ...PERIOD_EMPTY,
    check: ({ s }, report) =>
      s.lines.forEach((line, index) => {
        if (line.periods.some(({ start, end }) => !isThere(start) && !isThere(end))) report({ place: atLine(line, index) });
      }),
  }),
];
