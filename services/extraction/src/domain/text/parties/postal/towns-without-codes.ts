import { fold } from '../../print/fold.js';

/** The chief towns of countries that have no post codes (UPU, addressing systems), or hardly write them; folded. */
const TOWNS: Readonly<Record<string, readonly string[]>> = {
  AE: ['dubai', 'abu dhabi', 'sharjah', 'ajman', 'ras al khaimah', 'fujairah', 'al ain'],
  HK: ['hong kong', 'hongkong', 'kowloon', 'new territories'],
  QA: ['doha'],
  PA: ['panama city', 'ciudad de panama', 'panama'],
  BO: ['la paz', 'santa cruz de la sierra'],
};
const COUNTRY_OF = new Map(Object.entries(TOWNS).flatMap(([country, towns]) => towns.map((town) => [town, country] as const)));
/** Countries that are a city. */
const CITIES: ReadonlySet<string> = new Set(['HK', 'MO', 'SG', 'MC', 'GI']);

/** The country of a town that needs no post code. */
export const countryWithoutCodes = (town: string): string | undefined => COUNTRY_OF.get(fold(town));

/** Whether a country is a city: its name is that of the town. */
export const isCityState = (country: string): boolean => CITIES.has(country);
