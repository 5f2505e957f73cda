import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { elementsOf } from '../../../cards/elements';
import { channelMessage } from '../../../support/activities';
import { draftRetention } from '../../../../src/features/networks/people/drafts';
import { openStore, readAll } from '../../../../src/storage';
import { translator } from '../../../../src/lib/language';
import {
  actionsOn, auditOf, inputsOf, inRoster, memberOf, NETWORK, press, pressOn, refOf, seedPeople, someone, startOver, textsOn, worldOf,
  write, writeInChannel, type Said,
} from './support';

const t = translator('nb');
const clock = testClock();
const koordinator = someone('koordinator', 'a');
const moldeKoordinator = someone('moldekoordinator');
const [kari, ola, per] = [someone('kari'), someone('ola'), someone('per')];
const A_CHANNEL = '19:demo-kanal-a@thread.tacv2';
let store: UnrulyStore;
let bot: TestApp;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ seed: seedPeople, clock, store });
});
afterAll(() => bot.stop());
beforeEach(async () => {
  store.behave();
  await startOver(bot);
  await bot.app.networks.saveMember(NETWORK, memberOf(moldeKoordinator, { roles: ['coordinator'], municipality: '1506' }));
  bot.teams.members.set(bot.molde.channel.id, [inRoster(kari), inRoster(ola, { userRole: 'guest' }), inRoster(moldeKoordinator)]);
  clock.advance(61_000);
  await writeInChannel(bot, moldeKoordinator, 'hjelp');
  bot.teams.sent.length = 0;
});

const begin = (who = moldeKoordinator) => writeInChannel(bot, who, 'legg til deltakere');
const offered = (card: Said['card']) => ((elementsOf(card).find(({ id }) => id === 'people')?.choices ?? []) as { title: string; value: string }[]);
const inChannel = (card: Said['card'], title: string, fields: object = {}) => pressOn(bot, moldeKoordinator, card, title, fields, 'channel');
const ADDED = [kari, ola, per].map(({ id }) => id);
const membersNow = async () => (await bot.app.networks.members(NETWORK)).filter(({ personId }) => ADDED.includes(personId));
const choose = async (...who: (typeof kari)[]) => inChannel((await begin()).card, t('cards.networks.add-people.next'), { people: who.map(refOf).join(',') });
const ADD = t('cards.networks.add-role.add');
const MOLDE = { role: 'participant', municipality: '1506' };

