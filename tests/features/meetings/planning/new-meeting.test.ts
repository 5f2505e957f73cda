import { cardOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { down, only } from '../../../support/unruly-store';
import {
  act, announce, auditOf, buttonsOn, FIELDS, inChat, JOIN, linkMolde, meetings, NETWORK, press, preview, pressVerb, settle,
  standing, startPlanning, t, wordsOn, write, type Stage,
} from './support';

const clock = testClock();
let stage: Stage;
beforeEach(async () => { stage = await startPlanning(clock); });
afterEach(() => stage.bot.stop());

const ANNOUNCE = t('cards.meetings.meeting-preview.announce');
const titles = (card: Parameters<typeof buttonsOn>[0]) => buttonsOn(card).map(({ title }) => title);

describe('the form', () => {
  test.each(['nytt møte', 'ny samling', 'sett opp samling', 'ny nettverkssamling', 'new network meeting', 'set opp møte'])('«%s» opens it', async (words) => {
    expect((await write(stage, words))?.body).toContainEqual(expect.objectContaining({ id: 'title' }));
  });

  test('is for coordinators', async () => {
    const sent = await stage.bot.ask(inChat(stage.people.molde, 'nytt møte'));
    expect(sent.activity.text).toContain('koordinator');
  });

  test('comes again with what is wrong, and what was written still stands; nothing is stored', async () => {
    const before = stage.store.writes().length;
    const { card } = await preview(stage, { title: '', place: 'Rådhuset' });
    expect(wordsOn(card)).toContain(t('meetings.planning.wrong.title', { max: 100 }));
    expect(card?.body).toContainEqual(expect.objectContaining({ id: 'place', value: 'Rådhuset' }));
    expect(stage.store.writes().slice(before).filter(({ row = '' }) => row.startsWith('d:'))).toEqual([]);
  });

  test('offers a Teams meeting made by the service only where it is set up', async () => {
    expect((await write(stage, 'nytt møte'))?.body).not.toContainEqual(expect.objectContaining({ id: 'online' }));
  });
});

describe('the preview', () => {
  test('shows all of it, and nothing stands anywhere yet', async () => {
    const { card } = await preview(stage, { place: 'Rådhuset', agenda: 'Nalokson, råd 2, 20 min, ved Ane\nEventuelt, 35 min' });
    const words = wordsOn(card);
    for (const each of ['Samling \\*3\\*', 'tirsdag 21. april 2026 kl. 14.00', 'Rådhuset', '1\\. Nalokson (råd 2, 20 min, Ane)', '55 av 120 minutter', 'Demo Overdosenettverk']) {
      expect(words).toContain(each);
    }
    expect(await meetings(stage)).toEqual([]);
  });

  test.each([
    ['2026-05-17', 'holidays.constitution-day'], ['2026-04-18', 'weekend'], ['2026-05-15', 'remarks.squeezed'], ['2026-07-07', 'remarks.july'],
  ] as const)('on %s says what to think of (%s), and does not refuse it', async (date, note) => {
    const { card } = await preview(stage, { date });
    expect(wordsOn(card)).toContain(t(`meetings.setup.${note}`));
    expect(titles(card)).toContain(ANNOUNCE);
  });

  test('tells of another meeting the same day, not of a cancelled one', async () => {
    const start = { local: '2026-04-21T09:00', zone: 'Europe/Oslo' };
    await stage.bot.app.meetings.save({ id: 'm1', networkId: NETWORK, title: 'Fagdag', start });
    await stage.bot.app.meetings.save({ id: 'm2', networkId: NETWORK, title: 'Avlyst dag', start, cancelledAt: 1 });
    const words = wordsOn((await preview(stage)).card);
    expect(words).toContain('Fagdag, tirsdag 21. april 2026 kl. 09.00');
    expect(words).not.toContain('Avlyst dag');
  });

  test('of a series says which one is moved off a holiday', async () => {
    const words = wordsOn((await preview(stage, { date: '2026-04-06', repeat: 'month', count: '3', time: '10:00' })).card);
    expect(words).toContain(t('meetings.planning.series', { count: 3 }));
    expect(words).toContain('mandag 4. mai 2026 kl. 10.00');
  });

  test('asks the store for no more than four things', async () => {
    const form = await write(stage, 'nytt møte');
    stage.store.calls.length = 0;
    const { card } = await press(stage, stage.people.coordinator, form, t('cards.meetings.meeting-form.preview'), { fields: FIELDS });
    expect(answeredWith(stage)).toHaveLength(3);
    stage.store.calls.length = 0;
    await press(stage, stage.people.coordinator, card, ANNOUNCE);
    expect(answeredWith(stage)).toEqual(['get', 'transaction', 'upsert', 'upsert']);
  });

  test('can be gone back from, and the draft deleted', async () => {
    const { card } = await preview(stage, { place: 'Rådhuset' });
    const { card: form } = await press(stage, stage.people.coordinator, card, t('cards.meetings.meeting-preview.rework'));
    expect(form?.body).toContainEqual(expect.objectContaining({ id: 'place', value: 'Rådhuset' }));
    const { card: gone } = await press(stage, stage.people.coordinator, card, t('cards.meetings.meeting-preview.discard'));
    expect(wordsOn(gone)).toContain(t('meetings.planning.discarded'));
    const { line, card: below } = await press(stage, stage.people.coordinator, card, ANNOUNCE);
    expect(line || wordsOn(below)).toContain(t('meetings.planning.noDraft'));
    expect(await meetings(stage)).toEqual([]);
  });

  test('is one’s own: another coordinator cannot announce it', async () => {
    const { card } = await preview(stage);
    await press(stage, stage.people.second, card, ANNOUNCE);
    expect(await meetings(stage)).toEqual([]);
  });
});

/** What the store was asked for until the answer: not what the board does with it then. */
function answeredWith({ store: { calls } }: Stage): string[] {
  const until = calls.findIndex(({ partition }) => partition.startsWith(`po:${NETWORK}`));
  return calls.slice(0, until < 0 ? undefined : until).map(({ method }) => method);
}

describe('announced', () => {
  test('it stands in every channel, with buttons for all and none for coordinators', async () => {
    await linkMolde(stage);
    await announce(stage, { place: 'Rådhuset', joinUrl: JOIN, agenda: 'Nalokson, råd 2' });
    for (const world of [stage.bot.statsforvalteren, stage.bot.molde]) {
      const card = stage.bot.teams.sent.filter(({ conversationId }) => conversationId.startsWith(world.channel.id)).map(cardOf).at(-1);
      expect(wordsOn(card)).toContain('tirsdag 21. april 2026 kl. 14.00–16.00');
      expect(wordsOn(card)).toContain('Rådhuset');
      expect(titles(card)).toEqual(['yes', 'no', 'join', 'calendar'].map((key) => t(`cards.meetings.meeting.${key as 'yes'}`)));
    }
  });

  test('twice is one meeting and one card, and the second press says so', async () => {
    const { card } = await preview(stage);
    await press(stage, stage.people.coordinator, card, ANNOUNCE);
    const { card: again } = await press(stage, stage.people.coordinator, card, ANNOUNCE);
    await settle(stage);
    expect(wordsOn(again)).toContain(t('meetings.planning.announcedBefore'));
    expect(await meetings(stage)).toHaveLength(1);
    expect(stage.bot.teams.sent.filter((sent) => wordsOn(cardOf(sent)).startsWith(t('meetings.planning.announced')))).toHaveLength(1);
    expect(await auditOf(stage)).toEqual(['meeting.set']);
  });

  test('nothing is called saved when the store does not take it', async () => {
    const { card } = await preview(stage);
    stage.store.interfere(only(({ method }) => method === 'transaction', down));
    const { card: said, line } = await press(stage, stage.people.coordinator, card, ANNOUNCE);
    expect(`${line}${wordsOn(said)}`).not.toContain('lagret. ');
    expect(wordsOn(said)).not.toContain(t('meetings.planning.announcedNow'));
    stage.store.behave();
    const { card: then } = await press(stage, stage.people.coordinator, card, ANNOUNCE);
    expect(wordsOn(then)).toContain(t('meetings.planning.announcedNow'));
  });

  test('without a link it offers to make the meeting in Teams, and to paste the link after', async () => {
    const { card } = await press(stage, stage.people.coordinator, (await preview(stage)).card, ANNOUNCE);
    const make = buttonsOn(card).find(({ title }) => title === t('meetings.planning.makeLink'));
    expect(String(make?.url)).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meeting\/new\?subject=Samling/);
    const form = await press(stage, stage.people.coordinator, card, t('cards.meetings.meeting-done.place'));
    await press(stage, stage.people.coordinator, form.card, t('cards.meetings.meeting-place.save'), { fields: { place: '', joinUrl: JOIN } });
    await settle(stage);
    expect(buttonsOn(standing(stage)).find(({ type }) => type === 'Action.OpenUrl')?.url).toBe(JOIN);
  });

  test('a draft whose time has passed meanwhile is shown again, and not announced', async () => {
    const { card } = await preview(stage);
    clock.set('2026-04-21T12:00:00Z');
    expect(wordsOn((await press(stage, stage.people.coordinator, card, ANNOUNCE)).card)).toContain(t('meetings.planning.wrong.past'));
    expect(await meetings(stage)).toEqual([]);
  });

  test('what came from another card than ours makes nothing', async () => {
    await pressVerb(stage.bot, stage.people.coordinator, 'meetings.planning.preview', { id: `${NETWORK}.x`, ...FIELDS });
    await act(stage, 'announce', 'x');
    expect(await meetings(stage)).toEqual([]);
  });
});

describe('a series', () => {
  test('is set at once, announces its first meeting, and the others four weeks before each', async () => {
    const id = await announce(stage, { repeat: 'quarter', count: '3', title: 'Serie' });
    const all = await meetings(stage);
    expect(all.map((each) => [each.id, each.start.local, each.seriesId]).sort()).toEqual([
      [id, '2026-04-21T14:00', id], [`${id}-2`, '2026-07-21T14:00', id], [`${id}-3`, '2026-10-20T14:00', id],
    ]);
    const posted = () => stage.bot.teams.sent.filter((sent) => wordsOn(cardOf(sent)).startsWith(t('meetings.planning.announced'))).length;
    expect(posted()).toBe(1);
    clock.set('2026-06-23T06:59:00Z');
    await settle(stage);
    expect(posted()).toBe(1);
    clock.set('2026-06-23T07:00:00Z');
    await settle(stage);
    expect(posted()).toBe(2);
  });
});
