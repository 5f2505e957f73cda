import { cardOf, wordsOf, type Card } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { translator } from '../../../../src/lib/language';
import { key, readAll } from '../../../../src/storage';
import { linkRecord } from '../../../../src/features/networks/records';
import { addressOf, buttonOn, buttonsOn, inChannel, inChat, linkMolde, NETWORK, OTHER, press, pressVerb, sentTo, startStage, wordsOn, type Stage, type Who } from './support';

const t = translator('nb');
const UNLINK = t('networks.channels.unlink');
const CONFIRM = t('cards.networks.channel-unlink.unlink');
const MOLDE = 'Demo Molde – Demo Molde Rus og Helse';
const clock = testClock();
let stage: Stage;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startStage(clock);
  await linkMolde(stage);
});
afterEach(() => stage.bot.stop());

const list = async (who: Who = 'coordinator'): Promise<Card | undefined> => cardOf(await stage.bot.ask(inChat(stage.people[who], 'kanaler')));
const titles = (card: Card | undefined) => buttonsOn(card).map(({ title }) => title);
const channels = () => stage.bot.app.networks.channels(NETWORK);
const owner = () => stage.bot.app.networks.networkOfChannel(addressOf(stage.bot.molde));
const audit = async () => (await readAll(stage.store, `au:${NETWORK}:202603`)).map(({ data }) => (JSON.parse(data) as { action: string }).action);

describe('«kanaler»', () => {
  test('lists each channel with its team, organisation and since when', async () => {
    expect(wordsOn(await list('molde')).split('\n').slice(2)).toEqual([
      'Demo Nettverk – Demo Overdosenettverk', 'organisasjon aaaaaaaa… · koblet til 1. mars 2026',
      MOLDE, 'organisasjon bbbbbbbb… · koblet til 2. mars 2026',
    ]);
  });

  test('a coordinator may unlink, other members see no button for it, strangers see nothing', async () => {
    expect(titles(await list())).toEqual([t('cards.networks.channels.add'), UNLINK, UNLINK]);
    expect(titles(await list('partner'))).toEqual([t('cards.networks.channels.add')]);
    expect(wordsOf(await stage.bot.ask(inChat(stage.people.stranger, 'kanaler')))).toBe(t('networks.none'));
  });

  test('a channel that cannot be reached says since when, and what to look for', async () => {
    await stage.bot.app.networks.markChannel(NETWORK, addressOf(stage.bot.molde), clock.now());
    expect(wordsOn(await list('molde'))).toContain(t('networks.channels.unreachable', { date: '2. mars 2026' }));
  });

  test('30 channels come a page at a time, each of them once', async () => {
    for (let at = 0; at < 28; at++) {
      const conversationId = `19:demo-${at}@thread.tacv2`;
      await stage.bot.app.networks.saveChannel(NETWORK, { tenantId: stage.bot.molde.tenantId, conversationId, name: `Kanal ${at}`, linkedAt: clock.now() + at });
    }
    const seen: string[] = [];
    let card = await list('molde');
    for (let page = 0; page < 10; page++) {
      seen.push(...wordsOn(card).split('\n').filter((line) => line.startsWith('Kanal ')));
      if (!titles(card).includes(t('cards.networks.channels.more'))) break;
      ({ card } = await press(stage, stage.people.molde, card, t('cards.networks.channels.more')));
    }
    expect(seen).toEqual(Array.from({ length: 28 }, (_, at) => `Kanal ${at}`));
  });

  test('a page that never was is the first', async () => {
    const { card } = await pressVerb(stage.bot, stage.people.molde, 'networks.channels.list', { id: `${NETWORK}.x` });
    expect(wordsOn(card)).toContain(MOLDE);
  });
});

