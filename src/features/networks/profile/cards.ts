import type { TextKey } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { dayOf, formatDay, formatSourceDate, isDay, isTimeOfDay } from '../../../lib/time';
import type { MemberScope } from '../../authority';
import type { CardReply, Turn } from '../../feature';
import { isAway, isSpokesperson, isStale, lastConfirmed, whoSpeaksFor } from '../contacts/speaking';
import { choicesOf } from '../people/part';
import { roleNames, topicChoices } from '../people/wording';
import { NOTICES, type Member, type Preferences } from '../types';
import { awayDays, type DetailFields } from './details';
import type { Changed } from './own-part';
import type { ReminderFields } from './reminders';

/** How a person stands in one network, and what they may do about it. `municipality` is its name, where they have one. */
export function profileReply(turn: Turn, scope: MemberScope, me: Member, municipality: string, preferences: Preferences): CardReply {
  const { t } = turn;
  const away = isAway(me, dayOf(turn.now));
  const data = {
    title: t('networks.profile.title', { network: escapeMarkdown(scope.networkName) }),
    name: escapeMarkdown(me.name),
    facts: factsOf(turn, me, municipality, preferences),
    id: scope.networkId,
    stale: isSpokesperson(me) && isStale(me, turn.now),
    speaks: isSpokesperson(me),
    away,
    present: !away,
  };
  return { kind: 'card', card: { template: 'networks/profile', data }, summary: data.title };
}

function factsOf(turn: Turn, me: Member, municipality: string, preferences: Preferences): { title: string; value: string }[] {
  const { t, language, place } = turn;
  const last = lastConfirmed(me);
  const topics = topicChoices(t).filter(({ value }) => me.topics?.some((topic) => topic === value)).map(({ title }) => title);
  const facts: [name: Parameters<typeof factName>[1], value: string][] = [
    ['role', roleNames(t, choicesOf(me))],
    ['municipality', escapeMarkdown(municipality)],
    ['organisation', escapeMarkdown(me.organisation ?? '')],
    ['function', escapeMarkdown(me.title ?? '') || t('networks.profile.notGiven')],
    ['topics', topics.join(', ') || t('networks.profile.notGiven')],
    ['email', place.scope === 'personal' ? escapeMarkdown(me.email ?? '') : ''],
    ['confirmed', last === undefined ? t('networks.profile.never') : escapeMarkdown(formatDay(last, language))],
    ['away', isAway(me, dayOf(turn.now)) ? untilText(turn, me) : ''],
    ['language', t(`cards.networks.language.${language}`)],
    ['reminders', remindersText(turn, preferences)],
  ];
  return facts.filter(([, value]) => value).map(([name, value]) => ({ title: factName(turn, name), value }));
}

type FactName = 'role' | 'municipality' | 'organisation' | 'function' | 'topics' | 'email' | 'confirmed' | 'away' | 'language' | 'reminders';
const factName = ({ t }: Turn, name: FactName): string => t(`networks.profile.facts.${name}`);

function untilText({ t, language }: Turn, { away }: Member): string {
  return away?.until ? t('networks.profile.until', { date: formatSourceDate(away.until, language) }) : t('networks.profile.untilBack');
}

/** What the person is reminded of, and when not. */
function remindersText({ t }: Turn, { muted = [], quiet }: Preferences): string {
  const on = NOTICES.filter((notice) => !muted.includes(notice)).map((notice) => t(`networks.profile.notices.${notice}`));
  const what = on.join(', ') || t('networks.profile.nothing');
  return quiet ? `${what}; ${t('networks.profile.quiet', quiet)}` : what;
}

/** Function and topics to change; `wrong` says what was, and what was written is still there. */
export function detailsReply(turn: Turn, scope: MemberScope, fields: DetailFields, wrong?: TextKey): CardReply {
  const { t } = turn;
  const data = { id: scope.networkId, ...fields, choices: topicChoices(t), wrong: wrong ? t(wrong) : '' };
  return { kind: 'card', card: { template: 'networks/profile-form', data }, summary: t('cards.networks.profile-form.title') };
}

