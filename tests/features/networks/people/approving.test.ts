import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { openStore, StoreUnavailable } from '../../../../src/storage';
import { translator } from '../../../../src/lib/language';
import {
  actionsOn, auditOf, inRoster, memberOf, NETWORK, OTHER, press, pressOn, refOf, requestsIn, seedPeople, someone, startOver,
  textsOn, worldOf,
  write, writeInChannel,
} from './support';

const t = translator('nb');
const clock = testClock();
const koordinator = someone('koordinator', 'a');
const kollega = someone('kollega', 'a');
const FIELDS = { role: 'participant', municipality: '1506', title: 'lege' };
let store: UnrulyStore;
let bot: TestApp;
let kari = someone('kari');
let people = 0;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ seed: seedPeople, clock, store });
});
afterAll(() => bot.stop());
beforeEach(async () => {
  store.behave();
  await startOver(bot);
  await bot.app.networks.saveMember(NETWORK, memberOf(kollega, { roles: ['coordinator'], organisation: 'KORUS' }));
  clock.advance(61_000);
  kari = someone(`kari-${++people}`);
});

const ask = (fields: object = FIELDS, place: 'personal' | 'channel' = 'personal') => press(bot, kari, 'networks.join.send', { id: NETWORK, ...fields }, place);
const idOf = (number = 1) => ({ id: `${NETWORK}.${refOf(kari)}-${number}` });
const approve = (who = koordinator, number = 1) => press(bot, who, 'networks.request.approve', idOf(number));
const decline = (word = '', who = koordinator) => press(bot, who, 'networks.request.decline', { ...idOf(), word });
const memberNow = () => bot.app.networks.member(NETWORK, kari);

