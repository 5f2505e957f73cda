import { LENGTHS } from './part';

/** Longer texts say more than who somebody is. */
const MAX_TEXT = 140;

const SENTENCE = new RegExp(
  '^(?:(?:hei|hallo|hi|hello)[,!.]?\\s+)?' +
  '(?:(?:jeg|eg)\\s+er|i\\s+am|i[\'’]m)\\s+(?:fra|frå|from)\\s+(?<place>\\p{L}[\\p{L} .’\'-]{1,40}?)' +
  '(?:\\s+(?:kommune|municipality))?' +
  '(?:(?:\\s*[,–—]\\s*(?:og\\s+er\\s+|and\\s+)?|\\s+(?:og|and)\\s+(?:er|am|jobb[ae]r\\s+som|arbeid[ae]r\\s+som|work\\s+as)\\s+)' +
  '(?:(?:an?|the)\\s+)?(?<title>\\p{L}[\\p{L}\\d /&.()-]*?))?\\s*[.!]?$',
  'iu',
);

/** Words of questions and requests: a sentence with one of them asks something, and is no title. */
const ASKING = new Set(
  ('jeg eg i vi me we du you hva kva what hvem kven who hvor kvar where hvordan korleis how når when hvorfor kvifor why hvilke hvilken ' +
  'kva for which kan can could må must skal shall should vil will would lurer lurar lurte wonder wondering trenger treng need ønsker ' +
  'ønskjer want spør spørre spørje ask har have hjelp help finnes finst er is are det that som who noen nokon someone med with')
    .split(' '),
);

/** What somebody says of themselves in «jeg er fra Molde, kommuneoverlege»; undefined when the text is anything else, or more. */
export function readJoinSentence(text: string): { place: string; title: string } | undefined {
  if (text.length > MAX_TEXT) return undefined;
  const { place, title = '' } = SENTENCE.exec(text.normalize('NFC').trim())?.groups ?? {};
  if (!place || title.length > LENGTHS.title) return undefined;
  const words = `${place} ${title}`.toLowerCase().split(/[\s/]+/);
  return words.some((word) => ASKING.has(word)) ? undefined : { place: place.trim(), title: title.trim() };
}
