import { personRef } from '../../../lib/ids';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import type { Ballot, Poll } from '../polls/types';

export const PAGE = 8;

/** A poll on the list; `ballots` are read only while it is open. */
export interface Listed {
  poll: Poll;
  ballots: readonly Ballot[];
}

/** Where a poll stands, in a sentence. */
export function stateText({ t, language }: Pick<Turn, 't' | 'language'>, poll: Poll): string {
  const slot = poll.slots.find(({ id }) => id === poll.decided)?.start;
  const when = poll.state === 'decided' && slot ? slot : poll.deadline;
  return t(`meetings.setup.states.${poll.state}`, { when: formatWallTime(when, language) });
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
    state: stateText(turn, each.poll),
    own: ownText(turn, each),
    follow: coordinates,
    label: shortened(t(coordinates ? 'meetings.setup.follow' : 'meetings.setup.answer', { title: each.poll.title }), 60),
  }));
  const data = {
    rows, coordinates, empty: rows.length > 0 ? '' : t(coordinates ? 'meetings.setup.noPolls' : 'meetings.setup.noOpenPolls'),
    how: rows.length > 0 && !coordinates, more: next > 0 ? `${networkId}.${next}` : '',
  };
  return { kind: 'card', card: { template: 'meetings/polls', data }, summary: t('cards.meetings.polls.heading') };
}
