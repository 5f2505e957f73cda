import { COUNTIES } from '../../../../src/features/networks/municipalities/counties';
import { BUILT_IN } from '../../../../src/features/networks/municipalities/municipalities';

/** As Klass has a code (data.ssb.no/api/klass/v1/api-guide.html). */
export interface CodeJson {
  code: string;
  parentCode: string | null;
  level: string;
  name: string;
  shortName: string;
  presentationName: string;
  validFrom: string | null;
  validTo: string | null;
  notes: string;
}

export function code(number: string, name: string): CodeJson {
  return { code: number, parentCode: null, level: '1', name, shortName: '', presentationName: '', validFrom: null, validTo: null, notes: '' };
}

/** Those of domain/municipalities.md outside Møre og Romsdal; where their number is not told there, one of their county. */
const NAMED: [number: string, name: string][] = [
  ['0301', 'Oslo - Oslove'], ['1818', 'Herøy'], ['3114', 'Våler'], ['3419', 'Våler'], ['3430', 'Os'], ['3228', 'Nes'],
  ['5001', 'Trondheim - Tråante'], ['5610', 'Kárášjohka - Karasjok'], ['1875', 'Hábmer - Hamarøy'], ['5540', 'Gáivuotna - Kåfjord - Kaivuono'],
];

const LETTERS = 'bcdfghjklmnprstvwxz';

/** As many municipalities in each county as there are, with those that we know and made-up names for the others. */
export function nationalCodes(): CodeJson[] {
  const ours = BUILT_IN.map(({ number, name }) => code(number, name));
  const named = NAMED.map(([number, name]) => code(number, name));
  const others = COUNTIES.flatMap(({ number, municipalities }) => {
    const known = [...ours, ...named].filter((each) => each.code.startsWith(number));
    const free = Array.from({ length: 99 }, (_, at) => `${number}${String(99 - at).padStart(2, '0')}`).filter((each) => !known.some((one) => one.code === each));
    return free.slice(0, municipalities - known.length).map((each) => code(each, madeUp(Number(each))));
  });
  return [...ours, ...named, ...others, code('9999', 'Uoppgitt')];
}

/** Long, and like no other. */
function madeUp(number: number): string {
  const letters = [...String(number * 7919)].map((digit, at) => `${LETTERS[Number(digit) + at] ?? 'q'}u`).join('');
  return `Q${letters}qvik`;
}
