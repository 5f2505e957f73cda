import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { openStore } from '../../../../src/storage';
import { translator } from '../../../../src/lib/language';
import {
  auditOf, inputsOf, memberOf, NETWORK, OTHER, press, pressOn, refOf, requestsIn, seedPeople, someone, startOver, textsOn, write,
  writeInChannel,
} from './support';

const t = translator('nb');
const clock = testClock();
const koordinator = someone('koordinator', 'a');
const kollega = someone('kollega', 'a');
const kari = someone('kari');
const SAVE = t('cards.networks.member.save');
let store: UnrulyStore;
let bot: TestApp;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ seed: seedPeople, clock, store });
});
afterAll(() => bot.stop());
beforeEach(async () => {
  await startOver(bot);
  await bot.app.networks.saveMember(NETWORK, memberOf(kari, { municipality: '1506', topics: ['data'] }));
  clock.advance(61_000);
});

const coordinates = (who: typeof kari) => bot.app.networks.saveMember(NETWORK, memberOf(who, { roles: ['coordinator'], organisation: 'KORUS' }));
const open = (who = kari, by = koordinator) => press(bot, by, 'networks.member.open', { id: `${NETWORK}.${refOf(who)}` });
const remove = (who = kari, by = koordinator) => press(bot, by, 'networks.member.removed', { id: `${NETWORK}.${refOf(who)}` });
const memberNow = (who = kari) => bot.app.networks.member(NETWORK, who);

describe('«deltakere»', () => {
  test('shows a coordinator everybody by municipality and organisation, guests and those who are away marked', async () => {
    await bot.app.networks.saveMember(NETWORK, memberOf(someone('rio'), { roles: ['partner'], organisation: 'RIO', guest: true, away: {} }));
    await bot.app.networks.saveMember(NETWORK, memberOf(someone('uten'), {}));
    const { card } = await write(bot, koordinator, 'deltakere');
    const shown = [...new Set(textsOn(card).split('\n'))].slice(0, 10);
    expect(shown).toEqual([
      t('networks.people.members', { count: 5 }), t('cards.networks.members.intro'),
      'Molde', 'Demo Kari ›', 'Deltaker', 'Demo Kari', 'Demo Kontakt Molde ›', 'Kontaktperson for kommunen', 'Demo Kontakt Molde', 'RIO',
    ]);
    expect(textsOn(card)).toContain('Demo Rio (gjest) (borte) ›');
    expect(textsOn(card)).toContain(t('networks.people.noBelonging'));
  });

  test('shows eight at a time', async () => {
    for (let n = 0; n < 12; n++) await bot.app.networks.saveMember(NETWORK, memberOf(someone(`flere${n}`), { municipality: '1547' }));
    const rows = (card: Parameters<typeof textsOn>[0]) => textsOn(card).split('\n').filter((line) => line.endsWith('›')).length;
    const first = await write(bot, koordinator, 'deltakere');
    const second = await pressOn(bot, koordinator, first.card, t('cards.networks.members.more'));
    expect([rows(first.card), rows(second.card)]).toEqual([8, 7]);
    expect(textsOn(second.card)).toContain('Aukra');
  });

  test('tells other members of the contacts instead, and strangers nothing', async () => {
    const { words, card } = await write(bot, kari, 'deltakere');
    expect(words).toBe((await write(bot, kari, 'kontakter')).words);
    expect(JSON.stringify(card)).not.toContain('networks.member.open');
    expect((await write(bot, someone('fremmed'), 'deltakere')).words).toBe(t('networks.none'));
  });
});

