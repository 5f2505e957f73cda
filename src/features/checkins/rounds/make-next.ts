import type { MeetingStore } from '../../meetings';
import type { Networks } from '../../networks';
import type { FormUse } from '../forms/types';
import type { Round } from '../types';
import { nextOf } from './next-round';
import { plannedReply } from './news-card';
import { closingAfter } from './periods';
import { nextFrom, ROUND_KIND } from './round';
import type { RoundStore } from './round-store';
import { followed } from './transitions';

export interface RoundsParts {
  networks: Networks;
  store: RoundStore;
  meetings: Pick<MeetingStore, 'find' | 'ofNetwork'>;
  /** What a network's rounds ask from now on. */
  formOf(networkId: string): Promise<FormUse>;
}

/**
 * The round that follows by rhythm: with all municipalities that the network has then and the form it has chosen, and told to the
 * coordinators, who can change or cancel it until it opens. Undefined when there is nothing to make, or not yet. It has the same id whoever
 * makes it, and whoever marks it as made tells: so twice, and on two instances, it is one round and one message.
 */
export async function makeNext(parts: RoundsParts, networkId: string, id: string, now: number): Promise<Round | undefined> {
  const { store, meetings, networks, formOf } = parts;
  const [rounds, coming] = await Promise.all([store.ofNetwork(networkId), meetings.ofNetwork(networkId)]);
  const round = rounds.find((each) => each.id === id);
  const from = round && nextFrom(round);
  if (!round || from === undefined || now < from) return undefined;
  const next = nextOf(round, { rounds, meetings: coming, now });
  if (!next) return undefined;
  if (next.joins !== undefined) {
    await store.change(networkId, id, (old) => followed(old, next.joins));
    return undefined;
  }
  const [form, municipalities] = await Promise.all([formOf(networkId), networks.store.municipalities(networkId)]);
  const made: Round = {
    ...next, networkId, form, closesAt: closingAfter(next.due), municipalities: municipalities.map(({ number }) => number),
    rhythm: round.rhythm, state: 'planned', version: 1, createdAt: now,
  };
  const created = await store.create(made);
  if (created) void networks.audit.write(networkId, 'round.made');
  const stands = created ? made : (await store.find(networkId, made.id)) ?? made;
  await networks.outbox.changed({ networkId, kind: ROUND_KIND, id: made.id });
  let first = false;
  await store.change(networkId, id, (old) => {
    const marked = followed(old, made.id);
    first = marked !== undefined;
    return marked;
  });
  if (first && stands.state === 'planned') await networks.notifier.tellCoordinators(networkId, (language) => plannedReply(language, stands));
  return stands;
}
