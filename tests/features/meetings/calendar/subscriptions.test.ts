import { channelMessage } from '../../../support/activities';
import { buttonsOf, cardOf, wordsOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { down, only } from '../../../support/unruly-store';
import { waitFor } from '../../../support/wait-for';
import { LANGUAGES, textsUnder, translator } from '../../../../src/lib/language';
import {
  calendarOf, fetchAt, linkOn, NETWORK, OTHER, personOf, press, pressOn, readCalendar,
  saveMeeting, saveMember, say, scanned, startStage, wordsOn, type Stage,
} from './support';

const t = translator('nb');
const MEETINGS = t('cards.meetings.calendar.meetings');
const [MAKE, AGAIN, SHARE, REMOVE] = [t('meetings.calendar.make'), t('meetings.calendar.makeAgain'), t('meetings.calendar.share'), t('cards.meetings.calendar.remove')];
let stage: Stage;
let clock: TestClock;
beforeEach(async () => {
  clock = testClock();
  stage = await startStage(clock);
  await saveMeeting(stage, NETWORK, 'm1', { joinUrl: 'https://teams.microsoft.com/l/meetup-join/x' });
  await saveMeeting(stage, OTHER, 'm2', { start: { local: '2026-03-10', zone: 'Europe/Oslo' } });
});
afterEach(() => stage.bot.stop());

/** In a personal chat of who is in two networks the buttons are of the first. */
const open = async (world = stage.ida) => (await press(stage, world, 'meetings.calendar.show', { id: NETWORK })).card;
async function make(world = stage.ida, title = MAKE): Promise<string> {
  const made = await pressOn(stage, world, await open(world), title);
  return linkOn(made.card);
}
const rows = async () => (await scanned(stage.store)).filter(({ partition, row }) => partition === 'cal' || row === 'cal');
const minute = () => clock.advance(61_000);

describe('«kalender»', () => {
  test('offers a link to who is a member, and one for the network to who coordinates it', async () => {
    await saveMember(stage, NETWORK, stage.stranger, ['participant']);
    const card = await calendarOf(stage, stage.stranger);
    expect(buttonsOf(card)).toEqual([MAKE, MEETINGS]);
    expect(wordsOn(card)).toContain(t('meetings.calendar.noLink'));
    expect(buttonsOf(await open())).toEqual([MAKE, SHARE, MEETINGS]);
    expect(wordsOn(await open())).toContain(t('meetings.calendar.ofNetwork', { network: 'Nettverk \\\\*Romsdal\\\\*' }));
  });

  test.each(LANGUAGES)('comes in %s on each of its words', async (language) => {
    await saveMember(stage, NETWORK, stage.stranger, ['participant']);
    const { name = '', also = '' } = textsUnder(language, 'commands.calendar');
    for (const word of [name, ...also.split(', ')]) {
      expect([word, JSON.stringify(cardOf(await say(stage, stage.stranger, word, { locale: `${language}-NO` })))]).toEqual([
        word, expect.stringContaining(translator(language)('cards.meetings.calendar.title'))]);
    }
  });

  test('is for the personal chat, where nobody else reads; its buttons do nothing elsewhere', async () => {
    expect(wordsOf(await stage.bot.ask(channelMessage(stage.ida, 'kalender', { id: 'in-channel' })))).toContain(t('bot.scope.personal'));
    for (const verb of ['make', 'remove', 'share', 'unshare', 'show']) {
      const { line } = await press(stage, stage.ida, `meetings.calendar.${verb}`, { id: verb === 'show' ? NETWORK : `${NETWORK}.0` }, { in: 'channel' });
      expect([verb, line]).toEqual([verb, t('bot.notYours')]);
    }
    expect(await rows()).toEqual([]);
  });

  test('of who is in no network is nothing', async () => {
    expect(wordsOf(await say(stage, stage.stranger, 'kalender'))).toBe(t('networks.none'));
  });

  test('says so where the service has no address, and offers to make nothing', async () => {
    const there = await startStage(clock, { publicUrl: undefined });
    const { card } = await press(there, there.ida, 'meetings.calendar.show', { id: NETWORK });
    expect([buttonsOf(card), wordsOn(card)]).toEqual([[MEETINGS], expect.stringContaining(t('meetings.calendar.noAddress'))]);
    const made = await press(there, there.ida, 'meetings.calendar.make', { id: `${NETWORK}.0` });
    expect([linkOn(made.card), (await scanned(there.store)).filter(({ partition }) => partition === 'cal')]).toEqual(['', []]);
    await there.bot.stop();
  });
});

describe('one’s own link', () => {
  test('leads to the meetings of all one’s networks, and is told how to use', async () => {
    const made = await pressOn(stage, stage.ida, await open(), MAKE);
    const link = linkOn(made.card);
    expect(link).toMatch(/^https:\/\/assistent\.example\.no\/bot\/calendar\/[\w-]{43}\.ics$/);
    for (const words of ['once', 'outlook', 'google', 'secret'] as const) expect(wordsOn(made.card)).toContain(t(`cards.meetings.calendar-link.${words}`));
    const response = await fetchAt(stage, link);
    const { name, titles } = await readCalendar(response);
    // Ida has not chosen a language: the network's.
    expect([response.status, name, titles]).toEqual([200, 'Nettverkssamlinger', ['Samling m2', 'Samling m1']]);
  });

  test('is in the language one has chosen', async () => {
    const link = await make();
    await saveMeeting(stage, NETWORK, 'm1', { cancelledAt: clock.now(), version: 1 });
    await say(stage, stage.ida, 'english please');
    expect((await readCalendar(await fetchAt(stage, link))).titles).toContain('Cancelled: Samling m1');
  });

  test('is shown once: afterwards only when it was made, and its last letters', async () => {
    const link = await make();
    const end = link.slice(-8, -4);
    const card = await open();
    expect(JSON.stringify(card)).not.toContain(link.slice(-47, -8));
    expect(wordsOn(card).replaceAll('\\', '')).toContain(`«${end}», laget 2. mars 2026`);
    expect(buttonsOf(card)).toEqual([AGAIN, REMOVE, SHARE, MEETINGS]);
  });

  test('is in no row and no line of the log', async () => {
    const link = await make();
    await fetchAt(stage, link);
    await fetchAt(stage, link.replace('/calendar/', '/calendar%2f'));
    const token = link.slice(-47, -4);
    expect(JSON.stringify(await scanned(stage.store))).not.toContain(token.slice(0, 39));
    expect(JSON.stringify(stage.bot.logLines)).not.toContain(token.slice(0, 39));
    expect(JSON.stringify(stage.bot.logLines)).toContain('/calendar/…');
  });

  test('made anew, the one before opens nothing', async () => {
    const first = await make();
    const second = await make(stage.ida, AGAIN);
    expect([(await fetchAt(stage, first)).status, (await fetchAt(stage, second)).status]).toEqual([404, 200]);
    expect(await rows()).toHaveLength(2);
  });

  test('deleted, it opens nothing, and leaves no row', async () => {
    const link = await make();
    const removed = await pressOn(stage, stage.ida, await open(), REMOVE);
    expect(wordsOn(removed.card)).toContain(t('meetings.calendar.removed'));
    expect(buttonsOf(removed.card)).toEqual([MAKE, SHARE, MEETINGS]);
    expect((await fetchAt(stage, link)).status).toBe(404);
    expect(await rows()).toEqual([]);
  });

  test('pressed twice on one card, one link is made, and the second press says how it is', async () => {
    const card = await open();
    const link = linkOn((await pressOn(stage, stage.ida, card, MAKE)).card);
    const again = await pressOn(stage, stage.ida, card, MAKE);
    expect([linkOn(again.card), wordsOn(again.card)]).toEqual(['', expect.stringContaining(t('meetings.calendar.changedMeanwhile'))]);
    expect((await fetchAt(stage, link)).status).toBe(200);
    const both = await open();
    const removed = [await pressOn(stage, stage.ida, both, REMOVE), await pressOn(stage, stage.ida, both, REMOVE)];
    expect(removed.map((each) => wordsOn(each.card).includes(t('meetings.calendar.removed')))).toEqual([true, false]);
  });

  test('pressed at the same moment, at most one link opens anything', async () => {
    const card = await open();
    const pressed = await Promise.all([1, 2, 3].map(() => pressOn(stage, stage.ida, card, MAKE)));
    const links = pressed.map((each) => linkOn(each.card)).filter(Boolean);
    expect(links).toHaveLength(1);
    expect((await fetchAt(stage, links[0] ?? '')).status).toBe(200);
    expect(await rows()).toHaveLength(2);
  });

  test('what a press carries is checked', async () => {
    for (const id of [`${NETWORK}.x`, `${NETWORK}.-1`, `${NETWORK}.1e9`]) {
      expect([id, (await press(stage, stage.ida, 'meetings.calendar.make', { id })).line]).toEqual([id, t('bot.notYours')]);
    }
    expect((await press(stage, stage.ida, 'meetings.calendar.make', { id: NETWORK })).line).toBe(t('bot.cardOutdated'));
  });

  test('nothing is made when the store does not say so, and what was left half made opens nothing', async () => {
    const old = await make();
    const card = await open();
    stage.store.interfere(only(({ method, partition }) => method === 'create' && partition === 'cal', down));
    const failed = await pressOn(stage, stage.ida, card, AGAIN);
    stage.store.behave();
    expect(linkOn(failed.card)).toBe('');
    expect((await fetchAt(stage, old)).status).toBe(404);
    const link = await make(stage.ida, AGAIN);
    expect((await fetchAt(stage, link)).status).toBe(200);
  });

  test('the calls of the store are few', async () => {
    const count = async (work: () => Promise<unknown>) => {
      stage.store.calls.length = 0;
      await work();
      return stage.store.calls.filter(({ partition, row }) => partition === 'cal' || row === 'cal').length;
    };
    const card = await open();
    expect(await count(() => pressOn(stage, stage.ida, card, MAKE))).toBeLessThanOrEqual(4);
    const made = await open();
    expect(await count(() => pressOn(stage, stage.ida, made, AGAIN))).toBeLessThanOrEqual(4);
    const again = await open();
    expect(await count(() => pressOn(stage, stage.ida, again, REMOVE))).toBeLessThanOrEqual(4);
  });
});

describe('the right is looked up each time', () => {
  test('who left a network sees its meetings no more, and who left the last one has no calendar', async () => {
    const link = await make();
    const { tenantId, from } = stage.ida;
    const leave = (networkId: string) => stage.store.delete(`n:${networkId}`, `u:${tenantId}:${from.aadObjectId}`);
    await leave(NETWORK);
    minute();
    expect((await readCalendar(await fetchAt(stage, link))).titles).toEqual(['Samling m2']);
    await leave(OTHER);
    minute();
    expect((await fetchAt(stage, link)).status).toBe(404);
    await saveMember(stage, OTHER, stage.ida, ['contact']);
    minute();
    expect((await fetchAt(stage, link)).status).toBe(200);
  });

  test('who is forgotten has no link, and nothing of it is left', async () => {
    const link = await make();
    await press(stage, stage.ida, 'networks.erase-me');
    expect((await fetchAt(stage, link)).status).toBe(404);
    expect(await rows()).toEqual([]);
  });

  test('a calendar of who writes from a tenant that is no longer allowed is gone', async () => {
    const { tenantId } = stage.ida;
    const link = await make();
    const other = await startStage(clock, { store: stage.store, allowedTenants: [stage.bot.statsforvalteren.tenantId] });
    expect(tenantId).not.toBe(stage.bot.statsforvalteren.tenantId);
    expect((await fetchAt(other, link)).status).toBe(404);
    await other.bot.stop();
  });
});

describe('the network’s link', () => {
  const share = async () => linkOn((await pressOn(stage, stage.ida, await open(), SHARE)).card);
  const logged = async () => (await scanned(stage.store)).filter(({ partition }) => partition.startsWith('au:'))
    .map(({ data }) => (JSON.parse(data) as { action: string }).action).filter((action) => action.startsWith('calendar'));

  test('leads to the meetings of that network only, in its language, and names nobody', async () => {
    await saveMeeting(stage, NETWORK, 'm1', { minutes: undefined });
    const link = await share();
    const { name, titles, events } = await readCalendar(await fetchAt(stage, link));
    expect([name, titles]).toEqual(['Samlingar i Nettverk *Romsdal*', ['Samling m1']]);
    expect(events[0]?.description).toContain(translator('nn')('meetings.calendar.noLength'));
    expect(JSON.stringify(await rows())).not.toContain(stage.ida.from.aadObjectId);
  });

  test('is for coordinators to make and delete, and stands in the log', async () => {
    await saveMember(stage, NETWORK, stage.stranger, ['contact'], { municipality: '1505' });
    expect((await press(stage, stage.stranger, 'meetings.calendar.share', { id: `${NETWORK}.0` })).line).toBe(t('bot.notYours'));
    const link = await share();
    await waitFor(async () => (await logged()).length === 1, { what: 'the log' });
    expect((await press(stage, stage.stranger, 'meetings.calendar.unshare', { id: `${NETWORK}.1` })).line).toBe(t('bot.notYours'));
    // Another coordinator of the network sees it, and may delete it.
    const removed = await pressOn(stage, stage.colleague, await open(stage.colleague), t('cards.meetings.calendar.unshare'));
    expect(wordsOn(removed.card)).toContain(t('meetings.calendar.removed'));
    expect((await fetchAt(stage, link)).status).toBe(404);
    await waitFor(async () => (await logged()).length === 2, { what: 'the log' });
    expect((await logged()).sort()).toEqual(['calendar.shared', 'calendar.unshared']);
  });

  test('pressed again on an old card nothing is made, and nothing is logged', async () => {
    const card = await open();
    await pressOn(stage, stage.ida, card, SHARE);
    expect(linkOn((await pressOn(stage, stage.ida, card, SHARE)).card)).toBe('');
    await waitFor(async () => (await logged()).length > 0, { what: 'the log' });
    expect(await logged()).toEqual(['calendar.shared']);
  });

  test('goes on when who made it is forgotten, and ends with the network', async () => {
    const link = await share();
    await press(stage, stage.ida, 'networks.erase-me');
    expect((await fetchAt(stage, link)).status).toBe(200);
    await stage.store.delete(`n:${NETWORK}`, 'network');
    expect((await fetchAt(stage, link)).status).toBe(404);
  });
});

describe('what is shown', () => {
  test('meetings that are long over are not in it; cancelled ones are', async () => {
    await saveMeeting(stage, NETWORK, 'old', { start: { local: '2024-12-01T10:00', zone: 'Europe/Oslo' } });
    await saveMeeting(stage, NETWORK, 'm3', { cancelledAt: clock.now(), version: 4 });
    const { titles, events } = await readCalendar(await fetchAt(stage, await make()));
    expect(titles).toEqual(['Samling m2', 'Samling m1', 'Avlyst: Samling m3']);
    expect(events.map(({ uid }) => uid)).toEqual(['m2', 'm1', 'm3'].map((id) => `${id}@nettverksassistenten`));
  });
});

test('«mine data» has the link, without what opens it', async () => {
  const link = await make();
  const words = wordsOf(await say(stage, stage.ida, 'mine data'));
  expect(words).toContain(`${t('networks.privacy.kinds.calendars')}: 1`);
  // What a write that was cut short has left is found too.
  const { tenantId, id } = personOf(stage.ida);
  await stage.store.delete(`u:${tenantId}:${id}`, 'cal');
  expect(wordsOf(await say(stage, stage.ida, 'mine data'))).toContain(`${t('networks.privacy.kinds.calendars')}: 1`);
  expect((await fetchAt(stage, link)).status).toBe(404);
  await press(stage, stage.ida, 'networks.erase-me');
  expect(await rows()).toEqual([]);
});
