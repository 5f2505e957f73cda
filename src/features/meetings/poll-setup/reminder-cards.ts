import { translator } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply } from '../../feature';
import { calledIn, type Member, type Municipality, type Network, type Reminded } from '../../networks';
import type { Poll } from '../polls/types';

const SUMMARY = 200;

/** To somebody who speaks for a municipality that has not answered: what it is about, why they get it, and the way to the ballot. */
export function reminderReply({ network, language }: Reminded, poll: Poll, municipality: Municipality): CardReply {
  const t = translator(language);
  const [name, deadline] = [escapeMarkdown(municipality.name), formatWallTime(poll.deadline, language)];
  const data = {
    id: `${poll.networkId}.${poll.id}`,
    heading: t('meetings.setup.reminder.heading', { title: escapeMarkdown(poll.title) }),
    text: t('meetings.setup.reminder.text', { municipality: name, deadline }),
    why: t('meetings.setup.reminder.why', { municipality: name, network: escapeMarkdown(network.name) }),
  };
  const summary = shortened(t('meetings.setup.reminder.summary', { title: poll.title, deadline }), SUMMARY);
  return { kind: 'card', card: { template: 'meetings/poll-reminder', data }, summary, language };
}

/** Below the poll's card in a channel: who is waited for and could not be told themselves. Those of the channel's tenant are called. */
export function waitingReply(
  network: Network, poll: Poll, people: readonly { member: Member; municipality: Municipality }[], tenantId: string,
): CardReply {
  const { language } = network;
  const t = translator(language);
  const called = people.map(({ member }) => calledIn(tenantId, member));
  const names = people.map(({ municipality }, at) => t('meetings.setup.waiting.person', {
    name: called[at]?.name ?? '', municipality: escapeMarkdown(municipality.name),
  }));
  const data = {
    id: `${poll.networkId}.${poll.id}`,
    text: t('meetings.setup.waiting.text', { names: names.join(', '), deadline: formatWallTime(poll.deadline, language) }),
  };
  const summary = shortened(t('meetings.setup.waiting.summary', { title: poll.title }), SUMMARY);
  const mentions = called.flatMap(({ mention }) => mention ?? []);
  return { kind: 'card', card: { template: 'meetings/poll-waiting', data }, summary, language, mentions };
}
