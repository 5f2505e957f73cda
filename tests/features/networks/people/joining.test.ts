import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { down, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { elementsOf } from '../../../cards/elements';
import { openStore } from '../../../../src/storage';
import { translator } from '../../../../src/lib/language';
import {
  actionsOn, auditOf, inputsOf, inRoster, memberOf, NETWORK, OTHER, press, pressOn, refOf, requestsIn, seedPeople, someone, startOver,
  textsOn, worldOf, write, writeInChannel, writeInGroup,
} from './support';

const t = translator('nb');
const clock = testClock();
const koordinator = someone('koordinator', 'a');
const FIELDS = { role: 'contact', municipality: '1506', title: 'kommuneoverlege', topics: 'raad1' };
const SENT = t('networks.people.receipt.sent', { network: 'Nettverk Romsdal' });
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
  clock.advance(61_000);
  kari = someone(`kari-${++people}`);
  await write(bot, koordinator, 'hjelp');
});

const send = (fields: object = FIELDS, who = kari, network = NETWORK) => press(bot, who, 'networks.join.send', { id: network, ...fields });
const choicesIn = (card: Parameters<typeof textsOn>[0], id: string) =>
  (elementsOf(card).find((each) => each.id === id)?.choices as { value: string }[]).map(({ value }) => value);

describe('«bli med»', () => {
  test('in the channel gives the form: the network’s municipalities, and every role but coordinator', async () => {
    const { card, words } = await writeInChannel(bot, kari, 'bli med');
    expect(words).toContain(t('networks.people.join.heading', { network: 'Nettverk Romsdal' }));
    expect(choicesIn(card, 'municipality')).toEqual(['1547', '1506', 'other']);
    expect(choicesIn(card, 'role')).toEqual(['participant', 'contact', 'deputy', 'partner', 'manager-municipality', 'manager-network', 'manager-region']);
  });

  test('in a personal chat is about the network that has a channel in the person’s tenant', async () => {
    expect((await write(bot, kari, 'bli med')).words).toContain('Nettverk Romsdal');
    const elsewhere = someone('borte', 'a');
    expect((await write(bot, elsewhere, 'bli med')).words).toBe(t('networks.people.join.none'));
  });

  test('of who has asked already shows the request that waits, and the form begins with what it says', async () => {
    await send();
    const { card, words } = await write(bot, kari, 'bli med');
    expect(words).toContain(SENT);
    const { sent } = await pressOn(bot, kari, card, t('networks.people.join.change'));
    expect(inputsOf(sent[0]?.card)).toMatchObject({ role: 'contact', municipality: '1506', title: 'kommuneoverlege' });
    expect((await writeInChannel(bot, kari, 'bli med')).words).not.toContain('kommuneoverlege');
  });

  test('where the tenant has several asks which, and the button leads to that one’s form', async () => {
    await bot.app.networks.saveChannel(OTHER, { tenantId: kari.tenantId, conversationId: '19:nordmore' });
    const { card, words } = await write(bot, kari, 'bli med');
    expect(words).toContain(t('cards.networks.join-which.title'));
    const { sent } = await pressOn(bot, kari, card, 'Nettverk Nordmøre');
    expect(choicesIn(sent[0]?.card, 'municipality')).toEqual(['1505', 'other']);
    await bot.app.networks.removeChannel(OTHER, { tenantId: kari.tenantId, conversationId: '19:nordmore' });
  });

  test('in a group chat is about the network of the tenant, and is asked for there', async () => {
    const { card, words } = await writeInGroup(bot, kari, 'bli med');
    expect(words).toContain(t('networks.people.join.heading', { network: 'Nettverk Romsdal' }));
    expect((await writeInGroup(bot, kari, 'jeg er fra Molde')).words).toContain(t('networks.people.join.heading', { network: 'Nettverk Romsdal' }));
    const title = actionsOn(card).find(({ verb }) => verb === 'networks.join.send')?.title;
    expect((await pressOn(bot, kari, card, String(title), FIELDS, 'groupChat')).words).toContain(SENT);
    expect(await requestsIn(bot)).toMatchObject([{ personId: kari.id, status: 'open' }]);
    expect((await press(bot, kari, 'networks.join.open', { id: OTHER }, 'groupChat')).line).toBe(t('bot.notYours'));
  });

  test.each([
    ['eg vil bli med', 'nn'], ['join the network', 'en'],
  ] as const)('«%s» is answered in %s', async (text, language) => {
    expect((await write(bot, kari, text)).words).toContain(translator(language)('networks.people.join.heading', { network: 'Nettverk Romsdal' }));
  });
});

