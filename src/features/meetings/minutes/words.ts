import type { Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { formatSourceDate } from '../../../lib/time';
import type { Turn } from '../../feature';
import type { Municipality } from '../../networks';
import { doerOf } from '../follow-ups/words';
import { RAAD } from '../types';
import type { Decision, Minutes, Reviewed, Task } from './types';

export type Wording = Pick<Turn, 't' | 'language'>;

/** Of municipalities in one line. */
const MOST_NAMES = 5;

/** One line of minutes on a card; `head` begins a part, `sub` a group in it. */
export interface Line {
  text: string;
  kind: 'head' | 'sub' | 'line';
}

/** Who does it: names, all, or the coordinators. */
function doersOf(t: Translate, { municipalities, everyone }: Task, all: readonly Municipality[]): string {
  if (everyone) return t('meetings.minutes.everyone', { count: municipalities.length });
  if (municipalities.length === 0) return doerOf(t, {}, all);
  const names = municipalities.map((municipality) => doerOf(t, { municipality }, all)).sort((a, b) => a.localeCompare(b, 'nb'));
  if (names.length <= MOST_NAMES) return names.join(', ');
  return t('meetings.minutes.manyNames', { names: names.slice(0, MOST_NAMES - 1).join(', '), count: names.length - MOST_NAMES + 1 });
}

export function taskLine({ t, language }: Wording, task: Task, all: readonly Municipality[], what = task.what): string {
  const { raad, dueOn } = task;
  const values = { what: escapeMarkdown(what), doers: doersOf(t, task, all), day: formatSourceDate(dueOn, language) };
  return [t('meetings.minutes.task', values), raad ? t('meetings.minutes.raad', { raad }) : ''].filter(Boolean).join(' · ');
}

/** All of the minutes, line by line: decisions by råd, what is to be done by day, and what had been agreed before. */
export function linesOf(wording: Wording, minutes: Pick<Minutes, 'decisions' | 'tasks' | 'reviewed'>, all: readonly Municipality[]): Line[] {
  const { t } = wording;
  const { decisions, tasks, reviewed } = minutes;
  const line = (text: string): Line => ({ text, kind: 'line' });
  const part = (heading: string, lines: Line[]): Line[] => (lines.length > 0 ? [{ text: heading, kind: 'head' }, ...lines] : []);
  const byDay = [...tasks].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return [
    ...part(t('meetings.minutes.decisions'), byRaad(t, decisions)),
    ...part(t('meetings.minutes.tasks'), byDay.map((task) => line(taskLine(wording, task, all)))),
    ...part(t('meetings.minutes.reviewed'), reviewed.map((each) => line(reviewedLine(wording, each, all)))),
  ];
}

/** Those about a råd come under it; the others last, under «Annet» when there are groups at all. */
function byRaad(t: Translate, decisions: readonly Decision[]): Line[] {
  const of = (raad: Decision['raad'], heading: string): Line[] => {
    const some = decisions.filter((each) => each.raad === raad).map(({ text }): Line => ({ text: escapeMarkdown(text), kind: 'line' }));
    return some.length > 0 ? [{ text: heading, kind: 'sub' }, ...some] : [];
  };
  const grouped = RAAD.flatMap((raad) => of(raad, t('meetings.minutes.raad', { raad })));
  const others = of(undefined, t('meetings.minutes.otherDecisions'));
  return [...grouped, ...(grouped.length > 0 ? others : others.slice(1))];
}

function reviewedLine({ t, language }: Wording, { what, municipality, said, to }: Omit<Reviewed, 'id'>, all: readonly Municipality[]): string {
  const day = to ? formatSourceDate(to, language) : '';
  const values = { what: escapeMarkdown(what), doer: doerOf(t, { municipality }, all), said: t(`meetings.minutes.said.${said}`, { day }) };
  return t('meetings.minutes.reviewedLine', values);
}
