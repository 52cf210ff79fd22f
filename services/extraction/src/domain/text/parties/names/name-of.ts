import { isDepartment } from '../address-signs.js';
import { cleanName } from './clean-name.js';
import { companyName } from './company-name.js';

/** The name that a line of an address states: that of a company ends before the department behind it, `Muster nv, Boekhouding`. */
export function nameOf(text: string): string {
  const [name, company] = [cleanName(text), companyName(text) ?? ''];
  const [, behind] = /^\s*[,–-]\s*(.+)$/u.exec(name.startsWith(company) ? name.slice(company.length) : '') ?? [];
  return company !== '' && behind !== undefined && isDepartment(behind) ? company : name;
}
