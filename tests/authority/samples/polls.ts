import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';
import { NEW_POLL } from '../../features/meetings/polls/support';
import { PollStore } from '../../../src/features/meetings/polls/poll-store';
import type { Poll } from '../../../src/features/meetings/polls/types';

let polls = 0;

/** Straight into the store: posted to the channels it would keep to the pace of Teams. */
async function put(bot: TestApp, networkId: string, state: Poll['state']): Promise<string> {
  const id = `8205000${String(100_000 + ++polls)}-poll`;
  const poll: Poll = { ...NEW_POLL, deadline: { ...NEW_POLL.deadline, local: '2099-01-01T12:00' }, id, networkId, state, version: 1, postedAt: 1, by: 'demo' };
  await new PollStore(bot.store).create(poll);
  return id;
}

const poll = (state: Poll['state']) => async (bot: TestApp, networkId: string) => ({ id: `${networkId}.${await put(bot, networkId, state)}` });
const slot = (state: Poll['state']) => async (bot: TestApp, networkId: string) => ({ id: `${networkId}.${await put(bot, networkId, state)}-s1` });

/** What members answer in a poll. */
export const samples: Samples = {
  'meetings.polls.yes': { open: slot('open'), closed: slot('closed') },
  'meetings.polls.maybe': { open: slot('open'), closed: slot('closed') },
  'meetings.polls.no': { open: slot('open'), closed: slot('closed') },
  'meetings.polls.all': { open: poll('open'), closed: poll('closed') },
  'meetings.polls.none': { open: poll('open'), closed: poll('closed') },
  'meetings.polls.view': { open: poll('open'), closed: poll('closed') },
};
