import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';
import type { Found } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import { sides } from '../whose/sides.js';
import { findContact } from './find-contact.js';
import { printedMails, printedPhones } from './printed-contacts.js';
import { printedPersons } from './printed-persons.js';

function named(reading: Reading, name: string): Found | undefined {
  for (const [line, { row }] of reading.lines.entries()) {
    const cell = row.cells.find(({ text }) => text.startsWith(name));
    if (cell !== undefined) return { value: name, confidence: 0.9, label: undefined, text: name, page: 1, box: cell.box, line };
  }
  return undefined;
}

/** How Muster (who sells to Beispiel) is reached. */
function contactOf(...lines: string[]): Record<string, string | undefined> {
  const reading = readingOf(...lines);
  const parties = { seller: named(reading, 'Muster'), buyer: named(reading, 'Beispiel'), account: undefined };
  const { name, phone, email } = findContact(reading, parties, sides(reading, parties));
  return { name: name?.value, phone: phone?.value, email: email?.value };
}

/** Whom of Beispiel a label names. */
function buyersNameOf(...lines: string[]): string | undefined {
  const reading = readingOf(...lines);
  const parties = { seller: named(reading, 'Muster'), buyer: named(reading, 'Beispiel'), account: undefined };
  return findContact(reading, parties, sides(reading, parties)).buyersName?.value;
}

const phonesIn = (text: string): string[] => printedPhones(readingOf(text)).map(({ value }) => value);

describe(printedPhones.name, () => {
  it.each([
    ['Tel.: +49 (0)221 123-45', '+49 (0)221 123-45'],
    ['Fon 08131 / 33 07-0 · Fax -29', '08131 / 33 07-0'],
    ['Tel. 0413 - 21 10 48', '0413 - 21 10 48'],
    ['Telefon/Telefax: 0221 12345', '0221 12345'],
    ['✆ 0170 5550 1422 | post@muster.example', '0170 5550 1422'],
    ['Tfno. 954 00 01 33', '954 00 01 33'],
    ['T: 020 7946 0000', '020 7946 0000'],
    ['M. CONTACT, 01 02 03 04 05, contact@muster.example', '01 02 03 04 05'],
    ['(870) 931-0505 info@muster.example', '(870) 931-0505'],
    ['Service clients : 0 825 440 118 (0,15 €/min)', '0 825 440 118'],
    ['46006 Valencia · 655 018 227 · post@muster.example', '655 018 227'],
    ['Vragen over uw factuur? 030 - 711 40 40 of post@muster.example', '030 - 711 40 40'],
    ['T 0297-118 640 E post@muster.example', '0297-118 640'],
    ['Vragen? Bel Erika de Beispiel, 030 118 44 07, of mail post@muster.example.', '030 118 44 07'],
    ['Kundtjänst 020-33 14 00', '020-33 14 00'],
    ['T 071 555 34 40', '071 555 34 40'],
    ['Atención al cliente 900 555 012.', '900 555 012'],
    ['Questions? Call us on 0800 496 0177', '0800 496 0177'],
    ['Muster Sàrl – Rue Haute 3 – 1095 Lutry – 021 555 40 12 –', '021 555 40 12'],
    ['Vragen|088 555 31 00 / post@muster.example', '088 555 31 00'],
  ])('finds the number in "%s"', (text, phone) => {
    expect(phonesIn(text)).toEqual([phone]);
  });

  it('finds a number below the head of its column', () => {
    expect(printedPhones(readingOf('Adress|Telefon', 'Storgatan 1|022-66 77 87')).map(({ value }) => value)).toEqual(['022-66 77 87']);
  });

  it('finds a number alone in its cell, right above or below a mail address alone in its own', () => {
    const found = (...lines: string[]): string[] => printedPhones(readingOf(...lines)).map(({ value }) => value);
    expect(found('Peritaciones|976 555 031', '|post@muster.example')).toEqual(['976 555 031']);
    expect(found('post@muster.example', '06 - 41 88 20 37')).toEqual(['06 - 41 88 20 37']);
    expect(found('Kunde 976 555 031', 'post@muster.example')).toEqual([]);
    expect(found('976 555 031', 'Web www.muster.example', '', 'post@muster.example')).toEqual([]);
  });

  it.each(['Fax 0221 12345', 'Rechnung Nr. 0221 12345', 'IBAN DE89 3704 0044 0532 0130 00', 'Tel. 1234', 'T 0221 12345', 'SIREN 123 456 782 · post@muster.example', '18-10 t/m 31-10-2026'])('finds none in "%s"', (text) => {
    expect(phonesIn(text)).toEqual([]);
  });
});

