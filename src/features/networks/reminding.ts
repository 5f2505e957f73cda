import type { Reminder, Resolution } from '../../delivery';
import type { Language } from '../../lib/language';
import { personRef } from '../../lib/ids';
import { dayOf, nextWallTime } from '../../lib/time';
import type { Reply } from '../feature';
import { isAway } from './contacts/speaking';
import type { Message } from './message';
import type { Networks } from './parts';
import { mayRemind } from './profile/reminders';
import type { Member, Network, Notice } from './types';

/** What is known when a reminder is worded. */
export interface Reminded {
  member: Member;
  network: Network;
  language: Language;
}

/**
 * A reminder whose recipient is a member (`personRef`), as that member wants it: in their language, not while they are away, not what
 * they have turned off, and after their quiet time. `notice`: what they may turn off; absent for what concerns their own doing.
 * `word` gives what is said, or a word for the log when there is nothing to say any more. Throws what the store throws.
 */
export async function remindMember(
  { store, preferences }: Pick<Networks, 'store' | 'preferences'>,
  { source, recipient }: Reminder,
  now: number,
  notice: Notice | undefined,
  word: (reminded: Reminded) => Promise<Reply | string> | Reply | string,
): Promise<Resolution<Message>> {
  const [network, members] = await Promise.all([store.network(source.networkId), store.members(source.networkId)]);
  const member = members.find(({ tenantId, personId }) => personRef(tenantId, personId) === recipient);
  if (!network || !member) return { do: 'drop', reason: 'not a member' };
  if (isAway(member, dayOf(now))) return { do: 'drop', reason: 'away' };
  const { tenantId, personId } = member;
  const { language = network.language, muted, quiet } = await preferences.of({ tenantId, id: personId });
  if (notice && !mayRemind({ muted }, notice, now)) return { do: 'drop', reason: 'turned off' };
  if (notice && quiet && !mayRemind({ quiet }, notice, now)) return { do: 'later', at: nextWallTime(quiet.to, now) };
  const reply = await word({ member, network, language });
  if (typeof reply === 'string') return { do: 'drop', reason: reply };
  return { do: 'send', to: { tenantId, personId }, message: { reply, language } };
}
