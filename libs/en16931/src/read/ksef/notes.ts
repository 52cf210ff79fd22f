import type { Invoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { addLineNote, addNote, putNote } from '../add-note.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';

const YES = '1';

/** Keeps as a note what an annotation says by being there. */
function addMark(scribe: Scribe, invoice: Invoice, text: string, from: Occurrence | undefined): void {
  if (from?.value === YES) putNote(scribe, invoice, text, from);
}

/** What an invoice says in words, of itself or of one line, and the annotations that the law wants. */
export function readNotes(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  addNote(scribe, invoice, undefined, child(fa, 'PrzyczynaKorekty'));
  for (const extra of children(fa, 'DodatkowyOpis')) {
    const text = child(extra, 'Wartosc');
    const named = child(extra, 'NrWiersza')?.value;
    const line = named === undefined ? undefined : invoice.lines.find(({ id }) => id === named);
    const label = child(extra, 'Klucz')?.value;
    if (line === undefined) addNote(scribe, invoice, label, text);
    else addLineNote(scribe, line, text?.value === undefined ? undefined : `${label ?? ''}: ${text.value}`, text);
  }
  const annotations = child(fa, 'Adnotacje');
  addMark(scribe, invoice, 'odwrotne obciążenie', child(annotations, 'P_18'));
  addMark(scribe, invoice, 'mechanizm podzielonej płatności', child(annotations, 'P_18A'));
  addMark(scribe, invoice, 'procedura uproszczona trójstronna (P_23)', child(annotations, 'P_23'));
  addNote(scribe, invoice, 'Miejsce wystawienia', child(fa, 'P_1M'));
  addNote(scribe, invoice, 'Kurs waluty', child(fa, 'KursWalutyZ'));
  const terms = child(fa, 'WarunkiTransakcji');
  for (const lot of children(terms, 'NrPartiiTowaru')) addNote(scribe, invoice, 'Nr partii towaru', lot);
  addNote(scribe, invoice, 'Warunki dostawy', child(terms, 'WarunkiDostawy'));
  for (const further of children(terms, 'Zamowienia').slice(1)) addNote(scribe, invoice, 'Zamówienie', child(further, 'NrZamowienia'));
  for (const further of children(fa, 'WZ').slice(1)) addNote(scribe, invoice, 'WZ', further);
  for (const corrected of children(fa, 'DaneFaKorygowanej'))
    addNote(scribe, invoice, 'Numer KSeF faktury korygowanej', child(corrected, 'NrKSeFFaKorygowanej'));
}
