import { personRef } from '../../../lib/ids';
import type { TextKey } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import { decidedText } from '../polls/decided-text';
import type { Ballot, Poll } from '../polls/types';
import type { Meeting } from '../types';

export const PAGE = 8;

/** A poll on the list. */
export interface Listed {
  poll: Poll;
  ballots: readonly Ballot[];
  /** What it has become, when it is decided and that is set. */
  meeting?: Pick<Meeting, 'start' | 'cancelledAt'>;
}

/** Where a poll stands, in a sentence. */
export function stateText({ t, language }: Pick<Turn, 't' | 'language'>, { poll, meeting }: Pick<Listed, 'poll' | 'meeting'>): string {
  if (poll.state === 'decided') return decidedText(t, language, poll, meeting);
  return t(`meetings.setup.states.${poll.state}`, { when: formatWallTime(poll.deadline, language) });
}

/** Of how many of the times somebody has said whether they suit. */
function ownText({ t, person }: Turn, { poll, ballots }: Listed): string {
  if (poll.state !== 'open') return '';
  const own = ballots.find(({ ref }) => ref === personRef(person.tenantId, person.id));
  const answered = poll.slots.filter(({ id }) => own?.answers[id] !== undefined).length;
  return answered === 0 ? t('meetings.setup.notAnswered') : t('meetings.setup.answered', { answered, count: poll.slots.length });
}

/**
 * A page of the polls, newest first: for coordinators all, with the way to follow each up; for others those that are open, with where to
 * answer. `next`: where the next page begins; 0 for none.
 */
export function pollsReply(turn: Turn, networkId: string, listed: readonly Listed[], coordinates: boolean, next: number): CardReply {
  const { t } = turn;
  const rows = listed.map((each) => ({
    id: `${networkId}.${each.poll.id}`,
    title: escapeMarkdown(each.poll.title),
    state: stateText(turn, each),
    own: ownText(turn, each),
    follow: coordinates,
    label: shortened(t(coordinates ? 'meetings.setup.follow' : 'meetings.setup.answer', { title: each.poll.title }), 60),
  }));
  const data = {
    rows, coordinates, empty: rows.length > 0 ? '' : t(emptyKey(coordinates, next)),
    how: rows.length > 0 && !coordinates, more: next > 0 ? `${networkId}.${next}` : '',
  };
  return { kind: 'card', card: { template: 'meetings/polls', data }, summary: t('cards.meetings.polls.heading') };
}

function emptyKey(coordinates: boolean, next: number): TextKey {
  if (coordinates) return 'meetings.setup.noPolls';
  return next > 0 ? 'meetings.setup.noneOpenHere' : 'meetings.setup.noOpenPolls';
}
