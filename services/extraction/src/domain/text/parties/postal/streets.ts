import { fold } from '../../print/fold.js';
import { isStreet } from '../address-signs.js';

/** What a street, a square or a quarter is called, as the last part of a word: `Uferstrasse`, `Hantverkargatan`. */
const ENDINGS = /(?:strasse|str|weg|allee|gasse|platz|ring|damm|chaussee|ufer|steig|stieg|pfad|markt|straat|laan|plein|kade|gracht|dijk|singel|gatan|gata|gaten|vagen|vag|veien|vegen|gade|vej|torvet|torget|alle)\b/;

/** The same as words of their own, folded. */
const WORDS =
  /\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|bd|court|close|crescent|terrace|parkway|pkwy|highway|hwy|way|quay|row|mews|wharf|mill|park|estate|square|gate|rue|chemin|route|quai|place|impasse|allee|allees|cours|faubourg|zone|zi|zac|via|viale|corso|piazza|piazzale|largo|vicolo|strada|localita|loc|calle|avda|avenida|paseo|plaza|camino|carretera|ctra|poligono|ronda|travesia|rua|praca|praceta|travessa|estrada|alameda|ul|ulica|aleja|osiedle|plac|namesti|nam|trida|ulice|nabrezi|strasse|weg|platz)\b/;

/** A box at the post office (BT-35 takes it as the main line). */
const PO_BOX = /^(?:postfach|p\.?\s?o\.?\s?box|b\.?p\.?\s\d|bo[iî]te postale|cs\s\d|postbus|apartado|apdo\.?|casella postale|c\.p\.\s\d|caixa postal|skr(?:ytka|\.)\spoczt|box\s\d|postboks|boks\s\d|fe\s\d|p\.?\s?[oř]\.?\s?box)/iu;

/** What is part of a building or of a site. */
const PART = /^(?:unit|units|office|villa|warehouse|suite|ste|flat|apartment|apt|level|floor|room|shop|building|bldg|block|house|dock|receiving dock|gate|bay|geb[äa]ude|haus|halle|etage|stock|og|eg|tor|werk|b[âa]timent|bat|immeuble|[ée]tage|escalier|r[ée]sidence|edificio|edif|planta|piso|local|nave|parcela|puerta|scala|interno|capannone|andar|lote|loja|gebouw|budynek|lokal|hala|patro|budova|v[åa]ning|plan|sal|etasje)\b/iu;

/** A floor or a building behind its number: `5.OG rechts`, `2nd floor`. */
const STOREY = /\b\d{1,2}(?:st|nd|rd|th)? floor\b|\b\d{1,2}\.\s?(?:og|stock|etage|th|tv|sal)\b/iu;

/** A street where its word begins it or ends it, as it does in no name of a town: `De Silva St`, but `St. Gallen`. */
const STREET_ALONE = /\s(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|crescent|terrace|parkway|pkwy|highway|hwy|way|row|mews)\.?$|^(?:rue|chemin|route|avenue|boulevard|impasse|all[ée]e|quai|cours|via|viale|corso|calle|avenida|rua)\s/iu;

/** What a part of a French town without streets is called, where it begins the line: a zone, a hamlet. */
const QUARTER = /^(?:z\.?\s?a\.?(?:\s?e\.?)?|z\.?\s?i\.?|lieu[- ]?dit|hameau|quartier|lotissement|domaine|le bourg|parc d['’]activit[ée]s)\s/iu;

/** A building by its name: `Bridge House`. */
const BUILDING = /\s(?:house|building|tower|towers|chambers|centre|center|hall|works)$/iu;

/** Whether what stands behind a number is a street and no town. */
export const isStreetName = (text: string): boolean => STREET_ALONE.test(text);

/** Whether a line names a box at the post office. */
export const isPostBox = (text: string): boolean => PO_BOX.test(text);

/** Whether a line names a part of a building or of a site. */
export const isPlacePart = (text: string): boolean => PART.test(text) || STOREY.test(text) || BUILDING.test(text);

/** Whether a text says that it is a street by a word for one. */
export function saysStreet(text: string): boolean {
  const folded = fold(text);
  return ENDINGS.test(folded) || WORDS.test(folded);
}

/** Whether a line is the main one of an address: a street, with its number or by its word, or a box. */
export const isMainLine = (text: string): boolean => isPostBox(text) || (!isPlacePart(text) && (isStreet(text) || saysStreet(text) || QUARTER.test(text)));

/** Whether a line is a street with its number, or a box with one. */
export const isNumbered = (text: string): boolean => /\d/.test(text) && isMainLine(text);
