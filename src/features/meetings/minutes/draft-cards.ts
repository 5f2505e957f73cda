import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import type { Municipality } from '../../networks';
import type { FollowUp } from '../follow-ups/types';
import { doerOf, standing } from '../follow-ups/words';
import { RAAD, type Meeting } from '../types';
import { ALL, COORDINATORS, shownDay, type TaskFields } from './forms';
import { asData } from './minutes-card';
import { postingOf } from './posting';
import type { Check, Draft, Minutes } from './types';
import { linesOf, taskLine } from './words';
import type { Wrong } from './written';

/** Of each text in the overview; all of it is in its form. */
const ROW = 80;
/** Of earlier follow-ups; the others come one by one. */
const SHOWN_CARRIED = 5;
const TITLE = 55;
/** A choice must have a value. */
const NO_RAAD = '0';

/** A draft with what its card tells beside it. */
export interface DraftView {
  meeting: Meeting;
  draft: Draft;
  /** Open follow-ups of earlier meetings. */
  carried: readonly FollowUp[];
  municipalities: readonly Municipality[];
}

/** Where coordinators write minutes together, a piece at a time; `intro` says what was just done. */
export function draftReply(turn: Turn, { meeting, draft, carried, municipalities }: DraftView, intro = ''): CardReply {
  const { t, language } = turn;
  const id = `${meeting.networkId}.${meeting.id}`;
  const heading = t('meetings.minutes.of', { meeting: escapeMarkdown(meeting.title) });
  const asked = draft.postedAt === undefined ? carried : [];
  const unasked = asked.filter((each) => !draft.checks.some((check) => check.id === each.id));
  const state = draft.postedAt === undefined ? 'draft' : draft.at > draft.postedAt ? 'changed' : 'posted';
  const row = (item: string, text: string) => ({ id: `${id}.${item}`, text });
  const data = {
    id, intro, heading,
    about: [formatWallTime(meeting.start, language), t(`meetings.minutes.state.${state}`)].join(' · '),
    agenda: (meeting.agenda ?? []).map(({ text, raad }) => (
      { text: `– ${escapeMarkdown(shortened(text, ROW))}${raad ? ` (${t('meetings.minutes.raad', { raad })})` : ''}` }
    )),
    carried: asked.slice(0, SHOWN_CARRIED).map((each) => row(each.id, carriedLine(turn, each, draft.checks, municipalities))),
    others: asked.length > SHOWN_CARRIED ? t('meetings.minutes.moreCarried', { count: asked.length - SHOWN_CARRIED }) : '',
    hasCarried: asked.length > 0,
    decisions: draft.decisions.map(({ id: item, text, raad }) => (
      row(item, [escapeMarkdown(shortened(text, ROW)), ...(raad ? [t('meetings.minutes.raad', { raad })] : [])].join(' · '))
    )),
    tasks: draft.tasks.map((task) => row(task.id, taskLine(turn, task, municipalities, shortened(task.what, ROW)))),
    change: t('meetings.minutes.change'),
    unasked: unasked.length > 0 ? t('meetings.minutes.goThrough', { count: unasked.length }) : '',
    next: `${id}.next`,
    newDecision: `${id}.decision`,
    newTask: `${id}.task`,
    list: `${meeting.networkId}.0`,
    preview: draft.decisions.length + draft.tasks.length + draft.checks.length > 0,
  };
  return { kind: 'card', card: { template: 'meetings/minutes-draft', data }, summary: shortened(heading, 200) };
}

function carriedLine(turn: Turn, followUp: FollowUp, checks: readonly Check[], all: readonly Municipality[]): string {
  const { t } = turn;
  const check = checks.find(({ id }) => id === followUp.id);
  const said = check ? t(`meetings.minutes.check.${check.said}`) : t('meetings.minutes.notAsked');
  return `${escapeMarkdown(shortened(followUp.what, ROW))} (${doerOf(t, followUp, all)}): ${said}`;
}

/** `item` is what the form's button carries: the item and the version that was seen. */
export interface FormPlace {
  meeting: Meeting;
  item: string;
  /** False for an item that is not stored yet. */
  stored: boolean;
}

export function decisionReply({ t }: Turn, place: FormPlace, fields: { text: string; raad: string }, wrong?: Wrong): CardReply {
  const data = { ...formData(t, place, wrong), ...fields, raad: fields.raad || NO_RAAD, raads: raadChoices(t) };
  return { kind: 'card', card: { template: 'meetings/minutes-decision', data }, summary: t('cards.meetings.minutes-decision.title') };
}

