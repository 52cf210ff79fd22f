import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child } from './names.js';

function readAddress(scribe: Scribe, from: Occurrence | undefined): Address | undefined {
  const address: Address = {};
  const street = child(from, 'Indirizzo');
  const number = child(from, 'NumeroCivico')?.value;
  scribe.put(address, 'line1', street, [street?.value, number].filter((part) => part !== undefined).join(' ') || undefined);
  scribe.text(address, 'city', child(from, 'Comune'));
  scribe.text(address, 'postCode', child(from, 'CAP'));
  scribe.text(address, 'subdivision', child(from, 'Provincia'));
  scribe.text(address, 'country', child(from, 'Nazione'));
  return unlessEmpty(address);
}

/** `CedentePrestatore` as BG-4 or `CessionarioCommittente` as BG-7: a company by its name, a person by first and last name. */
export function readParty(scribe: Scribe, from: Occurrence | undefined): Party {
  const party = emptyParty();
  const data = child(from, 'DatiAnagrafici');
  const name = child(data, 'Anagrafica');
  const [first, last] = [child(name, 'Nome'), child(name, 'Cognome')];
  scribe.text(party, 'name', child(name, 'Denominazione'));
  if (party.name === undefined) scribe.put(party, 'name', last ?? first, [first?.value, last?.value].filter((part) => part !== undefined).join(' ') || undefined);
  const code = child(data, 'IdFiscaleIVA', 'IdCodice');
  scribe.put(party, 'vatId', code, code?.value === undefined ? undefined : `${child(data, 'IdFiscaleIVA', 'IdPaese')?.value ?? ''}${code.value}`);
  scribe.text(party, 'taxRegistrationId', child(data, 'CodiceFiscale'));
  const address = readAddress(scribe, child(from, 'Sede'));
  if (address !== undefined) party.address = address;
  const contact: Contact = {};
  scribe.text(contact, 'phone', child(from, 'Contatti', 'Telefono'));
  scribe.text(contact, 'email', child(from, 'Contatti', 'Email'));
  if (unlessEmpty(contact) !== undefined) party.contact = contact;
  return party;
}
