import { describe, expect, it } from 'vitest';
import { companyName, denomination } from './company-name.js';

describe(companyName, () => {
  it.each(['Gemeinnützige Wohnbau reg. Gen.m.b.H.', 'Drukkerij De Uil v.o.f.', 'Brouwerij De Uil bv', 'Marsh Plaza LP', 'HOLT, MARSH & FINCH, P.C.', 'Orrin Dental Group, P.A.', 'Keel & Sons, L.L.P.', 'Rats-Apotheke Inh. Birte Ohm e. Kfr.', 'Latteria Alta Soc. Agr. Coop.', 'Cooperativa Alta a r.l.', 'Przychodnia „Wrzos” sp. p.', 'Dębina spółka jawna', 'Lipka P.S.A.', 'Javor v. o. s.', 'Školní jídelna Javor, p.o.', 'Olše, s. r. o.', 'Klen a. s.', 'Bækken f.m.b.a.', 'Storskogs ekonomisk förening', 'Fjellvik NUF', 'Kivilahti Oyj', 'Rohrbach GmbH + Co. KG', 'Rohrbach AG u. Co. KG', 'Rohrbach SE & Co. KGaA', 'Rohrbach UG (haftungsbeschränkt) & Co. KG', 'Rohrbach Bau Gesellschaft m.b.H.', 'Rohrbach Ges.m.b.H.', '„WRZOS” SP. Z O.O.', 'Lepola Ky', 'Sarven Urheilijat ry', 'Asunto Oy Salmelan Rinne', 'Kiinteistö Oy Kivitarha', 'Tmi Aino Lepola', 'TERMICA NARDI & FIGLI S.N.C.', 'DĘBINA SP. Z O.O. SP.K.', 'LIPKA SP.K.', 'Claire Morvan EI', 'Cantina Colle Alto Soc. Agr.', 'Morvan Conseil EIRL'])('knows the legal form of %s', (name) => {
    expect(companyName(`${name}, 12`)).toBe(name);
  });

  it('takes the branch of a foreign company for a part of its name, and what else follows for none', () => {
    expect(['Stratus EMEA SARL, Irish Branch, 4 Quay', 'Nimbus SE, Zweigniederlassung Deutschland', 'Nimbus SE Zweigniederlassung Wien, Ring 4', 'Lipka S.A. Oddział w Polsce', 'Javor a.s., organizační složka', 'Orrin Ltd, Irish Linen', 'Orrin Ltd Branch Road 4'].map((text) => companyName(text))).toEqual(['Stratus EMEA SARL, Irish Branch', 'Nimbus SE, Zweigniederlassung Deutschland', 'Nimbus SE Zweigniederlassung Wien', 'Lipka S.A. Oddział w Polsce', 'Javor a.s., organizační složka', 'Orrin Ltd', 'Orrin Ltd']);
  });

  it('leaves out what says whose part of the sale a company has', () => {
    expect(['Sold by Orrin Ltd', 'Verkauft von Ahrens Vertrieb GmbH', 'Vendu par Lenoir SARL', 'Säljs av Björk AB', 'Spett.le Nardi S.r.l.', 'From Heaven Ltd'].map((text) => companyName(text))).toEqual(['Orrin Ltd', 'Ahrens Vertrieb GmbH', 'Lenoir SARL', 'Björk AB', 'Nardi S.r.l.', 'From Heaven Ltd']);
  });

  it('keeps the form of a French company that is repeated behind its name', () => {
    expect([denomination('Studio Kerouan SAS', 'Studio Kerouan SAS, SAS au capital de 5 000 €'), denomination('Au bon moulin SARL', 'APE 4778C - SARL au capital de 120 000 €')]).toEqual(['Studio Kerouan SAS', 'Au bon moulin']);
  });

  it('keeps it where a line of its own prints the name with its form, whatever dash stands before that at the foot', () => {
    expect(denomination('Lenoir Frais – SAS', 'Lenoir Frais SAS\nGrossiste\nLenoir Frais – SAS au capital de 150 000 €')).toBe('Lenoir Frais SAS');
  });

  it('leaves it out where a dash stands before it', () => {
    expect(denomination('Lenoir Frais - SAS', 'Lenoir Frais - SAS - RCS Nantes 123')).toBe('Lenoir Frais');
  });

  it('takes the letters of a number for no legal form', () => {
    expect(['PO-42 / Contract SA-0912', 'Order AG-7', 'PR 200417 AG Osnabrück'].map((text) => companyName(text))).toEqual([undefined, undefined, undefined]);
    expect(companyName('Weidenhof AG-Hauptsitz')).toBe('Weidenhof AG');
  });

  it('leaves out what says whose business it is', () => {
    expect([companyName('Inh. Weidenhof GmbH'), companyName('Titolare: Fornace S.r.l.'), companyName('Prop Studios Ltd')]).toEqual(['Weidenhof GmbH', 'Fornace S.r.l.', 'Prop Studios Ltd']);
  });

  it.each(['WEIDENHOF GMBH', 'WEIDENHOF GMBH & CO. KG', 'OAKEN DOOR LTD', 'OAKEN DOOR INC.'])('knows %s in capitals', (name) => {
    expect(companyName(`${name}, 12 Lane`)).toBe(name);
  });

  it('begins behind what says whose account it is', () => {
    expect([companyName('BACS to Oaken Door Ltd · sort code 20-10-30'), companyName('Compte au nom de Lenoir Frais SAS')]).toEqual(['Oaken Door Ltd', 'Lenoir Frais SAS']);
  });

  it('goes on with what the law adds in Sweden, and begins behind who owns and operates', () => {
    expect([companyName('Fjäll Försäkring AB (publ), Storgatan 51'), companyName('Owned and operated by Creek Hospitality LLC, P.O. Box 41877')]).toEqual(['Fjäll Försäkring AB (publ)', 'Creek Hospitality LLC']);
  });

  it('has a German form joined to a word, and Italian ones that are written out', () => {
    expect(companyName('Kurhotel Lindenquelle Betriebs-GmbH · Amtsgericht Mannheim')).toBe('Kurhotel Lindenquelle Betriebs-GmbH');
    expect(companyName("VERDEPIANO SERVIZI AMBIENTALI SOCIETA' COOPERATIVA")).toBe("VERDEPIANO SERVIZI AMBIENTALI SOCIETA' COOPERATIVA");
  });
});
