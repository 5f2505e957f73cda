import { cardOf, wordsOf } from '../../../support/replies';
import { aTurn, checkinsOn, networksOn } from '../../../support/a-turn';
import { messageWithValue } from '../../../support/activities';
import { testClock } from '../../../support/test-clock';
import { unrulyStore } from '../../../support/unruly-store';
import { buttonsOn, inChannel, inChat, NETWORK, press, wordsOn, type Who } from '../../networks/channels/support';
import { rowsOn } from '../../meetings/poll-setup/support';
import { ANSWERS, aRound, change, draft, pressed, put, report, ROUND, startRound, t, type RoundStage } from '../reminders/support';
import { coordinator } from '../../../../src/features/authority';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import { nudge } from '../../../../src/features/checkins/reminders/nudging';
import { statusRoutes } from '../../../../src/features/checkins/status/routes';
import type { CardReply, NetworkHere } from '../../../../src/features/feature';
import { openStore } from '../../../../src/storage';

const clock = testClock();
const OPENED = { state: 'open' as const, openedAt: Date.parse('2026-03-02T08:00:00Z') };
let stage: RoundStage;
beforeEach(async () => {
  stage = await startRound(clock, aRound(OPENED));
  clock.set('2026-03-05T09:00:00Z');
});
afterEach(() => stage.bot.stop());

const say = async (text = 'innsjekkstatus', who: Who = 'coordinator') => cardOf(await stage.bot.ask(inChat(stage.people[who], text)));
const open = async (id = ROUND) => (await pressed(stage, 'checkins.status.open', 'coordinator', id)).card;
const button = (name: string) => t(`cards.checkins.status.${name}` as Parameters<typeof t>[0]);