export function awayFormReply(turn: Turn, scope: MemberScope, until: string, wrong?: TextKey): CardReply {
  const { t } = turn;
  const data = { id: scope.networkId, until: isDay(until) ? until : '', ...awayDays(dayOf(turn.now)), wrong: wrong ? t(wrong) : '' };
  return { kind: 'card', card: { template: 'networks/away', data }, summary: t('cards.networks.away.title') };
}

/** What reminders the person chose, to change. */
export function remindersReply({ t }: Pick<Turn, 't'>, fields: ReminderFields, wrong?: TextKey): CardReply {
  const time = (written: string) => (isTimeOfDay(written.trim()) ? written.trim() : '');
  const data = { ...fields, followUps: fields['follow-ups'], from: time(fields.from), to: time(fields.to), wrong: wrong ? t(wrong) : '' };
  return { kind: 'card', card: { template: 'networks/notices-settings', data }, summary: t('cards.networks.notices-settings.title') };
}

/** The fields of the form for choices as they are stored. */
export function reminderFields({ muted = [], quiet }: Preferences): ReminderFields {
  const on = (notice: (typeof NOTICES)[number]) => String(!muted.includes(notice));
  return {
    meetings: on('meetings'), checkins: on('checkins'), 'follow-ups': on('follow-ups'), digest: on('digest'),
    from: quiet?.from ?? '', to: quiet?.to ?? '',
  };
}

export function leaveReply(turn: Turn, scope: MemberScope): CardReply {
  const { t } = turn;
  const title = t('networks.profile.leaveTitle', { network: escapeMarkdown(scope.networkName) });
  const data = { id: scope.networkId, title, speaks: scope.part.roles.some((role) => role === 'contact' || role === 'deputy') };
  return { kind: 'card', card: { template: 'networks/leave', data }, summary: title };
}

/** That the person is out, and how to come back. */
export function leftReply(turn: Turn, scope: MemberScope): CardReply {
  const { t } = turn;
  const heading = t('networks.profile.left', { network: escapeMarkdown(scope.networkName) });
  return { kind: 'card', card: { template: 'networks/left', data: { heading } }, summary: heading };
}

/** What was done, in a heading and a few sentences, with the way back to the profile. */
export function doneReply({ t }: Pick<Turn, 't'>, done: 'confirmed' | 'saved' | 'reminders' | 'away' | 'back', lines: string[]): CardReply {
  const heading = t(`networks.profile.done.${done}`);
  const data = { heading, lines: lines.filter(Boolean).map((text) => ({ text })) };
  return { kind: 'card', card: { template: 'networks/profile-done', data }, summary: heading };
}

/** What it means that somebody is away: until when, who acts meanwhile, and what waits. */
export function awayLines(turn: Turn, { me, members }: Changed): string[] {
  const { t } = turn;
  const today = dayOf(turn.now);
  return [
    t('networks.profile.awayUntil', { until: untilText(turn, me) }),
    me.roles.includes('contact') && me.municipality ? standInText(turn, members, me.municipality, today) : '',
    coordinatesAlone(me, members, today) ? t('networks.profile.requestsWait') : '',
  ];
}

function standInText({ t }: Turn, members: readonly Member[], municipality: string, today: string): string {
  const present = whoSpeaksFor(members, municipality, today).people.filter((member) => !isAway(member, today));
  const names = present.map(({ name }) => escapeMarkdown(name)).join(', ');
  return names ? t('networks.profile.standIn', { names }) : t('networks.profile.noStandIn');
}

/** True of a coordinator while no other coordinator is there. */
function coordinatesAlone(me: Member, members: readonly Member[], today: string): boolean {
  const others = members.filter((member) => member !== me && member.roles.includes('coordinator') && !isAway(member, today));
  return me.roles.includes('coordinator') && others.length === 0;
}
