import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';

export interface Folder {
  path: string;
  add(name: string, content: string | Uint8Array): void;
  remove(): void;
}

/** A folder with these files, by path; gone when it is removed. */
export function folderWith(files: Record<string, string | Uint8Array>): Folder {
  const path = mkdtempSync(join(tmpdir(), 'import-'));
  const add = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) add(name, content);
  return { path, add, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A paragraph of a Word document: its style, and the number of the list it is in. */
export interface WordParagraph {
  text: string;
  style?: string;
  list?: boolean;
}

/** A DOCX as Word writes it, with what is needed to be one. */
export async function word(paragraphs: WordParagraph[]): Promise<Uint8Array> {
  const zip = new JSZip();
  const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  zip.file('[Content_Types].xml', `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
    <Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/>
    <Override PartName="/word/numbering.xml" ContentType="${type}.numbering+xml"/></Types>`);
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relationships = (inner: string) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  zip.file('_rels/.rels', relationships(`<Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/>`));
  zip.file('word/_rels/document.xml.rels', relationships(`<Relationship Id="r2" Type="${relations}/styles" Target="styles.xml"/>
    <Relationship Id="r3" Type="${relations}/numbering" Target="numbering.xml"/>`));
  const styles = [...new Set(paragraphs.flatMap(({ style }) => style ?? []))];
  zip.file('word/styles.xml', `<w:styles ${ns}>${styles.map((name) => `<w:style w:type="paragraph" w:styleId="${name.replaceAll(' ', '')}"><w:name w:val="${name}"/></w:style>`).join('')}</w:styles>`);
  zip.file('word/numbering.xml', `<w:numbering ${ns}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`);
  const xml = paragraphs.map(({ text, style, list }) => {
    const styled = style ? `<w:pStyle w:val="${style.replaceAll(' ', '')}"/>` : '';
    const numbered = list ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '';
    return `<w:p><w:pPr>${styled}${numbered}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  });
  zip.file('word/document.xml', `<w:document ${ns}><w:body>${xml.join('')}</w:body></w:document>`);
  return zip.generateAsync({ type: 'uint8array' });
}
