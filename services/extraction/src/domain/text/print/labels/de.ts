import type { LanguageLabels } from './labels.js';

/** German. */
export const DE: LanguageLabels = {
  language: 'de',
  invoiceTitles: ['*rechnung', 'rechnungsbetrag', 'rechnungsnummer', 'rechnungsdatum', '*faktura'],
  creditTitles: ['*gutschrift', 'stornorechnung', 'rechnungskorrektur', 'rechnungs korrektur', 'korrekturrechnung'],
  otherTitles: ['angebot', 'lieferschein', 'auftragsbestatigung', 'bestellung', 'bestellanderung', 'mahnung', 'kostenvoranschlag', 'zahlungserinnerung'],
  months: ['januar', 'februar', 'marz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember'],
  labels: {
    number: [
      ['rechnungsnummer', 1], ['rechnungsnr', 1], ['rechnungs nr', 1], ['rechnung nr', 1], ['rechnung nummer', 1], ['rechnungs nummer', 1], ['*rechnung #', 1], ['re nr', 0.9], ['rg nr', 0.9], ['rech nr', 0.9],
      ['*rechnung ~ nr', 0.9], ['*rechnung nr', 0.95], ['belegnummer', 0.85], ['beleg nr', 0.85], ['belegnr', 0.85], ['gutschriftsnummer', 1], ['gutschrift nr', 1], ['gutschriftnummer', 1], ['*gutschrift ~ nr', 0.9], ['faktura nr', 0.9],
      ['fakturanummer', 0.9], ['vorgangsnummer', 0.5], ['*rechnung', 0.5], ['*gutschrift', 0.45], ['dokumentnummer', 0.7], ['dokument nr', 0.7],
    ],
    issueDate: [
      ['rechnungsdatum', 1], ['liefer und rechnungsdatum', 1], ['rechnungs und lieferdatum', 1], ['rechnungs datum', 1], ['datum der rechnung', 1], ['belegdatum', 0.9], ['beleg datum', 0.9], ['ausstellungsdatum', 1], ['gutschriftsdatum', 1], ['rechnung vom', 0.9], ['fakturadatum', 0.9],
      ['datum', 0.65], ['vom', 0.4], ['dokumentdatum', 0.8], ['ausgestellt am', 0.9],
    ],
    dueDate: [
      ['fallig am', 1], ['falligkeit', 0.9], ['falligkeitsdatum', 1], ['falligkeitstag', 1], ['zahlbar bis', 1], ['zahlungsziel', 0.8], ['uberweisen sie bis zum', 1], ['uberweisen sie bitte bis zum', 1], ['bis zum', 0.6], ['zahlbar bis zum', 1],
      ['bis spatestens', 0.7], ['zahlungstermin', 0.9], ['zu zahlen bis', 1], ['netto bis', 0.7], ['fallig', 0.6], ['fallig zum', 0.9], ['zahlung bis', 0.9],
    ],
    anyDate: [['lieferdatum', 0.5], ['leistungsdatum', 0.5], ['liefer und leistungsdatum', 0.45], ['liefer bzw leistungsdatum', 0.45], ['leistungs datum', 0.5]],
    lineSum: [['positionssumme', 1], ['summe positionen', 1], ['warenwert', 0.9], ['summe der positionen', 1], ['zwischensumme', 0.5]],
    net: [
      ['*summe netto', 1], ['*betrag netto', 0.95], ['nettobetrag', 0.95], ['nettosumme', 1], ['gesamt netto', 1], ['netto', 0.65], ['rechnungssumme ohne ust', 1], ['rechnungsbetrag netto', 1], ['gesamtbetrag netto', 1], ['netto gesamt', 1], ['zwischensumme', 0.7],
      ['summe ohne mwst', 1], ['summe ohne ust', 1], ['nettowert', 0.7], ['basisbetrag', 0.6], ['steuerbasisbetrag', 0.8], ['gesamtbeitrag', 0.6], ['summe exkl mwst', 1], ['total netto', 1], ['zwischensumme netto', 1], ['nettorechnungsbetrag', 1], ['netto summe', 1], ['total exkl mwst', 1],
      ['warenwert netto', 0.8], ['entgelt', 0.5],
    ],
    tax: [
      ['mwst', 0.75], ['ust', 0.75], ['umsatzsteuer', 0.8], ['mehrwertsteuer', 0.85], ['zuzugl ust', 0.9], ['zuzuglich ust', 0.9], ['zzgl ust', 0.9], ['zzgl mwst', 0.9], ['steuerbetrag', 0.95], ['steuerbasisbetrag ust', 0.7], ['zuzuglich mwst', 0.9], ['summe umsatzsteuer', 1], ['mwst betrag', 0.95], ['ust betrag', 0.95],
      ['umsatzsteuerbetrag', 0.95], ['versicherungsteuer', 0.8], ['versicherungssteuer', 0.8], ['gesamtbetrag umsatzsteuer', 1], ['summe ust', 1], ['summe mwst', 1], ['mwst gesamt', 1], ['gesamtsteuer', 1], ['steuer', 0.6], ['mehrwertsteuerbetrag', 0.95],
      ['zzgl', 0.4], ['enthaltene versicherungsteuer', 0.9], ['enthaltene mwst', 0.9], ['enthaltene umsatzsteuer', 0.9],
    ],
    gross: [
      ['gesamtbetrag', 0.9], ['*summe brutto', 1], ['*betrag brutto', 1], ['rechnungsbetrag', 0.95], ['gesamtsumme', 0.95], ['bruttobetrag', 1], ['bruttosumme', 1], ['brutto', 0.7], ['gesamt brutto', 1], ['summe inkl ust', 1], ['summe inkl mwst', 1], ['endbetrag', 0.95], ['endsumme', 0.95],
      ['rechnungssumme', 0.9], ['summe brutto', 1], ['gesamtbetrag brutto', 1], ['rechnungsbetrag brutto', 1], ['total', 0.6], ['gesamt', 0.6], ['summe', 0.5], ['gesamtbetrag inkl mwst', 1], ['gesamtbetrag inkl ust', 1], ['total inkl mwst', 1], ['rechnungsbeitrag', 0.9],
      ['rechnungsendbetrag', 1], ['bruttorechnungsbetrag', 1], ['rechnungssumme mit ust', 1], ['beitrag inklusive', 0.7], ['gutschriftsbetrag', 0.95], ['total eur', 0.65], ['gesamtpreis', 0.5],
    ],
    due: [['zahlbetrag', 1], ['zu zahlen', 0.9], ['zahlungsbetrag', 1], ['zu zahlender betrag', 1], ['zu zahlender beitrag', 1], ['offener betrag', 1], ['restbetrag', 0.9], ['falliger betrag', 1], ['noch zu zahlen', 1], ['auszahlungsbetrag', 0.9], ['zahllast', 0.8], ['uberweisungsbetrag', 1]],
    paid: [['anzahlung', 0.8], ['erhaltene anzahlungen', 1], ['bereits gezahlt', 1], ['bereits bezahlt', 1], ['vorauszahlung', 0.9], ['abschlagszahlungen', 0.8], ['geleistete zahlungen', 0.9], ['offene zahlungen', 0.4]],
    purchaseOrder: [['bestellnummer', 1], ['bestell nr', 1], ['bestellnr', 1], ['bestellung', 0.8], ['ihre bestellung', 0.95], ['ihre bestellnummer', 1], ['bestellung nr', 1], ['auftragsnummer', 0.55], ['auftrags nr', 0.55], ['bestellreferenz', 1], ['gemass bestellung nr', 0.75], ['rechnung gemass bestellung nr', 0.75], ['ihre bestellung nr', 1], ['ihre auftragsnummer', 0.8]],
    buyerReference: [['leitweg id', 1], ['leitwege id', 1], ['leitwegid', 1], ['referenz des kaufers', 1], ['kaufreferenz', 0.8], ['kauferreferenz', 1], ['ihr zeichen', 0.7], ['ihre referenz', 0.8], ['kundenreferenz', 0.8], ['vsnr', 0.6]],
    despatch: [['lieferschein', 0.9], ['lieferscheinnummer', 1], ['lieferschein nr', 1], ['lieferscheinnr', 1], ['lieferscheinnr datum', 1]],
    currency: [['wahrung', 1], ['betrage in', 0.9], ['alle betrage in', 0.9], ['rechnungswahrung', 1]],
    iban: [['iban', 1]],
    vatId: [
      ['ust id', 1], ['ust idnr', 1], ['ust id nr', 1], ['umsatzsteuer id', 1], ['umsatzsteuer identifikationsnummer', 1], ['ustid', 1], ['ustidnr', 1], ['ust ident nr', 1], ['ustid nr', 1], ['ust identnr', 1], ['ustid #', 1], ['uid', 0.9], ['uid nr', 1], ['mwst nr', 0.9],
      ['umsatzsteuer idnr', 1], ['ustidnummer', 1], ['uid nummer', 1],
    ],
    buyerVatId: [['ihre ust id', 1], ['ihre ust idnr', 1], ['ihre ust id nr', 1], ['ihre uid', 1], ['kunden ust id', 1], ['ust idnr kunde', 1], ['ust id kunde', 1], ['ihre ustid', 1], ['ihre ust identnr', 1], ['ihre ust ident nr', 1], ['ihre umsatzsteuer id', 1]],
    taxNumber: [['steuernummer', 1], ['steuer nr', 1], ['st nr', 0.9], ['steuernr', 1], ['stnr', 0.9]],
    sellerSection: [['verkaufer', 1], ['rechnungsersteller', 1], ['lieferant', 0.95], ['rechnungssteller', 1], ['absender', 0.8], ['leistungserbringer', 0.9], ['auftragnehmer', 0.8], ['verkauft von', 0.9]],
    buyerSection: [['kaufer', 1], ['rechnungsempfanger', 1], ['leistungsempfanger', 0.9], ['kaufer leistungsempfanger', 1], ['rechnungsadresse', 1], ['kunde', 0.8], ['rechnung an', 1], ['rechnungsanschrift', 1], ['auftraggeber', 0.8], ['firma', 0.6], ['empfanger', 0.7]],
    partyName: [['name', 0.9], ['firma', 0.5]],
    accountHolder: [['kontoinhaber', 1], ['kontoname', 0.9], ['zahlungsempfanger', 0.8]],
    inclusive: [['inkl mwst', 0.6], ['inkl ust', 0.6], ['inklusive mwst', 0.6], ['incl mwst', 0.6], ['incl ust', 0.6], ['einschl mwst', 0.6], ['inkl umsatzsteuer', 0.6], ['inkl mehrwertsteuer', 0.6]],
    exclusive: [['ohne mwst', 0.6], ['ohne ust', 0.6], ['exkl ust', 0.6], ['exkl mwst', 0.6], ['excl ust', 0.6], ['excl mwst', 0.6], ['zzgl ust', 0.3], ['zzgl mwst', 0.3], ['ohne umsatzsteuer', 0.6]],
    other: [
      ['kundennummer', 1], ['kundennr', 1], ['kunden nr', 1], ['kunden nummer', 1], ['ihre nummer', 1], ['ihre kundennummer', 1], ['bestelldatum', 1], ['bestell datum', 1], ['lieferschein datum', 1], ['telefon', 1], ['fax', 1], ['seite', 1], ['zahlungsbedingungen', 1],
      ['zahlungsform', 1], ['warenempfanger', 1], ['lieferanschrift', 1], ['lieferadresse', 1], ['auftrag nr lief', 1], ['auftrag datum lief', 1], ['auftragsdatum', 1], ['vertrags nr', 1],
      ['vertrags datum', 1], ['vertragsnummer', 1], ['einzelpreis', 1], ['nettopreis', 1], ['bruttopreis', 1], ['menge', 1], ['rabatt', 1], ['steuersatz', 1], ['ansprechpartner', 1], ['anschrift', 1], ['art nr', 1], ['pos', 1], ['mandatsreferenz', 1], ['glaubiger id', 1],
      ['abrechnungszeitraum', 1], ['bic', 1], ['gesamtbetrag der zuschlage', 1], ['gesamtbetrag der abschlage', 1], ['zu abschlag', 1], ['handelsregisternummer', 1], ['umsatzsteueraufschlusselung', 1], ['ursprungsbeleg nr', 1], ['mwst %', 1], ['ust %', 1],
      ['leergutwert', 1], ['skonto', 1], ['bei rechnungen', 1], ['wee reg nr', 1], ['lief nr', 1], ['gln', 1], ['globale nummer', 1], ['zahlungsreferenz', 1], ['weitere referenz', 1], ['buchungsreferenz', 1], ['abweichender warenempfanger', 1], ['reklamationsnummer', 1],
      ['artikelgesamtrabatt', 1], ['rabattbetrag', 1], ['frachtbetrag', 1], ['basis', 1], ['teilzahlung', 1], ['positionsdaten', 1], ['sendungsnummer', 1], ['lieferung nr', 1], ['liefer datum', 1], ['rechnungszeitraum', 1], ['leistungszeitraum', 1],
      ['nach rechnungsdatum', 1], ['ab rechnungsdatum', 1], ['ust idnr der', 0.1], ['nummer datum', 1], ['verwendungszweck', 1], ['art der referenz', 1], ['fracht', 1], ['ausstehende forderung', 1], ['rechnungsrabatt', 1],
    ],
  },
};