describe('from the roster', () => {
  test('those who are in the channel and not yet members can be chosen, guests marked', async () => {
    const { card } = await begin();
    expect(offered(card)).toEqual([{ title: 'Demo Kari', value: refOf(kari) }, { title: 'Demo Ola (gjest)', value: refOf(ola) }]);
  });

  test('those who are chosen become members with one role, all at once', async () => {
    const form = await choose(kari, ola);
    expect(form.words).toContain(t('networks.people.add.role', { count: 2 }));
    const { words } = await inChannel(form.card, ADD, MOLDE);
    expect(words).toContain(t('networks.people.add.added', { count: 2 }));
    expect(await membersNow()).toEqual([
      { tenantId: kari.tenantId, personId: kari.id, name: 'Demo Kari', roles: ['participant'], municipality: '1506', email: 'person-kari@demo.example', joinedAt: clock.now() },
      { tenantId: ola.tenantId, personId: ola.id, name: 'Demo Ola', roles: ['participant'], municipality: '1506', email: 'person-ola@demo.example', guest: true, joinedAt: clock.now() },
    ]);
    expect((await auditOf(bot)).map(({ action, by, to }) => [action, by, to]).sort()).toEqual(
      [kari, ola].map((one) => ['person.added', refOf(moldeKoordinator), refOf(one)]).sort());
    expect((await write(bot, kari, 'bli med')).words).toContain(t('networks.people.receipt.member', { network: 'Nettverk Romsdal' }));
  });

  test('nobody chosen is asked again, and a role that does not fit is too, with what was written', async () => {
    expect((await choose()).words).toContain(t('networks.people.wrong.nobody'));
    const form = await choose(kari);
    const { words, card } = await inChannel(form.card, ADD, { role: 'partner', municipality: '1506', organisation: 'RIO' });
    expect(words).toContain(t('networks.people.wrong.partner'));
    expect(inputsOf(card)).toEqual({ role: 'partner', municipality: '1506', organisation: 'RIO' });
    expect(await membersNow()).toEqual([]);
  });

  test('pressed again adds nobody twice, and an old list does not work', async () => {
    const form = await choose(kari);
    await inChannel(form.card, ADD, MOLDE);
    expect((await inChannel(form.card, ADD, MOLDE)).line).toBe(t('networks.people.add.outdated'));
    const old = await begin();
    await begin();
    expect((await inChannel(old.card, t('cards.networks.add-people.next'), { people: refOf(ola) })).line).toBe(t('networks.people.add.outdated'));
    expect(await auditOf(bot)).toHaveLength(1);
  });

  test('a list that is older than it is kept does not work, though it still lies there', async () => {
    const form = await choose(kari);
    clock.advance(24 * 60 * 60_000);
    expect((await inChannel(form.card, ADD, MOLDE)).line).toBe(t('networks.people.add.outdated'));
    expect(await membersNow()).toEqual([]);
  });

  test('nobody is placed in a municipality that is taken out of the network meanwhile', async () => {
    const form = await choose(kari);
    let reads = 0;
    store.interfere(async ({ method, row }) => {
      if (method === 'query' && row === 'u' && ++reads === 1) await bot.app.networks.removeMunicipality(NETWORK, '1506');
    });
    const { words } = await inChannel(form.card, ADD, MOLDE);
    store.behave();
    await bot.app.networks.saveMunicipality(NETWORK, { number: '1506', name: 'Molde' });
    expect(words).toContain(t('networks.people.wrong.unknown'));
    expect(await membersNow()).toEqual([]);
  });

  test('who became a member meanwhile stays what they are, and is named', async () => {
    const form = await choose(kari, ola);
    await bot.app.networks.saveMember(NETWORK, memberOf(kari, { roles: ['contact'], municipality: '1547' }));
    const { words } = await inChannel(form.card, ADD, MOLDE);
    expect(words).toContain(t('networks.people.add.already', { names: 'Demo Kari' }));
    expect((await membersNow()).map(({ roles, municipality }) => [roles, municipality])).toEqual([[['contact'], '1547'], [['participant'], '1506']]);
  });

  test('who was not on the list cannot be added, whoever the card names', async () => {
    expect((await choose(per)).words).toContain(t('networks.people.wrong.nobody'));
    expect(await membersNow()).toEqual([]);
  });

  test('fifty are shown at a time', async () => {
    const many = Array.from({ length: 60 }, (_, at) => someone(`mange${String(at).padStart(2, '0')}`));
    bot.teams.members.set(bot.molde.channel.id, many.map((one) => inRoster(one)));
    const first = await begin();
    const second = await inChannel(first.card, t('cards.networks.add-people.more'));
    expect(offered(first.card)).toHaveLength(50);
    expect(offered(second.card).map(({ title }) => title)).toEqual(many.slice(50).map(({ name }) => name));
    const form = await inChannel(second.card, t('cards.networks.add-people.next'), { people: refOf(many[59]!) });
    expect(form.words).toContain('Demo Mange59');
  });

  test('when everybody is a member, or Teams does not say, it says so and offers the list', async () => {
    bot.teams.members.set(bot.molde.channel.id, [inRoster(moldeKoordinator)]);
    const none = await begin();
    expect(none.words).toContain(t('networks.people.add.none'));
    bot.teams.failNext({ status: 500, path: /members/ });
    const unknown = await begin();
    expect(unknown.words).toContain(t('networks.people.add.unknown'));
    for (const { card } of [none, unknown]) expect(actionsOn(card).map(({ title }) => title)).toEqual([t('cards.networks.add-people.paste')]);
    bot.teams.clear();
  });

  test('in a personal chat goes through the network’s channels, one after another', async () => {
    await bot.app.networks.saveChannel(NETWORK, { tenantId: koordinator.tenantId, conversationId: A_CHANNEL, linkedAt: 9 });
    await bot.exchange(channelMessage(worldOf(bot, koordinator), 'hjelp'));
    const inA = someone('ira', 'a');
    bot.teams.members.set(A_CHANNEL, [inRoster(inA)]);
    const first = await write(bot, koordinator, 'legg til deltakere');
    expect(offered(first.card).map(({ title }) => title)).toEqual(['Demo Kari', 'Demo Ola (gjest)']);
    const second = await pressOn(bot, koordinator, first.card, t('cards.networks.add-people.channel'));
    expect(offered(second.card).map(({ title }) => title)).toEqual(['Demo Ira']);
    expect(actionsOn(second.card).map(({ title }) => title)).not.toContain(t('cards.networks.add-people.channel'));
    await bot.app.networks.removeChannel(NETWORK, { tenantId: koordinator.tenantId, conversationId: A_CHANNEL });
  });
});