describe('«jeg er fra …»', () => {
  test.each([
    ['jeg er fra Molde, kommuneoverlege', '1506', 'kommuneoverlege'], ['eg er frå Aukra kommune', '1547', ''], ['I’m from Molde, chief medical officer', '1506', 'chief medical officer'],
    ['jeg er fra Nesset, helsesykepleier', '1506', 'helsesykepleier'],
  ])('«%s» gives the form with it', async (text, municipality, title) => {
    const { card } = await write(bot, kari, text);
    expect(inputsOf(card)).toEqual({ role: '', municipality, organisation: '', title, topics: '' });
  });

  test.each(['jeg er fra politiet og lurer på hva råd 1 sier', 'jeg er fra Oslo, lege', 'jeg er fra Moldee'])('«%s» goes on to the advice', async (text) => {
    expect((await write(bot, kari, text)).words).not.toContain(t('networks.people.join.heading', { network: 'Nettverk Romsdal' }));
  });
});

describe('a request', () => {
  test('is stored with who, from where, and where it was asked', async () => {
    const { words } = await send();
    expect(words).toContain(SENT);
    expect(await requestsIn(bot)).toEqual([{
      number: 1, tenantId: kari.tenantId, personId: kari.id, name: kari.name, wish: 'contact', municipality: '1506', municipalityName: 'Molde',
      title: 'kommuneoverlege', topics: ['raad1'], asked: { tenantId: kari.tenantId, conversationId: worldOf(bot, kari).personalChat.id },
      language: 'nb', askedAt: clock.now(), toldAt: clock.now(), status: 'open',
    }]);
    expect((await auditOf(bot)).map(({ action, by }) => [action, by])).toEqual([['person.asked', refOf(kari)]]);
  });

  test('in the channel knows from the roster that she is a guest, and her address', async () => {
    bot.teams.members.set(bot.molde.channel.id, [inRoster(kari, { userRole: 'guest' })]);
    await writeInChannel(bot, kari, 'bli med');
    await press(bot, kari, 'networks.join.send', { id: NETWORK, ...FIELDS }, 'channel');
    expect(await requestsIn(bot)).toMatchObject([{ guest: true, email: `${kari.id}@demo.example` }]);
  });

  test('sent again in the same words is the same request, and nobody is told again', async () => {
    const first = await send();
    const again = await send();
    expect([first.sent.length, again.sent.length]).toEqual([1, 0]);
    expect(again.words).toContain(SENT);
    expect(await requestsIn(bot)).toMatchObject([{ number: 1 }]);
  });

  test('sent twice at once is one request', async () => {
    const both = await Promise.all([send(), send()]);
    for (const { words } of both) expect(words).toContain(SENT);
    expect(await requestsIn(bot)).toMatchObject([{ number: 1 }]);
  });

  test('in other words takes the place of the old one', async () => {
    await send();
    await send({ ...FIELDS, role: 'deputy' });
    expect(await requestsIn(bot)).toMatchObject([{ number: 2, wish: 'deputy', status: 'open' }]);
  });

  test.each<[string, object, Parameters<typeof t>[0]]>([
    ['no role', { ...FIELDS, role: '' }, 'networks.people.wrong.role'],
    ['two roles', { ...FIELDS, role: 'contact,deputy' }, 'networks.people.wrong.role'],
    ['the role of a coordinator', { ...FIELDS, role: 'coordinator' }, 'networks.people.wrong.role'],
    ['a municipality that the network does not have', { ...FIELDS, municipality: '0301' }, 'networks.people.wrong.unknown'],
    ['a contact of no municipality', { ...FIELDS, municipality: 'other', organisation: 'RIO' }, 'networks.people.wrong.municipality'],
    ['a title that is too long', { ...FIELDS, title: 'x'.repeat(61) }, 'networks.people.wrong.title'],
    ['a fødselsnummer', { ...FIELDS, title: '01019012345' }, 'networks.people.wrong.person'],
  ])('with %s is not stored, says why, and keeps what was written', async (_what, fields, why) => {
    const { card, words, sent } = await send(fields);
    expect(words).toContain(t(why));
    expect(inputsOf(card)).toMatchObject({ title: (fields as typeof FIELDS).title });
    expect([await requestsIn(bot), sent]).toEqual([[], []]);
  });

  test('says «sendt» only when the store has it, and nobody is told else', async () => {
    store.interfere(only(({ method }) => method === 'create', down));
    const { line, words, sent } = await send();
    expect([line.startsWith('Datalageret svarer ikke'), words, sent]).toEqual([true, '', []]);
    expect(await requestsIn(bot)).toEqual([]);
  });

  test('to a network that has nothing in the tenant finds none, as one that never was', async () => {
    for (const id of [OTHER, 'never-was']) expect((await send(FIELDS, kari, id)).line).toBe(t('bot.notYours'));
    expect(await requestsIn(bot, OTHER)).toEqual([]);
  });

  test('from the channel of one network cannot be made to another', async () => {
    await bot.app.networks.saveMember(OTHER, memberOf(kari, {}));
    expect((await press(bot, kari, 'networks.join.send', { id: OTHER, role: 'contact', municipality: '1505' }, 'channel')).line).toBe(t('bot.notYours'));
  });

  test('goes to the channel when no coordinator has a chat', async () => {
    await writeInChannel(bot, someone('leser'), 'hjelp');
    await bot.app.networks.saveMember(NETWORK, memberOf(someone('stille', 'a'), { roles: ['coordinator'] }));
    await press(bot, koordinator, 'networks.member.removed', { id: `${NETWORK}.${refOf(koordinator)}` });
    const { sent } = await send();
    expect(sent.map(({ to }) => to)).toEqual([bot.molde.channel.id]);
    const shown = `${sent[0]?.words} ${JSON.stringify(sent[0]?.card)}`;
    expect(shown).toContain(translator('nn')('networks.people.request.waiting', { count: 1, network: 'Nettverk Romsdal' }));
    expect(actionsOn(sent[0]?.card).map(({ data }) => data)).toMatchObject([{ command: 'requests' }]);
    expect(shown).not.toContain(kari.name);
  });
});

