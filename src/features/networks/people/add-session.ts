import type { Address } from '../../../delivery';
import { UserError } from '../../../lib/errors';
import { cleaned, shortened } from '../../../lib/people-text';
import type { CoordinatorScope } from '../../authority';
import type { CardReply, RosterPerson, Turn } from '../../feature';
import { isSame } from '../memberships';
import type { Networks } from '../parts';
import { addReply, type Onward } from './add-cards';
import type { AddDraft, Drafts } from './drafts';

/** So many choices are on a card, and so many people are added at once. */
export const PAGE = 50;
/** More channels than this are gone through from one of them. */
const MOST_CHANNELS = 30;
const LENGTH = 100;

/** Where in the rosters somebody is: which of the draft's channels, and from which of the people not yet placed there. */
export interface Position {
  at: number;
  from: number;
}

/** Here in a channel or group; from a personal chat all the network's channels, one after another. */
export async function channelsFor(networks: Networks, turn: Turn, { networkId }: CoordinatorScope): Promise<Address[]> {
  const { scope, tenantId, conversationId } = turn.place;
  if (scope !== 'personal') return [{ tenantId, conversationId }];
  const channels = (await networks.store.channels(networkId)).filter(({ unreachableSince }) => unreachableSince === undefined);
  if (channels.length === 0) throw new UserError('networks.people.add.noChannel');
  return channels.slice(0, MOST_CHANNELS).map((each) => ({ tenantId: each.tenantId, conversationId: each.conversationId }));
}

/** Who is in a conversation and not a member yet. The draft is saved before the card offers them. */
export async function offer(
  networks: Networks, drafts: Drafts, turn: Turn, draft: Omit<AddDraft, 'people' | 'at'>, { at, from }: Position,
): Promise<CardReply> {
  const { networkId, id, channels } = draft;
  const channel = channels[at];
  const [roster, members] = await Promise.all([channel && rosterOf(networks, channel), networks.store.members(networkId)]);
  const unplaced = roster?.filter((one) => !members.some((member) => isSame(member, { tenantId: one.tenantId, personId: one.id })));
  const people = unplaced?.slice(from, from + PAGE);
  const offered: AddDraft = { id, networkId, channels, people: people ?? [], at: turn.now };
  await drafts.save(turn.person, offered);
  const reference = (position: Position) => `${networkId}.${id}-${position.at}-${position.from}`;
  const onward: Onward = {
    ...(unplaced && unplaced.length > from + PAGE && { more: reference({ at, from: from + PAGE }) }),
    ...(at + 1 < channels.length && { channel: reference({ at: at + 1, from: 0 }) }),
  };
  return addReply(turn.t, offered, people, onward);
}

/** Everybody there as they may be stored; undefined when Teams does not say. */
export async function rosterOf({ teams }: Networks, channel: Address): Promise<RosterPerson[] | undefined> {
  const roster = await teams.members(channel);
  return roster?.map(({ tenantId, id, name, email, guest }) => {
    const address = email && shortened(cleaned(email), LENGTH);
    return { tenantId, id, name: shortened(cleaned(name), LENGTH), guest, ...(address && { email: address }) };
  });
}
