import { z } from 'zod';
import { inGroups } from '../../../lib/in-groups';
import { personRef } from '../../../lib/ids';
import { key, readAll, type Row } from '../../../storage';
import type { Person, PersonalKind } from '../../feature';
import type { Networks } from '../parts';
import { joinRequestRecord, type JoinRequest } from '../people/requests';
import { linkRecord } from '../records';
import { partitionOf } from '../store';
import type { Member } from '../types';
import { partitionOfPerson } from '../person-partition';

/** Networks that are asked at the same time. */
export const AT_ONCE = 32;
const CODES = key('code');

/** What the rows of a person's own partition are, by how their keys begin; links to networks stand with the memberships. */
const OWN_KINDS: [prefix: string, kind: PersonalKind | undefined][] = [
  ['n:', undefined], ['preferences', 'choices'], ['chat', undefined], ['cal', undefined], ['ctx:', 'answered'], ['d:', 'drafts'],
];

/** Everything that is kept of somebody, by kind; kinds of which nothing is kept are absent. */
export type Kept = [kind: PersonalKind, rows: unknown[]][];

/** What this feature keeps of one person. */
export interface KeptHere {
  memberships: { networkId: string; networkName: string; member: Member }[];
  requests: { networkId: string; row: Row; request: JoinRequest }[];
  /** Codes for channels that the person has asked for. */
  codes: Row[];
  /** The person's own partition. */
  own: Row[];
}

/**
 * Reads two partitions whole and two rows of every network: a request may come from anybody, and a member may be missing from the
 * person's list of networks. With 500 networks some 1,000 reads. Throws what the store throws.
 */
export async function keptHere({ table, store }: Pick<Networks, 'table' | 'store'>, { tenantId, id }: Person): Promise<KeptHere> {
  const ref = personRef(tenantId, id);
  const [own, codes, ids] = await Promise.all([readAll(table, partitionOfPerson({ tenantId, id })), readAll(table, CODES), store.ids()]);
  const linked = own.filter(({ row }) => row.startsWith('n:')).map((row) => linkRecord.decode(row).networkId);
  const all = [...new Set([...ids, ...linked])];
  const memberships = await inGroups(all, AT_ONCE, async (networkId) => {
    const member = await store.member(networkId, { tenantId, id });
    return member ? [{ networkId, networkName: (await store.network(networkId))?.name ?? networkId, member }] : [];
  });
  const requests = await inGroups(all, AT_ONCE, async (networkId) => {
    const row = await table.get(partitionOf(networkId), key('rq', ref));
    return row ? [{ networkId, row, request: joinRequestRecord.decode(row) }] : [];
  });
  return { memberships: memberships.flat(), requests: requests.flat(), codes: codes.filter((row) => askedBy(row) === ref), own };
}

/** The networks where the person takes part or has asked to. */
export function networksOf({ memberships, requests }: KeptHere): string[] {
  return [...new Set([...memberships, ...requests].map(({ networkId }) => networkId))];
}

/** Every name and address that the person is known by. */
export function knownAs({ name }: Person, { memberships, requests }: KeptHere): string[] {
  const people = [...memberships.map(({ member }) => member), ...requests.map(({ request }) => request)];
  const all = [name, ...people.flatMap((one) => [one.name, one.email ?? ''])].map((each) => each.trim());
  return [...new Set(all.filter(Boolean))];
}

/** What is kept here as it is given to the person. */
export function asPlainJson({ memberships, requests, codes, own }: KeptHere): Partial<Record<PersonalKind, unknown[]>> {
  const kept: Partial<Record<PersonalKind, unknown[]>> = {
    memberships: memberships.map(({ networkId, networkName, member }) => ({ networkId, networkName, ...member })),
    requests: requests.map(({ networkId, request }) => ({ networkId, ...request })),
    codes: codes.map(contentOf),
  };
  for (const row of own) {
    const known = OWN_KINDS.find(([prefix]) => row.row.startsWith(prefix));
    const kind = known ? known[1] : 'other';
    if (kind) kept[kind] = [...(kept[kind] ?? []), contentOf(row)];
  }
  return kept;
}

const contentOf = ({ row, data }: Row): unknown => ({ key: row, ...(JSON.parse(data) as object) });
const Asked = z.looseObject({ askedBy: z.string() });
const askedBy = ({ data }: Row): string | undefined => Asked.safeParse(JSON.parse(data)).data?.askedBy;