describe('«innsjekkstatus»', () => {
  test('shows every expected municipality with its state and who speaks for it', async () => {
    await report(stage.store, '1506');
    const words = wordsOn(await say());
    for (const part of [
      'Innsjekkstatus: 1. tertial 2026', t('checkins.status.round.open', { due: 'mandag 16. mars 2026 kl. 15.00' }),
      t('checkins.status.counts', { sent: 1, expected: 2, begun: 0, notBegun: 1 }), 'Molde\nsendt 4. mars 2026\nDemo Molde', 'Aukra\nikke begynt\nDemo Aukra',
    ]) expect(words).toContain(part);
  });

  test('tells of drafts how far they are, of reports when, late, corrected and on whose behalf', async () => {
    await draft(stage.store, '1547', { done: ['raad1', 'raad2'] });
    await report(stage.store, '1506', { revision: 3, late: true, as: 'coordinator' });
    await draft(stage.store, '1506');
    const words = wordsOn(await say());
    expect(words).toContain('påbegynt, 2 av 3 deler');
    expect(words).toContain('sendt, rettet (2), sist 4. mars 2026, etter fristen, meldt på vegne av kommunen, har endringer som ikke er sendt');
    expect(words).toContain(t('checkins.status.countsLate', { sent: 1, expected: 2, late: 1, begun: 1, notBegun: 0 }));
  });

  test('never shows anything of what was answered, sent or not', async () => {
    await draft(stage.store, '1547');
    await report(stage.store, '1506');
    for (const card of [await say(), await open(), (await pressed(stage, 'checkins.status.remind')).card]) {
      const json = JSON.stringify(card);
      for (const secret of ['hemmelig', '4711', ...Object.keys(ANSWERS)]) expect(json).not.toContain(secret);
    }
  });

  test('says where nobody speaks for a municipality, and who is away', async () => {
    const { networks } = stage.bot.app;
    const molde = (await networks.members(NETWORK)).find(({ municipality }) => municipality === '1506');
    await networks.saveMember(NETWORK, { ...(molde as NonNullable<typeof molde>), away: {} });
    const { tenantId, from } = stage.people.aukra;
    await networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles: ['participant'], municipality: '1547' });
    const words = wordsOn(await say());
    expect(words).toContain(`Aukra\nikke begynt\n${t('checkins.status.nobody')}`);
    expect(words).toContain(t('checkins.status.awayNow', { name: 'Demo Molde' }));
  });

  test('shows what people are called as it is, without markup', async () => {
    await stage.bot.app.networks.saveMunicipality(NETWORK, { number: '1547', name: 'Aukra **[x](y)**' });
    expect(wordsOn(await say())).toContain('Aukra \\*\\*\\[x\\](y)\\*\\*');
  });

  test('offers to remind, to report on behalf of, and to look again', async () => {
    expect(buttonsOn(await say()).map(({ title, verb }) => [title, verb])).toEqual([
      [button('remind'), 'checkins.status.remind'], [button('behalf'), 'checkins.report.choose'], [button('again'), 'checkins.status.open'],
    ]);
    for (const number of ['1506', '1547']) await report(stage.store, number);
    expect(buttonsOn(await open()).map(({ title }) => title)).toEqual([button('behalf'), button('again')]);
  });

  test('leads on to the choice of a municipality to report for', async () => {
    const { card } = await press(stage, stage.people.coordinator, await say(), button('behalf'));
    expect(wordsOn(card)).toContain('På vegne av hvilken kommune?');
  });

  test('says that they have been reminded, and does not offer it again on that day', async () => {
    await pressed(stage, 'checkins.status.remind');
    const card = await open();
    expect(wordsOn(card)).toContain(t('checkins.status.reminded', { count: 1, most: 3, day: '5. mars 2026' }));
    expect(wordsOn(card)).not.toContain('De som mangler');
    expect(buttonsOn(card).map(({ verb }) => verb)).not.toContain('checkins.status.remind');
    clock.set('2026-03-06T09:00:00Z');
    expect(buttonsOn(await open()).map(({ verb }) => verb)).toContain('checkins.status.remind');
  });

  test('in the evening says when the reminder goes, and not that it is sent', async () => {
    clock.set('2026-03-05T19:00:00Z');
    const words = wordsOn((await pressed(stage, 'checkins.status.remind')).card);
    expect(words).toContain(t('checkins.status.nudge.heading.later', { when: 'fredag 6. mars 2026 kl. 08.00' }));
    expect(words).not.toContain(t('checkins.status.nudge.heading.now'));
    expect(wordsOn(await open())).toContain(t('checkins.status.remindedSoon', { count: 1, most: 3, day: '6. mars 2026' }));
    clock.set('2026-03-06T07:00:00Z');
    expect(wordsOn(await open())).toContain(t('checkins.status.reminded', { count: 1, most: 3, day: '6. mars 2026' }));
  });

  test.each(['planned', 'paused', 'closed', 'cancelled'] as const)('of a round that is %s reminds nobody', async (state) => {
    await change(stage, { state, closedAt: Date.parse('2026-03-04T09:00:00Z') });
    expect(buttonsOn(await say()).map(({ verb }) => verb)).not.toContain('checkins.status.remind');
    expect(wordsOn((await pressed(stage, 'checkins.status.remind')).card)).toContain(t(`checkins.status.nudge.${state === 'paused' ? 'paused' : 'closed'}`));
  });

  test('of a round that is paused says so, and offers neither to remind nor to report on behalf of, also when some have sent', async () => {
    const asked = (await pressed(stage, 'checkins.status.remind')).card;
    expect(buttonsOn(asked).map(({ verb }) => verb)).toContain('checkins.report.choose');
    await report(stage.store, '1506');
    await change(stage, { state: 'paused' });
    const card = await say();
    expect(wordsOn(card)).toContain(t('checkins.status.round.paused', { due: 'mandag 16. mars 2026 kl. 15.00' }));
    expect(buttonsOn(card).map(({ title }) => title)).toEqual([button('again')]);
    expect(buttonsOn((await pressed(stage, 'checkins.status.remind')).card).map(({ verb }) => verb)).toEqual(['checkins.status.open']);
  });

  test('after the due time says that it has passed, and until when late ones are taken', async () => {
    const values = { due: 'mandag 16. mars 2026 kl. 15.00', closes: 'mandag 30. mars 2026 kl. 15.00' };
    clock.set('2026-03-16T14:00:00Z');
    expect(wordsOn(await say())).toContain(t('checkins.status.round.open', values));
    clock.set('2026-03-16T14:00:01Z');
    expect(wordsOn(await say())).toContain(t('checkins.status.round.openLate', values));
    await change(stage, { state: 'paused' });
    expect(wordsOn(await open())).toContain(t('checkins.status.round.pausedLate', values));
  });

  test('is for coordinators; others are told what they can do, and see nothing', async () => {
    for (const who of ['molde', 'partner'] as const) {
      expect(wordsOf(await stage.bot.ask(inChat(stage.people[who], 'innsjekkstatus')))).toBe(t('checkins.status.notForYou', { network: 'Nettverk *Romsdal*' }));
    }
    const said = wordsOf(await stage.bot.ask(inChat(stage.people.stranger, 'innsjekkstatus')));
    expect(said).not.toMatch(/Molde|Aukra/);
  });

  test('is not shown in a channel, where everybody would see who has not reported', async () => {
    expect(wordsOf(await stage.bot.ask(inChannel(stage.people.coordinator, 'innsjekkstatus')))).not.toMatch(/Molde|Aukra/);
  });

  test.each([
    ['open', `${NETWORK}.${ROUND}`, 'checkins.status.inPublic'], ['rounds', `${NETWORK}.0`, 'checkins.status.inPublic'],
    ['remind', `${NETWORK}.${ROUND}`, 'checkins.status.nudge.inPublic'],
  ] as const)('the button «%s» posts nothing of it in a channel, also from a client without Action.Execute', async (verb, id, says) => {
    const value = { verb: `checkins.status.${verb}`, id };
    const { sent } = await stage.bot.exchange(messageWithValue(stage.people.coordinator, value, { id: `public-${verb}`, in: 'channel' }));
    expect(sent.map(wordsOf)).toEqual([t(says, { heading: t('checkins.status.nudge.heading.now') })]);
    expect(JSON.stringify(sent)).not.toMatch(/Aukra|1506|1547|Ikke begynt/);
  });

  test.each(['open', 'remind'])('the button «%s» is for coordinators of this network, and of rounds that are there', async (verb) => {
    for (const who of ['molde', 'partner', 'other', 'stranger'] as const) {
      expect((await pressed(stage, `checkins.status.${verb}`, who)).line).toBe(t('bot.notYours'));
    }
    expect((await pressed(stage, `checkins.status.${verb}`, 'coordinator', '8204000000009-abcdef99')).line).toBe(t('bot.notYours'));
    expect((await new RoundStore(stage.store).find(NETWORK, ROUND))?.reminded).toBeUndefined();
  });
});