describe(printedMails.name, () => {
  it('finds addresses that somebody reads', () => {
    expect(printedMails(readingOf('Mail: erika.müller@muster.example, no-reply@muster.example', '@dresse : 100000009_00017')).map(({ value }) => value)).toEqual(['erika.müller@muster.example']);
  });
});

describe(printedPersons.name, () => {
  it.each([
    ['Ihr Ansprechpartner: Dr. Erika van der Beispiel', 'Dr. Erika van der Beispiel'],
    ['Bearbeiter|Frau Krüger', 'Frau Krüger'],
    ['Contact : M. DURAND, service clients', 'M. DURAND'],
    ['Sachbearbeiter|Fr. Klee', 'Fr. Klee'], ['Sachbearbeitung|Erika Klee', 'Erika Klee'],
    ['i. A. Erika Beispiel, DW 14', 'Erika Beispiel'],
    ['Er referens: Lisa Ek, kst 4410', 'Lisa Ek'],
    ['Onze contactpersoon: Erika Beispiel.', 'Erika Beispiel'],
    ['Queries: Erika Beispiel in credit control.', 'Erika Beispiel'],
    ['BIC MUSTDE33. Queries: Erika Beispiel', 'Erika Beispiel'],
    ['Kind Attn: Ms. Erika S.', 'Ms. Erika S.'],
    ['A/A: Dña. Erika Beispiel', 'Erika Beispiel'],
    ['Ihre Kontaktperson: Reto Beispiel. Lizenzen sind vom Umtausch ausgeschlossen.', 'Reto Beispiel'],
    ['Osoba upoważniona do wystawienia: Erika Beispiel · tel. 61 555 02 90', 'Erika Beispiel'],
    ['Fragen zur Rechnung? Erika Beispiel hilft gerne', 'Erika Beispiel'],
    ['c.a. dott.ssa Erika Beispiel', 'dott.ssa Erika Beispiel'],
    ['Ansprechpartner: Bmstr. Ing. Erik Beispiel', 'Bmstr. Ing. Erik Beispiel'],
    ['Responsável de conta: Eng.ª Erika Beispiel', 'Eng.ª Erika Beispiel'],
    ['Bei Rückfragen: Bauleiter DI Erik Beispiel, Tel. 0664 118 22 07', 'Bauleiter DI Erik Beispiel'],
    ['Vragen? Bel Erika de Beispiel, 030 118 44 07', 'Erika de Beispiel'],
    ['Oplys fakturanr. 118 ved betaling. Ved spørgsmål kontakt Erik Beispiel.', 'Erik Beispiel'],
    ['Osoba upoważniona do odbioru: Erika Beispiel', 'Erika Beispiel'],
  ])('names whom to ask in "%s"', (text, name) => {
    expect(printedPersons(readingOf(text)).map((person) => person.name?.value)).toEqual([name]);
  });

  it('takes what stands below a label beyond a line of another column', () => {
    const { lines } = readingOf('Votre contact', '|Total|120,00', 'Erika Beispiel');
    const [label, , name] = lines.map(({ row }) => row);
    if (label !== undefined && name !== undefined) name.box[1] = label.box[3] + 4;
    expect(printedPersons({ ...readingOf(), lines }).map(({ name: person }) => person?.value)).toEqual(['Erika Beispiel']);
  });

  it('takes what stands below a head, and not the next head for a name', () => {
    expect(printedPersons(readingOf('CUSTOMER NO.|SALESPERSON|SHIP VIA', '45847|M. KEANE|UPS GROUND')).map(({ name }) => name?.value)).toEqual(['M. KEANE']);
  });

  it('takes the name above what says that who signs made the invoice out', () => {
    expect(printedPersons(readingOf('Anna Nowak|Jan Kos', 'Osoba upoważniona do wystawienia|Osoba upoważniona do odbioru')).map(({ name }) => name?.value)).toEqual(['Anna Nowak']);
  });

  it.each(['Please contact us with questions', 'Contact: Accounts Payable', 'Contact: Muster Software GmbH', 'ATT BETALA SEK', 'Projektleitung Hans Roth | 12 Std | 95,00 | 1.140,00'])('names nobody in "%s"', (text) => {
    expect(printedPersons(readingOf(text)).flatMap(({ name }) => name ?? [])).toEqual([]);
  });
});