describe('unlinking', () => {
  const ask = async () => (await press(stage, stage.people.coordinator, await list(), UNLINK, { nth: 1 })).card;

  test('is asked about first, with what it means; «Ikke koble fra» goes back', async () => {
    const card = await ask();
    expect(wordsOn(card)).toContain(MOLDE);
    expect(wordsOn(card)).toContain(t('cards.networks.channel-unlink.meaning'));
    expect(wordsOn(card)).not.toContain(t('cards.networks.channel-unlink.last'));
    const back = await press(stage, stage.people.coordinator, card, t('cards.networks.channel-unlink.back'));
    expect(titles(back.card)).toContain(UNLINK);
    expect(await channels()).toHaveLength(2);
  });

  test('takes the channel out at once, with a last word to it and a line in the audit', async () => {
    const pressed = await press(stage, stage.people.coordinator, await ask(), CONFIRM);
    expect(wordsOn(pressed.card)).toContain(t('networks.channels.unlinked', { channel: MOLDE }));
    expect([await owner(), (await channels()).length]).toEqual([undefined, 1]);
    expect(wordsOf(sentTo(stage, stage.bot.molde).at(-1)!)).toContain(t('networks.channels.unlinkedHere', { network: 'Nettverk \\*Romsdal\\*' }));
    expect(await audit()).toContain('channel.unlinked');
    expect(wordsOf(await stage.bot.ask(inChannel(stage.people.molde, 'kanaler')))).toBe(t('networks.none'));
  });

  test('ends what the cards that stand in it could do, also for members; a group chat never could', async () => {
    const { verb, data } = buttonOn(await ask(), t('cards.networks.channel-unlink.back'));
    const pressIn = async (place: 'channel' | 'groupChat') => pressVerb(stage.bot, stage.people.molde, verb, data, { in: place });
    expect(wordsOn((await pressIn('channel')).card)).toContain(MOLDE);
    expect((await pressIn('groupChat')).line).toBe(t('bot.notYours'));
    await press(stage, stage.people.coordinator, await ask(), CONFIRM);
    expect((await pressIn('channel')).line).toBe(t('bot.notYours'));
  });

  test('pressed twice, the second says that it is not there, and the channel gets one last word', async () => {
    const card = await ask();
    await press(stage, stage.people.coordinator, card, CONFIRM);
    const told = sentTo(stage, stage.bot.molde).length;
    expect((await press(stage, stage.people.coordinator, card, CONFIRM)).line).toBe(t('bot.notYours'));
    expect(sentTo(stage, stage.bot.molde)).toHaveLength(told);
  });

  test('of the last channel says what that means, before and after', async () => {
    await press(stage, stage.people.coordinator, await ask(), CONFIRM);
    const { card } = await press(stage, stage.people.coordinator, await list(), UNLINK);
    expect(wordsOn(card)).toContain(t('cards.networks.channel-unlink.last'));
    const pressed = await press(stage, stage.people.coordinator, card, CONFIRM);
    expect(wordsOn(pressed.card)).toContain(t('networks.channels.unlinkedLast', { network: 'Nettverk \\*Romsdal\\*' }));
    expect(await channels()).toEqual([]);
    expect(wordsOn(await list())).toContain(t('cards.networks.channels.empty'));
  });

  test('is for coordinators only, of this network only', async () => {
    const card = await ask();
    for (const who of ['molde', 'stranger', 'other'] as const) {
      expect((await press(stage, stage.people[who], card, CONFIRM)).line).toBe(t('bot.notYours'));
    }
    expect(await owner()).toBe(NETWORK);
  });

  test('is not said before the store has said so, and can be pressed again', async () => {
    const card = await ask();
    stage.store.interfere(({ method, partition }) => {
      if (method === 'delete' && partition === `n:${NETWORK}`) throw new Error('killed');
    });
    const failed = await press(stage, stage.people.coordinator, card, CONFIRM);
    expect(wordsOn(failed.card) + failed.line).not.toContain(t('networks.channels.unlinked', { channel: MOLDE }));
    stage.store.behave();
    await press(stage, stage.people.coordinator, card, CONFIRM);
    expect([await owner(), (await channels()).length]).toEqual([undefined, 1]);
  });

  test.each([1, 2])('cut short at write %i, it is not linked, or as it was: the list does not bring it back, and another network gets it', async (at) => {
    const card = await ask();
    let writes = 0;
    stage.store.interfere(({ method }) => {
      if (method === 'delete' && ++writes === at) throw new Error('killed');
    });
    const failed = await press(stage, stage.people.coordinator, card, CONFIRM);
    expect(wordsOn(failed.card)).not.toContain(t('networks.channels.unlinked', { channel: MOLDE }));
    stage.store.behave();
    expect(writes).toBe(at);
    for (const _again of [1, 2]) await list();
    expect([await owner(), (await channels()).length]).toEqual(at === 1 ? [NETWORK, 2] : [undefined, 1]);
    if (at === 1) return;
    expect(wordsOf(await stage.bot.ask(inChannel(stage.people.molde, 'kanaler')))).toBe(t('networks.none'));
    expect(await stage.bot.app.networks.saveChannel(OTHER, addressOf(stage.bot.molde))).toBe(true);
    await list();
    expect([await owner(), (await channels()).length]).toEqual([OTHER, 1]);
  });

  test('cut short, is undone by a new code', async () => {
    const card = await ask();
    stage.store.interfere(({ method, partition }) => {
      if (method === 'delete' && partition.startsWith('ch:')) throw new Error('killed');
    });
    await press(stage, stage.people.coordinator, card, CONFIRM);
    stage.store.behave();
    clock.advance(61_000);
    await linkMolde(stage);
    expect([await owner(), (await channels()).length]).toEqual([NETWORK, 2]);
  });

  test('takes at most four calls of the store until the answer is decided', async () => {
    const card = await ask();
    stage.store.calls.length = 0;
    await press(stage, stage.people.coordinator, card, CONFIRM);
    const decided = stage.store.calls.findIndex(({ partition }) => partition.startsWith('au:'));
    expect(decided).toBeGreaterThan(0);
    expect(decided).toBeLessThanOrEqual(4);
  });
});

