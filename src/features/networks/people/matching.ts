import type { TextKey } from '../../../lib/language';
import { shortened } from '../../../lib/people-text';
import type { RosterPerson } from '../../feature';
import type { Municipality } from '../types';
import { LENGTHS, oneLine, wrongWith, type Part, type RoleChoice } from './part';
import type { PastedLine } from './pasted-list';

export interface FoundLine {
  line: number;
  person: RosterPerson;
  part: Part;
}

/** A line that nobody is added by, and why. */
export interface MissedLine {
  line: number;
  text: string;
  why: TextKey;
}

export interface Matching {
  /** Everybody in the conversation. */
  roster: readonly RosterPerson[];
  /** Found before, in another channel: they stay found, and nobody is found twice. */
  before: readonly FoundLine[];
  municipality(name: string): Municipality | undefined;
  role(word: string): RoleChoice | undefined;
}

/** Who the lines of a list are, and what they are to be. Only who is in the conversation is found: by address, or by exact name. */
export function matchLines(lines: readonly PastedLine[], matching: Matching): { found: FoundLine[]; missed: MissedLine[] } {
  const found: FoundLine[] = [];
  const missed: MissedLine[] = [];
  for (const each of lines) {
    const before = matching.before.find(({ line }) => line === each.line);
    const match = before ? { person: before.person } : personOf(each, matching.roster);
    const part = partOf(each, matching);
    const miss = (why: TextKey) => missed.push({ line: each.line, text: each.text, why });
    if ('wrong' in match) miss(match.wrong);
    else if (found.some(({ person }) => isOne(person, match.person))) miss('networks.people.missed.twice');
    else if ('wrong' in part) miss(part.wrong);
    else found.push({ line: each.line, person: match.person, part: part.part });
  }
  return { found, missed };
}

function personOf({ name, email }: PastedLine, roster: readonly RosterPerson[]): { person: RosterPerson } | { wrong: TextKey } {
  const byAddress = email ? roster.filter((one) => same(one.email ?? '', email)) : [];
  const found = byAddress.length > 0 ? byAddress : roster.filter((one) => name !== '' && same(one.name, name));
  const [only, second] = found;
  if (second) return { wrong: 'networks.people.missed.several' };
  return only ? { person: only } : { wrong: 'networks.people.missed.nobody' };
}

/** Without a role a municipality's people take part, and an organisation is a partner. */
function partOf(line: PastedLine, { municipality, role }: Matching): { part: Part } | { wrong: TextKey } {
  const place = oneLine(line.place);
  const known = place ? municipality(place) : undefined;
  const given = line.role ? role(line.role) : known ? 'participant' : 'partner';
  if (!given) return { wrong: 'networks.people.missed.role' };
  if (!place) return { wrong: 'networks.people.missed.place' };
  const where = known ? { municipality: known.number } : { organisation: place };
  const title = shortened(oneLine(line.title), LENGTHS.title);
  const part: Part = { choices: [given], ...where, ...(title && { title }) };
  const wrong = wrongWith(part);
  if (wrong === 'networks.people.wrong.municipality') return { wrong: 'networks.people.missed.municipality' };
  return wrong ? { wrong } : { part };
}

const same = (a: string, b: string) => oneLine(a).toLowerCase() === oneLine(b).toLowerCase();
const isOne = (a: RosterPerson, b: RosterPerson) => a.tenantId === b.tenantId && a.id === b.id;
