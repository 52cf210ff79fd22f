/** Units as the trade of German and Czech writes them where a code is asked for, in lower case and without a full stop, by their code of UN/ECE Recommendation 20. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  C62: ['stk', 'stück', 'stueck', 'stck', 'st', 'ks', 'kus', 'kusy', 'kusů', 'szt', 'pcs', 'mal'],
  HUR: ['h', 'std', 'stunde', 'stunden', 'hod', 'hodina', 'hodiny', 'hodin'],
  MIN: ['min', 'minute', 'minuten', 'minuta', 'minut'],
  DAY: ['tag', 'tage', 'den', 'dny', 'dní', 'dnů'],
  WEE: ['woche', 'wochen', 'týden', 'týdny', 'týdnů'],
  MON: ['monat', 'monate', 'měs', 'měsíc', 'měsíce', 'měsíců'],
  ANN: ['jahr', 'jahre', 'rok', 'roky', 'let'],
  GRM: ['g', 'gramm', 'gram'],
  KGM: ['kg', 'kilogramm', 'kilogram'],
  TNE: ['t', 'to', 'tonne', 'tonnen', 'tuna', 'tun'],
  MMT: ['mm'],
  CMT: ['cm'],
  MTR: ['m', 'meter', 'lfm', 'bm', 'metr'],
  KMT: ['km', 'kilometer', 'kilometr'],
  MTK: ['m2', 'm²', 'qm'],
  MTQ: ['m3', 'm³', 'cbm'],
  MLT: ['ml'],
  LTR: ['l', 'lt', 'ltr', 'liter', 'litr'],
  HLT: ['hl'],
  KWH: ['kwh'],
  MWH: ['mwh'],
  PR: ['paar', 'pár', 'páry', 'párů'],
  PA: ['pkg', 'pck', 'packung', 'bal', 'balení'],
  CT: ['karton', 'kt', 'ktn', 'kart'],
  SET: ['satz', 'sada', 'set', 'souprava', 'kpl'],
  LS: ['pauschal', 'pauschale', 'psch', 'paušál'],
  P1: ['%'],
};

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(WRITTEN).flatMap(([code, words]) => words.map((word) => [word, code] as const)));

/** The code of a unit that is written in words or short; what is no such word is as stated, which may be a code. */
export function unitCode(written: string): string {
  return CODES.get(written.toLowerCase().replace(/\.$/, '')) ?? written;
}