describe('coordinators are told', () => {
  const told = async (fields: object) => (await send(fields)).sent.length;

  test('at most once an hour of one person, however often she changes it; the last stands under «forespørsler»', async () => {
    expect(await told(FIELDS)).toBe(1);
    for (const title of ['a', 'b', 'c']) expect(await told({ ...FIELDS, title })).toBe(0);
    expect(await requestsIn(bot)).toMatchObject([{ number: 4, title: 'c' }]);
    clock.advance(59 * 60_000);
    expect(await told({ ...FIELDS, title: 'd' })).toBe(0);
    clock.advance(2 * 60_000);
    expect(await told({ ...FIELDS, title: 'd' })).toBe(1);
    clock.advance(61 * 60_000);
    expect(await told({ ...FIELDS, title: 'd' })).toBe(0);
  });

  test('no oftener of who was declined and asks again', async () => {
    await send();
    await press(bot, koordinator, 'networks.request.decline', { id: `${NETWORK}.${refOf(kari)}-1`, word: '' });
    expect(await told(FIELDS)).toBe(0);
    expect(await requestsIn(bot)).toMatchObject([{ number: 2, status: 'open' }]);
  });

  test('at the next press, when the service died before it told them', async () => {
    store.interfere(only(({ method, row }) => method === 'query' && row === 'rq:', down));
    expect(await told(FIELDS)).toBe(0);
    store.behave();
    expect(await told(FIELDS)).toBe(1);
    expect(await told(FIELDS)).toBe(0);
  });

  test('once of two presses at once', async () => {
    bot.teams.sent.length = 0;
    await Promise.all([send(), send()]);
    const cards = bot.teams.sent.filter((each) => JSON.stringify(each).includes('networks.request.approve'));
    expect(cards).toHaveLength(1);
  });

  test('whether she is a guest without the roster of the whole team being read', async () => {
    bot.teams.members.set(bot.molde.channel.id, [inRoster(kari, { userRole: 'guest' })]);
    const page = jest.spyOn(bot.teams.members, 'page');
    await writeInChannel(bot, kari, 'bli med');
    await press(bot, kari, 'networks.join.send', { id: NETWORK, ...FIELDS }, 'channel');
    expect([await requestsIn(bot), page.mock.calls.length]).toMatchObject([[{ guest: true }], 0]);
    page.mockRestore();
  });
});

