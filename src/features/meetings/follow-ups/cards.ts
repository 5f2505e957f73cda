import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatSourceDate } from '../../../lib/time';
import type { CardReply, NetworkHere } from '../../feature';
import type { Municipality } from '../../networks';
import type { Wrong } from '../minutes/written';
import type { Meeting } from '../types';
import { mayDecide, mayReport } from './rights';
import type { Listing } from './listing';
import type { FollowUp } from './types';
import { adviceOf, doerOf, standing, type Wording } from './words';

/** How many are shown of the times that it was put off. */
const SHOWN_POSTPONEMENTS = 3;
const ROW = 140;

/** A follow-up with what its card tells beside it. */
export interface FollowUpView {
  followUp: FollowUp;
  municipalities: readonly Municipality[];
  /** Where it was agreed, as far as that is still there. */
  meeting?: Pick<Meeting, 'title'>;
  /** Of whom it is shown to: which buttons there are. */
  part: Pick<NetworkHere, 'roles' | 'municipality'>;
}

/** One follow-up with what its reader may do about it; `intro` says why it comes, or what was just done. */
export function followUpReply(wording: Wording, { followUp, municipalities, meeting, part }: FollowUpView, intro = ''): CardReply {
  const { t, language } = wording;
  const { networkId, id, what, state, history } = followUp;
  const isOpen = state === 'open';
  const day = (text: string) => formatSourceDate(text, language);
  const data = {
    id: `${networkId}.${id}`,
    intro,
    what: escapeMarkdown(what),
    about: [doerOf(t, followUp, municipalities), ...adviceOf(t, followUp)].join(' · '),
    standing: standing(wording, followUp),
    agreed: meeting ? t('meetings.followUps.agreedAt', { meeting: escapeMarkdown(meeting.title) }) : '',
    history: history.slice(-SHOWN_POSTPONEMENTS).map(({ from, to, reason }) => (
      { text: t('meetings.followUps.wasPostponed', { from: day(from), to: day(to), reason: escapeMarkdown(reason) }) }
    )),
    mayReport: isOpen && mayReport(part, followUp),
    mayDecide: isOpen && mayDecide(part, followUp),
    mayReopen: !isOpen && part.roles.includes('coordinator'),
  };
  const summary = shortened([intro, what].filter(Boolean).join(' '), 200);
  return { kind: 'card', card: { template: 'meetings/follow-up', data }, summary };
}

/** A page of a network's follow-ups. */
export function followUpsReply(wording: Wording, networkId: string, listing: Listing, municipalities: readonly Municipality[]): CardReply {
  const { t } = wording;
  const { filter, shown, next, total } = listing;
  const rows = shown.map((each) => ({
    id: `${networkId}.${each.id}`,
    what: escapeMarkdown(shortened(each.what, ROW)),
    about: [doerOf(t, each, municipalities), standing(wording, each), ...adviceOf(t, each)].join(' · '),
    open: t('meetings.followUps.openOne'),
  }));
  const place = (to: Listing['filter']) => (to === filter ? '' : `${networkId}.${to}-0`);
  const heading = t(`meetings.followUps.list.${filter}`, { count: total });
  const data = {
    heading,
    rows,
    empty: rows.length === 0 ? t(`meetings.followUps.none.${filter}`) : '',
    mine: place('mine'), all: place('all'), done: place('done'),
    more: next === undefined ? '' : `${networkId}.${filter}-${next}`,
  };
  return { kind: 'card', card: { template: 'meetings/follow-ups', data }, summary: heading };
}

/** Asks for another day and why. */
export function postponeReply(
  { t, language }: Wording, { networkId, id, what, dueOn }: FollowUp, fields: { to: string; reason: string }, wrong?: Wrong,
): CardReply {
  const data = {
    id: `${networkId}.${id}`, what: escapeMarkdown(what), due: t('meetings.followUps.due', { day: formatSourceDate(dueOn, language) }),
    ...fields, wrong: wrong ? t(wrong.text, wrong.values) : '',
  };
  return { kind: 'card', card: { template: 'meetings/follow-up-postpone', data }, summary: t('cards.meetings.follow-up-postpone.title') };
}

/** Asks why it is not to be done after all. */
export function dropReply({ t }: Wording, { networkId, id, what }: FollowUp, reason: string, wrong?: Wrong): CardReply {
  const data = { id: `${networkId}.${id}`, what: escapeMarkdown(what), reason, wrong: wrong ? t(wrong.text, wrong.values) : '' };
  return { kind: 'card', card: { template: 'meetings/follow-up-drop', data }, summary: t('cards.meetings.follow-up-drop.title') };
}
