import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { joined } from '../joined.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child } from '../unprefixed.js';

/** `Sede`, `IndirizzoResa`: street and number in one line. */
export function readAddress(scribe: Scribe, from: Occurrence | undefined): Address | undefined {
  const address: Address = {};
  const street = child(from, 'Indirizzo');
  const number = child(from, 'NumeroCivico')?.value;
  scribe.put(address, 'line1', street, joined([street?.value, number]));
  scribe.text(address, 'city', child(from, 'Comune'));
  scribe.text(address, 'postCode', child(from, 'CAP'));
  scribe.text(address, 'subdivision', child(from, 'Provincia'));
  scribe.text(address, 'country', child(from, 'Nazione'));
  return unlessEmpty(address);
}

/** Where a party states what: its ids, its name, and the rest of it. */
interface Statement {
  readonly ids: Occurrence | undefined;
  readonly name: Occurrence | undefined;
  readonly seat: Occurrence | undefined;
}

/** `IscrizioneREA`: the number in the register of companies with the province of its office, as pages print it: `MI-1767158`. */
function readRegistration(scribe: Scribe, party: Party, from: Occurrence | undefined): void {
  const register = scribe.identifier(child(from, 'NumeroREA'));
  const office = child(from, 'Ufficio')?.value;
  if (register !== undefined)
    party.legalRegistrationId = Object.assign(register, { value: office === undefined ? register.value : `${office}-${register.value}` });
}

/** A company by its name, a person by first and last name. */
function partyOf(scribe: Scribe, { ids, name, seat }: Statement): Party {
  const party = emptyParty();
  const [first, last] = [child(name, 'Nome'), child(name, 'Cognome')];
  scribe.text(party, 'name', child(name, 'Denominazione'));
  if (party.name === undefined) scribe.put(party, 'name', last ?? first, joined([first?.value, last?.value]));
  const code = child(ids, 'IdFiscaleIVA', 'IdCodice');
  scribe.put(party, 'vatId', code, code?.value === undefined ? undefined : `${child(ids, 'IdFiscaleIVA', 'IdPaese')?.value ?? ''}${code.value}`);
  scribe.text(party, 'taxRegistrationId', child(ids, 'CodiceFiscale'));
  const address = readAddress(scribe, child(seat, 'Sede'));
  if (address !== undefined) party.address = address;
  readRegistration(scribe, party, child(seat, 'IscrizioneREA'));
  return party;
}

/** `CedentePrestatore` as BG-4 or `CessionarioCommittente` as BG-7. */
export function readParty(scribe: Scribe, from: Occurrence | undefined): Party {
  const data = child(from, 'DatiAnagrafici');
  const party = partyOf(scribe, { ids: data, name: child(data, 'Anagrafica'), seat: from });
  const contact: Contact = {};
  scribe.text(contact, 'phone', child(from, 'Contatti', 'Telefono'));
  scribe.text(contact, 'email', child(from, 'Contatti', 'Email'));
  if (unlessEmpty(contact) !== undefined) party.contact = contact;
  return party;
}

/** `CedentePrestatore` of a simplified invoice. */
export function readSimplifiedSeller(scribe: Scribe, from: Occurrence | undefined): Party {
  return partyOf(scribe, { ids: from, name: from, seat: from });
}

/** `CessionarioCommittente` of a simplified invoice, which may state no more than a tax number. */
export function readSimplifiedBuyer(scribe: Scribe, from: Occurrence | undefined): Party {
  const data = child(from, 'AltriDatiIdentificativi');
  return partyOf(scribe, { ids: child(from, 'IdentificativiFiscali'), name: data, seat: data });
}
