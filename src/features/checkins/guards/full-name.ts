import { FIRST_NAME } from './first-names';

/** Names that are ordinary words or a month before a capital letter too: only with a surname that can be nothing else. */
const WORDS_TOO = 'Are|August|Aurora|Else|Even|Finn|Line|Max|Tom|Tone';
/** What is named after somebody, or is named like them; also with a capital letter: «Solveig Omsorgssenter». */
const THING = `(?:${[
  'gata', 'gate', 'gaten', 'gt', 'vei', 'veg', 'veien', 'vegen', 'plass', 'street', 'road', 'kommune', 'hospital', 'hus', 'huset', 'heim', 'hjem',
  'skole', 'skule', 'kirke', 'kyrkje', 'kyrkja', 'institutt', 'stiftelse', 'stiftelsen', 'stiftinga', 'legat', 'fond', 'plan', 'planen', 'prosjekt',
  'prosjektet', 'tilbud', 'tilbod', 'tilbudet', 'tilbodet', 'klinikk', 'klinikken', 'kontor', 'kontoret', 'team', 'teamet', 'gruppa', 'gruppen',
  'foundation', 'clinic', 'centre', 'house', 'project',
].map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`).join('|')}|\\p{L}*(?:[Ss]enter|[Ss]enteret|[Ss]ykehus|[Ss]jukehus|[Tt]unet))(?!\\p{L})`;
const NAME = '\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)*';
/** A king, a saint, or somebody whom a place is called after. */
const AFTER = '(?<![\\p{L}\\d-]|(?:St|st)\\.? |(?:Sankt|Kong|Dronning|Prins|Prinsesse|King|Queen|Saint) )';
const END = `(?![\\p{L}\\d]|-\\p{L}|s? ${THING})`;
const NO_THING = `(?!${THING})`;

const NAMES: readonly RegExp[] = [
  `${AFTER}(?!(?:${WORDS_TOO}) )(?:${FIRST_NAME})(?:[ -](?:${FIRST_NAME})| \\p{Lu}\\.)? ${NO_THING}(?:${NAME} )?${NO_THING}${NAME}${END}`,
  `${AFTER}(?:${WORDS_TOO}) (?:\\p{Lu}\\p{Ll}+ )?\\p{Lu}\\p{Ll}+(?:sen|son|mann)${END}`,
].map((pattern) => new RegExp(pattern, 'u'));

/** Whether somebody's first name (`first-names.ts`) stands with a surname after it: «Kari Nordmann», not «Knut Hamsuns gate». */
export const hasFullName = (text: string): boolean => NAMES.some((name) => name.test(text));