describe('from a pasted list', () => {
  const LIST = 'Navn; e-post; kommune; rolle; funksjon\nDemo Kari; ; Mlode; kontaktperson; lege\nX; person-ola@demo.example; RIO\nPer Demo; per@demo.example; Aukra';
  const paste = async (list: string) => {
    const { sent } = await inChannel((await begin()).card, t('cards.networks.add-people.paste'));
    return inChannel(sent[0]?.card, t('cards.networks.paste-people.read'), { list });
  };
  const addButton = (count: number) => t('networks.people.paste.add', { count });

  test('shows who was found and who was not, line by line, before anybody is added', async () => {
    const { words } = await paste(LIST);
    expect(words.split('\n').slice(0, 6)).toEqual([
      t('networks.people.paste.preview', { found: 2, all: 3 }),
      'Demo Kari · Kontaktperson for kommunen · lege · Molde', 'Demo Ola (gjest) · Samarbeidspartner · RIO',
      t('cards.networks.paste-preview.missing'),
      t('networks.people.paste.line', { line: 4, text: 'Per Demo; per@demo.example; Aukra' }), t('networks.people.missed.nobody'),
    ]);
    expect(await membersNow()).toEqual([]);
  });

  test('adds those who were found, and keeps the lines of those who were not', async () => {
    const preview = await paste(LIST);
    const { words, card } = await inChannel(preview.card, addButton(2));
    expect(words).toContain(t('networks.people.add.added', { count: 2 }));
    expect(words).toContain('Linje 4: Per Demo');
    expect(await membersNow()).toMatchObject([
      { personId: kari.id, roles: ['contact'], municipality: '1506', title: 'lege' },
      { personId: ola.id, roles: ['partner'], organisation: 'RIO' },
    ]);
    const { sent } = await inChannel(card, t('cards.networks.people-receipt.rest'));
    expect(inputsOf(sent[0]?.card)).toEqual({ list: 'Per Demo; per@demo.example; Aukra' });
  });

  test('can be mended: the text is still there', async () => {
    const preview = await paste(LIST);
    const { sent } = await inChannel(preview.card, t('cards.networks.paste-preview.edit'));
    expect(inputsOf(sent[0]?.card)).toEqual({ list: LIST });
  });

  test.each([
    ['nothing', ' \n ', t('networks.people.paste.empty')],
    ['51 lines', 'Demo Kari\n'.repeat(51), t('networks.people.paste.tooMany', { max: 50 })],
    ['more than there is room for', 'x'.repeat(6_001), t('networks.people.paste.tooLong', { max: 6_000 })],
    ['a fødselsnummer', 'Demo Kari; 010190 12345; Molde', t('networks.people.wrong.person')],
  ])('with %s is not read, not stored, and says why', async (_what, list, why) => {
    const { words, card } = await paste(list);
    expect(words).toContain(why);
    expect(inputsOf(card)).toEqual({ list: list.slice(0, 6_000) });
    const rows = await readAll(store, `u:${moldeKoordinator.tenantId}:${moldeKoordinator.id}`, { prefix: 'd:' });
    expect(rows.map(({ data }) => JSON.parse(data).list as unknown)).toEqual([undefined]);
  });

  test('what nobody finished is gone after a day', async () => {
    await paste(LIST);
    const [row] = await readAll(store, `u:${moldeKoordinator.tenantId}:${moldeKoordinator.id}`, { prefix: 'd:' });
    expect(row && draftRetention.expiresAt(row)).toBe(clock.now() + 24 * 60 * 60_000);
    expect(draftRetention.expiresAt({ ...row!, row: 'preferences' })).toBeUndefined();
  });

  test('leaves no draft behind when all are added', async () => {
    const preview = await paste('Demo Kari;;Molde');
    await inChannel(preview.card, addButton(1));
    expect(await readAll(store, `u:${moldeKoordinator.tenantId}:${moldeKoordinator.id}`, { prefix: 'd:' })).toEqual([]);
  });

  test('in a personal chat looks in the next channel for those who were not in the first', async () => {
    await bot.app.networks.saveChannel(NETWORK, { tenantId: koordinator.tenantId, conversationId: A_CHANNEL, linkedAt: 9 });
    await bot.exchange(channelMessage(worldOf(bot, koordinator), 'hjelp'));
    bot.teams.members.set(A_CHANNEL, [inRoster(someone('ira', 'a'))]);
    const start = await write(bot, koordinator, 'legg til deltakere');
    const form = await pressOn(bot, koordinator, start.card, t('cards.networks.add-people.paste'));
    const first = await pressOn(bot, koordinator, form.sent[0]?.card, t('cards.networks.paste-people.read'), { list: 'Demo Kari;;Molde\nDemo Ira;;Aukra' });
    expect(first.words).toContain(t('networks.people.paste.preview', { found: 1, all: 2 }));
    const second = await pressOn(bot, koordinator, first.card, t('cards.networks.paste-preview.channel'));
    expect(second.words).toContain(t('networks.people.paste.preview', { found: 2, all: 2 }));
    const { words } = await pressOn(bot, koordinator, second.card, addButton(2));
    expect(words).toContain('Demo Kari, Demo Ira');
    await bot.app.networks.removeChannel(NETWORK, { tenantId: koordinator.tenantId, conversationId: A_CHANNEL });
  });
});