describe('among several rounds', () => {
  const other = '8203000000001-bbbbbbbb';

  test('the one that is open is shown, with the way to the others', async () => {
    await put(stage, aRound({ id: other, state: 'closed', closedAt: clock.now(), period: { from: '2025-09-01', to: '2025-12-31' } }));
    const card = await say();
    expect(wordsOn(card)).toContain('1. tertial 2026');
    const { card: list } = await press(stage, stage.people.coordinator, card, button('others'));
    expect(rowsOn(list).map(({ data }) => data.id)).toEqual([`${NETWORK}.${other}`, `${NETWORK}.${ROUND}`]);
    expect(wordsOn(await open(other))).toContain('3. tertial 2025');
  });

  test('when several are open the coordinator chooses', async () => {
    await put(stage, aRound({ ...OPENED, id: other, period: { from: '2025-09-01', to: '2025-12-31' } }));
    expect(rowsOn(await say())).toHaveLength(2);
  });

  test('when none is open it is the latest, rather one that was than one that is to come', async () => {
    await change(stage, { state: 'closed', closedAt: clock.now() });
    await put(stage, aRound({ id: other, period: { from: '2026-05-01', to: '2026-08-31' } }));
    expect(wordsOn(await say())).toContain('1. tertial 2026');
  });

  test('there may be more than fit on a card', async () => {
    for (let nth = 0; nth < 8; nth++) await put(stage, aRound({ id: `820300000000${nth}-bbbbbbbb`, state: 'closed', closedAt: clock.now() }));
    const { card } = await press(stage, stage.people.coordinator, await say(), button('others'));
    expect(rowsOn(card)).toHaveLength(8);
    const next = await press(stage, stage.people.coordinator, card, t('cards.checkins.status-rounds.next'));
    expect(rowsOn(next.card).map(({ data }) => data.id)).toEqual([`${NETWORK}.${ROUND}`]);
  });

  test('and where there is none the way to the first is shown', async () => {
    await stage.bot.stop();
    stage = await startRound(clock, aRound({ networkId: 'nordmore', ...OPENED }));
    const card = await say();
    expect(wordsOn(card)).toContain(t('cards.checkins.status-none.heading'));
    expect(buttonsOn(card).map(({ data }) => (data as { command: string }).command)).toEqual(['new-check-in']);
  });
});