describe('a link that was cut short', () => {
  const where = () => ({ partition: key('ch', stage.bot.molde.tenantId), row: key(stage.bot.molde.channel.id) });

  test('is completed when somebody looks at the list', async () => {
    await stage.store.delete(where().partition, where().row);
    await list('molde');
    expect(await owner()).toBe(NETWORK);
  });

  test('is taken off the list when another network has the channel meanwhile', async () => {
    await stage.store.delete(where().partition, where().row);
    await stage.bot.app.networks.saveChannel(OTHER, addressOf(stage.bot.molde));
    await list();
    expect(await owner()).toBe(OTHER);
    expect(await channels()).toHaveLength(1);
  });

  test('is completed also when the channel still points to a network that has let it go', async () => {
    await stage.store.upsert({ ...where(), ...linkRecord.encode({ networkId: OTHER }) });
    await list();
    expect([await owner(), (await channels()).length]).toEqual([NETWORK, 2]);
  });

  test('is not completed for a channel that is unlinked at that moment', async () => {
    await stage.store.delete(where().partition, where().row);
    stage.store.interfere(async ({ method, partition }) => {
      if (method !== 'create' || !partition.startsWith('ch:')) return;
      stage.store.behave();
      await stage.bot.app.networks.removeChannel(NETWORK, addressOf(stage.bot.molde));
    });
    await list();
    expect([await owner(), (await channels()).length]).toEqual([undefined, 1]);
  });

  test('costs the list nothing before the answer: one call', async () => {
    await list();
    stage.store.calls.length = 0;
    await list();
    expect(stage.store.calls.findIndex(({ method, partition }) => method === 'get' && partition.startsWith('ch:'))).toBe(1);
  });
});
