/** «Råd 2», «råd nr. 2: …», «2. råd». A bare number before a title is a chapter's. */
const NUMBERED = [/^(?:råd|raad|rad)\s*(?:nr\.?|nummer)?\s*(\d{1,2})(?!\d)/i, /^(\d{1,2})\.?\s*råd\b/i];
/** A file's name can tell what its page does not: `raad-2.html`, `rad_2_brukerutstyr.docx`. */
const IN_FILE_NAME = /(?:^|[^\p{L}\d])(?:råd|raad|rad)[\s._-]*(\d{1,2})(?!\d)/iu;

/** The number a title carries; undefined for one that carries none. */
export function raadInTitle(title: string): number | undefined {
  const found = NUMBERED.map((pattern) => pattern.exec(title.trim())?.[1]).find(Boolean);
  return found ? Number(found) || undefined : undefined;
}

export function raadInFileName(name: string): number | undefined {
  const [, number] = IN_FILE_NAME.exec(name.normalize('NFC')) ?? [];
  return number ? Number(number) || undefined : undefined;
}

/** The official titles we know: number by title. */
export type KnownTitles = { title: string; raad: number }[];

/** The råd that has this official title, whatever its case and spacing. */
export function raadOfTitle(title: string, known: KnownTitles): number | undefined {
  return known.find((each) => plain(each.title) === plain(title))?.raad;
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\d]+/gu, ' ').trim();
}
