import { isDeepStrictEqual } from 'node:util';
import { ROLES } from '../../feature';
import { isSame } from '../memberships';
import { TARGET_GROUPS, TOPICS, type Channel, type Member, type Municipality, type Network } from '../types';
import { NetworkFileProblem } from './problem';
import type { FileChannel, FilePerson, NetworkFile } from './schema';

/** A network as the store has it; without `network` there is none yet. */
export interface NetworkContent {
  network?: Network;
  municipalities: Municipality[];
  members: Member[];
  channels: Channel[];
}

/** The same, with what an import needs to know besides. */
export interface NetworkState extends NetworkContent {
  /** Whether the list of all networks has it. */
  listed: boolean;
  /** Of each channel of the file, in its order: the id of the network that it belongs to. */
  owners: (string | undefined)[];
}

/** What differs between a list in the store and one in the file. */
export interface Diff<T> {
  created: T[];
  changed: { before: T; after: T }[];
  removed: T[];
  /** In the store and not in the file, and staying. */
  left: T[];
  unchanged: number;
}

export interface ImportPlan {
  file: NetworkFile;
  network: { before?: Network; after: Network; change: 'new' | 'changed' | 'unchanged' };
  municipalities: Diff<Municipality>;
  people: Diff<Member>;
  channels: Diff<Channel>;
}

export interface PlanOptions {
  /** What is not in the file is removed. */
  prune: boolean;
  /** UTC ms: since when newcomers are members, and new channels linked. */
  now: number;
}

/**
 * What an import would write, from the store as it is. The file tells the network whole, and of each person the roles and whom they
 * speak for; what it leaves out of title, topics, e-mail and guest stays as it is, and so does everything that people have said
 * themselves. Throws NetworkFileProblem for a channel of another network.
 */
export function planImport(file: NetworkFile, state: NetworkState, { prune, now }: PlanOptions): ImportPlan {
  const foreign = state.owners.flatMap((owner, at) => {
    return owner && owner !== file.network.id ? [`channels[${at}]: belongs to the network ${owner}; unlink it there first.`] : [];
  });
  if (foreign.length > 0) throw new NetworkFileProblem(foreign);
  const { network: before, listed, municipalities, members, channels } = state;
  const isAsAsked = before && listed && isDeepStrictEqual(canonicalNetwork(before), canonicalNetwork(file.network));
  const linked = channels.filter((channel) => {
    const at = file.channels.findIndex((each) => isSameChannel(each, channel));
    return at < 0 || state.owners[at] === file.network.id;
  });
  return {
    file,
    network: { ...(before && { before }), after: file.network, change: isAsAsked ? 'unchanged' : before ? 'changed' : 'new' },
    municipalities: diff(municipalities, file.municipalities, isSameMunicipality, (old, each) => ({ ...old, ...each }), prune),
    people: diff(members, file.people, isSame, (old, each) => wantedMember(each, old, now), prune),
    // A channel that does not know its network was cut short while it was linked: it is linked anew.
    channels: diff(linked, file.channels, isSameChannel, (old, each, at) => wantedChannel(each, old, now + at), prune),
  };
}

/** Whether there is nothing to write. */
export function isEmpty({ network, municipalities, people, channels }: ImportPlan): boolean {
  const lists = [municipalities, people, channels];
  return network.change === 'unchanged' && lists.every(({ created, changed, removed }) => created.length + changed.length + removed.length === 0);
}

/** The member that the file asks for; `old` is who they are now. */
export function wantedMember(person: FilePerson, old: Member | undefined, now: number): Member {
  const { title, topics, email, guest, joinedAt, confirmedAt, askedAt, away } = old ?? { joinedAt: now };
  const kept = { title, topics, email, guest, joinedAt, confirmedAt, askedAt, away };
  const member: Member = { ...withoutUndefined(kept), ...person };
  return old && isDeepStrictEqual(canonicalMember(old), canonicalMember(member)) ? old : member;
}

/** Channels are listed in the order they were linked; those of one file in the file's. */
function wantedChannel(channel: FileChannel, old: Channel | undefined, linkedAt: number): Channel {
  return old ? { ...old, ...channel } : { ...channel, linkedAt };
}

const isSameChannel = (a: FileChannel, b: FileChannel): boolean => a.tenantId === b.tenantId && a.conversationId === b.conversationId;
const isSameMunicipality = (a: Municipality, b: Municipality): boolean => a.number === b.number;

function diff<T, F>(
  stored: T[], asked: F[], areSame: (asked: F, stored: T) => boolean,
  wanted: (old: T | undefined, asked: F, at: number) => T, prune: boolean,
): Diff<T> {
  const found = asked.map((each, at) => {
    const before = stored.find((one) => areSame(each, one));
    return { before, after: wanted(before, each, at) };
  });
  const others = stored.filter((one) => !asked.some((each) => areSame(each, one)));
  const changed = found.flatMap(({ before, after }) => (before && !isDeepStrictEqual(before, after) ? [{ before, after }] : []));
  const created = found.flatMap(({ before, after }) => (before ? [] : [after]));
  const unchanged = found.length - changed.length - created.length;
  return { created, changed, removed: prune ? others : [], left: prune ? [] : others, unchanged };
}

function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** Of words that are a set, the order says nothing. */
const sorted = <T>(some: readonly T[] | undefined, all: readonly T[]): T[] => all.filter((each) => some?.includes(each));

function canonicalMember(member: Member) {
  return { ...member, roles: sorted(member.roles, ROLES), topics: sorted(member.topics, TOPICS) };
}

function canonicalNetwork(network: Network) {
  return { ...network, targetGroups: sorted(network.targetGroups, TARGET_GROUPS) };
}
