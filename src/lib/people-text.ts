const CONTROLS = /(?!\n)[\p{Cc}\u2028\u2029]/gu;
/** Marks that turn the direction of writing or take no room, and halves of characters. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\p{Cs}]/gu;
/** What makes markup anywhere in a line, in the Markdown of Adaptive Cards. */
const MARKUP = /[\\`*_[\]<&~|]/g;
/** What makes a heading, a list or a quotation at the beginning of a line. */
const LINE_START = /^(\s*)([-+#>=]|\d+(?=[.)]))/gm;

/** What somebody wrote as it is kept: composed, without what cannot be seen, at most one empty line in a row. */
export function cleaned(text: string): string {
  const visible = text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll(CONTROLS, ' ').replaceAll(INVISIBLE, '');
  return visible.replaceAll(/[^\S\n]+/g, ' ').replaceAll(/ ?\n ?/g, '\n').replaceAll(/\n{3,}/g, '\n\n').trim();
}

/** What somebody wrote as a card shows it: every character as it is, no link, no emphasis; line breaks are paragraphs. */
export function escapeMarkdown(text: string): string {
  const plain = text.replaceAll(MARKUP, '\\$&');
  const started = plain.replaceAll(LINE_START, (_all, space: string, mark: string) => {
    return space + (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`);
  });
  return started.replaceAll(/\n+/g, '\n\n');
}

/** On one line, cut with a mark that says so. */
export function shortened(text: string, length: number): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1).replaceAll(/\p{Cs}/gu, '').trimEnd()}…` : line;
}

/** Its beginning, without half of a character at the end: of what is too long to be kept, what fits on a card. */
export const cutTo = (text: string, length: number): string => text.slice(0, length).replaceAll(/\p{Cs}/gu, '');