describe('approving', () => {
  test('makes one member, says so to the coordinator, and tells the one who asked in their own chat', async () => {
    await write(bot, kari, 'hjelp');
    await ask();
    const { words, card, sent } = await approve();
    expect(words).toContain(t('networks.people.request.approved', { name: kari.name, network: 'Nettverk Romsdal' }));
    expect(actionsOn(card).map(({ title }) => title)).toEqual([t('cards.networks.join-request.all')]);
    expect(sent.map(({ to, words: said }) => [to, said])).toEqual([
      [worldOf(bot, kari).personalChat.id, expect.stringContaining(t('networks.people.answer.approved', { network: 'Nettverk Romsdal', role: 'Deltaker' }))],
    ]);
    expect(await memberNow()).toMatchObject({ roles: ['participant'], municipality: '1506', title: 'lege', joinedAt: clock.now() });
    expect(await requestsIn(bot)).toMatchObject([{ status: 'approved', given: 'participant', decidedBy: refOf(koordinator), decidedAt: clock.now() }]);
    expect((await auditOf(bot)).map(({ action, by, to }) => [action, by, to])).toContainEqual(['person.approved', refOf(koordinator), refOf(kari)]);
  });

  test('of somebody from a municipality that is not in the network any more makes nobody a contact of it', async () => {
    await ask({ ...FIELDS, role: 'contact', municipality: '1547' });
    await bot.app.networks.removeMunicipality(NETWORK, '1547');
    const { words } = await approve();
    await bot.app.networks.saveMunicipality(NETWORK, { number: '1547', name: 'Aukra' });
    expect(words).toContain(t('networks.people.wrong.unknown'));
    expect([await memberNow(), (await requestsIn(bot))[0]?.status]).toEqual([undefined, 'open']);
  });

  test('in a channel shows no e-mail address', async () => {
    bot.teams.members.set(bot.molde.channel.id, [inRoster(kari)]);
    await writeInChannel(bot, kari, 'hjelp');
    await ask(FIELDS, 'channel');
    const email = (await requestsIn(bot))[0]?.email ?? 'none';
    const here = someone('her');
    await bot.app.networks.saveMember(NETWORK, memberOf(here, { roles: ['coordinator'], organisation: 'KORUS' }));
    clock.advance(61_000);
    const open = (place: 'personal' | 'channel') => press(bot, here, 'networks.request.open', idOf(), place);
    expect(textsOn((await open('personal')).card)).toContain(email);
    const shown = [await open('channel'), await writeInChannel(bot, here, 'forespørsler'), await press(bot, here, 'networks.request.approve', idOf(), 'channel')];
    expect(shown.every(({ words }) => words.includes('Demo'))).toBe(true);
    expect(JSON.stringify(shown)).not.toContain(email);
  });

  test('tells who has no chat with us where they asked that there is an answer, and nothing of what it is', async () => {
    await writeInChannel(bot, kari, 'hjelp');
    await ask(FIELDS, 'channel');
    const { sent } = await approve();
    expect(sent.map(({ to }) => to)).toEqual([bot.molde.channel.id]);
    expect(sent[0]?.words).toBe(t('networks.people.answer.elsewhere', { name: kari.name, network: 'Nettverk Romsdal' }));
  });

  test('tells in the language that was asked in', async () => {
    await write(bot, kari, 'help');
    const { sent: form } = await press(bot, kari, 'networks.join.open', { id: NETWORK, lang: 'en' });
    await pressOn(bot, kari, form[0]?.card, 'Send request', FIELDS);
    expect((await approve()).sent[0]?.words).toContain('You now take part in Nettverk Romsdal. Role: Participant.');
  });

  test('as another role gives that role', async () => {
    await ask();
    const { words } = await press(bot, koordinator, 'networks.request.approve-as', { ...idOf(), role: 'contact' });
    expect(words).toContain('Kontaktperson for kommunen');
    expect(await memberNow()).toMatchObject({ roles: ['contact'] });
  });

  test.each([['partner', 'networks.people.wrong.partner'], ['', 'networks.people.wrong.role'], ['owner', 'networks.people.wrong.role']] as const)(
    'as «%s», which does not fit, changes nothing and says why', async (role, why) => {
      await ask();
      const { words, card } = await press(bot, koordinator, 'networks.request.approve-as', { ...idOf(), role });
      expect(words).toContain(t(why));
      expect(actionsOn(card).length).toBeGreaterThan(3);
      expect([await memberNow(), (await requestsIn(bot))[0]?.status]).toEqual([undefined, 'open']);
    },
  );

  test('two at once make one membership, and the second is told who decided, and what', async () => {
    await ask();
    const both = await Promise.all([approve(koordinator), approve(kollega)]);
    const late = both.filter(({ words }) => words.includes(t('networks.people.request.decidedBy', { by: '' }).split(',')[0] ?? ''));
    expect(late).toHaveLength(1);
    expect(late[0]?.words).toMatch(/av Demo (?:Koordinator|Kollega)\./);
    expect(late[0]?.words).toContain(t('networks.people.request.approved', { name: kari.name, network: 'Nettverk Romsdal' }));
    expect((await bot.app.networks.members(NETWORK)).filter(({ personId }) => personId === kari.id)).toHaveLength(1);
    expect((await auditOf(bot)).filter(({ action }) => action === 'person.approved')).toHaveLength(1);
  });

  test('and declining at once: one of them decides, and the member is there only if it was approved', async () => {
    for (let round = 0; round < 5; round++) {
      kari = someone(`kari-${++people}`);
      await ask();
      await Promise.all([approve(koordinator), decline('Nei.', kollega)]);
      const [request] = (await requestsIn(bot)).filter(({ personId }) => personId === kari.id);
      expect((await memberNow()) !== undefined).toBe(request?.status === 'approved');
    }
  });

  test('pressed again changes nothing, and nobody is told twice', async () => {
    await write(bot, kari, 'hjelp');
    await ask();
    const first = await approve();
    const again = await approve();
    expect([first.sent.length, again.sent.length]).toEqual([1, 0]);
    expect(again.words).toContain('Demo Koordinator');
  });

  test('on the card of an earlier request shows the later one, and approves nothing that was not seen', async () => {
    await ask();
    await ask({ ...FIELDS, role: 'manager-network' });
    const { words, card } = await approve(koordinator, 1);
    expect(words).toContain(t('networks.people.request.replaced'));
    expect(await memberNow()).toBeUndefined();
    await pressOn(bot, koordinator, card, 'Godkjenn');
    expect(await memberNow()).toMatchObject({ roles: ['manager'], manages: 'network' });
  });

  test('of somebody who was erased finds nothing, in the words for what never was', async () => {
    await ask();
    await store.delete(`n:${NETWORK}`, `rq:${refOf(kari)}`);
    for (const each of [approve, () => decline()]) expect((await each()).line).toBe(t('bot.notYours'));
    expect(await memberNow()).toBeUndefined();
  });

  test('by the coordinator of another network changes nothing, whichever network the card names', async () => {
    await ask();
    const other = someone('annen', 'a');
    for (const network of [NETWORK, OTHER]) {
      expect((await press(bot, other, 'networks.request.approve', { id: `${network}.${refOf(kari)}-1` })).line).toBe(t('bot.notYours'));
    }
    expect([await memberNow(), (await requestsIn(bot))[0]?.status]).toEqual([undefined, 'open']);
  });

  test('by the one who asks changes nothing', async () => {
    await ask();
    expect((await approve(kari)).line).toBe(t('bot.notYours'));
  });

  test('another role of a member changes that and keeps what is theirs', async () => {
    await bot.app.networks.saveMember(NETWORK, memberOf(kari, { roles: ['coordinator'], municipality: '1506', confirmedAt: 5, joinedAt: 3 }));
    clock.advance(61_000);
    await ask({ ...FIELDS, role: 'contact' });
    const list = await write(bot, koordinator, 'forespørsler');
    const { words } = await pressOn(bot, koordinator, list.card, kari.name);
    expect(words).toContain(t('networks.people.request.newRole', { name: kari.name, network: 'Nettverk Romsdal' }));
    await approve();
    expect(await memberNow()).toMatchObject({ roles: ['contact', 'coordinator'], confirmedAt: 5, joinedAt: 3 });
  });
});