describe('of many networks', () => {
  const ids = Array.from({ length: 9 }, (_, at) => `nett-${at}`);
  beforeAll(async () => {
    for (const id of ids) {
      await bot.app.networks.saveNetwork({ id, name: `Nettverk ${id}`, organisers: [], language: 'nb', targetGroups: [], rhythm: 'none' });
      await bot.app.networks.saveChannel(id, { tenantId: kari.tenantId, conversationId: `19:${id}` });
    }
  });
  afterAll(async () => {
    for (const id of ids) await bot.app.networks.removeChannel(id, { tenantId: kari.tenantId, conversationId: `19:${id}` });
  });

  test('each can be chosen, and only those that are shown are read', async () => {
    await write(bot, kari, 'hjelp');
    store.calls.length = 0;
    const first = await write(bot, kari, 'bli med');
    expect(store.calls.filter(({ row }) => row === 'network')).toHaveLength(5);
    const second = await pressOn(bot, kari, first.card, t('cards.networks.join-which.more'));
    const titles = [first.card, second.card].flatMap((card) => actionsOn(card).map(({ title }) => title));
    for (const id of ids) expect(titles).toContain(`Nettverk ${id}`);
    expect(actionsOn(second.card).map(({ title }) => title)).not.toContain(t('cards.networks.join-which.more'));
  });
});

describe('a member', () => {
  beforeEach(() => bot.app.networks.saveMember(NETWORK, memberOf(kari, { roles: ['contact'], municipality: '1506', title: 'lege', topics: ['data'] })));

  test('who writes «bli med» sees their part, and the form for another with it filled in', async () => {
    const { card, words } = await write(bot, kari, 'bli med');
    expect(words).toContain(t('networks.people.receipt.member', { network: 'Nettverk Romsdal' }));
    expect(textsOn(card)).toContain('Kontaktperson for kommunen');
    const { sent } = await pressOn(bot, kari, card, t('networks.people.join.another'));
    expect(inputsOf(sent[0]?.card)).toEqual({ role: 'contact', municipality: '1506', organisation: '', title: 'lege', topics: 'data' });
  });

  test('asks for another role, and is what they were until it is approved', async () => {
    const { words } = await send({ ...FIELDS, role: 'manager-network' });
    expect(words).toContain(SENT);
    expect(await requestsIn(bot)).toMatchObject([{ wish: 'manager-network', today: ['contact'] }]);
    expect(await bot.app.networks.member(NETWORK, kari)).toMatchObject({ roles: ['contact'] });
  });

  test('steps down to participant at once', async () => {
    const { words } = await send({ ...FIELDS, role: 'participant' });
    expect(words).toContain(t('networks.people.receipt.saved', { network: 'Nettverk Romsdal' }));
    expect(await bot.app.networks.member(NETWORK, kari)).toMatchObject({ roles: ['participant'], title: 'kommuneoverlege', topics: ['raad1'] });
    expect([await requestsIn(bot), (await auditOf(bot)).map(({ action }) => action)]).toEqual([[], ['person.changed']]);
  });

  test('cannot step into another municipality: that is asked', async () => {
    await send({ ...FIELDS, role: 'participant', municipality: '1547' });
    expect(await requestsIn(bot)).toMatchObject([{ municipality: '1547', wish: 'participant' }]);
    expect(await bot.app.networks.member(NETWORK, kari)).toMatchObject({ municipality: '1506' });
  });

  test('changes what they do, and keeps their roles', async () => {
    await bot.app.networks.saveMember(NETWORK, memberOf(kari, { roles: ['contact', 'coordinator'], municipality: '1506' }));
    clock.advance(61_000);
    await send({ ...FIELDS, role: 'contact', title: 'ny' });
    expect(await bot.app.networks.member(NETWORK, kari)).toMatchObject({ roles: ['contact', 'coordinator'], title: 'ny' });
  });

  test('whose role was taken away meanwhile does not get it back by other words about themselves', async () => {
    let reads = 0;
    store.interfere(async ({ method, row }) => {
      if (method !== 'query' || row !== 'u' || ++reads > 1) return;
      await bot.app.networks.saveMember(NETWORK, memberOf(kari, { roles: ['participant'], municipality: '1506' }));
    });
    const { words, card } = await send({ ...FIELDS, role: 'contact', title: 'ny' });
    expect(words).toContain(t('networks.people.wrong.changedYou'));
    expect(inputsOf(card)).toMatchObject({ role: 'participant', title: '' });
    expect(await bot.app.networks.member(NETWORK, kari)).toEqual(memberOf(kari, { roles: ['participant'], municipality: '1506' }));
  });

  test('who is moved to another municipality meanwhile is not moved back', async () => {
    let reads = 0;
    store.interfere(async ({ method, row }) => {
      if (method !== 'query' || row !== 'u' || ++reads > 1) return;
      await bot.app.networks.saveMember(NETWORK, memberOf(kari, { roles: ['contact'], municipality: '1547' }));
    });
    await send({ ...FIELDS, role: 'participant' });
    expect(await bot.app.networks.member(NETWORK, kari)).toMatchObject({ roles: ['contact'], municipality: '1547' });
  });

  test('who is the last coordinator cannot step down', async () => {
    await bot.app.networks.saveMember(NETWORK, memberOf(koordinator, { roles: ['coordinator'], municipality: '1506' }));
    const { words } = await press(bot, koordinator, 'networks.join.send', { id: NETWORK, role: 'participant', municipality: '1506' });
    expect(words).toContain(t('networks.people.wrong.last'));
    expect(await bot.app.networks.member(NETWORK, koordinator)).toMatchObject({ roles: ['coordinator'] });
  });

  test('who only coordinates must choose a role to ask: none is filled in', async () => {
    const { sent } = await press(bot, koordinator, 'networks.join.open', { id: NETWORK });
    expect(inputsOf(sent[0]?.card)).toMatchObject({ role: '', municipality: 'other' });
  });
});