describe(findContact.name, () => {
  it('takes what stands in the block of the seller, and nothing of the buyer', () => {
    expect(contactOf('Muster GmbH|Beispiel AG', 'Hauptstr. 1|Nebenstr. 2', 'Tel. 0221 12345|Tel. 0211 54321', 'post@muster.example|post@beispiel.example')).toEqual({ name: undefined, phone: '0221 12345', email: 'post@muster.example' });
    expect(contactOf('Muster GmbH', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'Bill to:', 'Beispiel AG', 'Tel. 0211 54321', 'post@beispiel.example')).toEqual({ name: undefined, phone: undefined, email: undefined });
  });

  it('takes whom the seller names before the switchboard', () => {
    expect(contactOf('Muster GmbH', 'Tel. 0221 12345', 'post@muster.example', '', '|Ihr Ansprechpartner:|Erika Beispiel', '|Telefon:|0221 12345-67', '|E-Mail:|erika@muster.example')).toEqual({ name: 'Erika Beispiel', phone: '0221 12345-67', email: 'erika@muster.example' });
  });

  it('takes the only telephone that is called so, in no block of either', () => {
    const far = ['', '', '', '', '', '', '', '', '', '', '', '', '', '', '', ''];
    expect(contactOf('Muster GmbH', ...far, 'Telefon 0221 555 0147').phone).toBe('0221 555 0147');
    expect(contactOf('Muster GmbH', ...far, 'Telefon 0221 555 0147', '', 'Telefon 0221 555 0148').phone).toBeUndefined();
  });

  it('tells forms of two parties by their headings', () => {
    expect(contactOf('Verkäufer', 'Firma:|Muster GmbH', 'Ansprechpartner:|Georg Muster', 'Telefon:|0221 12345', '', 'Käufer', 'Firma:|Beispiel AG', 'Ansprechpartner:|Erika Beispiel', 'Telefon:|0211 54321')).toEqual({ name: 'Georg Muster', phone: '0221 12345', email: undefined });
  });

  it('takes a mail address wherever it speaks for the seller, but one of the buyer nowhere', () => {
    expect(contactOf('Muster GmbH|Beispiel AG', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'Questions? rechnung@muster.example or ap@beispiel.example').email).toBe('rechnung@muster.example');
    expect(contactOf('Muster GmbH', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'Sent to ap@elsewhere.example').email).toBeUndefined();
    expect(contactOf('Muster & Sønner ApS', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'Spørgsmål? post@mustersonner.example').email).toBe('post@mustersonner.example');
  });

  it('names whom of the buyer a label does, where that is a person', () => {
    expect(buyersNameOf('Muster AB', 'Er referens|Per-Olof Ek', 'Vår referens|Lisa Holm')).toBe('Per-Olof Ek');
    expect(buyersNameOf('Muster GmbH||Beispiel AG', 'Nebenstr. 2||Ansprechpartner: Erika Roth', '50667 Köln||Hauptstr. 1')).toBe('Erika Roth');
    expect(buyersNameOf('Muster SL', 'Beispiel SA', 'Nebenstr. 2', '50667 Köln', 'A/A: Dña. Erika Roth')).toBe('Erika Roth');
    expect(buyersNameOf('Muster SL', 'Beispiel SA', 'Nebenstr. 2', '50667 Köln', 'A/A Erika Roth')).toBe('Erika Roth');
    expect(buyersNameOf('Muster AS', 'Deres ref.|Prosjekt 2214 Holm')).toBeUndefined();
    expect(buyersNameOf('Muster S.L.', 'Beispiel S.A.', 'Huésped: Sr. Erik Roth Ruiz')).toBe('Erik Roth Ruiz');
  });

  it('takes what stands in the line of the address of a seller who is not sure, or right below it', () => {
    const reading = readingOf('Muster', '|Hauptstr. 1 · 50667 Köln', '|Tel. 0221 12345|Tel. 0211 54321');
    const seller = named(reading, 'Muster');
    const parties = { seller: seller && { ...seller, confidence: 0.5 }, buyer: undefined, account: undefined };
    const at = { value: 'Köln', confidence: 0.75, label: undefined, text: 'Köln', page: 1, box: reading.lines[1]?.row.cells[0]?.box ?? [0, 0, 0, 0], line: 1 } satisfies Found;
    const phoneFor = (home: { city?: typeof at }): string | undefined => findContact(reading, parties, sides(reading, parties), home).phone?.value;
    expect([phoneFor({}), phoneFor({ city: at })]).toEqual([undefined, '0221 12345']);
  });

  it('is who is named to be asked beside no party, who signs the letter, and no label', () => {
    expect(contactOf('Muster GmbH', '', '', 'Beispiel AG', '', '', '', 'Rechnung', 'Kundennr. | Kontakt', '4711 | Beat Roth').name).toBe('Beat Roth');
    expect(contactOf('Muster GmbH', 'Beispiel AG', 'Mit freundlichen Grüßen', '', 'Erika Roth, Export').name).toBe('Erika Roth');
    expect(contactOf('Muster GmbH', 'Beispiel AG', 'Salesperson | Erik Roth | Order No. | VA-31', 'Your Reference | Jens Holm | Shipment No. | VL-22').name).toBe('Erik Roth');
  });

  it('is no head in capitals beside another, above values of both', () => {
    expect(contactOf('Muster S.p.A.', 'AGENTE | CONDIZIONI DI CONSEGNA', '12 NERI | FRANCO FABBRICA').name).toBeUndefined();
    expect(contactOf('Muster S.p.A.', 'AGENTE | CARLO NERI', 'DATA FATTURA | 12.03.2026').name).toBe('CARLO NERI');
  });

  it('may begin as what numbers are called does', () => {
    expect(contactOf('Muster AG', 'Datum | MWST-Nr. | Kontakt', '1. Mai | CHE-1 | Noëmi Roth').name).toBe('Noëmi Roth');
    expect(contactOf('Muster Ltd', 'Beispiel Ltd', 'Please ask for Aoife Roth').name).toBe('Aoife Roth');
  });

  it('signs below the company, or is whom questions go to', () => {
    expect(contactOf('Muster Revision Anstalt', 'Mit freundlichen Grüssen', 'Muster Revision Anstalt', 'Ursina Beck')['name']).toBe('Ursina Beck');
    expect(contactOf('Muster SA', 'Questions : Thierry Membrez, 032 555 01 63')['name']).toBe('Thierry Membrez');
  });

  it('is who wrote the invoice or led the work, a son by his addition, behind a point too', () => {
    expect(contactOf('Muster GmbH', 'Beispiel AG', 'Ihr Ansprechpartner: Erik Roth jun.').name).toBe('Erik Roth jun.');
    expect(contactOf('Muster GmbH', 'Beispiel AG', 'Bauleiter: Torben Roth').name).toBe('Torben Roth');
    expect(contactOf('Muster Ltd', 'Beispiel Ltd', 'Term 30 days · Prepared by: Erika Roth').name).toBe('Erika Roth');
  });
});