describe('the card of a member', () => {
  test('has what they are, and saves what is changed', async () => {
    const { card, words } = await open();
    expect(words).toContain('Demo Kari');
    expect(inputsOf(card)).toEqual({ role: 'participant', municipality: '1506', organisation: '', title: '' });
    const saved = await pressOn(bot, koordinator, card, SAVE, { role: 'partner', municipality: 'other', organisation: 'RIO', title: 'leder' });
    expect(saved.words).toContain(t('networks.people.saved'));
    expect(await memberNow()).toEqual({ ...memberOf(kari, { roles: ['partner'], organisation: 'RIO', title: 'leder', topics: ['data'] }) });
    expect((await auditOf(bot)).map(({ action, by, to }) => [action, by, to])).toEqual([['person.changed', refOf(koordinator), refOf(kari)]]);
  });

  test('with something wrong is not saved, says why, and keeps what was written', async () => {
    const { card } = await open();
    const { words, card: again } = await pressOn(bot, koordinator, card, SAVE, { role: 'contact', municipality: 'other', organisation: 'RIO', title: 'ny' });
    expect(words).toContain(t('networks.people.wrong.municipality'));
    expect(inputsOf(again)).toEqual({ role: 'contact', municipality: 'other', organisation: 'RIO', title: 'ny' });
    expect(await memberNow()).toMatchObject({ roles: ['participant'] });
  });

  test('that somebody else has changed meanwhile overwrites nothing, and shows what stands', async () => {
    await coordinates(kollega);
    clock.advance(61_000);
    const [mine, theirs] = [await open(), await open(kari, kollega)];
    await pressOn(bot, kollega, theirs.card, SAVE, { role: 'contact', municipality: '1547' });
    const { words, card } = await pressOn(bot, koordinator, mine.card, SAVE, { role: 'deputy', municipality: '1506' });
    expect(words).toContain(t('networks.people.wrong.changed'));
    expect(inputsOf(card)).toMatchObject({ role: 'contact', municipality: '1547' });
    expect(await memberNow()).toMatchObject({ roles: ['contact'], municipality: '1547' });
  });

  test('shows the e-mail address in a personal chat, and to nobody in a channel', async () => {
    const email = 'kari@demo.example';
    await bot.app.networks.saveMember(NETWORK, memberOf(kari, { municipality: '1506', email }));
    const id = { id: `${NETWORK}.${refOf(kari)}` };
    expect(JSON.stringify(await open())).toContain(email);
    await coordinates(someone('her'));
    clock.advance(61_000);
    const shown = await press(bot, someone('her'), 'networks.member.open', id, 'channel');
    expect(shown.words).toContain('Demo Kari');
    expect(JSON.stringify([shown, await writeInChannel(bot, someone('her'), 'deltakere')])).not.toContain(email);
  });

  test('does not place anybody in a municipality that is taken out of the network meanwhile', async () => {
    const { card } = await open();
    let reads = 0;
    store.interfere(async ({ method, row }) => {
      if (method === 'query' && row === 'u' && ++reads === 1) await bot.app.networks.removeMunicipality(NETWORK, '1547');
    });
    const { words } = await pressOn(bot, koordinator, card, SAVE, { role: 'contact', municipality: '1547' });
    store.behave();
    await bot.app.networks.saveMunicipality(NETWORK, { number: '1547', name: 'Aukra' });
    expect(words).toContain(t('networks.people.wrong.unknown'));
    expect(await memberNow()).toMatchObject({ roles: ['participant'], municipality: '1506' });
  });

  test('saved twice is saved once', async () => {
    const { card } = await open();
    const both = [0, 1].map(() => pressOn(bot, koordinator, card, SAVE, { role: 'contact', municipality: '1506' }));
    for (const { words } of await Promise.all(both)) expect(words).toContain(t('networks.people.saved'));
    expect(await auditOf(bot)).toHaveLength(1);
  });

  test('of the last coordinator keeps the role', async () => {
    const { card } = await open(koordinator);
    const { words } = await pressOn(bot, koordinator, card, SAVE, { role: 'participant', municipality: '1506' });
    expect(words).toContain(t('networks.people.wrong.lastCoordinator'));
    expect(await memberNow(koordinator)).toMatchObject({ roles: ['coordinator'] });
  });

  test('of who is not here is not found, in the same words for another network’s', async () => {
    const other = someone('annen', 'a');
    for (const who of [someone('ingen'), other]) expect((await open(who)).line).toBe(t('bot.notYours'));
    expect((await press(bot, other, 'networks.member.open', { id: `${NETWORK}.${refOf(kari)}` })).line).toBe(t('bot.notYours'));
    expect((await press(bot, other, 'networks.member.open', { id: `${OTHER}.${refOf(kari)}` })).line).toBe(t('bot.notYours'));
  });
});

describe('taking somebody out', () => {
  test('is asked first; no changes nothing', async () => {
    const { card } = await open();
    const sure = await pressOn(bot, koordinator, card, t('cards.networks.member.remove'));
    expect(sure.words).toContain(t('networks.people.remove', { name: 'Demo Kari' }));
    expect((await pressOn(bot, koordinator, sure.card, t('cards.networks.member-remove.no'))).words).toContain('Demo Kari');
    expect(await memberNow()).toBeDefined();
  });

  test('takes the index and the request with it', async () => {
    await press(bot, kari, 'networks.join.send', { id: NETWORK, role: 'contact', municipality: '1506' });
    expect((await remove()).words).toContain(t('networks.people.removed', { name: 'Demo Kari' }));
    expect([await memberNow(), await requestsIn(bot), await store.get(`u:${kari.tenantId}:${kari.id}`, `n:${NETWORK}`)]).toEqual([undefined, [], undefined]);
    expect((await remove()).line).toBe(t('bot.notYours'));
  });

  test('does not take the last coordinator', async () => {
    expect((await remove(koordinator)).words).toContain(t('networks.people.wrong.lastCoordinator'));
    expect(await memberNow(koordinator)).toBeDefined();
  });

  test('two coordinators who take out each other at once leave one of them', async () => {
    for (let round = 0; round < 8; round++) {
      await startOver(bot);
      await coordinates(kollega);
      clock.advance(61_000);
      await Promise.all([open(kari, koordinator), open(kari, kollega)]);
      await Promise.all([remove(kollega, koordinator), remove(koordinator, kollega)]);
      const left = (await bot.app.networks.members(NETWORK)).filter(({ roles }) => roles.includes('coordinator'));
      expect(left).toHaveLength(1);
    }
  });
});

test('no more than four calls of the store are made for any of it', async () => {
  const counted = async (work: () => Promise<unknown>) => {
    store.calls.length = 0;
    await work();
    return store.calls.filter(({ partition, row }) => !/^(?:conv|au):/.test(partition) && !row?.startsWith('rq:')).length;
  };
  await write(bot, koordinator, 'deltakere');
  const { card } = await open();
  const list = { id: `${NETWORK}.0` };
  expect({
    list: await counted(() => press(bot, koordinator, 'networks.members', list)),
    open: await counted(() => open()),
    save: await counted(() => pressOn(bot, koordinator, card, SAVE, { role: 'contact', municipality: '1506' })),
    wrong: await counted(() => pressOn(bot, koordinator, card, SAVE, { role: '' })),
    sure: await counted(() => pressOn(bot, koordinator, card, t('cards.networks.member.remove'))),
    remove: await counted(() => remove()),
  }).toEqual({ list: 2, open: 2, save: 4, wrong: 3, sure: 1, remove: 3 });
});