test('a list of another coordinator is not one’s own, and a participant has none', async () => {
  const { card } = await begin();
  const second = someone('andre');
  await bot.app.networks.saveMember(NETWORK, memberOf(second, { roles: ['coordinator'] }));
  const next = actionsOn(card).find(({ verb }) => verb === 'networks.add.choose')!;
  expect((await press(bot, second, String(next.verb), { ...(next.data as object), people: refOf(kari) })).line).toBe(t('networks.people.add.outdated'));
  expect((await press(bot, kari, String(next.verb), { ...(next.data as object), people: refOf(kari) })).line).toBe(t('bot.notYours'));
});

test('no more than four calls of the store are made, beside one for each who is added', async () => {
  const counted = async (work: () => Promise<unknown>) => {
    store.calls.length = 0;
    await work();
    const ends = store.calls.findIndex(({ partition }) => partition.startsWith('au:'));
    const index = ({ method, row }: (typeof store.calls)[number]) => method === 'upsert' && row === `n:${NETWORK}`;
    return (ends < 0 ? store.calls : store.calls.slice(0, ends)).filter((call) => !index(call)).length;
  };
  await bot.app.networks.saveMember(NETWORK, memberOf(koordinator, { roles: ['coordinator'], organisation: 'KORUS' }));
  let { card } = await write(bot, koordinator, 'legg til deltakere');
  const pressed = async (title: string, fields: object = {}) => {
    const result = await pressOn(bot, koordinator, card, title, fields);
    card = result.card ?? result.sent[0]?.card;
  };
  expect(await counted(async () => { card = (await write(bot, koordinator, 'legg til deltakere')).card; })).toBeLessThanOrEqual(4);
  expect(await counted(() => pressed(t('cards.networks.add-people.next'), { people: `${refOf(kari)},${refOf(ola)}` }))).toBeLessThanOrEqual(4);
  expect(await counted(() => pressed(ADD, MOLDE))).toBeLessThanOrEqual(4);
  bot.teams.members.set(bot.molde.channel.id, [inRoster(per)]);
  card = (await write(bot, koordinator, 'legg til deltakere')).card;
  expect(await counted(() => pressed(t('cards.networks.add-people.paste')))).toBeLessThanOrEqual(4);
  expect(await counted(() => pressed(t('cards.networks.paste-people.read'), { list: 'Demo Per;;Molde' }))).toBeLessThanOrEqual(4);
  expect(await counted(() => pressed(t('networks.people.paste.add', { count: 1 })))).toBeLessThanOrEqual(4);
  expect((await membersNow()).length).toBe(3);
});

test('names are shown as they are written', async () => {
  bot.teams.members.set(bot.molde.channel.id, [inRoster({ ...kari, name: '[Demo](https://example.org) *x*' })]);
  const { card } = await begin();
  expect(offered(card)[0]?.title).not.toMatch(/[[\]*]/);
  const form = await inChannel(card, t('cards.networks.add-people.next'), { people: refOf(kari) });
  expect(textsOn(form.card)).toContain('\\[Demo\\](https://example.org) \\*x\\*');
});