export function taskReply(
  { t }: Turn, place: FormPlace, fields: TaskFields, municipalities: readonly Municipality[], wrong?: Wrong,
): CardReply {
  const named = municipalities.map(({ number, name }) => ({ title: plain(name), value: number }));
  named.sort((a, b) => a.title.localeCompare(b.title, 'nb'));
  const choices = [
    ...(named.length > 1 ? [{ title: t('meetings.minutes.everyone', { count: named.length }), value: ALL }] : []),
    ...named,
    { title: t('meetings.followUps.coordinators'), value: COORDINATORS },
  ];
  const shown = { ...fields, raad: fields.raad || NO_RAAD, dueOn: shownDay(fields.dueOn) };
  const data = { ...formData(t, place, wrong), ...shown, choices, raads: raadChoices(t) };
  return { kind: 'card', card: { template: 'meetings/minutes-task', data }, summary: t('cards.meetings.minutes-task.title') };
}

function formData(t: Turn['t'], { meeting, item, stored }: FormPlace, wrong: Wrong | undefined) {
  const back = `${meeting.networkId}.${meeting.id}`;
  return {
    id: `${back}.${item}`, back, remove: stored ? `${back}.${item.split('-')[0] ?? ''}` : '',
    meeting: escapeMarkdown(meeting.title), wrong: wrong ? t(wrong.text, wrong.values) : '',
  };
}

const raadChoices = (t: Turn['t']) => [
  { title: t('meetings.minutes.noRaad'), value: NO_RAAD }, ...RAAD.map((raad) => ({ title: t('meetings.minutes.raad', { raad }), value: String(raad) })),
];

const plain = (text: string): string => shortened(text.replaceAll(/[\\`*_[\]<>~|]/g, ' ').trim(), TITLE);

/** Asks about one follow-up of an earlier meeting. */
export function checkReply(
  turn: Turn, { meeting, municipalities }: Pick<DraftView, 'meeting' | 'municipalities'>, followUp: FollowUp,
  { left, to = '', reason = '', wrong }: { left: number; to?: string; reason?: string; wrong?: Wrong },
): CardReply {
  const { t } = turn;
  const back = `${meeting.networkId}.${meeting.id}`;
  const data = {
    id: `${back}.${followUp.id}`, back, what: escapeMarkdown(followUp.what),
    about: [doerOf(t, followUp, municipalities), standing(turn, followUp)].join(' · '),
    left: left > 1 ? t('meetings.minutes.left', { count: left }) : '',
    to: shownDay(to), reason, wrong: wrong ? t(wrong.text, wrong.values) : '',
  };
  return { kind: 'card', card: { template: 'meetings/minutes-check', data }, summary: shortened(followUp.what, 200) };
}

/** What will stand in the channels, before it does. */
export function previewReply(
  turn: Turn, { meeting, draft, minutes, carried, municipalities }: DraftView & { minutes?: Minutes }, intro = '',
): CardReply {
  const { t } = turn;
  const back = `${meeting.networkId}.${meeting.id}`;
  const will = postingOf(draft, minutes, carried, { by: '', at: turn.now }, '').minutes;
  const lines = linesOf(turn, will, municipalities);
  const data = {
    id: `${back}.${draft.version}`, back, intro, heading: t('meetings.minutes.of', { meeting: escapeMarkdown(meeting.title) }),
    lines: lines.slice(0, MOST_LINES).map(asData),
    rest: lines.length > MOST_LINES ? t('meetings.minutes.moreLines', { count: lines.length - MOST_LINES }) : '',
    post: t(minutes ? 'meetings.minutes.postAgain' : 'meetings.minutes.post'),
  };
  return { kind: 'card', card: { template: 'meetings/minutes-preview', data }, summary: t('cards.meetings.minutes-preview.title') };
}

/** What fits on one card; in the channels the rest is on pages. */
const MOST_LINES = 30;

export interface ListedMeeting {
  meeting: Meeting;
  state: 'posted' | 'draft' | 'none';
}

/** A page of meetings with what is written about each. `next`: where the next page begins. */
export function minutesListReply(
  { t, language }: Turn, networkId: string, listed: readonly ListedMeeting[], next: number | undefined,
): CardReply {
  const rows = listed.map(({ meeting, state }) => ({
    id: `${networkId}.${meeting.id}`, title: escapeMarkdown(shortened(meeting.title, ROW)),
    about: [formatWallTime(meeting.start, language), t(`meetings.minutes.listed.${state}`)].join(' · '), open: t('meetings.minutes.open'),
  }));
  const data = { rows, empty: rows.length === 0, more: next === undefined ? '' : `${networkId}.${next}` };
  return { kind: 'card', card: { template: 'meetings/minutes-list', data }, summary: t('cards.meetings.minutes-list.title') };
}

/** A word about what has happened, with the ways on. */
export function postedReply({ t }: Turn, meeting: Pick<Meeting, 'networkId' | 'id'>, texts: { heading: string; text: string }): CardReply {
  const data = { ...texts, id: `${meeting.networkId}.${meeting.id}` };
  return { kind: 'card', card: { template: 'meetings/minutes-posted', data }, summary: t('meetings.minutes.postedTitle') };
}
