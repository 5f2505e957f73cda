import type { Planned, Reminder, ReminderSource, SourceRef } from '../../../delivery';
import { personRef } from '../../../lib/ids';
import { translator } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { dayOf, formatSourceDate } from '../../../lib/time';
import { isWorkingHours, toWorkingHours } from '../../../lib/time/working-days';
import type { Reply } from '../../feature';
import { remindMember, type Member, type Message, type Networks, type Reminded } from '../../networks';
import type { MeetingStore } from '../store';
import { followUpReply } from './cards';
import type { FollowUps } from './follow-ups';
import { concerned, planOf, type What } from './schedule';
import { doerOf } from './words';

export interface FollowUpRemindersParts {
  networks: Networks;
  followUps: FollowUps;
  meetings: MeetingStore;
}

/** What the outbox does about follow-ups: a source each, over when it is closed. */
export function followUpReminders({ networks, followUps, meetings }: FollowUpRemindersParts): ReminderSource<Message> {
  const { store, notifier } = networks;

  /** Right before it is sent: is it still so, and still theirs? */
  async function word({ source, what, version }: Reminder, { member, network, language }: Reminded, now: number): Promise<Reply | string> {
    const { networkId, id } = source;
    const followUp = await followUps.find(networkId, id);
    if (!followUp || followUp.state !== 'open') return 'closed';
    if (followUp.version !== version) return 'moved';
    const [members, municipalities, meeting] = await Promise.all([
      store.members(networkId), store.municipalities(networkId), meetings.find(networkId, followUp.meetingId),
    ]);
    if (!concerned(followUp, what as What, members, dayOf(now)).some((each) => isOne(each, member))) return 'not theirs';
    const t = translator(language);
    const values = { day: formatSourceDate(followUp.dueOn, language), doer: doerOf(t, followUp, municipalities) };
    const intro = t(`meetings.followUps.remind.${what as What}`, values);
    const view = { followUp, municipalities, part: member, ...(meeting && { meeting }) };
    return { ...followUpReply({ t, language, now }, view, intro), network: network.name };
  }

  return {
    async plan({ networkId, id }: SourceRef, now: number): Promise<readonly Planned[] | undefined> {
      const followUp = await followUps.find(networkId, id);
      if (!followUp || followUp.state !== 'open') return undefined;
      return planOf(followUp, await store.members(networkId), dayOf(now), ({ tenantId, personId }) => personRef(tenantId, personId));
    },
    async resolve(reminder, now) {
      // Late, as after an outage.
      if (!isWorkingHours(now)) return { do: 'later', at: toWorkingHours(now) };
      return remindMember(networks, reminder, now, 'follow-ups', (reminded) => word(reminder, reminded, now));
    },
    // A day that passes unnoticed cannot be had again; the others are nudges.
    sendsAgain: (what) => what === 'due',
    async onUnreachable({ source: { networkId, id }, what }) {
      const followUp = what === 'due' ? await followUps.find(networkId, id) : undefined;
      if (!followUp?.municipality) return;
      const municipalities = await store.municipalities(networkId);
      await notifier.tellCoordinators(networkId, (language) => {
        const t = translator(language);
        return { kind: 'text', text: t('meetings.followUps.unreached', { doer: doerOf(t, followUp, municipalities), what: escapeMarkdown(followUp.what) }) };
      });
    },
  };
}

const isOne = (a: Member, b: Member): boolean => a.tenantId === b.tenantId && a.personId === b.personId;
