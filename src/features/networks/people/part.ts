import type { TextKey } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import type { Managed, Role } from '../../feature';
import { TOPICS, type Member, type Municipality, type Topic } from '../types';

export const LENGTHS = { organisation: 100, title: 60, word: 200 } as const;

/** A role as forms offer it: a manager says at once what they manage. */
export const ROLE_CHOICES = [
  'participant', 'contact', 'deputy', 'partner', 'manager-municipality', 'manager-network', 'manager-region', 'coordinator',
] as const;
export type RoleChoice = (typeof ROLE_CHOICES)[number];

/** What somebody may ask for themselves. Coordinators are made by coordinators. */
export const WISHES: readonly RoleChoice[] = ROLE_CHOICES.filter((choice) => choice !== 'coordinator');

/** In the choice of municipality: somebody who has an organisation instead. */
export const OTHER = 'other';

/** A person's part in a network, as a form fills it in. */
export interface Part {
  choices: RoleChoice[];
  /** Four digits. */
  municipality?: string;
  organisation?: string;
  title?: string;
  topics?: Topic[];
}

/** The fields of a form as they come: unchecked, those of multiple choice with commas between. */
export interface PartFields {
  role: string;
  municipality: string;
  organisation: string;
  title: string;
  topics: string;
}

export const NO_FIELDS: PartFields = { role: '', municipality: '', organisation: '', title: '', topics: '' };

/** The part that the fields give, or what is wrong with them. `municipalities`: those of the network. */
export function checkPart(
  fields: PartFields, municipalities: readonly Municipality[], allowed: readonly RoleChoice[] = ROLE_CHOICES,
): { part: Part } | { wrong: TextKey } {
  const organisation = fields.municipality === OTHER || !fields.municipality ? oneLine(fields.organisation) : '';
  const municipality = fields.municipality === OTHER ? '' : fields.municipality;
  const title = oneLine(fields.title);
  const chosen = listOf(fields.role);
  const choices = withoutParticipant(allowed.filter((choice) => chosen.includes(choice)));
  const topics = TOPICS.filter((topic) => listOf(fields.topics).includes(topic));
  const part: Part = {
    choices, ...(municipality && { municipality }), ...(organisation && { organisation }), ...(title && { title }),
    ...(topics.length > 0 && { topics }),
  };
  if (municipality && !municipalities.some(({ number }) => number === municipality)) return { wrong: 'networks.people.wrong.unknown' };
  const wrong = wrongWith(part);
  return wrong ? { wrong } : { part };
}

/** Which role goes with which belonging (`Member`), and how long the words may be. */
export function wrongWith({ choices, municipality, organisation = '', title = '' }: Part): TextKey | undefined {
  if (choices.length === 0) return 'networks.people.wrong.role';
  if (choices.filter((choice) => choice.startsWith('manager-')).length > 1) return 'networks.people.wrong.managers';
  if (choices.includes('partner') && (municipality || !organisation)) return 'networks.people.wrong.partner';
  const local: RoleChoice[] = ['contact', 'deputy', 'manager-municipality'];
  if (!municipality && choices.some((choice) => local.includes(choice))) return 'networks.people.wrong.municipality';
  if (!municipality && !organisation) return 'networks.people.wrong.belonging';
  if (organisation.length > LENGTHS.organisation) return 'networks.people.wrong.organisation';
  if (title.length > LENGTHS.title) return 'networks.people.wrong.title';
  return hasNationalId(`${organisation} \u0000 ${title}`) ? 'networks.people.wrong.person' : undefined;
}

/** The roles of a member as choices of a form. */
export function choicesOf({ roles, manages = 'municipality' }: Pick<Member, 'roles' | 'manages'>): RoleChoice[] {
  const choices = roles.map((role): RoleChoice => (role === 'manager' ? `manager-${manages}` : role));
  return ROLE_CHOICES.filter((choice) => choices.includes(choice));
}

export function rolesOf(choices: readonly RoleChoice[]): Pick<Member, 'roles' | 'manages'> {
  const managing = choices.find((choice) => choice.startsWith('manager-'));
  const roles = choices.map((choice): Role => (choice.startsWith('manager-') ? 'manager' : (choice as Role)));
  return { roles, ...(managing && { manages: managing.slice('manager-'.length) as Managed }) };
}

export const partOf = ({ roles, manages, municipality, organisation, title, topics }: Member): Part => ({
  choices: choicesOf({ roles, manages }),
  ...(municipality && { municipality }), ...(organisation && { organisation }), ...(title && { title }), ...(topics && { topics }),
});

/** The member with this part, and all else as it was. */
export function withPart(member: Member, { choices, municipality, organisation, title, topics }: Part): Member {
  const { roles: _roles, manages: _manages, municipality: _number, organisation: _name, title: _title, topics: _topics, ...rest } = member;
  return {
    ...rest, ...rolesOf(choices),
    ...(municipality && { municipality }), ...(organisation && { organisation }), ...(title && { title }),
    ...(topics?.length && { topics }),
  };
}

/** A part as the fields of a form show it. */
export function fieldsOf({ choices, municipality, organisation = '', title = '', topics = [] }: Part): PartFields {
  const where = municipality ?? (organisation ? OTHER : '');
  return { role: choices.join(','), municipality: where, organisation, title, topics: topics.join(',') };
}

export const oneLine = (text: string): string => cleaned(text).replaceAll('\n', ' ');

const listOf = (values: string): string[] => values.split(/[,;]/).map((value) => value.trim()).filter(Boolean);

/** Whoever has another role takes part anyway. */
const withoutParticipant = (choices: RoleChoice[]): RoleChoice[] =>
  choices.length > 1 ? choices.filter((choice) => choice !== 'participant') : choices;
