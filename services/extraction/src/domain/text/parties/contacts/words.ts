/** What stands before a telephone number, folded. */
export const PHONE: ReadonlySet<string> = new Set([
  'tel', 'telefon', 'telephone', 'telefono', 'telefone', 'telefoon', 'telefonnummer', 'telephonnummer', 'telefonnr', 'telnr', 'tlf', 'tlfnr', 'tfn', 'fon', 'phone', 'ph', 'call', 'puh', 'puhelin', 'hotline', 'festnetz', 'centralino', 'switchboard', 'telno', 'telef', 'telephon', 'tele', 't', 'durchwahl', 'dw', 'direct',
]);
/** What stands before the number of a telephone that is carried, folded. */
export const MOBILE: ReadonlySet<string> = new Set(['mobil', 'mobile', 'mob', 'handy', 'gsm', 'cell', 'cellulare', 'portable', 'movil', 'telemovel', 'mobiel', 'komorka', 'mobilni', 'mobiltelefon', 'm']);
/** What stands before the number of a fax, folded. */
export const FAX: ReadonlySet<string> = new Set(['fax', 'telefax', 'faks', 'telefaks', 'faxnummer', 'faxnr', 'telecopie', 'f']);

/** What names who of the seller is to be asked, folded; each with whether it says by itself that it is the seller's. */
export const CONTACT_LABELS: readonly (readonly [phrase: string, isSellers: boolean])[] = [
  ['your contact', true], ['your contact person', true], ['account manager', true], ['your account manager', true], ['sales representative', true], ['sales rep', true], ['sales contact', true], ['salesperson', true], ['sales person', true], ['our contact', true],
  ['contact', false], ['contact person', false], ['contact name', false],
  ['ihr ansprechpartner', true], ['ihre ansprechpartnerin', true], ['ihr e ansprechpartner in', true], ['ihre ansprechperson', true], ['ihr kontakt', true], ['unser ansprechpartner', true], ['sachbearbeiter', true], ['sachbearbeiterin', true], ['sachbearbeiter in', true],
  ['bearbeiter', true], ['bearbeiterin', true], ['ihr betreuer', true], ['ihr berater', true], ['kundenbetreuer', true], ['kundenberater', true], ['es betreut sie', true], ['es bediente sie', true], ['verkaufsberater', true],
  ['ansprechpartner', false], ['ansprechpartnerin', false], ['ansprechperson', false], ['kontakt', false], ['kontaktperson', false],
  ['votre interlocuteur', true], ['votre interlocutrice', true], ['votre contact', true], ['votre conseiller', true], ['contact commercial', true], ['commercial', true], ['affaire suivie par', true], ['dossier suivi par', true], ['suivi par', true], ['vendeur', false], ['interlocuteur', false],
  ['uw contactpersoon', true], ['onze contactpersoon', true], ['uw contact', true], ['contactpersoon', false], ['behandeld door', true], ['verkoper', false],
  ['su contacto', true], ['su gestor', true], ['agente comercial', true], ['persona de contacto', false], ['contacto', false],
  ['vostro referente', true], ['nostro referente', true], ['referente', false], ['contatto', false], ['persona di riferimento', false],
  ['o seu contacto', true], ['pessoa de contacto', false], ['vendedor', false],
  ['panstwa opiekun', true], ['opiekun klienta', true], ['osoba kontaktowa', false], ['osoba do kontaktu', false],
  ['var referens', true], ['var ref', true], ['var kontaktperson', true], ['var kontakt', true], ['er kontaktperson hos oss', true],
  ['vores reference', true], ['vores ref', true], ['vor ref', true], ['vor reference', true], ['jeres kontaktperson', true], ['deres kontaktperson', true], ['var referanse', true], ['selger', true], ['saksbehandler', true], ['salgskonsulent', true],
  ['vyrizuje', true], ['vystavil', true], ['kontaktni osoba', false],
];