describe('at most four calls of the store are made', () => {
  const counted = async (work: () => Promise<unknown>) => {
    store.calls.length = 0;
    await work();
    return store.calls.filter(({ partition, row }) => !/^(?:conv|au):/.test(partition) && row !== 'chat').length;
  };
  /** What comes after the answer is not counted: the audit, and where we may write. The request stands already, so nobody is told. */
  test.each(['stranger', 'member'])('for a %s', async (who) => {
    if (who === 'member') await bot.app.networks.saveMember(NETWORK, memberOf(kari, { roles: ['contact'], municipality: '1506' }));
    const wish = { ...FIELDS, role: 'deputy' };
    await send(wish);
    await write(bot, kari, 'bli med');
    expect(await counted(() => write(bot, kari, 'bli med'))).toBeLessThanOrEqual(4);
    expect(await counted(() => write(bot, kari, 'jeg er fra Molde, lege'))).toBeLessThanOrEqual(4);
    expect(await counted(() => press(bot, kari, 'networks.join.open', { id: NETWORK }))).toBeLessThanOrEqual(4);
    expect(await counted(() => send(wish))).toBeLessThanOrEqual(4);
    if (who === 'member') expect(await counted(() => send({ ...FIELDS, role: 'contact' }))).toBeLessThanOrEqual(4);
  });
});

test('what a person calls themselves is shown as it is written, on every card', async () => {
  const sly = { ...kari, name: '[Demo](https://example.org) **x** \u202e' };
  const { sent } = await send({ ...FIELDS, title: '*lege* <b>' }, sly);
  const shown = textsOn(sent[0]?.card);
  expect(shown).toContain('\\[Demo\\](https://example.org) \\*\\*x\\*\\*');
  expect(shown).toContain('\\*lege\\* \\<b>');
  expect(actionsOn(sent[0]?.card).every(({ data }) => data === undefined || !JSON.stringify(data).includes('Demo'))).toBe(true);
});
