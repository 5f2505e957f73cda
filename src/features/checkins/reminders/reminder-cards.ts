import { translator, type Language, type Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Reply } from '../../feature';
import { calledIn, type Member, type Municipality, type Network } from '../../networks';
import { roundName } from '../rounds/round';
import type { Round } from '../types';
import type { Reminded } from './missing';

const SUMMARY = 200;
/** Of all the names in one text together. */
const NAMES = 1_000;

export interface Said {
  language: Language;
  network: Pick<Network, 'name'>;
  round: Round;
}

/** What a message says: that it has opened, that it is due soon or was due, or what a coordinator wants said. */
export type ReminderKind = 'opened' | 'week' | 'days' | 'after' | 'asked';

/** To one who reports for a municipality: what it is about, that little is enough, why they get it, and the way to the report. */
export function reminderReply({ language, network, round }: Said, { municipality, besides }: Reminded, kind: ReminderKind): CardReply {
  const t = translator(language);
  const [name, due] = [escapeMarkdown(municipality.name), formatWallTime(round.due, language)];
  const values = { municipality: name, due, network: escapeMarkdown(network.name) };
  const data = {
    id: `${round.networkId}.${round.id}`,
    heading: t('checkins.reminders.heading', { round: roundName(t, round) }),
    text: t(`checkins.reminders.text.${kind}`, values),
    besides: besides ? t('checkins.reminders.besides', values) : '',
    enough: t('checkins.reminders.enough'),
    why: t('checkins.reminders.why', values),
  };
  const summary = shortened(t('checkins.reminders.summary', { round: roundName(t, round), due }), SUMMARY);
  return { kind: 'card', card: { template: 'checkins/reminder', data }, summary, language };
}

/**
 * Below the round's card in a channel: for whom there is something to fetch, and nothing of which municipality has sent and which has not.
 * Those of the channel's tenant are called.
 */
export function channelReply(network: Network, round: Round, people: readonly Member[], tenantId: string): CardReply {
  const { language } = network;
  const t = translator(language);
  const called = people.map((member) => calledIn(tenantId, member));
  const names = called.map(({ name }) => name).join(', ');
  const data = { id: `${round.networkId}.${round.id}`, text: t('checkins.reminders.channelText', { names }) };
  const summary = shortened(t('checkins.reminders.channelSummary', { round: roundName(t, round) }), SUMMARY);
  return { kind: 'card', card: { template: 'checkins/reminder-channel', data }, summary, language, mentions: called.flatMap(({ mention }) => mention ?? []) };
}

/** To a coordinator: which municipalities have not reported, and that they are not reminded any more by itself. */
export function leftReply({ language, round }: Omit<Said, 'network'>, left: readonly Municipality[]): CardReply {
  const t = translator(language);
  const heading = t('checkins.reminders.leftHeading', { round: roundName(t, round) });
  return news(language, round, { heading, text: t('checkins.reminders.leftText', { count: left.length }) }, left);
}

/** To the coordinator who asked for a reminder: for which municipalities it reached nobody. */
export function missedReply({ language, round }: Omit<Said, 'network'>, missed: readonly Municipality[]): CardReply {
  const t = translator(language);
  const heading = t('checkins.reminders.missedHeading', { round: roundName(t, round) });
  return news(language, round, { heading, text: t('checkins.reminders.missedText', { count: missed.length }) }, missed);
}

/** In a channel, where everybody reads: how many, nobody by name, and no way to the list from there. */
export function leftInChannel({ language, round }: Omit<Said, 'network'>, count: number): Reply {
  const t = translator(language);
  return { kind: 'text', text: t('checkins.reminders.leftInChannel', { round: roundName(t, round), count }), language };
}

function news(language: Language, round: Round, said: { heading: string; text: string }, about: readonly Municipality[]): CardReply {
  const data = { ...said, id: `${round.networkId}.${round.id}`, names: namesOf(translator(language), about) };
  return { kind: 'card', card: { template: 'checkins/reminder-news', data }, summary: shortened(said.heading, SUMMARY), language };
}

/** Names of municipalities, the first of them when they are very many. */
export function namesOf(t: Translate, municipalities: readonly Pick<Municipality, 'name'>[]): string {
  const names = municipalities.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'nb')).map(escapeMarkdown);
  let length = 0;
  const shown = names.filter((name) => (length += name.length + 2) <= NAMES);
  return shown.length === names.length ? names.join(', ') : t('checkins.reminders.more', { names: shown.join(', '), count: names.length - shown.length });
}
