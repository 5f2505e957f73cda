import { COUNTIES, countyOf } from './counties';
import { fold, slips, type Folded } from './fold';
import { parallelNames, type RegisteredMunicipality } from './municipality';

/** How a text led to a municipality: by its number, one of its names, a former name, or a name with a slip of the pen. */
export type FoundBy = 'number' | 'name' | 'former' | 'slip';

export interface Match {
  municipality: RegisteredMunicipality;
  by: FoundBy;
  /** The name that the text is, or is likest to: the former one when it is that. */
  name: string;
  /** How many slips lie between; 0 for what is written right. */
  slips: number;
}

interface Entry {
  municipality: RegisteredMunicipality;
  name: string;
  former: boolean;
  folded: Folded;
  /** How many slips it stands: in a name of two letters anything is one. */
  stands: number;
}

/** What people write after a name, folded: «Molde kommune», «Voss herad», «Kárášjoga gielda». */
const AFTER_THE_NAME = / (?:kommunen?|kommuna|herad|gielda|suohkan|municipality)$/;
/** Longer texts are no names. */
const MAX_LENGTH = 100;

/** A list of municipalities, searched by what people write. */
export class MunicipalityIndex {
  private readonly entries: Entry[];
  private readonly numbers: Map<string, RegisteredMunicipality>;

  constructor(list: readonly RegisteredMunicipality[]) {
    this.numbers = new Map(list.map((each) => [each.number, each]));
    this.entries = list.flatMap((municipality) => {
      const { name, formerly } = municipality;
      const own = [...new Set([name, ...parallelNames(name)])].map((each) => ({ name: each, former: false }));
      const old = formerly.map((each) => ({ name: each, former: true }));
      return [...own, ...old].map((each) => {
        const folded = fold(each.name);
        return { ...each, municipality, folded, stands: standing(folded.plain.length) };
      });
    });
  }

  byNumber(number: string): RegisteredMunicipality | undefined {
    return this.numbers.get(number);
  }

  /**
   * Each municipality once, the likeliest first: those of that name (several where two counties have one each), else those of that
   * former name, else those whose name is a slip or two away. «Herøy i Nordland» and «Herøy (1818)» say which.
   */
  find(text: string): Match[] {
    if (text.length > MAX_LENGTH) return [];
    const [number] = /(?<!\d)\d{4}(?!\d)/.exec(text) ?? [];
    const numbered = number && this.numbers.get(number);
    if (numbered) return [{ municipality: numbered, by: 'number', name: numbered.name, slips: 0 }];
    const whole = this.named(text);
    if (whole.length > 0 && whole.every((match) => match.slips === 0)) return whole;
    const { name, county } = splitCounty(text);
    if (county === undefined) return whole;
    const there = this.named(name).filter(({ municipality }) => countyOf(municipality.number) === county);
    return there.length > 0 ? there : whole;
  }

  private named(text: string): Match[] {
    const wanted = fold(fold(text).plain.replace(AFTER_THE_NAME, ''));
    if (!wanted.plain) return [];
    const exact = this.entries.filter(({ folded }) => folded.plain === wanted.plain || folded.together === wanted.together);
    const names = exact.filter(({ former }) => !former);
    if (exact.length > 0) return unique((names.length > 0 ? names : exact).map((entry) => matchOf(entry, 0)));
    const near = this.entries.flatMap((entry) => {
      if (!isNearInLength(entry, wanted)) return [];
      const found = slips(entry.folded, wanted);
      return found <= entry.stands ? [matchOf(entry, found)] : [];
    });
    return unique(near.sort((a, b) => a.slips - b.slips));
  }
}

const standing = (letters: number) => (letters < 3 ? 0 : letters < 8 ? 1 : 2);

/** Names of other lengths are further apart than an entry stands, and need no comparing. */
const isNearInLength = ({ folded, stands }: Entry, wanted: Folded): boolean =>
  Math.abs(folded.plain.length - wanted.plain.length) <= stands || Math.abs(folded.together.length - wanted.together.length) <= stands;

function matchOf({ municipality, name, former }: Entry, distance: number): Match {
  return { municipality, by: distance > 0 ? 'slip' : former ? 'former' : 'name', name, slips: distance };
}

function unique(matches: Match[]): Match[] {
  return matches.filter(({ municipality }, at) => matches.findIndex((each) => each.municipality === municipality) === at);
}

/** «Herøy i Nordland», «Herøy (Nordland)», «Herøy, Nordland»: the name, and the county's number. */
function splitCounty(text: string): { name: string; county?: string } {
  const [, name = '', place = ''] = /^(.*\S)\s*(?:\si\s|\sin\s|\(|,)\s*([^()]+?)\)?\s*$/iu.exec(text) ?? [];
  const wanted = fold(place).together;
  const county = COUNTIES.find((each) => wanted && fold(each.name).together === wanted);
  return county ? { name, county: county.number } : { name: text };
}