describe('a network of 357 municipalities', () => {
  const MANY = Array.from({ length: 357 }, (_, at) => ({ number: String(1000 + at), name: `Kommune ${String(at).padStart(3, '0')}` }));
  const here: NetworkHere = { networkId: NETWORK, networkName: 'Nettverk', language: 'nb', roles: ['coordinator'] };

  test('is listed and reminded within four calls of the store each, eight at a time', async () => {
    const table = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
    const networks = networksOn(table, clock);
    const checkins = checkinsOn(networks);
    await networks.store.saveNetwork({ id: NETWORK, name: 'Nettverk', organisers: [], language: 'nb', targetGroups: [], rhythm: 'none' });
    await checkins.roundStore.create(aRound({ ...OPENED, municipalities: MANY.map(({ number }) => number) }));
    for (const municipality of MANY) {
      await networks.store.saveMunicipality(NETWORK, municipality);
      await networks.store.saveMember(NETWORK, { tenantId: 't', personId: municipality.number, name: municipality.name, roles: ['contact'], municipality: municipality.number });
    }
    for (const { number } of MANY.slice(0, 100)) await report(table, number);
    for (const { number } of MANY.slice(100, 150)) await draft(table, number);
    const { commands, verbs } = statusRoutes(checkins);
    const turn = aTurn('nb', { now: clock.now(), network: () => here, part: async () => here });

    table.calls.length = 0;
    const reply = await commands[0]?.run(turn, '');
    expect(table.calls.length).toBeLessThanOrEqual(4);
    const { counts, rows, page } = (reply as CardReply).card.data as { counts: string; rows: unknown[]; page: string };
    expect(counts).toBe(t('checkins.status.counts', { sent: 100, expected: 357, begun: 50, notBegun: 207 }));
    expect([rows.length, page]).toEqual([8, t('checkins.status.page', { from: 1, to: 8, count: 357 })]);

    table.calls.length = 0;
    await verbs.find(({ name }) => name === 'checkins.status.open')?.run(turn, { id: `${NETWORK}.${ROUND}-352` });
    expect(table.calls.length).toBeLessThanOrEqual(4);

    table.calls.length = 0;
    const scope = coordinator.scope(turn, here);
    const nudged = scope && await nudge(checkins, scope, ROUND, turn.person, clock.now());
    expect(table.calls.length).toBeLessThanOrEqual(4);
    expect(nudged).toMatchObject({ kind: 'reminded', reminded: { length: 257 } });
    await table.close();
  });

  test('goes by pages, there and back', async () => {
    for (const each of MANY.slice(0, 12)) await stage.bot.app.networks.saveMunicipality(NETWORK, each);
    await change(stage, { municipalities: ['1506', '1547', ...MANY.slice(0, 12).map(({ number }) => number)] });
    const first = await say();
    expect(wordsOn(first)).toContain(t('checkins.status.page', { from: 1, to: 8, count: 14 }));
    const { card: second } = await press(stage, stage.people.coordinator, first, button('next'));
    expect(wordsOn(second)).toContain(t('checkins.status.page', { from: 9, to: 14, count: 14 }));
    const { card: again } = await press(stage, stage.people.coordinator, second, button('first'));
    expect(wordsOn(again)).toContain(t('checkins.status.page', { from: 1, to: 8, count: 14 }));
  });
});
