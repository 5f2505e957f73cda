import { z } from 'zod';
import { LANGUAGES } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import { MANAGED, ROLES } from '../../feature';
import { MAX_MUNICIPALITIES } from '../municipalities/understand';
import { LENGTHS } from '../people/part';
import { RHYTHMS, TARGET_GROUPS, TOPICS, type Channel, type Member, type Municipality, type Network } from '../types';

/** Far more than any file needs: what is larger is another file. */
export const MAX_FILE_BYTES = 1024 * 1024;
/** Where Teams has a form for the same, the form's limits: what a file sets up can be changed there. */
const MOST = { organisers: 12, municipalities: MAX_MUNICIPALITIES, people: 2_000, channels: 100 };

/** What a file says of a person. What the person, Teams or the service says (since when, confirmed, asked, away) is no file's to say. */
export type FilePerson = Omit<Member, 'joinedAt' | 'confirmedAt' | 'askedAt' | 'away'>;
export type FileChannel = Pick<Channel, 'tenantId' | 'conversationId' | 'name' | 'team'>;

/** A network as a file sets it up, checked whole. */
export interface NetworkFile {
  network: Network;
  municipalities: Municipality[];
  people: FilePerson[];
  channels: FileChannel[];
}

/** One line as it is kept. */
const line = (most: number) => z.string().transform(cleaned).pipe(
  z.string().min(1, 'is empty').max(most, `has more than ${most} characters`).regex(/^[^\n]*$/, 'has more than one line')
    .refine((text) => !hasNationalId(text), 'has what looks like a national identity number: leave it out'),
);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const tenant = z.string().trim().regex(UUID, 'must be a UUID, as the Entra admin centre shows it').toLowerCase();
/** Teams' own ids are compared exactly. */
const personId = z.string().trim().max(200, 'has more than 200 characters')
  .refine((id) => UUID.test(id) || /^29:\S+$/.test(id), 'must be the person’s Entra object id (a UUID), or Teams’ own id (29:…) for who has none')
  .transform((id) => (UUID.test(id) ? id.toLowerCase() : id));
const conversation = z.string().trim().max(400, 'has more than 400 characters')
  .regex(/^19:[^\s;]+$/, 'must be the channel’s id as Teams has it: 19:…@thread.tacv2, without ;messageid=');
const distinct = <T>(one: z.ZodType<T>, most: number) => z.array(one).max(most, `has more than ${most}`)
  .refine((all) => new Set(all).size === all.length, 'has the same twice');

export const NetworkPart = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be 1–60 characters of a–z, 0–9 and hyphen'),
  name: line(80),
  language: z.enum(LANGUAGES),
  organisers: distinct(line(100), MOST.organisers).default([]),
  targetGroups: distinct(z.enum(TARGET_GROUPS), TARGET_GROUPS.length).default([]),
  rhythm: z.enum(RHYTHMS).default('meetings'),
  quorum: z.int().min(1, 'must be 1 or more').optional(),
});

const number = z.union([
  z.number().int().min(0).max(9_999).transform((digits) => String(digits).padStart(4, '0')),
  z.string().trim().regex(/^\d{4}$/),
], 'must be a number of four digits');

/** Numbers without quotes lose a zero at their beginning: Oslo's 0301 is read as 301. */
const either = z.union([number, line(80)], 'must be a name or a number of four digits');

/** A name, a number, or both. */
export const MunicipalityPart = z.union([
  either.transform((text) => ({ text })),
  z.strictObject({ number, name: line(80) }),
], 'must be a name, a number of four digits, or both as { number: "1506", name: Molde }');
export type MunicipalityPart = z.infer<typeof MunicipalityPart>;

export const PersonPart = z.strictObject({
  tenant,
  id: personId,
  name: line(256),
  roles: distinct(z.enum(ROLES), ROLES.length).min(1, 'is empty: give at least one role'),
  manages: z.enum(MANAGED).optional(),
  municipality: either.optional(),
  organisation: line(LENGTHS.organisation).optional(),
  title: line(LENGTHS.title).optional(),
  topics: distinct(z.enum(TOPICS), TOPICS.length).optional(),
  email: z.email('must be an e-mail address').max(254).optional(),
  guest: z.boolean().optional(),
});
export type PersonPart = z.infer<typeof PersonPart>;

export const ChannelPart = z.strictObject({
  tenant,
  conversation,
  name: line(256).optional(),
  team: line(256).optional(),
});
export type ChannelPart = z.infer<typeof ChannelPart>;

/** The whole, before its parts are looked at one by one: a wrong person hides no problem of another. */
export const Whole = z.strictObject({
  network: z.unknown(),
  municipalities: z.array(z.unknown()).min(1, 'is empty').max(MOST.municipalities, `has more than ${MOST.municipalities}`),
  people: z.array(z.unknown()).min(1, 'is empty').max(MOST.people, `has more than ${MOST.people}`),
  channels: z.array(z.unknown()).max(MOST.channels, `has more than ${MOST.channels}`).default([]),
});
