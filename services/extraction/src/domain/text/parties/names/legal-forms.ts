const r = String.raw;

/** How a German company goes on that is the partner of a partnership: `GmbH & Co. KG`, `GmbH + Co. OHG`, `AG u. Co. KG`. */
const AND_CO = r`(?:\s*(?:&|\+|u\.|und)\s*C[Oo]\.?(?:\s*(?:KG(?:aA|AA)?|OHG))?)?`;

/** Legal forms of companies, as they end a name: patterns by where they are in use. */
// prettier-ignore
const LEGAL_FORMS: Readonly<Record<string, readonly string[]>> = {
  'Mexico; before those of Spain, which begin them': [r`S\.?\s?A\.?(?:\.?\s?P\.?\s?I\.?)?\s[Dd][Ee]\sC\.?\s?V\.?`, r`S\.?\s[Dd][Ee]\sR\.?\s?L\.?(?:\s[Dd][Ee]\sC\.?\s?V\.?)?`],
  'Germany, Austria, Switzerland, Liechtenstein': [
    r`G(?:mb|MB)H${AND_CO}`, r`mbH${AND_CO}`, r`[Gg]es(?:ellschaft)?\.?\s?m\.\s?b\.\s?H\.`, r`G\.\s?m\.\s?b\.\s?H\.`, r`AG${AND_CO}`, r`KG`, r`KGaA`, r`OHG`, r`GbR`, r`UG(?:\s*\(haftungsbeschränkt\))?${AND_CO}`, r`e\.\s?K(?:f[mr])?\.`,
    r`e\.\s?V\.`, r`e\.G\.`, r`(?:reg\.\s?)?[Gg]en\.?\s?m\.\s?b\.\s?H\.`, r`a\.G\.`, r`(?<=\s)Anstalt(?=$|\s?[,;•●·|–-])`, r`SE${AND_CO}`, r`PartG(?:\s?mbB)?`, r`mbB`, r`gG(?:mb|MB)H`, r`eG`, r`e\.\s?U\.`, r`OG`,
  ],
  'United Kingdom, Ireland, United States, Canada, Australia': [
    r`(?:\(?P(?:ty|TY)\.?\)?\s)?(?:L(?:td|TD)\.?|Limited|LIMITED)`, r`LLP`, r`LLC`, r`L\.L\.C\.`, r`PLC`, r`plc`, r`I(?:nc|NC)\.?`, r`inc\.(?=\s*(?:$|[,;•●·|–-]))`,
    r`(?<=\s)(?:C[Oo]\.|ltée|s\.e\.n\.c\.(?:r\.l\.)?)(?=$)`, r`Incorporated`, r`C(?:orp|ORP)\.?`, r`C(?:orporation|ORPORATION)`, r`PLLC`, r`P\.L\.L\.C\.`, r`C\.?I\.?C\.?(?=$|\s?[,;•●·|)–-])`, r`CIO(?=$)`, r`ULC`, r`CLG`, r`L\.L\.P\.`, r`P\.\s?[CA]\.`, r`DAC`, r`L(?:P|\.P\.)(?=$|\s?[,;•●·|)–-])`,
  ],
  'France, Belgium, Luxembourg': [
    r`S\.\s?à\s?r\.\s?l\.`, r`Sàrl`, r`SARL`, r`Sarl`, r`S\.A\.R\.L\.`, r`SASU?`, r`S\.A\.S\.?`, r`S\.A\.`, r`SA`, r`EURL`, r`EIRL`, r`EI(?=$|\s?[,;•●·|–—-])`, r`SCI`, r`SELARL`, r`SELAS`, r`SCP`, r`SNC`,
    r`SCOP(?:[\s-]S(?:AS?|ARL))?`, r`GIE`, r`SPRL`, r`SCIC(?:\sS(?:AS?|ARL))?`, r`EARL`, r`GAEC`, r`SCEA`, r`SELAFA`, r`SCRL`, r`ASBL`, r`asbl`,
  ],
  'Netherlands, Belgium': [r`B\.V\.`, r`BV`, r`N\.V\.`, r`NV`, r`VOF`, r`[Vv]\.[Oo]\.[Ff]\.`, r`(?:bv|nv|vof|bvba|cvba)(?=$|\s?[,;•●·|)–-])`, r`C\.V\.`, r`Comm\.?V\.?`, r`BVBA`, r`CVBA`, r`VZW`, r`vzw`, r`U\.A\.`, r`VoG`],
  'Spain': [r`S\.L\.[ULP]?\.?`, r`S\.L`, r`SL[UP]?`, r`S\.A\.U\.`, r`S(?:oc|OC)?\.\s?C(?:oop|OOP)\.?`, r`C\.\s?B\.`, r`S\.L\.L\.?`, r`S\.L\.N\.E\.`, r`SCCL`, r`A\.I\.E\.`],
  'Italy, Switzerland': [
    r`[Ss]\.\s?[Ss]\.(?=$|\s?[,;•●·|–-])`, r`[Ss]\.p\.[Aa]\.?`, r`S\.P\.A\.?`, r`SpA`, r`[Ss]oc(?:ietà|\.)\s[Aa]gr(?:icola|\.)\s[Cc]oop(?:erativa|\.)`, r`[Ss]oc(?:ietà|\.)\s[Aa]gr(?:icola|\.)(?=$|\s?[,;•●·|–-])`, r`[Ss]oc(?:ietà|\.)\s[Cc]oop(?:erativa|\.)(?:\s[Aa]gr(?:icola|\.))?`, r`[Ss]\.r\.l\.?(?:s\.?)?`, r`S\.R\.L\.?(?:S\.?)?`, r`Srls?`, r`SRLS?`, r`Sagl`, r`[Ss]\.\s?[Cc]\.\s?[Aa]\.(?:\s?[Rr]\.\s?[Ll]\.)?(?=$|\s?[,;•●·|(–-])`, r`a\s?r\.\s?l\.`,
    r`SOCIET(?:À|A['’])\s(?:COOPERATIVA(?:\s(?:SOCIALE|AGRICOLA))?|PER\sAZIONI|SEMPLICE|A\sRESPONSABILIT(?:À|A['’])\sLIMITATA)`, r`Societ(?:à|a['’])\s(?:Cooperativa\s(?:Sociale|Agricola)|per\s[Aa]zioni|[Ss]emplice|a\s[Rr]esponsabilit(?:à|a['’])\s[Ll]imitata)`,
    r`(?:[Ss]\.n\.c\.|S\.N\.C\.|[Ss]\.a\.s\.|Snc|SNC|Sas)(?:\s(?:di|DI)\s\p{Lu}[\p{L}'’ .]{1,30}?(?:\s[&e]\s(?:C\.|[Ff]igli|[Ff]\.lli|\p{Lu}\p{Ll}+))?(?=$|\s?[,;•●·|–-]))?`,
  ],
  'Portugal': [r`(?:Unipessoal,?\s)?L(?:da|DA|tda|TDA)\.?`, r`C\.R\.L\.`, r`CRL`],
  'Sweden, Denmark, Norway, Finland': [
    r`Oy Ab`, r`Ab(?=$|\s?[,;•·|–-])`, r`r\.f\.`, r`A\/S`, r`ApS`, r`AB(?:\s\(publ\))?`, r`(?<!^(?:Asunto|As\.?|Kiinteistö)\s)Oy`, r`AS`, r`ASA`, r`I\/S`, r`K\/S`, r`Oyj`, r`Ky`, r`Tmi`, r`r\.?y\.?`, r`osk\.?`, r`Aktiebolag`, r`HB`, r`KB`, r`ANS`, r`P\/S`,
    r`[Aa]\.[Mm]\.[Bb]\.[Aa]\.`, r`Kommanditbolag`, r`Handelsbolag`, r`[Ee]konomisk förening`, r`[Ee]k\. för\.`, r`[Ff]\.[Mm]\.[Bb]\.[Aa]\.`, r`IVS`, r`NUF`, r`ENK`, r`IKS`, r`e?hf\.`,
  ],
  'Poland': [r`S[Pp]\.\s?Z\s?O\.?\s?O\.?(?:\sS[Pp]\.\s?[KJP]\.)?`, r`SP\.\s?[KJP]\.`, r`[Ss]p\.\s?(?:z\s?o\.?\s?o\.?(?:\s[Ss]p\.\s?[kjp]\.)?|[kjp]\.)`, r`[Ss]\.\s?[cj]\.`, r`S\.[CJ]\.`, r`S\.K\.A\.`, r`P\.S\.A\.`, r`[Ss]półka (?:z ograniczoną odpowiedzialnością(?: [Ss]półka komandytowa)?|akcyjna|jawna|komandytowa|partnerska|cywilna)`],
  'Estonia, Latvia, Lithuania': [r`[OM]Ü`, r`SIA(?=$|\s?[,;•●·|–-])`, r`UAB`, r`VšĮ`],
  'Bulgaria, Greece, Türkiye': [r`E?OOD`, r`EAD`, r`(?:A\.E\.|E\.P\.E\.|I\.?K\.?E\.?)(?=$|\s?[,;•●·|–-])`, r`A\.?Ş\.?`, r`L(?:td|TD)\.?\sŞ(?:ti|Tİ)\.?`],
  'Malaysia, Indonesia, United Arab Emirates': [r`S(?:dn|DN)\.?\sB(?:hd|HD)\.?`, r`B(?:hd|HD)\.?(?=$|\s?[,;•●·|–-])`, r`Tbk\.?`, r`FZ(?:E|CO|-?LLC)`, r`L\.L\.C(?=$|\s?[,;•●·|–-])`],
  'Czechia, Slovakia, Slovenia, Croatia, Hungary': [r`spol\.\s?s\s?r\.\s?o\.`, r`z\.\s?[súo]\.`, r`o\.\s?p\.\s?s\.`, r`v\.\s?o\.\s?s\.`, r`v\.\s?v\.\s?i\.`, r`k\.\s?s\.`, r`s\.\s?r\.\s?o\.`, r`a\.\s?s\.`, r`s\.\s?p\.`, r`družstvo`, r`p\.\s?o\.`, r`příspěvková organizace`, r`(?:j\.\s?)?d\.\s?o\.\s?o\.`, r`d\.\s?d\.(?=$|\s?[,;•●·|–-])`, r`Kft\.?`, r`Zrt\.?`, r`Nyrt\.`, r`Bt\.(?=$|\s?[,;•●·|–-])`],
};

/** One of the legal forms. */
export const FORMS = Object.values(LEGAL_FORMS).flat().join('|');

/** Legal forms that are written out or in short, squeezed, with what is one for both. */
const IN_SHORT: readonly (readonly [inFull: string, short: string])[] = [
  ['publiclimitedcompany', 'plc'],
  ['limited', 'ltd'],
  ['incorporated', 'inc'],
  ['corporation', 'corp'],
  ['gesellschaftmbh', 'gmbh'],
  ['gesmbh', 'gmbh'],
  ['aktiebolag', 'ab'],
  ['spolkazograniczonaodpowiedzialnoscia', 'spzoo'],
];

/** A squeezed name with its legal form in short: both `Muster Limited` and `Muster Ltd` are of one company. */
export function inShort(squeezed: string): string {
  const [inFull = '', short = ''] = IN_SHORT.find(([each]) => squeezed.endsWith(each) && squeezed.length > each.length) ?? [];
  return `${squeezed.slice(0, squeezed.length - inFull.length)}${short}`;
}
