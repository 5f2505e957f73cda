import { cardOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import {
  act, announce, auditOf, buttonsOn, JOIN, linkMolde, meetings, NETWORK, one, refOf, settle, standing, startPlanning, t, toldWords, wordsOn,
  zone, type Stage,
} from './support';
import { AttendanceStore } from '../../../../src/features/meetings/attendance/attendance-store';

const clock = testClock();
let stage: Stage;
let id: string;
beforeEach(async () => { stage = await startPlanning(clock); });
afterEach(() => stage.bot.stop());

const NEW = { date: '2026-04-23', time: '10:00', minutes: '120', reason: '', later: 'false' };
const said = ({ line, card }: { line: string; card: Parameters<typeof wordsOn>[0] }) => line || wordsOn(card);
const news = (what: 'moved' | 'cancelled') => t(`meetings.planning.news.${what}`, { title: 'Samling \\*3\\*' });
const newsCards = (what: 'moved' | 'cancelled') => stage.bot.teams.sent.filter(({ conversationId }) => conversationId.startsWith(stage.bot.statsforvalteren.channel.id))
  .map((sent) => wordsOn(cardOf(sent))).filter((words) => words.includes(news(what)));
const comes = (who: 'molde' | 'partner', meeting = id) => (
  new AttendanceStore(stage.store).change(NETWORK, meeting, refOf(stage, who), () => (
    { ref: refOf(stage, who), coming: 'yes', at: clock.now(), ...(who === 'molde' && { municipality: '1506' }) }
  ))
);

describe('moving', () => {
  beforeEach(async () => { id = await announce(stage); });

  test('stores the new time as one version more, and says so', async () => {
    expect(said(await act(stage, 'move', id, NEW))).toContain('torsdag 23. april 2026 kl. 10.00–12.00');
    expect(await one(stage, id)).toMatchObject({ start: { local: '2026-04-23T10:00' }, movedFrom: { local: '2026-04-21T14:00' }, version: 1, movedAt: clock.now() });
    expect(await auditOf(stage)).toEqual(expect.arrayContaining(['meeting.set', 'meeting.moved']));
  });

  test('tells each channel once, below its own announcement that shows the new time', async () => {
    await linkMolde(stage);
    await act(stage, 'move', id, { ...NEW, reason: 'Mange *er* syke' });
    await settle(stage);
    await settle(stage);
    expect(newsCards('moved')).toHaveLength(1);
    expect(newsCards('moved')[0]).toContain('Mange \\*er\\* syke');
    expect(newsCards('moved')[0]).toContain('Før: tirsdag 21. april 2026 kl. 14.00–16.00');
    expect(stage.bot.teams.sent.filter(({ conversationId }) => conversationId.startsWith(stage.bot.molde.channel.id)).map((sent) => wordsOn(cardOf(sent))).join()).toContain(news('moved'));
    expect(wordsOn(standing(stage))).toContain('torsdag 23. april 2026 kl. 10.00–12.00');
    expect(wordsOn(standing(stage))).toContain('Flyttet fra tirsdag 21. april 2026');
  });

  test('tells those who come and those who speak for municipalities, each once, and nobody else', async () => {
    await comes('partner');
    await act(stage, 'move', id, NEW);
    await settle(stage);
    clock.advance(600_000);
    await settle(stage);
    for (const who of ['molde', 'aukra', 'partner'] as const) expect(toldWords(stage, who).filter((words) => words.includes(news('moved')))).toHaveLength(1);
    expect(toldWords(stage, 'coordinator').join()).not.toContain(news('moved'));
  });

  test('to the time that it has does nothing', async () => {
    await act(stage, 'move', id, { ...NEW, date: '2026-04-21', time: '14:00' });
    await settle(stage);
    expect((await one(stage, id)).version).toBeUndefined();
    expect(newsCards('moved')).toEqual([]);
  });

  test('pressed twice is one move', async () => {
    await act(stage, 'move', id, NEW);
    await act(stage, 'move', id, NEW);
    await settle(stage);
    expect((await one(stage, id)).version).toBe(1);
    expect(newsCards('moved')).toHaveLength(1);
  });

  test('moved again is news again, and the calendar follows each time', async () => {
    await act(stage, 'move', id, NEW);
    await settle(stage);
    await act(stage, 'move', id, { ...NEW, date: '2026-04-28' });
    await settle(stage);
    expect((await one(stage, id)).version).toBe(2);
    expect(newsCards('moved')).toHaveLength(2);
  });

  test('a wrong time gives the form again, with what was written', async () => {
    const { card } = await act(stage, 'move', id, { ...NEW, date: '2026-03-01', reason: 'Sykdom' });
    expect(wordsOn(card)).toContain(t('meetings.planning.wrong.past'));
    expect(card?.body).toContainEqual(expect.objectContaining({ id: 'reason', value: 'Sykdom' }));
  });

  test('to a holiday or a day with another meeting asks whether it is meant, and then does it', async () => {
    await stage.bot.app.meetings.save({ id: 'other', networkId: NETWORK, title: 'Fagdag', start: { local: '2026-05-14T09:00', zone } });
    const asked = await act(stage, 'move', id, { ...NEW, date: '2026-05-14' });
    expect(said(asked)).toContain(t('meetings.setup.holidays.ascension'));
    expect(said(asked)).toContain('Fagdag');
    expect((await one(stage, id)).start.local).toBe('2026-04-21T14:00');
    expect(buttonsOn(asked.card).map(({ title }) => title)).toContain(t('cards.meetings.meeting-move.anyway'));
    await act(stage, 'move-anyway', id, { ...NEW, date: '2026-05-14' });
    expect((await one(stage, id)).start.local).toBe('2026-05-14T10:00');
  });

  test('takes the store four calls', async () => {
    stage.store.calls.length = 0;
    await act(stage, 'move', id, NEW);
    expect(stage.store.calls.filter(({ partition }) => !partition.startsWith('au:')).map(({ method }) => method)).toEqual(['query', 'query', 'transaction', 'upsert']);
  });

  test.each(['ask-move', 'move', 'ask-cancel', 'cancel', 'edit', 'place', 'agenda'])('is refused once it has begun (%s)', async (verb) => {
    clock.set('2026-04-21T12:00:00Z');
    expect(said(await act(stage, verb, id, { ...NEW, date: '2026-05-05' }))).toContain(t('meetings.planning.hasBegun'));
    expect((await one(stage, id)).version).toBeUndefined();
  });

  test('is not for members', async () => {
    expect(said(await act(stage, 'move', id, NEW, 'molde'))).toBe(t('bot.notYours'));
    expect(said(await act(stage, 'move', id, NEW, 'other'))).toBe(t('bot.notYours'));
  });
});

describe('cancelling', () => {
  beforeEach(async () => { id = await announce(stage, { joinUrl: JOIN }); });

  test('asks first', async () => {
    expect(said(await act(stage, 'ask-cancel', id))).toContain(t('cards.meetings.meeting-cancel.heading'));
    expect((await one(stage, id)).cancelledAt).toBeUndefined();
  });

  test('tells each channel and person once; the announcement says so and has no buttons to answer', async () => {
    await comes('partner');
    await act(stage, 'cancel', id, { reason: 'For få kan' });
    await act(stage, 'cancel', id, { reason: 'For få kan' });
    await settle(stage);
    await settle(stage);
    expect(await one(stage, id)).toMatchObject({ version: 1, cancelledAt: clock.now(), reason: 'For få kan' });
    expect(newsCards('cancelled')).toHaveLength(1);
    for (const who of ['molde', 'partner'] as const) expect(toldWords(stage, who).filter((words) => words.includes(news('cancelled')))).toHaveLength(1);
    const card = standing(stage, t('meetings.planning.announcedCancelled'));
    expect(wordsOn(card)).toContain('For få kan');
    expect(buttonsOn(card).map(({ title }) => title)).toEqual([t('cards.meetings.meeting.meetings')]);
    expect(JSON.stringify(card)).not.toContain(JOIN);
  });

  test('then it is neither moved nor changed', async () => {
    await act(stage, 'cancel', id);
    for (const verb of ['ask-move', 'move', 'place', 'save-place', 'agenda', 'new-item']) {
      expect(said(await act(stage, verb, id, NEW))).toContain(t('meetings.planning.isCancelled'));
    }
  });

  test('a reason with a national id is refused, and not stored', async () => {
    const { card } = await act(stage, 'cancel', id, { reason: 'Syk: 01019012345' });
    expect(wordsOn(card)).toContain(t('meetings.planning.wrong.person'));
    expect((await one(stage, id)).cancelledAt).toBeUndefined();
  });

  test('nothing is sent of it any more', async () => {
    await act(stage, 'cancel', id);
    await settle(stage);
    const before = stage.bot.teams.sent.length;
    for (const at of ['2026-04-14T07:00:00Z', '2026-04-20T07:00:00Z', '2026-04-21T11:30:00Z']) {
      clock.set(at);
      await settle(stage);
    }
    expect(stage.bot.teams.sent.slice(before)).toEqual([]);
  });
});

describe('a series', () => {
  const starts = async () => (
    (await meetings(stage)).filter(({ cancelledAt }) => cancelledAt === undefined).map(({ start }) => start.local).sort()
  );
  beforeEach(async () => { id = await announce(stage, { repeat: 'quarter', count: '3' }); });

  test('one alone is moved', async () => {
    await act(stage, 'move', `${id}-2`, { ...NEW, date: '2026-08-04' });
    expect(await starts()).toEqual(['2026-04-21T14:00', '2026-08-04T10:00', '2026-10-20T14:00']);
  });

  test('one and all after it are moved as far, those before it stay, and it is told once', async () => {
    expect(said(await act(stage, 'move-anyway', `${id}-2`, { ...NEW, date: '2026-07-23', later: 'true' }))).toContain(t('meetings.planning.movedTextSeries', { when: 'torsdag 23. juli 2026 kl. 10.00–12.00', count: 1 }));
    expect(await starts()).toEqual(['2026-04-21T14:00', '2026-07-23T10:00', '2026-10-22T10:00']);
    await settle(stage);
    await settle(stage);
    expect(newsCards('moved')).toHaveLength(1);
    expect(newsCards('moved')[0]).toContain('torsdag 22. oktober 2026 kl. 10.00–12.00');
    expect(toldWords(stage, 'molde').filter((words) => words.includes(news('moved')))).toHaveLength(1);
  });

  test('moved again before anybody was told, the later ones that moved with it the first time are told of too', async () => {
    await act(stage, 'move', id, { ...NEW, later: 'true' });
    await act(stage, 'move', id, { ...NEW, date: '2026-04-24' });
    await settle(stage);
    await settle(stage);
    expect(newsCards('moved').join()).toContain('fredag 24. april 2026');
    for (const when of ['torsdag 23. juli 2026 kl. 10.00', 'torsdag 22. oktober 2026 kl. 10.00']) {
      expect(newsCards('moved').filter((words) => words.includes(when))).toHaveLength(1);
      expect(toldWords(stage, 'molde').filter((words) => words.includes(when))).toHaveLength(1);
    }
  });

  test('cancelled before anybody was told that it was moved, the later ones are told of as moved', async () => {
    await act(stage, 'move', id, { ...NEW, later: 'true' });
    await act(stage, 'cancel', id);
    await settle(stage);
    await settle(stage);
    expect(newsCards('cancelled')).toHaveLength(1);
    expect(newsCards('cancelled')[0]).not.toContain('23. juli 2026');
    expect(newsCards('moved')).toHaveLength(1);
    expect(newsCards('moved')[0]).toContain('torsdag 22. oktober 2026 kl. 10.00');
  });

  test('moved again after they were told, the later ones are not told of once more', async () => {
    await act(stage, 'move', id, { ...NEW, later: 'true' });
    await settle(stage);
    await settle(stage);
    clock.advance(3 * 24 * 3_600_000);
    await act(stage, 'move', id, { ...NEW, date: '2026-04-24' });
    await settle(stage);
    await settle(stage);
    expect(newsCards('moved').filter((words) => words.includes('23. juli 2026'))).toHaveLength(1);
    expect(toldWords(stage, 'molde').filter((words) => words.includes('23. juli 2026'))).toHaveLength(1);
  });

  test('who comes to a later one is told of that one too', async () => {
    await comes('partner', `${id}-3`);
    await act(stage, 'cancel', id, { later: 'true' });
    await settle(stage);
    await settle(stage);
    expect(await starts()).toEqual([]);
    expect(newsCards('cancelled')).toHaveLength(1);
    expect(toldWords(stage, 'partner').join()).toContain('tirsdag 20. oktober 2026');
  });
});

describe('the place and the link', () => {
  const other = 'https://teams.microsoft.com/l/meetup-join/another';
  beforeEach(async () => { id = await announce(stage, { joinUrl: JOIN }); });

  test('are new on the card of the day too, and calendars see that something was changed', async () => {
    clock.set('2026-04-21T11:00:00Z');
    await settle(stage);
    await act(stage, 'save-place', id, { place: '', joinUrl: other });
    await settle(stage);
    const asked = t('meetings.attendance.day.ask');
    const days = stage.bot.teams.updated.filter((each) => wordsOn(cardOf(each)).includes(asked));
    expect(JSON.stringify(days.at(-1)?.activity)).toContain(other);
    expect(await one(stage, id)).toMatchObject({ editedAt: clock.now(), joinUrl: other });
    expect(await one(stage, id)).not.toHaveProperty('version');
  });

  test('saved as they were are no change', async () => {
    await act(stage, 'save-place', id, { place: '', joinUrl: JOIN });
    expect(await one(stage, id)).not.toHaveProperty('editedAt');
  });
});
