const LETTER = '[\\p{L}\\p{N}]';

/**
 * Whether a text names somebody by one of the names and e-mail addresses they are known by: first and last name with at most two
 * words between them, or last name first. A name of one word counts only when the text is nothing else, as it may be any word.
 */
export function namesPerson(text: string, knownAs: readonly string[]): boolean {
  const whole = text.trim().toLowerCase();
  return knownAs.some((name) => name.trim() !== '' && whole === name.trim().toLowerCase()) || withoutPerson(text, knownAs, '') !== text;
}

/** The text with something else in the place of the person. */
export function withoutPerson(text: string, knownAs: readonly string[], instead: string): string {
  const patterns = knownAs.flatMap((name) => (name.includes('@') ? [escaped(name.trim())] : patternsOf(name))).filter(Boolean);
  if (patterns.length === 0) return text;
  const pattern = new RegExp(`(?<!${LETTER})(?:${patterns.join('|')})(?!${LETTER})`, 'giu');
  return text.replace(pattern, () => instead);
}

function patternsOf(name: string): string[] {
  const words = wordsOf(name);
  const [first = '', last = ''] = [words[0], words.at(-1)].map((word) => word && escaped(word));
  if (words.length < 2) return [];
  const between = words.slice(1, -1).map((word) => `(?:\\s+${escaped(word)})?`).join('');
  return [`${first}(?:\\s+\\S+){0,2}?\\s+${last}`, `${last}\\s*,\\s*${first}${between}`];
}

/** First name first: directories also have «Nordmann, Kari», and «Kari Nordmann (Molde kommune)». */
function wordsOf(name: string): string[] {
  const [before = '', after = ''] = name.replaceAll(/\([^)]*\)/g, ' ').split(',');
  return `${after} ${before}`.split(/\s+/).filter(Boolean);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
