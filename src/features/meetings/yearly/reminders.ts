import type { ReminderSource } from '../../../delivery';
import { personRef } from '../../../lib/ids';
import { isWorkingHours, toWorkingHours } from '../../../lib/time/working-days';
import { remindMember, type Message } from '../../networks';
import type { Meetings } from '../parts';
import { reminderReply } from './cards';
import { remindersOf } from './occasions';
import type { Yearly } from './yearly';

/** Each coordinator is reminded, in their own chat, of what comes every year: in working hours, and never twice of the same. */
export function yearlySource({ networks }: Pick<Meetings, 'networks'>, yearly: Yearly): ReminderSource<Message> {
  return {
    async plan({ networkId }, now) {
      const reminders = remindersOf(await yearly.find(networkId), now);
      if (reminders.length === 0) return undefined;
      const members = await networks.store.members(networkId);
      const coordinators = members.filter(({ roles }) => roles.includes('coordinator'));
      return coordinators.flatMap(({ tenantId, personId }) => reminders.map(({ what, dueAt, staleAt }) => (
        { what, recipient: personRef(tenantId, personId), version: 0, dueAt, staleAt }
      )));
    },
    async resolve(reminder, now) {
      const { source: { networkId }, what } = reminder;
      const year = await yearly.find(networkId);
      const found = remindersOf(year, now).find((each) => each.what === what);
      if (!found || found.dueAt > now) return { do: 'drop', reason: 'changed' };
      // Late, as after an outage, or for who has become a coordinator since.
      if (!isWorkingHours(now)) return { do: 'later', at: toWorkingHours(now) };
      return remindMember(networks, reminder, now, undefined, ({ member, network, language }) => (
        member.roles.includes('coordinator') ? reminderReply(language, network, found, year.plan) : 'not a coordinator'
      ));
    },
    sendsAgain: () => false,
  };
}