describe('declining', () => {
  test('tells the one who asked, with the word, and makes nobody a member', async () => {
    await write(bot, kari, 'hjelp');
    await ask();
    const { words, sent } = await decline('Spør *legen* først.\n');
    expect(words).toContain(t('networks.people.request.word', { word: 'Spør \\*legen\\* først.' }));
    expect(sent[0]?.words).toContain(t('networks.people.answer.word', { word: 'Spør \\*legen\\* først.' }));
    expect([await memberNow(), await requestsIn(bot)]).toMatchObject([undefined, [{ status: 'declined', word: 'Spør *legen* først.' }]]);
    expect((await auditOf(bot)).map(({ action }) => action)).toContain('person.declined');
  });

  test('says in a channel neither that it was declined nor why; her own chat says it when she opens one', async () => {
    await writeInChannel(bot, kari, 'hjelp');
    await ask(FIELDS, 'channel');
    const { sent } = await decline('Spør legen først.');
    expect(sent.map(({ to, words }) => [to, words])).toEqual([
      [bot.molde.channel.id, t('networks.people.answer.elsewhere', { name: kari.name, network: 'Nettverk Romsdal' })],
    ]);
    expect((await writeInChannel(bot, kari, 'bli med')).words).not.toContain('Spør legen først.');
    expect((await write(bot, kari, 'bli med')).words).toContain(t('networks.people.answer.word', { word: 'Spør legen først.' }));
  });

  test('keeps 200 characters of the word, and refuses a fødselsnummer', async () => {
    await ask();
    expect((await decline('Gjelder 010190 12345')).words).toContain(t('networks.people.wrong.person'));
    expect(await requestsIn(bot)).toMatchObject([{ status: 'open' }]);
    await decline('x'.repeat(300));
    expect((await requestsIn(bot))[0]?.word).toHaveLength(200);
  });

  test('twice at once tells once', async () => {
    await write(bot, kari, 'hjelp');
    await ask();
    const both = await Promise.all([decline('Nei.'), decline('Nei.')]);
    expect((await auditOf(bot)).filter(({ action }) => action === 'person.declined')).toHaveLength(1);
    expect(both.some(({ words }) => words.includes('Demo Koordinator'))).toBe(true);
  });

  test('lets her ask again', async () => {
    await ask();
    await decline('Nei.');
    await ask();
    expect(await requestsIn(bot)).toMatchObject([{ number: 2, status: 'open' }]);
    expect((await requestsIn(bot))[0]?.word).toBeUndefined();
  });
});

