import { writeCii } from '@smartap/en16931';
import { AFRelationship, PDFName } from 'pdf-lib';
import { columns } from './columns.layout.js';
import { titleOf } from './parts.js';
import { newDocument, Sheet, type Print } from './sheet.js';

const FILE = 'factur-x.xml';

/** What a Factur-X file says of itself: PDF/A-3 with an invoice inside (Factur-X 1.0, section 6.2). */
function metadata(issueDate: string): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="B"/>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="${issueDate}T08:00:00Z"/>
  <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#" fx:DocumentType="INVOICE" fx:DocumentFileName="${FILE}" fx:Version="1.0" fx:ConformanceLevel="EN 16931"/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

/** A hybrid PDF: the page for people, the same invoice as CII for machines, attached as its data. */
export async function makeFacturX(print: Print): Promise<Uint8Array> {
  const { issueDate, number, seller } = print.spec;
  const document = await newDocument(issueDate, `${titleOf(print)} ${number}`, seller.name);
  columns(await Sheet.on(document), print);
  const at = new Date(`${issueDate}T08:00:00Z`);
  await document.attach(Buffer.from(writeCii(print.invoice), 'utf8'), FILE, {
    mimeType: 'text/xml',
    description: 'The invoice in Cross Industry Invoice syntax',
    creationDate: at,
    modificationDate: at,
    afRelationship: AFRelationship.Data,
  });
  const { context, catalog } = document;
  const stream = context.stream(metadata(issueDate), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(stream));
  return document.save();
}
