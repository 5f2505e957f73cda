import type { z } from 'zod';
import { ROLES } from '../../feature';
import { TARGET_GROUPS, TOPICS, type Municipality } from '../types';
import { readDocument } from './document';
import { municipalityOfFile, resolveMunicipalities, type FindMunicipality } from './municipalities';
import { faultsOf, NetworkFileProblem, type Fault, type Path, type Placed } from './problem';
import { ChannelPart, NetworkPart, PersonPart, Whole, type FileChannel, type FilePerson, type NetworkFile } from './schema';

/**
 * Reads a network's file (YAML or JSON; docs/network-example.yaml tells the format) and checks it whole. Throws
 * NetworkFileProblem with every problem at once.
 */
export function readNetworkFile(bytes: Uint8Array, find: FindMunicipality): NetworkFile {
  const { content, tell } = readDocument(bytes);
  const faults: Fault[] = [];
  const file = check(content, find, faults);
  if (faults.length === 0 && file) return file;
  throw new NetworkFileProblem([...new Set(faults.map(tell))]);
}

function check(content: unknown, find: FindMunicipality, faults: Fault[]): NetworkFile | undefined {
  const whole = part(Whole, content, [], faults);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return undefined;
  const given: Partial<Record<keyof NetworkFile, unknown>> = content;
  const network = part(NetworkPart, given.network, ['network'], faults);
  const municipalities = resolveMunicipalities(listOf(given.municipalities), find, faults);
  const people = parts(PersonPart, 'people', given.people, faults).flatMap((placed) => {
    const { municipality } = placed.part;
    return person(placed, municipality ? municipalityOfFile(municipality, municipalities, find) : undefined, faults);
  });
  const channels = parts(ChannelPart, 'channels', given.channels, faults);
  for (const fault of [
    ...repeated(people, ({ tenantId, personId }) => `${tenantId} ${personId}`, 'is the same person as'),
    ...repeated(channels, ({ tenant, conversation }) => `${tenant} ${conversation}`, 'is the same channel as'),
    ...repeated(municipalities, (each) => each.number, 'is the same municipality as'),
  ]) faults.push(fault);
  // Of a list with faults nobody knows what is missing in it.
  const isLed = people.some(({ part: { roles } }) => roles.includes('coordinator')) || people.length < listOf(given.people).length;
  if (whole && !isLed) faults.push({ path: ['people'], what: 'has no coordinator: give at least one person that role' });
  if (network?.quorum && network.quorum > listOf(given.municipalities).length) {
    faults.push({ path: ['network', 'quorum'], what: `is more than the ${municipalities.length} municipalities` });
  }
  return network && {
    network: { ...network, targetGroups: ordered(network.targetGroups, TARGET_GROUPS) },
    municipalities: municipalities.map((each) => each.part),
    people: people.map((each) => each.part),
    channels: channels.map(({ part: { tenant, conversation, ...names } }): FileChannel => {
      return { tenantId: tenant, conversationId: conversation, ...names };
    }),
  };
}

/** The person, where what they do and whom they speak for fit together (people/part.ts has the rules for who is in Teams). */
function person({ path, part: given }: Placed<PersonPart>, found: Municipality | undefined, faults: Fault[]): Placed<FilePerson>[] {
  const { tenant, id, municipality, roles, topics, ...rest } = given;
  const before = faults.length;
  const wrong = (key: keyof PersonPart, what: string) => faults.push({ path: [...path, key], what });
  if (municipality && !found) wrong('municipality', `${municipality} is not among the municipalities of this file`);
  const speaks = roles.find((role) => role === 'contact' || role === 'deputy');
  if (speaks && !municipality) wrong('municipality', `is missing: a ${speaks} speaks for one`);
  if (roles.includes('partner') && municipality) wrong('municipality', 'is not for partners: they have an organisation instead');
  if (roles.includes('partner') && !rest.organisation) wrong('organisation', 'is missing: a partner has one');
  if (roles.includes('manager') && !rest.manages) wrong('manages', 'is missing: say what the manager manages');
  if (rest.manages && !roles.includes('manager')) wrong('manages', 'is for who has the role manager only');
  if (rest.manages === 'municipality' && !municipality) wrong('municipality', 'is missing: say which one the manager manages');
  if (faults.length > before) return [];
  return [{
    path,
    part: {
      tenantId: tenant, personId: id, roles: ordered(roles, ROLES), ...rest,
      ...(topics && { topics: ordered(topics, TOPICS) }), ...(found && { municipality: found.number }),
    },
  }];
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** In the order of the words themselves, so that another order in the file is no change. */
const ordered = <T>(some: readonly T[], all: readonly T[]): T[] => all.filter((each) => some.includes(each));

function part<T>(schema: z.ZodType<T>, value: unknown, path: Path, faults: Fault[]): T | undefined {
  const checked = schema.safeParse(value, { reportInput: true });
  if (!checked.success) faults.push(...faultsOf(checked.error.issues, path));
  return checked.data;
}

function parts<T>(schema: z.ZodType<T>, name: string, values: unknown, faults: Fault[]): Placed<T>[] {
  return listOf(values).flatMap((value, at) => {
    const checked = part(schema, value, [name, at], faults);
    return checked === undefined ? [] : [{ path: [name, at], part: checked }];
  });
}

/** What stands there twice would be written twice, and the second would win silently. */
function repeated<T>(all: Placed<T>[], idOf: (part: T) => string, what: string): Fault[] {
  const first = new Map<string, Path>();
  return all.flatMap(({ path, part: each }) => {
    const before = first.get(idOf(each));
    if (!before) first.set(idOf(each), path);
    return before ? [{ path, what: `${what} ${String(before[0])}[${String(before[1])}]` }] : [];
  });
}
