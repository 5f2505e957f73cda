import { personRef } from '../../../../src/lib/ids';
import { translator } from '../../../../src/lib/language';
import { partitionOfMeetings } from '../../../../src/features/meetings/store';
import type { Meeting } from '../../../../src/features/meetings/types';
import { readAll } from '../../../../src/storage';
import { inChannel, inChat, NETWORK, press, pressVerb, startStage, wordsOn, type Pressed, type Stage, type Who } from '../../networks/channels/support';
import { cardOf, type Card } from '../../../support/replies';
import type { TestClock } from '../../../support/test-clock';

export { buttonsOn, inChat, inChannel, linkMolde, NETWORK, press, pressVerb, wordsOn, type Pressed, type Stage, type Who } from '../../networks/channels/support';

export const t = translator('nb');
export const zone = 'Europe/Oslo';
export const JOIN = 'https://teams.microsoft.com/l/meetup-join/19%3ademo%40thread.v2/0';
export const FIELDS = { title: 'Samling *3*', date: '2026-04-21', time: '14:00', minutes: '120', repeat: 'none' };

/** The service with a clock, where each has said something to the assistant, so that it can write to them. */
export async function startPlanning(clock: TestClock): Promise<Stage> {
  clock.set('2026-03-02T09:00:00Z');
  const stage = await startStage(clock);
  await stage.bot.ask(inChannel(stage.people.coordinator, 'hjelp'));
  for (const who of ['coordinator', 'molde', 'aukra', 'partner'] as const) await stage.bot.ask(inChat(stage.people[who], 'hjelp'));
  return stage;
}

export const write = async ({ bot, people }: Stage, words: string, who: Who = 'coordinator'): Promise<Card | undefined> => cardOf(await bot.ask(inChat(people[who], words)));

/** A verb about a meeting, pressed by its name. */
export const act = ({ bot, people }: Stage, verb: string, id: string, fields: object = {}, who: Who = 'coordinator'): Promise<Pressed> => (
  pressVerb(bot, people[who], verb.includes('.') ? verb : `meetings.planning.${verb}`, { id: `${NETWORK}.${id}`, ...fields })
);

/** The form filled in and looked over. */
export async function preview(stage: Stage, fields: object = {}): Promise<Pressed> {
  const form = await write(stage, 'nytt møte');
  return press(stage, stage.people.coordinator, form, t('cards.meetings.meeting-form.preview'), { fields: { ...FIELDS, ...fields } });
}

/** Announced, and everything that follows has happened. Gives its id. */
export async function announce(stage: Stage, fields: object = {}): Promise<string> {
  const { card } = await preview(stage, fields);
  await press(stage, stage.people.coordinator, card, t('cards.meetings.meeting-preview.announce'));
  await settle(stage);
  const [first] = (await meetings(stage)).sort((a, b) => (a.start.local < b.start.local ? -1 : 1)).filter(({ by }) => by);
  if (!first) throw new Error('No meeting was set.');
  return first.seriesId ?? first.id;
}

/** Whatever the outbox and the board have to do now. */
export async function settle({ bot: { app } }: Stage): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await app.outbox.tick();
    await app.board.settled();
  }
}

export async function meetings({ store }: Stage): Promise<Meeting[]> {
  const rows = await readAll(store, partitionOfMeetings(NETWORK), { prefix: 'm:' });
  return rows.map(({ data }) => JSON.parse(data) as Meeting);
}

export const one = async (stage: Stage, id: string): Promise<Meeting> => {
  const found = (await meetings(stage)).find((each) => each.id === id);
  if (!found) throw new Error(`No meeting ${id}.`);
  return found;
};

export const auditOf = async ({ store, bot }: Stage): Promise<string[]> => {
  await bot.app.board.settled();
  const rows = await readAll(store, `au:${NETWORK}:202603`);
  return rows.map(({ data }) => String((JSON.parse(data) as { action: string }).action)).filter((action) => action.startsWith('meeting.'));
};

/** What a channel shows of a meeting's card: as it was posted, or updated last. */
export const standing = ({ bot }: Stage, heading = t('meetings.planning.announced')): Card | undefined => {
  const there = bot.statsforvalteren.channel.id;
  const cards = [...bot.teams.sent, ...bot.teams.updated].filter(({ conversationId }) => conversationId.startsWith(there)).map(cardOf);
  return cards.filter((card) => wordsOn(card).startsWith(heading)).at(-1);
};

/** What has been said to somebody in their own chat. */
export const toldWords = ({ bot, people }: Stage, who: Who): string[] => (
  bot.teams.sent.filter(({ conversationId }) => conversationId === people[who].personalChat.id)
    .map((sent) => wordsOn(cardOf(sent)) || String(sent.activity.text))
);

export const refOf = ({ people }: Stage, who: Who): string => personRef(people[who].tenantId, people[who].from.aadObjectId);
