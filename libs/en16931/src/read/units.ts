/** Units as the trade of German, Czech, Finnish and Swedish writes them where a code is asked for, in lower case and without a full stop, by their code of UN/ECE Recommendation 20. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  C62: ['stk', 'stück', 'stueck', 'stck', 'st', 'ks', 'kus', 'kusy', 'kusů', 'szt', 'pcs', 'mal', 'kappale', 'kappaletta', 'krt', 'kerta', 'kertaa', 'styck'],
  HUR: ['h', 'std', 'stunde', 'stunden', 'hod', 'hodina', 'hodiny', 'hodin', 'tunti', 'tuntia', 'timme', 'timmar', 'tim'],
  MIN: ['min', 'minute', 'minuten', 'minuta', 'minut', 'minuutti', 'minuuttia'],
  DAY: ['tag', 'tage', 'den', 'dny', 'dní', 'dnů', 'pv', 'pvä', 'päivä', 'päivää', 'vrk', 'dag', 'dagar'],
  WEE: ['woche', 'wochen', 'týden', 'týdny', 'týdnů', 'vko', 'viikko', 'viikkoa', 'vecka', 'veckor'],
  MON: ['monat', 'monate', 'měs', 'měsíc', 'měsíce', 'měsíců', 'kk', 'kuukausi', 'kuukautta', 'mån', 'månad', 'månader'],
  ANN: ['jahr', 'jahre', 'rok', 'roky', 'let', 'vuosi', 'vuotta', 'år'],
  GRM: ['g', 'gramm', 'gram', 'gramma', 'grammaa'],
  KGM: ['kg', 'kilogramm', 'kilogram', 'kilo', 'kiloa'],
  TNE: ['t', 'to', 'tonne', 'tonnen', 'tuna', 'tun', 'tonni', 'tonnia', 'ton'],
  MMT: ['mm'],
  CMT: ['cm'],
  MTR: ['m', 'meter', 'lfm', 'bm', 'metr', 'metri', 'metriä', 'jm'],
  KMT: ['km', 'kilometer', 'kilometr'],
  MTK: ['m2', 'm²', 'qm', 'neliö', 'neliötä'],
  MTQ: ['m3', 'm³', 'cbm', 'kuutio', 'kuutiota'],
  MLT: ['ml'],
  LTR: ['l', 'lt', 'ltr', 'liter', 'litr', 'litra', 'litraa'],
  HLT: ['hl'],
  KWH: ['kwh'],
  MWH: ['mwh'],
  PR: ['paar', 'pár', 'páry', 'párů', 'pari', 'paria', 'par'],
  PA: ['pkg', 'pck', 'packung', 'bal', 'balení', 'pkt', 'paketti', 'pakettia', 'paket'],
  CT: ['karton', 'kt', 'ktn', 'kart', 'ltk', 'laatikko', 'laatikkoa', 'låda'],
  SET: ['satz', 'sada', 'set', 'souprava', 'kpl', 'sarja', 'srj', 'sats'],
  LS: ['pauschal', 'pauschale', 'psch', 'paušál', 'erä', 'urakka'],
  P1: ['%'],
};

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(WRITTEN).flatMap(([code, words]) => words.map((word) => [word, code] as const)));

/** The code of a unit that is written in words or short; what is no such word is as stated, which may be a code. */
export function unitCode(written: string): string {
  return CODES.get(written.toLowerCase().replace(/\.$/, '')) ?? written;
}
