import { describe, expect, it } from 'vitest';
import { isProvenRegistration } from './registration.js';

describe(isProvenRegistration.name, () => {
  it.each([
    ['siren', '303 265 045', '303265046'], ['siret', '30326504500003', '30326504500004'], ['cvr', '13585628', '13585627'], ['norwegian', '995 525 828', '995525829'], ['swedish', '556703-7485', '556703-7486'],
    ['ytunnus', '2077474-0', '2077474-1'], ['ico', '00177041', '00177042'], ['enterprise', '0403.019.261', '0403.019.262'], ['abn', '51 824 753 556', '51824753557'], ['acn', '004 085 616', '004085617'],
    ['uid', 'CHE-100.155.212', 'CHE-100.155.213'], ['regon', '192598184', '192598185'], ['uen', '201234567R', '201234567A'],
  ] as const)('of %s takes %s and not %s', (register, right, wrong) => {
    expect([isProvenRegistration(register, right), isProvenRegistration(register, wrong)]).toEqual([true, false]);
  });
});