describe('a service that is killed while it approves', () => {
  /** The writes of one approval, in their order. */
  const WRITES = ['upsert', 'transaction'] as const;

  test.each(WRITES)('before the %s leaves no half member, and pressing again completes it', async (method) => {
    await write(bot, kari, 'hjelp');
    await ask();
    store.interfere((call) => {
      if (call.method === method && (method === 'transaction' || call.row === `n:${NETWORK}`)) throw new StoreUnavailable('Killed.', { outcome: 'not-done' });
    });
    expect((await approve()).card).toBeUndefined();
    store.behave();
    expect([await memberNow(), (await requestsIn(bot))[0]?.status]).toEqual([undefined, 'open']);
    clock.advance(61_000);
    expect((await write(bot, kari, 'deltakere')).words).toBe(t('networks.none'));
    const { words } = await approve();
    expect(words).toContain(t('networks.people.request.approved', { name: kari.name, network: 'Nettverk Romsdal' }));
    expect(await memberNow()).toMatchObject({ roles: ['participant'] });
    expect((await write(bot, kari, 'bli med')).words).toContain(t('networks.people.receipt.member', { network: 'Nettverk Romsdal' }));
  });

  test('after the transaction, before the answer: it is done, and pressing again says by whom', async () => {
    await ask();
    let done = false;
    store.interfere((call) => {
      if (done && call.method !== 'get' && call.method !== 'query') throw new StoreUnavailable('Killed.', { outcome: 'not-done' });
      if (call.method === 'transaction') done = true;
    });
    await approve();
    store.behave();
    expect([await memberNow(), (await requestsIn(bot))[0]?.status]).toMatchObject([{ roles: ['participant'] }, 'approved']);
    expect((await approve()).words).toContain(t('networks.people.request.decidedBy', { by: 'Demo Koordinator' }));
  });
});

describe('«forespørsler»', () => {
  test('shows those that wait, oldest first, a page at a time, and not those that are decided', async () => {
    const many = Array.from({ length: 10 }, (_, at) => someone(`ny${at}`));
    for (const one of many) {
      clock.advance(1_000);
      await press(bot, one, 'networks.join.send', { id: NETWORK, ...FIELDS });
    }
    await press(bot, koordinator, 'networks.request.decline', { id: `${NETWORK}.${refOf(many[0]!)}-1`, word: '' });
    const { card } = await write(bot, koordinator, 'forespørsler');
    const names = (shown: typeof card) => textsOn(shown).split('\n').filter((line) => line.endsWith('›'));
    expect(names(card)).toEqual(many.slice(1, 9).map(({ name }) => `${name} ›`));
    const next = await pressOn(bot, koordinator, card, t('cards.networks.requests.more'));
    expect(names(next.card)).toEqual([`${many[9]!.name} ›`]);
  });

  test('says when nobody waits, and is for coordinators', async () => {
    expect((await write(bot, koordinator, 'forespørsler')).words).toContain(t('cards.networks.requests.empty'));
    await bot.app.networks.saveMember(NETWORK, memberOf(kari, {}));
    expect((await write(bot, kari, 'forespørsler')).words).toBe(t('authority.coordinatorsOnly', { network: 'Nettverk Romsdal' }));
  });
});

test('no more than four calls of the store are made to show, approve or decline', async () => {
  const counted = async (work: () => Promise<unknown>) => {
    let after = false;
    store.calls.length = 0;
    store.interfere((call) => { after ||= call.partition.startsWith('au:'); if (after) throw new StoreUnavailable('After.', { outcome: 'not-done' }); });
    await work();
    store.behave();
    const at = store.calls.findIndex(({ partition }) => partition.startsWith('au:'));
    return (at < 0 ? store.calls : store.calls.slice(0, at)).filter(({ partition }) => !partition.startsWith('conv:')).length;
  };
  await ask();
  await write(bot, koordinator, 'forespørsler');
  await press(bot, koordinator, 'networks.requests', { id: `${NETWORK}.0` });
  await press(bot, kollega, 'networks.requests', { id: `${NETWORK}.0` });
  const counts = {
    list: await counted(() => press(bot, koordinator, 'networks.requests', { id: `${NETWORK}.0` })),
    open: await counted(() => press(bot, koordinator, 'networks.request.open', idOf())),
    approve: await counted(() => approve()),
    again: await counted(() => approve(kollega)),
    declineDecided: await counted(() => decline()),
  };
  expect(counts).toEqual({ list: 1, open: 1, approve: 4, again: 1, declineDecided: 2 });
  await startOver(bot);
  await ask();
  await press(bot, koordinator, 'networks.requests', { id: `${NETWORK}.0` });
  expect(await counted(() => decline('Nei.'))).toBe(2);
});
