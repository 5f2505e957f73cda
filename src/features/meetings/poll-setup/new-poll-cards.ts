import type { Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import { channelName, type Channel, type Municipality } from '../../networks';
import { RAAD, type AgendaItem, type Raad } from '../types';
import type { WrongTimes } from './chosen-times';
import type { Draft, Wanted } from './draft';
import { BALLOTS, LENGTHS, type PollFields, type Wrong } from './poll-form';
import { PARTS } from './propose';
import { timeWithWarnings, wall } from './warnings';

/** Of all the channels' names, and all the municipalities', together. */
const NAMES = 1_000;
/** Of what a field that must be short shows of what was written in it. */
const SHOWN = 1_000;

/** What the meeting is to be about, in the network's language. */
export function agendaOf({ raad, topics }: Pick<Wanted, 'raad' | 'topics'>, t: Translate): AgendaItem[] {
  const items = raad.map((each) => ({ text: t(`meetings.setup.topicsOf.${each}`), raad: each }));
  return [...items, ...(topics ? [{ text: topics }] : [])].map((item, at) => ({ id: `a${at + 1}`, ...item }));
}

const raadText = (number: Raad, t: Translate): string => t('meetings.setup.raad', { number, topic: t(`meetings.setup.topicsOf.${number}`) });

/** «1 t 30 min» */
export function lengthText(minutes: number, t: Translate): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t('meetings.setup.minutes', { minutes });
  return rest === 0 ? t('meetings.setup.hours', { hours }) : t('meetings.setup.hoursAndMinutes', { hours, minutes: rest });
}

/** What is wrong, in words. */
export function wrongText({ t, language }: Pick<Turn, 't' | 'language'>, wrong: Wrong | WrongTimes | undefined): string {
  if (!wrong) return '';
  if (!('time' in wrong) || !wrong.time) return t(wrong.text, wrong.values);
  return t(wrong.text, { ...wrong.values, time: formatWallTime(wall(wrong.time), language) });
}

/** The first card: what the meeting is, and within what its time is to be found. `id`: `<network>.<poll to be>`. */
export function formReply(turn: Turn, id: string, fields: PollFields, municipalities: readonly Municipality[], wrong?: Wrong): CardReply {
  const { t } = turn;
  const data = {
    ...fields, id, wrong: wrongText(turn, wrong), title: fields.title.slice(0, SHOWN), topics: fields.topics.slice(0, SHOWN),
    advice: RAAD.map((number) => ({ value: String(number), title: raadText(number, t) })),
    lengths: LENGTHS.map((minutes) => ({ value: String(minutes), title: lengthText(minutes, t) })),
    parts: PARTS.map((value) => ({ value, title: t(`meetings.setup.parts.${value}`) })),
    kinds: BALLOTS.map((value) => ({ value, title: t(`meetings.setup.ballots.${value}`) })),
    hasMunicipalities: municipalities.length > 0,
    // A number field takes a number or nothing.
    hasAtLeast: /^\d{1,3}$/.test(fields.atLeast), atLeast: Number(fields.atLeast) || 0, count: Math.max(municipalities.length, 1),
    municipalities: municipalities.map(({ number, name }) => ({ value: number, title: name })),
  };
  return { kind: 'card', card: { template: 'meetings/poll-form', data }, summary: t('cards.meetings.poll-form.heading') };
}

/** The second card: times to choose among, and room for own ones. */
export function timesReply(turn: Turn, id: string, draft: Draft, wrong?: WrongTimes): CardReply {
  const { t, language } = turn;
  const data = {
    id, wrong: wrongText(turn, wrong), own: draft.own, chosen: draft.chosen.join(','), none: draft.offered.length === 0,
    deadline: t('meetings.setup.after', { time: formatWallTime(wall(draft.deadline), language) }),
    times: draft.offered.map((value) => ({ value, title: timeWithWarnings(value, draft.minutes, t, language) })),
  };
  return { kind: 'card', card: { template: 'meetings/poll-slots', data }, summary: t('cards.meetings.poll-slots.heading') };
}

/** «Minst 3 av 5 kommuner» and those that must be there. */
function quorumText({ atLeast, required }: Pick<Wanted, 'atLeast' | 'required'>, municipalities: readonly Municipality[], t: Translate): string {
  if (municipalities.length === 0) return t('meetings.setup.needsNone');
  const names = municipalities.filter(({ number }) => required.includes(number)).map(({ name }) => escapeMarkdown(name));
  const needed = t('meetings.setup.needs', { atLeast, count: municipalities.length });
  return names.length > 0 ? `${needed} ${t('meetings.setup.required', { names: shortened(names.join(', '), NAMES) })}` : needed;
}

/** The third card: everything, before anybody else sees it. */
export function previewReply(
  turn: Turn, id: string, draft: Draft, times: readonly string[], channels: readonly Channel[], municipalities: readonly Municipality[],
): CardReply {
  const { t, language } = turn;
  const names = shortened(channels.map((channel) => escapeMarkdown(channelName(channel, t))).join(', '), NAMES);
  const agenda = agendaOf(draft, t).map(({ text, raad }) => (raad ? raadText(raad, t) : escapeMarkdown(text))).join(', ');
  const any = channels.length > 0;
  const data = {
    id, title: escapeMarkdown(draft.title), agenda: agenda || t('meetings.setup.noAgenda'), length: lengthText(draft.minutes, t),
    times: times.map((time) => ({ text: timeWithWarnings(time, draft.minutes, t, language) })),
    deadline: formatWallTime(wall(draft.deadline), language), ballots: t(`meetings.setup.ballots.${draft.ballots}`),
    quorum: quorumText(draft, municipalities, t), any,
    channels: any ? t('meetings.setup.goesTo', { count: channels.length, names }) : t('meetings.setup.noChannels'),
  };
  return { kind: 'card', card: { template: 'meetings/poll-preview', data }, summary: t('cards.meetings.poll-preview.heading') };
}

/** A word about what has happened, and the way to the poll; `id` empty when there is none any more. */
export function doneReply(heading: string, text: string, id: string): CardReply {
  return { kind: 'card', card: { template: 'meetings/poll-done', data: { heading, text, id } }, summary: heading };
}
