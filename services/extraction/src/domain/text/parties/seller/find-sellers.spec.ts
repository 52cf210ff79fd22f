import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import type { Word } from '../../../pdf/word.js';
import { companyName, denomination } from '../names/company-name.js';
import { amountsOf } from '../../print/amounts.js';
import { toLines } from '../../print/line.js';
import { read } from '../../print/reading.js';
import { page as lay, readingOf } from '../../testing/reading-of.js';
import { findSellers } from './find-sellers.js';
import { PROVEN_SELLER } from './seller-proof.js';

const BOUND = 0.9;

type Printed = readonly [top: number, left: number, text: string];

function wordsOf(printed: readonly Printed[]): Word[] {
  return printed.flatMap(([top, start, text]) => {
    let left = start;
    return text.split(' ').map((each): Word => {
      const right = left + each.length * 5;
      const word: Word = { text: each, box: [left, top, right, top + 10], page: 1, size: 10, opens: false, closes: false };
      left = right + 3;
      return word;
    });
  });
}

function sellerOf(...printed: readonly Printed[]): string | undefined {
  return findSellers(read(layOut([wordsOf(printed)])), {})[0]?.value;
}

describe(findSellers, () => {
  it('reads a name in large print on several lines of a narrow column', () => {
    const lines: readonly (readonly [text: string, top: number, size: number])[] = [['Imprimerie', 50, 18], ['du Vieux', 70, 18], ['Canal', 90, 18], ['17, quai des Mariniers', 130, 8], ['71100 Chalon-sur-Saône', 142, 8], ['N° TVA FR93624885182', 154, 8]];
    const words = lines.flatMap(([text, top, size]) => text.split(' ').map((each, at): Word => ({ text: each, box: [20 + at * 40, top, 20 + at * 40 + 36, top + size], page: 1, size, opens: false, closes: false })));
    expect(findSellers(read(layOut([words])), {})[0]?.value).toBe('Imprimerie du Vieux Canal');
  });

  it('knows the company behind a brand by the street of both', () => {
    const head: readonly Printed[] = [[40, 40, 'Hotel Haubentaucher'], [54, 40, 'Uferpromenade 6 * 17207 Röbel * Tel. 039931 / 4 42-0'], [90, 40, 'Herrn Marius Tausendschön'], [104, 40, 'Kastanienallee 19b'], [118, 40, '10435 Berlin']];
    expect(sellerOf(...head, [300, 40, 'Haubentaucher Betriebs GmbH, Uferpromenade 6, 17207 Röbel, HRB 3358'])).toBe('Haubentaucher Betriebs GmbH');
  });

  const section: readonly Printed[] = [
    [40, 40, 'Supplier'],
    [72, 40, 'Name:'],
    [72, 200, 'Guild of Coopers Ltd'],
    [95, 40, 'Address:'],
    [95, 200, '4 Quay Road'],
  ];

  it('gives a brand the whole name that begins before it in its cell, and none from within a sentence', () => {
    const whole = (...lines: readonly string[]): string | undefined => sellerOf([40, 40, 'DE WIT'], [60, 40, 'www.dewit.example'], ...lines.map((text, at): Printed => [90 + 14 * at, 40, text]));
    expect(whole('Groothandel De Wit & Zn. B.V.')).toBe('Groothandel De Wit & Zn. B.V.');
    expect(whole('betaald aan Groothandel De Wit & Zn. B.V.')).toBe('DE WIT');
  });

  it('goes on with a name in quotation marks in the next line, where that ends with a legal form', () => {
    expect(sellerOf([40, 40, 'Sprzedawca'], [58, 40, 'Centrum Doradztwa i Nauki'], [71, 40, '„Sowa” Sp. z o.o.'], [84, 40, 'ul. Lipowa 4, 32-410 Dobczyce'])).toBe('Centrum Doradztwa i Nauki „Sowa” Sp. z o.o.');
  });

  it('is one name in two sizes where a mail address has both lines of it, and else two', () => {
    const [one, other] = ['luc@merlin-trad.example', 'luc@web.example'].map((mail) => {
      const words = wordsOf([[40, 40, 'Merlin'], [51, 40, 'Traductions SRL'], [90, 40, 'Rue Haute 33'], [102, 40, '5170 Rochemont'], [114, 40, mail]]);
      return findSellers(read(layOut([words.map((word) => (word.text === 'Merlin' ? { ...word, size: 16 } : word))])), {})[0]?.value;
    });
    expect([one, other]).toEqual(['Merlin Traductions SRL', 'Traductions SRL']);
  });

  it('is named as its head does, where the terms of payment have its legal form in short', () => {
    const account: Printed = [780, 40, 'BACS to Oaken Door Staffing Ltd · IBAN GB33 BUKB 2020 1555 5555 55'];
    expect(sellerOf([40, 40, 'Invoice'], [40, 320, 'Oaken Door Staffing Limited'], [53, 320, '4 Quay Road, Marlow SL7 1AB'], account)).toBe('Oaken Door Staffing Limited');
  });

  it('gives a brand with an article the name of its company, which has none', () => {
    expect(sellerOf([40, 40, "'t Huis van Wijn"], [70, 40, 'Huis van Wijn BV'], [82, 40, 'Steenweg 8'], [94, 40, '2360 Oud-Turnhout'], [110, 40, 'info@huisvanwijn.example'])).toBe('Huis van Wijn BV');
  });

  it('gives it so where its letters are set apart, where it goes on in the next line, and where that ends the name', () => {
    const brand = (text: string, ...lines: readonly string[]): string | undefined => sellerOf([40, 40, text], [70, 40, 'www.web.example'], ...lines.map((line, at): Printed => [90 + 11 * at, 40, line]));
    expect(brand('M ERRION STAFFING', 'Please pay Friday', 'Merrion Staffing Services Limited')).toBe('Merrion Staffing Services Limited');
    expect(sellerOf([40, 40, 'HOLTER-'], [51, 40, 'GRUPPEN'], [70, 40, 'Tak og fasade'], [100, 40, 'HolterGruppen AS'])).toBe('HolterGruppen AS');
    expect(brand('Blick&Rein', 'Blick & Rein Fastighetsservice i Sorby', 'AB', 'Ekvägen 21 B')).toBe('Blick & Rein Fastighetsservice i Sorby AB');
  });

  it('goes on with a small word, in the brand and in the name that holds it', () => {
    const words = (top: number, text: string, size: number): Word[] => wordsOf([[top, 40, text]]).map((word): Word => ({ ...word, size, box: [word.box[0], top, word.box[2], top + size] }));
    const brand = [...words(20, 'Los Olmos', 24), ...words(44, 'del Jarama', 15), ...wordsOf([[200, 40, 'pedidos@losolmos.example']])];
    expect(findSellers(read(layOut([brand])), {})[0]?.value).toBe('Los Olmos del Jarama');
    expect(findSellers(read(layOut([[...brand, ...wordsOf([[90, 40, 'Bodegas Los Olmos'], [104, 40, 'del Jarama, S.L.'], [118, 40, 'NIF B12345674']])]])), {})[0]?.value).toBe('Bodegas Los Olmos del Jarama, S.L.');
  });

  it('is nobody\'s buyer on the slip of a payment, whose legal form stands in the next line', () => {
    const slip: readonly Printed[] = [[700, 40, 'To: Kauri Commercial Cleaning Pty'], [712, 40, 'Ltd'], [700, 300, 'Customer'], [700, 400, 'Rata Surveyors Pty Ltd']];
    expect(sellerOf([20, 40, 'Kauri'], [31, 40, 'Commercial'], [42, 40, 'Cleaning'], [80, 40, 'Kauri Commercial'], [91, 40, 'Cleaning Pty Ltd'], [102, 40, 'ap@kauri.example'], ...slip)).toBe('Kauri Commercial Cleaning Pty Ltd');
  });

  it('is the company that the foot registers behind a brand, where no other is named but the buyer', () => {
    const letter = (...more: readonly Printed[]): string | undefined => sellerOf([40, 40, 'Hollin & Fern'], [54, 40, '14 Mill Lane'], [68, 40, 'Leeds LS1 5AB'], [82, 40, 'hello@hollinfern.example'], [110, 40, 'Invoice to'], [124, 40, 'Beck Foods Ltd'], [138, 40, '2 Long Road'], [800, 40, 'Marsh Provisions Limited. Registered in England No. 01234567'], ...more);
    expect(letter()).toBe('Marsh Provisions Limited');
    expect(letter([40, 300, 'Fern Catering Ltd'], [54, 300, '3 Quay Road'])).toBe('Hollin & Fern');
  });

  it('is the company below its brand that can be reached, and none that a letter goes to somebody of', () => {
    const below = (...lines: readonly string[]): string | undefined => {
      const brand = wordsOf([[20, 40, 'Presses']]).map((word): Word => ({ ...word, size: 18 }));
      return findSellers(read(layOut([[...brand, ...wordsOf(lines.map((line, at): Printed => [44 + 14 * at, 40, line]))]])), {})[0]?.value;
    };
    expect(below('de la Lys', 'Imprimerie Danis SRL', '7 quai Nord', '59000 Lille', 'Tél. 03 20 55 01 18')).toBe('Imprimerie Danis SRL');
    expect(below('Danis Imprimerie SRL · 7 quai Nord · 59000 Lille · Tél. 03 20 55 01 18')).toBe('Danis Imprimerie SRL');
    expect(below('Atelier Danis SRL', 'à l’attention de Mme Danis', '7 quai Nord', '59000 Lille', 'Tél. 03 20 55 01 18')).toBe('Presses');
  });

  it('is of two Norwegian companies side by side the one whose number is registered for VAT', () => {
    expect(sellerOf([40, 40, 'Halden Bygg AS'], [54, 40, 'Storgata 5'], [68, 40, '1776 Halden'], [40, 300, 'Fjord Rør AS'], [54, 300, 'Havnegata 3'], [68, 300, '0250 Oslo'], [82, 300, 'Org.nr 923 609 016 MVA'])).toBe('Fjord Rør AS');
  });

  it('is a trader without a legal form above a tax id, and not the company at the same edge below', () => {
    const letter = (...id: readonly Printed[]): string | undefined => sellerOf([20, 40, 'Lunds VVS'], [34, 40, 'Havnevej 3'], [48, 40, '8000 Aarhus C'], ...id, [120, 40, 'Bygge Nord A/S'], [134, 40, 'Storegade 5'], [148, 40, '9000 Aalborg']);
    expect([letter([62, 40, 'CVR-nr. 12345678']), letter()]).toEqual(['Lunds VVS', 'Bygge Nord A/S']);
  });

  it('is a person above a tax id, and not the company that the letter goes to', () => {
    const bill: readonly Printed[] = [[122, 40, 'Elena Prados Vidal'], [122, 300, 'Factura nº: 2031/047'], [136, 40, 'Ilustración'], [150, 40, 'NIF 12345678Z'], [213, 40, 'Cliente'], [227, 40, 'Conservas Ría Alta, S.L.'], [241, 40, 'Calle Baja 12'], [255, 40, '36626 Vilar']];
    expect(sellerOf(...bill)).toBe('Elena Prados Vidal');
  });

  it('joins a name in two lines beside its label', () => {
    expect(sellerOf(...section, [60, 200, 'Harbour Casks'])).toBe('Harbour Casks Guild of Coopers Ltd');
  });

  it('is the company above its tax id and account, and not the brand in larger print beside it; and asked about', () => {
    const lines = ['ARB STEIGERS | | Van Arend Bouw B.V.', ' | | Energieweg 18', ' | | 2382 NK Dorp', ' | | info@arbsteigers.example', ' | | BTW-nr. NL812745632B01', ' | | IBAN NL91 ABNA 0417 1643 00', 'Bouwbedrijf Hoog & Zn. B.V.', 'Postbus 218', '2400 AE Stad'];
    const [seller] = findSellers(readingOf(...lines), {});
    expect([seller?.value, (seller?.confidence ?? 1) < BOUND]).toEqual(['Van Arend Bouw B.V.', true]);
  });

  it('is no town above its post code, and nobody who sold it below a label in a line of heads', () => {
    expect(sellerOf([40, 40, 'Harrow Heating Ltd'], [54, 40, '15 Mill Lane'], [68, 40, 'Leeds'], [82, 40, 'LS10 2AB'])).toBe('Harrow Heating Ltd');
    expect(sellerOf([40, 300, 'Nordforst Möbel GmbH'], [54, 300, 'Ring 4'], [68, 300, '63263 Neustadt'], [100, 40, 'Verkäufer'], [100, 200, 'Fälligkeitsdatum'], [100, 350, 'Auftragsnr.'], [112, 40, 'Jörg Ahrens'], [112, 200, '14.06.2031'], [112, 350, '101077'])).toBe('Nordforst Möbel GmbH');
  });

  it('goes on with the rest of a legal form that is whole without it, in the letter head and in a column of the foot', () => {
    expect(sellerOf([40, 40, 'Mietpark Oberland · Hauptstr. 3 · 83607 Holzkirchen'], [700, 40, 'Mietpark Oberland Hebezeuge GmbH'], [712, 40, '& Co. KG'], [724, 40, 'USt-IdNr. DE271483568'])).toBe('Mietpark Oberland Hebezeuge GmbH & Co. KG');
    expect(sellerOf([40, 40, 'Flottenkarte Nord GmbH +'], [52, 40, 'Co. KG'], [64, 40, 'USt-IdNr. DE271483568'])).toBe('Flottenkarte Nord GmbH + Co. KG');
    expect(sellerOf([40, 40, 'Blechwerk Süd UG'], [52, 40, '(haftungsbeschränkt)'], [64, 40, 'Ring 4'], [76, 40, '83607 Holzkirchen'])).toBe('Blechwerk Süd UG (haftungsbeschränkt)');
  });

  it('leaves a line above that is apart from it, or has a label of its own', () => {
    expect(sellerOf(...section, [55, 200, 'Harbour Casks'])).toBe('Guild of Coopers Ltd');
    expect(sellerOf(...section, [60, 40, 'Number:'], [60, 200, 'Harbour Casks'])).toBe('Guild of Coopers Ltd');
  });

  it('is the company behind words for a seller in one cell, before what else has a legal form', () => {
    expect(sellerOf([40, 40, 'Praxis Birkner GbR'], [54, 40, 'Weg 8'], [40, 300, 'Verkauft von Ahrens Vertrieb GmbH'], [54, 300, 'Lieferung durch Roland Logistik AG'])).toBe('Ahrens Vertrieb GmbH');
  });

  it('is the name in the middle of the head above its address, and not the company below both', () => {
    const name = wordsOf([[40, 200, 'Orgelbauerin Ada Lindholm']]).map((word): Word => ({ ...word, size: 14 }));
    const rest = wordsOf([[54, 160, 'Am Berg 7 · 08258 Neukirch · Tel. 037 55 519'], [100, 40, 'Chorhaus Nestel e. V.'], [114, 40, 'Kurweg 1'], [128, 40, '08645 Bad Nestel'], [170, 40, 'Steuernummer: 313/004/54449']]);
    expect(findSellers(read(layOut([[...name, ...rest]])), {})[0]?.value).toBe('Orgelbauerin Ada Lindholm');
  });

  it('is of two companies side by side the one above a telephone, below its brand', () => {
    const block = (text: string, top: number): Printed => [top, 500 - text.length * 5, text];
    expect(sellerOf([40, 40, 'Rata Dairies Limited'], [54, 40, '482 Kauri Road'], [68, 40, 'Eltham 4391'], block('Plains Vets', 40), block('Plains Veterinary Limited', 54), block('14 High Street, Weka 4332', 68), block('Ph 06 555 0119', 82))).toBe('Plains Veterinary Limited');
  });

  it('does not begin with a brand of the same words above it', () => {
    expect(sellerOf([40, 40, 'Marmi Nardi'], [50, 40, 'Nardi Marmi S.r.l.'], [64, 40, 'Via Alta, 9 - 38041 Albiano'], [78, 40, 'Tel. 0461 555 019'])).toBe('Nardi Marmi S.r.l.');
  });

  it('is no line of two addresses side by side', () => {
    expect(sellerOf([40, 40, 'Adresse de livraison'], [40, 300, 'Adresse de facturation'], [54, 40, 'Laboratoire Névé SELAS'], [54, 300, 'Laboratoire Névé SELAS'], [68, 40, 'Service achats'], [68, 300, 'ZA des Prés'], [82, 40, 'ZA des Prés'], [82, 300, '30340 Salin'], [96, 40, '30340 Salin'])).not.toBe('ZA des Prés');
  });

  it('is whose name stands in larger print beside a company above its address, or before it in the first line of the page', () => {
    const block = (left: number, top: number, name: string): Printed[] => [[top, left, name], [top + 14, left, 'Im Grund 6'], [top + 28, left, '9500 Wil']];
    const large = (name: string, size: number) => wordsOf([...block(40, 40, name), ...block(350, 46, 'Turm Immobilien AG')]).map((word): Word => (name.includes(word.text) ? { ...word, size, box: [word.box[0], word.box[1], word.box[2], word.box[1] + size] } : word));
    const seller = (words: readonly Word[]) => findSellers(read(layOut([words])), {})[0];
    expect([seller(large('Koller Haustechnik', 16))?.value, seller(large('Koller Haustechnik', 10))?.value]).toEqual(['Koller Haustechnik', 'Turm Immobilien AG']);
    const level = seller(wordsOf([...block(40, 40, 'Ramón Lema Outeiro'), ...block(350, 40, 'Turm Immobilien AG'), [82, 40, 'USt-IdNr. DE136695976'], [82, 350, 'USt-IdNr. DE812871812']]));
    expect([level?.value, (level?.confidence ?? 0) < BOUND]).toEqual(['Ramón Lema Outeiro', true]);
  });

  it('may be called as a bank is where it has the head of the letter', () => {
    const bank: Printed = [40, 40, 'Raiffeisen-Markt Tann eG'];
    expect(sellerOf(bank, [90, 40, 'Bau Tietken GmbH'], [104, 40, 'Moorweg 18'], [118, 40, '27432 Bastal'])).toBe('Raiffeisen-Markt Tann eG');
  });

  it('is no code of an item beside what looks like a town', () => {
    expect(sellerOf([40, 40, 'Ferri Nardi S.r.l.'], [54, 40, 'Via Alta 9 - 38041 Albiano'], [300, 40, 'OMX'], [300, 100, 'Listino 2026 cortesia'], [300, 300, '1,00'], [300, 400, '0,00'])).toBe('Ferri Nardi S.r.l.');
  });

  it('takes the value of a label for no name', () => {
    expect(sellerOf([40, 40, 'Leveransvillkor'], [40, 300, 'Fritt vårt lager'], [80, 40, 'Faktura'])).toBeUndefined();
  });

  it('takes the small line with commas above the address for the sender', () => {
    const small = wordsOf([[40, 40, 'Moser und Söhne, Hafenstr. 3, 20457 Hamburg']]).map((word): Word => ({ ...word, size: 6.5 }));
    const address = wordsOf([[54, 40, 'Kron und Partner'], [68, 40, 'Postfach 12'], [82, 40, '60311 Frankfurt']]);
    expect(findSellers(read(layOut([[...small, ...address]])), {})[0]?.value).toBe('Moser und Söhne');
  });

  it('takes it so where a block stands beside it', () => {
    const small = wordsOf([[40, 40, 'Moser und Söhne, Hafenstr. 3, 20457 Hamburg']]).map((word): Word => ({ ...word, size: 6.5 }));
    const rest = wordsOf([[40, 400, 'Moser und Söhne'], [52, 400, 'Hafenstr. 3'], [66, 40, 'Kron und Partner'], [66, 400, '20457 Hamburg'], [80, 40, 'Postfach 12'], [94, 40, '60311 Frankfurt']]);
    expect(findSellers(read(layOut([[...small, ...rest]])), {})[0]?.value).toBe('Moser und Söhne');
  });

  it('takes whom a letter is to reach for no seller', () => {
    expect(sellerOf([40, 40, 'z. Hd. Beat Sidler'], [60, 40, 'Postfach 12'], [120, 40, 'Rechnung'])).toBeUndefined();
  });

  it('takes the name with the legal form that is printed elsewhere behind it', () => {
    const brand = wordsOf([[40, 40, 'Loopdesk']]).map((word): Word => ({ ...word, size: 18 }));
    const whole = (name: string): string | undefined => findSellers(read(layOut([[...brand, ...wordsOf([[90, 40, name], [104, 40, '4 Quay Road'], [118, 40, 'Leeds LS1 5AB']])]])), {})[0]?.value;
    expect([whole('Loopdesk, Inc.'), whole('Loopdesk Property Services Ltd'), whole('Orchard Ltd')]).toEqual(['Loopdesk, Inc.', 'Loopdesk Property Services Ltd', 'Orchard Ltd']);
  });

  it('takes a legal form whole that the end of a line cuts, and no full stop of a sentence for a part of it', () => {
    expect(sellerOf([40, 40, 'Mietpark Oberland GmbH & Co. KG · Hauptstr. 3 · 83607 Holzkirchen'], [700, 40, 'Mietpark Oberland GmbH & Co.'], [712, 40, 'KG · HRB 4711'])).toBe('Mietpark Oberland GmbH & Co. KG');
    expect(sellerOf([40, 40, 'Calder Power'], [700, 40, 'Calder Power Ltd. Registered in England and Wales No 41177239.'])).toBe('Calder Power Ltd');
    expect(companyName('Colorificio Valsesia s.n.c. di Rota & C. - Via Roma 3')).toBe('Colorificio Valsesia s.n.c. di Rota & C.');
  });

  it('finds it under a heading in two languages', () => {
    expect(sellerOf([40, 40, 'Sprzedawca / Seller:'], [40, 300, 'Nabywca / Buyer:'], [54, 40, 'Olsza Sp. z o.o.'], [54, 300, 'Kron AG'], [68, 40, 'ul. Polna 3'])).toBe('Olsza Sp. z o.o.');
  });

  it('takes a street of a Polish or Spanish town for no name', () => {
    for (const name of ['Zakład Tkacki Olsza s.c.', 'Zakład Tkacki Olsza S.C.']) expect(sellerOf([40, 40, 'Sprzedawca'], [54, 40, 'ul. Polna 3'], [68, 40, name])).toBe(name);
    expect(sellerOf([40, 40, 'Vendedor'], [54, 40, 'C/ Serrano 3'], [68, 40, 'Olsza, S.L.P.'])).toBe('Olsza, S.L.P.');
  });

  it('takes an address of the web for no name that it speaks for', () => {
    expect(sellerOf([40, 40, 'Haug und Dittmann'], [60, 40, 'eigenbestimmt-katze.name'], [80, 40, 'www.eigenbestimmt-katze.name'])).toBe('Haug und Dittmann');
  });

  it('takes a name at the foot of the page also where an account stands in another column under it', () => {
    expect(sellerOf([800, 40, 'Jansson Investment'], [800, 400, 'Momsreg.nr SE123456789001'], [812, 40, '70357 Artorp'], [812, 400, 'IBAN SE45 5000 0000 0583 9825 7466'])).toBe('Jansson Investment');
  });

  it('knows the company behind the name that it trades under', () => {
    expect(companyName('Parcelry is a trading name of Olson - Graham Ltd, registered in England')).toBe('Olson - Graham Ltd');
    expect(sellerOf([40, 40, 'Parcelry'], [800, 40, 'Parcelry is a trading name of Olson - Graham Ltd. Registered office: 4 Quay Road, Leeds LS1 5AB'])).not.toContain('trading name');
  });

  it('is no word for a kind of firm above whose it is, and the company of a division', () => {
    expect(sellerOf([20, 200, 'NOTARÍA'], [34, 200, 'Inés Alborada Ruiz'], [48, 200, 'Calle Mayor, 4, 46004 Valencia'], [62, 200, 'N.I.F. 25418037R'])).toBe('Inés Alborada Ruiz');
    expect(sellerOf([20, 200, 'Studio Legale'], [34, 200, 'Avv. Ugo Conti'], [48, 200, 'Corso Alto 31 - 20122 Milano'], [62, 200, 'P. IVA 04719200158'])).toBe('Avv. Ugo Conti');
    expect(sellerOf([20, 50, 'GREEN RIVER LINEN'], [34, 50, 'A division of Orrin Services, Inc.'], [48, 50, '12 Mill Road, Waco, TX 76710'])).toBe('Orrin Services, Inc.');
  });

  it('stands above its legal form, however far apart the lines of the letter are', () => {
    expect(sellerOf([20, 50, 'Address'], [34, 50, 'Hofstee Scheepsbenodigdheden'], [52, 50, 'B.V.'], [66, 50, 'Kade 4'], [80, 50, '3089 JH Rotterdam'], [94, 50, 'Btw-nr. NL804712633B01'])).toBe('Hofstee Scheepsbenodigdheden B.V.');
  });

  it('takes no label for a name, alone or with its value', () => {
    expect(sellerOf([40, 40, 'Facture'], [40, 350, 'Atelier Nord SARL'], [66, 40, 'Belegnummer F/89/2025'], [66, 350, '69002 Lyon'], [80, 40, 'Date: 4 juillet 2025'], [80, 350, 'TVA FR40303265045'])).toBe('Atelier Nord SARL');
    expect(sellerOf([40, 40, 'Factura'], [40, 350, 'Atelier Nord SARL'], [66, 40, 'Número de factura:'], [66, 180, 'INV61688'], [66, 350, '69002 Lyon'])).toBe('Atelier Nord SARL');
  });

  it('takes the larger name above a line of its sender, which begins with what it does', () => {
    const large = wordsOf([[40, 40, 'Lecomte']]).map((word): Word => ({ ...word, size: 16 }));
    const printed = [...large, ...wordsOf([[53, 40, 'Avocats à la Cour - 4 rue Laffitte - 71050 Pau'], [120, 300, 'Kron SA'], [132, 300, '80565 Lyon']])];
    expect(findSellers(read(layOut([printed])), { buyerNames: ['Kron SA'] })[0]?.value).toBe('Lecomte');
  });

  it('takes no head of a column for what a section names', () => {
    expect(sellerOf([40, 40, 'Sprzedawca'], [52, 40, 'Piłat i Krawczyk'], [64, 40, 'rondo Wroński 8/5'], [76, 40, '52-532 Jawor'], [120, 40, 'Nazwa'], [120, 140, 'Nakład'], [120, 240, 'Cena'], [120, 340, 'Wartość netto'])).toBe('Piłat i Krawczyk');
  });

  it('takes nothing for a name that stands in a column of labels', () => {
    expect(sellerOf([40, 40, 'KONOPKA'], [72, 40, 'konopka.pl'], [100, 40, 'Nr faktury'], [100, 140, 'INV-06611'], [112, 40, 'Data wystawienia'], [112, 140, '28.01.2024'], [124, 40, 'Kod rezerwacji'], [124, 140, 'AR91GW'], [148, 40, 'VAT 8%'], [148, 140, '97,97'])).toBe('KONOPKA');
  });

  it('goes on where a name cannot end', () => {
    expect(sellerOf([40, 40, 'Brown, McKenzie and'], [52, 40, 'Swaniawski'], [64, 40, '849 Brown Burg'], [76, 40, 'Leeds LS1 5AB'])).toBe('Brown, McKenzie and Swaniawski');
    expect(sellerOf([40, 40, 'van den Broek, van de'], [52, 40, 'Berg and Koning B.V.'], [64, 40, '6740 TF Britswert'])).toBe('van den Broek, van de Berg and Koning B.V.');
    expect(sellerOf([40, 40, 'Peralta, Olvera y Mesa'], [51, 40, 'Asociados'], [64, 40, 'Calle Mayor 3'], [76, 40, '28013 Madrid'])).toBe('Peralta, Olvera y Mesa Asociados');
    expect(sellerOf([40, 40, 'Brown, McKenzie and'], [80, 40, 'Swaniawski'])).not.toBe('Brown, McKenzie and Swaniawski');
  });

  it('takes whom an account is printed beside before the one who signs', () => {
    expect(sellerOf([40, 40, 'Eva Keller · Seestrasse 5 · 8001 Zürich'], [60, 40, 'Blum AG'], [300, 40, 'Rechnung'], [780, 40, 'Muster & Partner | Seestrasse 5, 8001 Zürich | IBAN CH9300762011623852957'])).toBe('Muster & Partner');
  });

  it('knows a sender by a street between bullets, whatever codes of towns look like, and no row of items', () => {
    expect(sellerOf([40, 40, 'Reichert Group · 1 Beech Road · Von-upon-Harvey'], [60, 40, 'Volkman and Hahn'], [72, 40, 'Vicky Weissnat'], [84, 40, '510 The Fairway'])).toBe('Reichert Group');
    expect(sellerOf([40, 40, 'Olsson-Sundberg'], [52, 40, 'Storgatan 2'], [200, 40, 'Montering'], [200, 200, '19 st'], [200, 300, '5 000'])).toBe('Olsson-Sundberg');
  });

  it('parts a sender at its bullets, not at a dash in the name', () => {
    expect(sellerOf([40, 40, 'Zemlak - Deckow · 4 Main Street · Leeds LS1 5AB'], [60, 40, 'Upton and Sons'], [72, 40, '7 High Street'], [84, 40, 'York YO1 7HH'])).toBe('Zemlak - Deckow');
    expect(sellerOf([40, 40, 'Abicht-Köpernick – Talstr. 89 – 04706 Leisnig'], [40, 329, 'Ansprechpartner:'], [40, 440, 'Irem Leist'], [60, 40, 'Kahl und Vieweg'], [72, 40, 'Hauptstr. 7'], [84, 40, '50271 Köln'])).toBe('Abicht-Köpernick');
    expect(sellerOf([40, 40, 'Deckow Ltd - 4 Main Street - Leeds LS1 5AB'], [60, 40, 'Upton and Sons'], [72, 40, '7 High Street'], [84, 40, 'York YO1 7HH'])).toBe('Deckow Ltd');
  });

  it('takes no bank above an account for the seller', () => {
    expect(sellerOf([40, 300, 'Mertens - Verstraete'], [52, 300, 'Kerkstraat 9'], [64, 300, '2000 Antwerpen'], [700, 40, 'ING'], [712, 40, 'IBAN BE68539007547034'])).toBe('Mertens - Verstraete');
  });

  it('takes a name above an address where nothing else tells, and not that of the tenant', () => {
    const page: readonly Printed[] = [[40, 382, 'Created: August 26, 2025'], [152, 60, 'Brekke, Hermann and Hagenes'], [170, 60, '322 Franklin Street'], [188, 60, 'Johnland, NH 89954'], [152, 400, 'West and Green'], [170, 400, '7 High Street']];
    expect(findSellers(read(layOut([wordsOf(page)])), { buyerNames: ['West and Green'] })[0]?.value).toBe('Brekke, Hermann and Hagenes');
  });

  it('takes nothing that is a label for it, and no one who is headed as the buyer', () => {
    expect(sellerOf([40, 40, 'Hedlund Eriksson'], [60, 40, 'Betalningsvillkor'], [60, 200, '0 dagar netto'], [700, 40, 'Amount Due (USD)'], [712, 40, '12345 Main'])).toBe('Hedlund Eriksson');
    expect(sellerOf([40, 40, 'Factuuradres'], [52, 40, 'Noordlicht Corp'], [64, 40, 'Kerkstraat 7'], [76, 40, '3511 AB Utrecht'])).toBeUndefined();
  });

  it('finds it under a preposition', () => {
    expect(sellerOf([40, 40, 'Bill To:'], [40, 300, 'Bill From:'], [52, 40, 'Upton and Sons'], [52, 300, 'Lesch Brothers'], [64, 40, '7 High Street'], [64, 300, '9 High Street'])).toBe('Lesch Brothers');
    expect(sellerOf([40, 40, 'Aan:'], [40, 300, 'Van:'], [52, 40, 'De Boer'], [52, 300, 'Mertens'], [64, 40, 'Kerkstraat 7'], [64, 300, 'Kerkstraat 9'])).toBe('Mertens');
  });

  const imprint: readonly Printed[] = [
    [40, 40, 'Lieferant'],
    [52, 40, 'NORDSTERN LOGISTIK GMBH'],
    [64, 40, 'Kaistr. 9'],
    [76, 40, '28195 Bremen'],
    [770, 40, 'SEGELTUCH KONTOR GMBH'],
    [770, 220, 'Geschäftsführung'],
    [782, 40, 'Kaistr. 9'],
    [782, 220, 'Jo Ahlers'],
    [794, 40, '28195 Bremen'],
  ];

  it('believes the imprint at the foot that the domain confirms', () => {
    expect(sellerOf(...imprint, [770, 400, 'Amtsgericht Bremen'], [782, 400, 'HRB 1234'], [794, 400, 'www.segeltuchkontor.de'])).toBe('SEGELTUCH KONTOR GMBH');
  });

  it('stays with the heading where nothing registers the foot', () => {
    expect(sellerOf(...imprint)).toBe('NORDSTERN LOGISTIK GMBH');
  });

  it('believes the box of a mail address at a provider', () => {
    const pages: readonly Printed[] = [[40, 40, 'Mohan Tools'], [60, 40, 'Tax Invoice'], [80, 40, 'Party VEENA LEASING PVT LTD']];
    expect(sellerOf(...pages)).not.toBe('Mohan Tools');
    expect(sellerOf(...pages, [50, 40, 'mohantools21@gmail.com'])).toBe('Mohan Tools');
  });

  it('takes no handwriting at the head of a scan for a name', () => {
    const words = wordsOf([[40, 40, 'Segeltuch Kontor'], [60, 40, 'Rechnung Nr. 4711']]).map((word): Word => ({ ...word, confidence: 0.95 }));
    const hand = wordsOf([[10, 300, 'Sep Foor']]).map((word): Word => ({ ...word, size: 30, box: [word.box[0], 10, word.box[2], 38], confidence: 0.5 }));
    expect(findSellers(read(layOut([[...hand, ...words]])), {})[0]?.value).toBe('Segeltuch Kontor');
  });

  it('takes nothing below the address of a section on a scan, where the name may not have been recognised', () => {
    const printed: readonly Printed[] = [[40, 40, 'Sprzedawca'], [54, 40, '0l5za z z 0.0.'], [68, 40, 'ul. Polna 3'], [82, 40, '35-105 Rzeszów'], [96, 40, 'PKO BP S.A.']];
    const claimed = (confidence?: number): number => findSellers(read(layOut([wordsOf(printed).map((word) => (confidence === undefined ? word : { ...word, confidence }))])), {}).find(({ value }) => value === 'PKO BP S.A.')?.confidence ?? 0;
    expect([claimed() > BOUND, claimed(0.95) > BOUND]).toEqual([true, false]);
  });

  it('takes an id in the line of a name for a sign on a scan only where it stands in one cell with it', () => {
    const claimed = (printed: readonly Printed[], confidence?: number): number => findSellers(read(layOut([wordsOf(printed).map((word) => (confidence === undefined ? word : { ...word, confidence }))])), {})[0]?.confidence ?? 0;
    const beside: readonly Printed[] = [[40, 40, 'Muster GmbH'], [40, 300, 'USt-IdNr. DE136695976']];
    expect([claimed(beside), claimed(beside, 0.95) < PROVEN_SELLER, claimed([[40, 40, 'Muster GmbH - USt-IdNr. DE136695976']], 0.95)]).toEqual([PROVEN_SELLER, true, PROVEN_SELLER]);
  });

  it('finds the name in a sentence that says where it is registered', () => {
    const foot: Printed = [700, 40, 'Call 0330 793 2971 or visit www.brightwire.co.uk/mybill. Brightwire Telecom Limited. Registered in England & Wales No. 03068517.'];
    expect(sellerOf([66, 40, 'Thorn & Sons Limited'], [78, 40, 'Unit 9, Harbour Park'], [90, 40, 'LS11 5QP'], foot)).toBe('Brightwire Telecom Limited');
  });

  it('tells payer and payee of a Swiss payment part apart', () => {
    const slip: readonly Printed[] = [[600, 40, 'Konto / Zahlbar an'], [612, 40, 'CH93 0076 2011 6238 5295 7'], [624, 40, 'Druckhaus Emme AG'], [636, 40, '9000 St. Gallen'], [660, 40, 'Zahlbar durch'], [672, 40, 'Garage Kron AG'], [684, 40, '8400 Winterthur']];
    expect(sellerOf([60, 40, 'Garage Kron AG'], [72, 40, 'Hauptstrasse 7'], [84, 40, '8400 Winterthur'], ...slip)).toBe('Druckhaus Emme AG');
  });

  it('takes the denomination of a French company whose form is stated with its capital', () => {
    const head: Printed = [30, 60, 'Les Trois Tamis SAS - 8 quai des Brumes - 44000 Nantes'];
    expect(sellerOf(head, [44, 60, 'RCS Nantes 812 345 678 - SAS au capital de 9 000 €'])).toBe('Les Trois Tamis');
    expect(sellerOf(head, [44, 60, 'RCS Nantes 812 345 678'])).toBe('Les Trois Tamis SAS');
  });

  it('joins a legal form that stands alone below the name', () => {
    expect(sellerOf([40, 300, 'Harbour Scaffold Hire'], [45, 40, 'TAX INVOICE'], [52, 300, 'Pty Ltd'], [76, 300, 'PO Box 418'])).toBe('Harbour Scaffold Hire Pty Ltd');
    expect(sellerOf([40, 40, 'Livraria Nova Aurora, Unipessoal'], [52, 40, 'Lda'], [76, 40, 'Rua das Flores 20'])).toBe('Livraria Nova Aurora, Unipessoal Lda');
  });

  it('gives the whole form of a company that is named in short at the foot', () => {
    expect(sellerOf([40, 40, 'Pixelhof UG (haftungsbeschränkt) – Feldweg 6 – 20359 Hamburg'], [800, 40, 'Pixelhof UG'], [812, 40, '(haftungsbeschränkt)'])).toBe('Pixelhof UG (haftungsbeschränkt)');
  });

  it('takes no label for a name, and a form before the name for one', () => {
    expect(sellerOf([40, 40, 'Devis n° :'], [40, 200, 'DE0003'], [60, 40, 'VAT Invoice Number'], [60, 300, 'A 77'])).toBeUndefined();
    expect(companyName('SARL Garnier Chauffage au capital de 7 500 €')).toBe('SARL Garnier Chauffage');
  });

  it('names whom a sentence of the foot calls the provider', () => {
    expect(sellerOf([40, 40, 'Bill to Address:'], [52, 40, 'Fernhollow Analytics Limited'], [64, 40, '18 Quay Street'], [800, 40, 'Service Provider: Strata EMEA SARL, One Burlington Plaza, Dublin 4, Ireland VAT Number: IE3399963WH'])).toBe('Strata EMEA SARL');
  });

  it('is not the recipient for the tax id below his address', () => {
    const head: readonly Printed[] = [[40, 40, 'Horeca Totaal NV'], [52, 40, 'Steenweg 11'], [64, 40, '9051 Gent']];
    expect(sellerOf(...head, [100, 385, 'Brasserie De Kouter CommV'], [112, 385, 'Kouter 31'], [124, 385, '9000 Gent'], [136, 385, 'Btw: BE0640125863'])).toBe('Horeca Totaal NV');
  });

  it('may stand on the slip that goes back, behind a word that elsewhere names the buyer', () => {
    expect(sellerOf([40, 300, 'Coastline Hire Pty Ltd'], [700, 300, 'Customer'], [700, 400, 'Marlowe Homes Pty Ltd'], [720, 40, 'To:'], [720, 80, 'Coastline Hire Pty Ltd'])).toBe('Coastline Hire Pty Ltd');
  });

  it.each(['Ferretería del Bajío SA DE CV', 'Ferretería del Bajío, S.A. de C.V.', 'Tornillos del Norte S de RL de CV', 'Fiduciaire Kayl & Partners S.à r.l.', 'Sibbo Rör & Värme Ab'])('knows the form of %s', (name) => {
    expect(companyName(`${name} · 12 Main Road`)).toBe(name);
    expect(companyName('Lieferung Ab Werk')).toBeUndefined();
  });

  it('is the recipient on the slip of a payment', () => {
    expect(sellerOf([40, 40, 'Jakobstads Maskiner Ab'], [120, 40, 'Fiskodlare r.f.'], [132, 40, 'Hamngatan 3'], [650, 40, 'IBAN: FI71 5670 0820 1440 90'], [670, 40, 'Mottagare'], [670, 150, 'Jakobstads Maskiner Ab'], [690, 40, 'Betalare'], [690, 150, 'Fiskodlare r.f.'])).toBe('Jakobstads Maskiner Ab');
  });

  it('is who writes below his name where he is to be found, rather than the company that the letter goes to', () => {
    const letter = ['Planungsbüro Reinhold Ecker', 'Untere Gasse 21, 74523 Schwäbisch Hall', 'Metzgerei Wurst & Sohn GmbH', 'Am Markt 6', '74564 Crailsheim', '2. Abschlagsrechnung', 'Rechnungs-Nr.: 2024-88-2', ...Array<string>(40).fill('x')];
    const head = (word: Word): Word => (word.box[1] === 0 ? { ...word, size: 14 } : word);
    expect(findSellers(read(layOut([lay(...letter).map(head)])), {})[0]?.value).toBe('Planungsbüro Reinhold Ecker');
    expect(findSellers(readingOf(...letter.slice(2)), {})[0]?.value).toBe('Metzgerei Wurst & Sohn GmbH');
  });

  it('joins a legal form of several words that stands alone below the name', () => {
    expect(sellerOf([40, 40, 'Oleificio Monte Rosso'], [52, 40, 'Società Cooperativa Agricola'], [76, 40, 'Via Ulivi 4'])).toBe('Oleificio Monte Rosso Società Cooperativa Agricola');
  });

  it('counts no dash as a word between a brand and its legal form', () => {
    expect(sellerOf([40, 40, 'AquaNorte'], [60, 40, 'Aquanorte – Sistemas de Rega, Lda.'], [72, 40, 'Rua Nova 4'])).toBe('Aquanorte – Sistemas de Rega, Lda.');
  });

  it.each(['Att. bogholderiet', 'z. Hd. Frau Lindner', 'Accounts Payable'])('is not of whom "%s" is to get the letter', (line) => {
    const sides: readonly Printed[] = [[40, 40, 'Søgaard Revision P/S'], [40, 320, 'Vindmøllens Bageri ApS'], [52, 320, 'Havnegade 31'], [64, 40, 'Vestergade 70'], [64, 320, '5000 Odense C'], [76, 40, '5000 Odense C']];
    expect(sellerOf(...sides, [52, 40, line])).toBe('Vindmøllens Bageri ApS');
    expect(sellerOf(...sides, [52, 40, 'Kælderen'])).toBe('Søgaard Revision P/S');
  });

});

