const listOf = (text: string): ReadonlySet<string> => new Set(text.split(','));

/** The states of the USA and what is addressed like them (USPS Publication 28, appendix B). */
export const US_STATES = listOf(
  'AL,AK,AZ,AR,CA,CO,CT,DE,DC,FL,GA,HI,ID,IL,IN,IA,KS,KY,LA,ME,MD,MA,MI,MN,MS,MO,MT,NE,NV,NH,NJ,NM,NY,NC,ND,OH,OK,OR,PA,PR,RI,SC,SD,TN,TX,UT,VT,VA,WA,WV,WI,WY',
);

/** A state with its post code; two capitals before five figures are also what a document is called: `BL 20117`. */
export const US_STATE_AND_CODE = new RegExp(String.raw`\b(?:${[...US_STATES].join('|')}),? \d{5}(?:-\d{4})?\b`);

/** The states of the USA by their names, folded. */
export const US_STATE_NAMES = listOf(
  'alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,district of columbia,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,puerto rico,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming',
);

/** The provinces and territories of Canada, by their code and name; folded. */
export const CA_PROVINCES = listOf(
  'ab,bc,mb,nb,nl,ns,nt,nu,on,pe,qc,sk,yt,alberta,british columbia,colombie-britannique,manitoba,new brunswick,nouveau-brunswick,newfoundland,nova scotia,nouvelle-ecosse,ontario,prince edward island,quebec,saskatchewan,yukon',
);

/** The states and territories of Australia. */
export const AU_STATES = listOf('ACT,NSW,NT,QLD,SA,TAS,VIC,WA');

/** The states of Brazil. */
export const BR_STATES = listOf('AC,AL,AP,AM,BA,CE,DF,ES,GO,MA,MT,MS,MG,PA,PB,PR,PE,PI,RJ,RN,RS,RO,RR,SC,SP,SE,TO');

/** The states of India that addresses name, folded. */
export const IN_STATES = listOf(
  'andhra pradesh,assam,bihar,chhattisgarh,delhi,goa,gujarat,haryana,himachal pradesh,jharkhand,karnataka,kerala,madhya pradesh,maharashtra,odisha,punjab,rajasthan,tamil nadu,tamilnadu,telangana,uttar pradesh,uttarakhand,west bengal',
);

/** Counties that stand between town and post code in the United Kingdom, folded. */
export const GB_COUNTIES = listOf(
  'avon,bedfordshire,beds,berkshire,berks,buckinghamshire,bucks,cambridgeshire,cambs,cheshire,clwyd,co antrim,co armagh,co down,co durham,co tyrone,cornwall,county antrim,county down,county durham,cumbria,derbyshire,devon,dorset,dyfed,east sussex,east yorkshire,essex,fife,gloucestershire,glos,greater manchester,gwent,gwynedd,hampshire,hants,herefordshire,hertfordshire,herts,kent,lancashire,lancs,leicestershire,leics,lincolnshire,lincs,merseyside,middlesex,mid glamorgan,norfolk,north yorkshire,northamptonshire,northants,northumberland,nottinghamshire,notts,oxfordshire,oxon,powys,shropshire,somerset,south glamorgan,south yorkshire,staffordshire,staffs,suffolk,surrey,sussex,tyne and wear,warwickshire,west glamorgan,west midlands,west sussex,west yorkshire,wiltshire,wilts,worcestershire,worcs,yorkshire',
);

const IE_COUNTIES = listOf(
  'carlow,cavan,clare,cork,donegal,dublin,galway,kerry,kildare,kilkenny,laois,leitrim,limerick,longford,louth,mayo,meath,monaghan,offaly,roscommon,sligo,tipperary,waterford,westmeath,wexford,wicklow',
);

/** Whether a text is a county of the Republic of Ireland with its word: `Co. Kildare`. */
export const isIrishCounty = (text: string): boolean => IE_COUNTIES.has(/^(?:co\.?|county)\s(\p{L}+)$/iu.exec(text)?.[1]?.toLowerCase() ?? '');
