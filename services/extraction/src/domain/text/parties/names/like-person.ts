import { companyName } from './company-name.js';

/** Words of a person's name, or of a brand: capitals, and no figures. */
const PERSONAL = /^(?:\p{L}+\.?\s)?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u;

/** Whether a name may be that of a person: it is made of some words with capitals, without a legal form. */
export const isLikePerson = (name: string): boolean => PERSONAL.test(name) && companyName(name) === undefined;