describe(denomination, () => {
  it('drops only the form that the page states', () => {
    expect(denomination('Filature Roux SA', 'SARL au capital de 10 €')).toBe('Filature Roux SA');
    expect(denomination('Filature Roux SA', 'SA au capital social de 90 000 €')).toBe('Filature Roux');
    expect(denomination('Filature Roux SA', 'Filature Roux SA au capital social de 90 000 €')).toBe('Filature Roux SA');
    expect(denomination('SARL', 'SARL au capital de 10 €')).toBe('SARL');
    expect(denomination('Filature Roux — SAS', 'Filature Roux — SAS au capital de 80 000 €')).toBe('Filature Roux');
  });
});

describe(amountsOf, () => {
  it('reads an amount in brackets whose currency is a word of its own', () => {
    const [line] = toLines(layOut([wordsOf([[10, 40, 'darin enthaltene Steuer (19,16 €)']])]));
    expect(line === undefined ? [] : amountsOf(line, { sign: ',', spaced: 'open' }).map(({ value, isMoney }) => [value, isMoney])).toStrictEqual([['19.16', true]]);
  });

  it('is who writes in one line how it is reached, and none who pays by direct debit', () => {
    expect(sellerOf([40, 40, 'Faktura'], [100, 300, 'Muster Nordic AB'], [114, 300, 'Box 4418'], [128, 300, '721 06 Västerås'], [400, 40, 'Roth Foto, Skrapan 6 B, 724 61 Västerås, tel 070-555 01 42, roth@rothfoto.example'])).toBe('Roth Foto');
    expect(sellerOf([40, 40, 'Factura'], [100, 300, 'MUSTER IBÉRICA, S.L.'], [114, 300, 'C/ Mogoda 88'], [128, 300, '08210 Barberà'], [300, 40, 'Titular: MUSTER IBÉRICA, S.L. NIF: B64831209'], [314, 40, 'Forma de pago: domiciliación bancaria'], [700, 40, 'Luz Roth Comercializadora, S.A. NIF A28411775. Domicilio social: Avda. Vega 15, 28108 Alcobendas'])).toBe('Luz Roth Comercializadora, S.A.');
  });

  it('is the person whom the foot names with address and tax id behind a brand, alone or behind its name', () => {
    const letter = (brand: string, ...foot: string[]): string[] => [brand, '', 'Factura C-0452', '||| Cliente:', '||| Hostal Sol, C.B.', '||| Paseo del Muelle 2', '||| 33700 Luarca', ...Array.from({ length: 50 }, () => ''), ...foot];
    const seller = (...lines: string[]): string | undefined => findSellers(readingOf(...lines), {})[0]?.value;
    expect(seller(...letter('casa otero', 'Lucía Otero Vidal, Calle del Olmo 8, 33201 Gijón', 'NIF 48217305J'))).toBe('Lucía Otero Vidal');
    expect(seller(...letter('Solvik Keramikk', 'Solvik Keramikk Ingrid Moe, Solvik 4, 4950 Risør', 'Org.nr. NO 926 401 750 MVA'))).toBe('Solvik Keramikk Ingrid Moe');
    expect(seller(...letter('Solvik Keramikk', 'Solvik Keramikk Ingrid Moe, Solvik 4, 4950 Risør'))).toBe('Solvik Keramikk');
  });

  it('has a name of two lines in large print, which stand further apart', () => {
    const words = wordsOf([[40, 440, 'Alpenweiß'], [59, 440, 'Textilservice OG'], [90, 440, 'Innrain 128'], [104, 440, '6020 Innsbruck'], [300, 50, 'Wäsche waschen und mangeln 420 kg'], [320, 50, 'Bademantel reinigen 65 Stück']]);
    const large = words.map((word): Word => (word.box[1] < 60 ? { ...word, size: 14, box: [word.box[0], word.box[1], word.box[2], word.box[1] + 13] } : word));
    expect(findSellers(read(layOut([large])), {})[0]?.value).toBe('Alpenweiß Textilservice OG');
    expect(findSellers(read(layOut([words])), {})[0]?.value).toBe('Textilservice OG');
  });

  it('is named in full where its line has the first name in short, or a brand above it says less; what heads cells is no line of a sender', () => {
    const first = (...lines: readonly string[]): string | undefined => findSellers(readingOf(...lines), {})[0]?.value;
    expect(first('Mirka Solbach Softwareentwicklung', 'Telefon: +49 561 9907314', 'M. Solbach, Tannenkuppenstr. 14, 34119 Kassel')).toBe('Mirka Solbach Softwareentwicklung');
    expect(first('Coopérative de la Patinoire du Vorbourg · Chemin des Glaces 3 · 2800 Delémont')).toBe('Coopérative de la Patinoire du Vorbourg');
    expect(first('Dakwerken Lambrechts BV', 'UW REFERENTIE | BESTELBON | BETALINGSVOORWAARDEN', 'Dossier TN-14 | BB 2026-77 | 30 dagen')).toBe('Dakwerken Lambrechts BV');
    expect(first('Jana Dvořáčková – překlady z němčiny', 'Lidická 66', '602 00 Brno', 'IČO 48271632')).toBe('Jana Dvořáčková');
  });

  it('is the name that a brand begins and the letter states in full, which no place in the web does', () => {
    const first = (...lines: readonly string[]): string | undefined => findSellers(readingOf(...lines), {})[0]?.value;
    const foot = [...Array.from({ length: 40 }, () => ''), 'Genusswerk Mostviertel Gastro GmbH | Ybbsstraße 8 | 3300 Amstetten', 'UID ATU76200549 | office@genusswerk.example'];
    expect(first('willow & ink', '||| Willow & Ink Studio', '||| 14 Rope Walk', '||| Kinsale', 'invoice', '2026-031')).toBe('Willow & Ink Studio');
    expect(first('genuss', 'werk', '', 'Rechnung 2026/0733', ...foot)).toBe('Genusswerk Mostviertel Gastro GmbH');
    expect(first('LUCÍA FERRÁNDIZ', '', 'FACTURA|CLIENTE|EMISOR', '2026/09|Hostal Miramar, S.L.|Lucía Ferrándiz Interiorismo', '|CIF B67182949|NIF 47182936T', 'FECHA|Paseo de la Caleta, 14|C/ Alcazabilla, 5')).toBe('Lucía Ferrándiz Interiorismo');
    expect(first('willow & ink', '||| willow.example', '||| 14 Rope Walk', '||| Kinsale', 'invoice', '2026-031')).toBe('willow & ink');
  });

  it('is the name that a brand is an acronym of, and none that only has a town of the domain in it', () => {
    const first = (...lines: readonly string[]): string | undefined => findSellers(readingOf(...lines), {})[0]?.value;
    expect(first('VNGA', 'Vereniging van Nederlandse Geluidsadviseurs', '', 'Stilteplan Ingenieurs B.V.', 'Havenkade 12', '7411 KD Deventer', '', 'IBAN NL66 INGB 0881 0890 20 ten name van VNGA', 'ledenadministratie@vnga.example')).toBe('Vereniging van Nederlandse Geluidsadviseurs');
    expect(first('The Copper Kettle (Wexdale) Ltd', '6 Butter Market', 'DL9 1AB', '', ...Array.from({ length: 30 }, () => ''), 'Bank transfer | Account name Wexdale Borough Council, sort code 30-90-14', 'Cheques payable to Wexdale Borough Council | trade.waste@wexdale.example')).toBe('Wexdale Borough Council');
  });
});
