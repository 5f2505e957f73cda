import { testClock } from '../../../support/test-clock';
import {
  act, announce, buttonsOn, inChannel, inChat, JOIN, NETWORK, standing, startPlanning, t, toldWords, wordsOn, write, type Stage,
} from './support';
import { followUpRecord } from '../../../../src/features/meetings/follow-ups/records';
import { partitionOfMeetings } from '../../../../src/features/meetings/store';
import { key } from '../../../../src/storage';

const clock = testClock();
let stage: Stage;
beforeEach(async () => { stage = await startPlanning(clock); });
afterEach(() => stage.bot.stop());

const titles = (card: Parameters<typeof buttonsOn>[0]) => buttonsOn(card).map(({ title }) => title);

describe('`samling`', () => {
  test('shows the next one to members, with a way to change it for coordinators', async () => {
    const id = await announce(stage, { agenda: 'Nalokson' });
    const card = await write(stage, 'neste samling', 'molde');
    expect(wordsOn(card)).toContain(t('meetings.planning.next'));
    expect(wordsOn(card)).toContain('Nalokson');
    expect(titles(card)).not.toContain(t('cards.meetings.meeting.edit'));
    expect(titles(await write(stage, 'samling'))).toContain(t('cards.meetings.meeting.edit'));
    expect(titles((await act(stage, 'open', id)).card)).toContain(t('cards.meetings.meeting.edit'));
  });

  test('by number shows that one, and says how many there are for one that is not', async () => {
    await announce(stage);
    expect(wordsOn(await write(stage, 'samling 1'))).toContain('Samling \\*3\\*');
    expect((await stage.bot.ask(inChat(stage.people.molde, 'samling 2'))).activity.text).toBe(t('meetings.planning.noSuch', { network: 'Nettverk *Romsdal*', count: 1 }));
  });

  test('says that none is to come when all are past, and which one was the last', async () => {
    const id = await announce(stage);
    clock.set('2026-11-23T09:00:00Z');
    const card = await write(stage, 'samling', 'molde');
    expect(wordsOn(card)).toContain(t('meetings.planning.noNext'));
    expect(wordsOn(card)).toContain('21. april 2026');
    expect(titles(card)).toEqual([t('cards.meetings.meeting.minutes'), t('cards.meetings.meeting.meetings')]);
    expect((await act(stage, 'edit', id)).line).toBe(t('meetings.planning.hasBegun'));
  });

  test('tells what is still open from earlier meetings: five, and how many more', async () => {
    const followUp = (nth: number) => ({
      id: `f${nth}`, networkId: NETWORK, meetingId: 'before', what: `Sak *${nth}*`, municipality: '1506', dueOn: '2026-04-01', since: 1, state: 'open' as const,
      history: [], createdAt: 1, version: 0,
    });
    for (const each of Array.from({ length: 7 }, (_, nth) => followUp(nth))) {
      await stage.store.upsert({ partition: partitionOfMeetings(NETWORK), row: key('f', each.id), ...followUpRecord.encode(each) });
    }
    await announce(stage);
    const words = wordsOn(standing(stage));
    expect(words).toContain('Sak \\*0\\* (Molde, innen 1. april 2026)');
    expect(words).toContain(t('meetings.planning.more', { count: 2 }));
  });

  test('is not for strangers, also not in the channel', async () => {
    await announce(stage, { joinUrl: JOIN });
    const sent = await stage.bot.ask(inChannel({ ...stage.people.stranger, channel: stage.bot.statsforvalteren.channel, tenantId: stage.bot.statsforvalteren.tenantId }, 'samling'));
    expect(JSON.stringify(sent.activity)).not.toContain(JOIN);
    expect(toldWords(stage, 'stranger')).toEqual([]);
  });
});
