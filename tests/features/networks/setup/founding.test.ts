import { personalMessage } from '../../../support/activities';
import { wordsOf } from '../../../support/replies';
import { NETWORK } from '../../../support/romsdal';
import { down, only } from '../../../support/unruly-store';
import { buttonOf, buttonsIn, press } from '../../advice/learning/support';
import { readAll } from '../../../../src/storage';
import {
  callsOf, CHANGE, CONTINUE, CREATE, FIELDS, found, inNewChannel, inputsOf, pressOn, preview, rowsOf, startSetupWorld, t, textsOn, write,
  type SetupWorld,
} from './support';

let world: SetupWorld;
beforeAll(async () => {
  world = await startSetupWorld();
});
afterAll(() => world.bot.stop());
beforeEach(() => {
  world.store.behave();
  world.clock.advance(61_000);
});

const titles = (card: Parameters<typeof buttonsIn>[0]) => buttonsIn(card).map(({ title }) => title);

describe('«nytt nettverk»', () => {
  test.each(['admin', 'coordinator'] as const)('in a channel without a network gives the %s a form', async (who) => {
    const { card, words } = await write(world.bot, inNewChannel(world[who]), 'nytt nettverk');
    expect(words).toContain(t('networks.setup.newTitle'));
    expect(inputsOf(card)).toMatchObject({ name: '', municipalities: '', language: 'nb', rhythm: 'meetings' });
    expect(titles(card)).toEqual([CONTINUE]);
  });

  test.each(['member', 'stranger'] as const)('is refused for a %s, who is told whom to ask', async (who) => {
    world.store.calls.length = 0;
    expect((await write(world.bot, inNewChannel(world[who]), 'nytt nettverk')).words).toBe(t('authority.foundersOnly'));
    expect(world.store.writes().filter(({ row = '' }) => row.startsWith('d:'))).toEqual([]);
  });

  test('is refused for who was a coordinator elsewhere until a minute ago', async () => {
    const { bot, clock, coordinator } = world;
    const [tenantId, personId] = [coordinator.tenantId, coordinator.from.aadObjectId];
    const other = { tenantId, personId: 'x', name: 'X', roles: ['coordinator' as const] };
    await bot.app.networks.saveMember(NETWORK, other);
    await bot.app.networks.saveMember(NETWORK, { ...other, personId, roles: ['participant'] });
    clock.advance(61_000);
    expect((await write(bot, inNewChannel(coordinator), 'nytt nettverk')).words).toBe(t('authority.foundersOnly'));
    await bot.app.networks.saveMember(NETWORK, { ...other, personId, roles: ['coordinator'] });
  });

  test('is for channels', async () => {
    const where = t('bot.scope.channel');
    const { words } = await write(world.bot, world.coordinator, 'nytt nettverk', 'personal');
    expect(words).toBe(t('bot.wrongScope', { command: 'nytt nettverk', where }));
  });

  test('in a channel that has a network says which, and offers its coordinators to change it', async () => {
    const inMolde = { ...world.member, from: world.coordinator.from, tenantId: world.member.tenantId };
    const { tenantId, from: { aadObjectId: personId } } = inMolde;
    await world.bot.app.networks.saveMember(NETWORK, { tenantId, personId, name: 'X', roles: ['coordinator'] });
    world.clock.advance(61_000);
    const { card, words } = await write(world.bot, inMolde, 'nytt nettverk');
    expect(words).toContain(t('networks.setup.channelHas', { network: 'Nettverk Romsdal' }));
    expect(titles(card)).toContain(t('cards.networks.network.edit'));
  });

  test('is listed by help where it can be used', async () => {
    const channel = inNewChannel(world.coordinator);
    expect((await write(world.bot, channel, 'hjelp')).card).toMatchObject({ body: expect.anything() });
    const shown = async (who: typeof channel) => JSON.stringify((await write(world.bot, who, 'hjelp')).card).includes('nytt nettverk');
    const [admin, stranger] = [inNewChannel(world.admin), inNewChannel(world.stranger)];
    expect([await shown(channel), await shown(admin), await shown(stranger)]).toEqual([true, true, false]);
  });
});

const SIXTY_ONE = Array.from({ length: 61 }, (_, at) => `Demo ${5000 + at}`).join('\n');

describe('the form', () => {
  test.each<[string, object, Parameters<typeof t>[0], object?]>([
    ['no name', { name: ' ' }, 'networks.setup.wrong.name'], ['a long name', { name: 'a'.repeat(81) }, 'networks.setup.wrong.name'],
    ['no municipality', { municipalities: '–' }, 'networks.setup.wrong.noMunicipality'],
    ['too much', { municipalities: 'Molde, '.repeat(500) }, 'networks.setup.wrong.tooMany', { max: 60 }],
    ['too many municipalities', { municipalities: SIXTY_ONE }, 'networks.setup.wrong.tooMany', { max: 60 }],
    ['a long organiser', { organisers: 'a'.repeat(101) }, 'networks.setup.wrong.organisers', { count: 12 }],
    ['many organisers', { organisers: Array.from({ length: 13 }, (_, at) => `O${at}`).join(',') }, 'networks.setup.wrong.organisers', { count: 12 }],
    ['another language', { language: 'sv' }, 'networks.setup.wrong.language'], ['no rhythm', { rhythm: '' }, 'networks.setup.wrong.rhythm'],
    ['no number', { quorum: 'to' }, 'networks.setup.wrong.quorum'], ['zero', { quorum: '0' }, 'networks.setup.wrong.quorum'],
    ['more than there are', { quorum: '4' }, 'networks.setup.wrong.quorumOver', { count: 3 }],
  ])('with %s says what is wrong, keeps what was written, and goes on from there', async (_what, fields, key, values = {}) => {
    const channel = inNewChannel(world.coordinator);
    const { card } = await preview(world.bot, channel, fields);
    expect(textsOn(card)).toContain(t(key, { ...values }));
    const kept = 'name' in fields ? 'organisers' : 'name';
    expect(inputsOf(card)[kept]).toBe(FIELDS[kept]);
    const again = await pressOn(world.bot, channel, card, CONTINUE, FIELDS);
    expect(titles(again.card)).toEqual([CREATE, CHANGE]);
  });

  test('takes a number for the number field, and inputs that are missing', async () => {
    const channel = inNewChannel(world.coordinator);
    const { card } = await write(world.bot, channel, 'nytt nettverk');
    const sent = { ...FIELDS, quorum: 2, organisers: undefined, targetGroups: undefined };
    const { card: shown } = await pressOn(world.bot, channel, card, CONTINUE, sent);
    expect(textsOn(shown)).toContain(t('networks.setup.quorumOf', { quorum: 2, count: 3 }));
  });

  test('is nobody else’s: another founder’s press finds nothing, and nothing is stored', async () => {
    const channel = inNewChannel(world.coordinator);
    const { card } = await write(world.bot, channel, 'nytt nettverk');
    const other = { ...channel, from: world.admin.from };
    expect((await pressOn(world.bot, other, card, CONTINUE, FIELDS)).line).toBe(t('bot.notYours'));
    const { card: shown } = await pressOn(world.bot, channel, card, CONTINUE, FIELDS);
    for (const title of [CREATE, CHANGE]) expect((await pressOn(world.bot, other, shown, title)).line).toBe(t('bot.notYours'));
  });

  test.each([{}, { id: 'X' }, { id: 'a.b' }, { id: '../x' }, { id: 7 }])('with data of no form of ours (%j) is out of date', async (data) => {
    for (const verb of ['networks.setup.fill', 'networks.setup.create', 'networks.setup.reopen']) {
      expect((await press(world.bot, world.coordinator, verb, data)).line).toBe(t('bot.cardOutdated'));
    }
  });

  test('cannot be made from a draft that was not filled in', async () => {
    const channel = inNewChannel(world.coordinator);
    const { card } = await write(world.bot, channel, 'nytt nettverk');
    const { data } = buttonOf(card, CONTINUE);
    for (const verb of ['networks.setup.create', 'networks.setup.reopen']) {
      expect((await press(world.bot, channel, verb, data, { in: 'channel' })).line).toBe(t('bot.notYours'));
    }
  });
});

describe('what was understood', () => {
  test('is shown before anything is made: names of today, what was read how, and every choice', async () => {
    const channel = inNewChannel(world.coordinator);
    const { card } = await preview(world.bot, channel, { municipalities: 'Kristiansund, Averøy, Fræna og Sykylven' });
    const words = textsOn(card);
    for (const part of [
      'Kristiansund, Averøy, Hustadvika, Sykkylven', t('networks.setup.notes.former', { typed: 'Fræna', name: 'Hustadvika' }),
      t('networks.setup.notes.slip', { typed: 'Sykylven', name: 'Sykkylven' }), t('networks.setup.rhythms.tertial'), t('networks.setup.languages.nn'),
      t('networks.setup.groups.medical'), 'Statsforvalteren i Møre og Romsdal, KORUS midt', t('cards.networks.network-preview.nothingYet'),
    ]) expect(words).toContain(part);
    const address = { tenantId: channel.tenantId, conversationId: channel.channel.id };
    expect(await world.bot.app.networks.networkOfChannel(address)).toBeUndefined();
  });

  test('names what is unknown, says how to mend it, and makes nothing of it', async () => {
    const channel = inNewChannel(world.coordinator);
    const { card } = await preview(world.bot, channel, { municipalities: 'Molde, Xy*zzy*' });
    expect(textsOn(card)).toContain(t('networks.setup.unknown', { names: 'Xy\\*zzy\\*' }));
    expect(titles(card)).toEqual([CHANGE]);
    const { data } = buttonOf(card, CHANGE);
    const forced = await press(world.bot, channel, 'networks.setup.create', data, { in: 'channel' });
    expect(textsOn(forced.card)).toContain(t('networks.setup.wrong.choose'));
    const { card: form } = await pressOn(world.bot, channel, card, CHANGE);
    expect(inputsOf(form)).toMatchObject({ ...FIELDS, municipalities: 'Molde, Xy*zzy*', quorum: 2 });
    const { card: mended } = await pressOn(world.bot, channel, form, CONTINUE, { ...FIELDS, municipalities: 'Molde, Steinkjer 5006' });
    expect(textsOn(mended)).toContain(t('networks.setup.notes.written', { names: 'Steinkjer (5006)' }));
    expect(titles(mended)).toEqual([CREATE, CHANGE]);
  });

  test('offers a choice where a name may be several, and takes only one of those', async () => {
    const channel = inNewChannel(world.coordinator);
    // One slip from both.
    const { card } = await preview(world.bot, channel, { municipalities: 'Surndal, Aure', quorum: '' });
    expect(textsOn(card)).not.toContain('Surnadal');
    expect(inputsOf(card)).toHaveProperty('m0');
    for (const m0 of [undefined, '', '1506', 'x']) {
      const { card: again } = await pressOn(world.bot, channel, card, CREATE, { m0 });
      expect(textsOn(again)).toContain(t('networks.setup.wrong.choose'));
    }
    const { card: made } = await pressOn(world.bot, channel, card, CREATE, { m0: '1566' });
    expect(textsOn(made)).toContain('Aure, Surnadal');
  });

  test('shows what people wrote as they wrote it', async () => {
    const { card } = await preview(world.bot, inNewChannel(world.coordinator), { name: 'Nettverk *A* [b](https://example.org)', organisers: '_KORUS_' });
    expect(textsOn(card)).toContain('Nettverk \\*A\\* \\[b\\](https://example.org)');
    expect(textsOn(card)).toContain('\\_KORUS\\_');
  });
});

describe('a network that is made', () => {
  test('has its municipalities, its channel and its founder as coordinator, who is told what now', async () => {
    const { bot, store, coordinator } = world;
    const channel = inNewChannel(coordinator);
    bot.teams.teams.push({ ...channel.team, channels: [channel.channel] });
    const { card, networkId } = await found(bot, channel);
    expect(networkId).toMatch(/^overdosenettverk-nordmore-2026-[0-9a-f]{4}$/);
    for (const key of ['networks.setup.made', 'networks.setup.steps.join', 'networks.setup.steps.add', 'networks.setup.steps.channels'] as const) {
      expect(textsOn(card)).toContain(t(key));
    }
    const { networks } = bot.app;
    expect(await networks.network(networkId)).toEqual({
      id: networkId, name: FIELDS.name, organisers: ['Statsforvalteren i Møre og Romsdal', 'KORUS midt'], language: 'nn',
      targetGroups: ['services', 'medical'], rhythm: 'tertial', quorum: 2,
    });
    expect((await networks.municipalities(networkId)).map(({ name }) => name)).toEqual(['Kristiansund', 'Averøy', 'Hustadvika']);
    expect(await networks.members(networkId)).toMatchObject([{ personId: coordinator.from.aadObjectId, roles: ['coordinator'], name: 'Demo Koordinator' }]);
    expect(await networks.channels(networkId)).toMatchObject([
      { tenantId: channel.tenantId, conversationId: channel.channel.id, name: 'Demo Ny kanal', team: channel.team.name },
    ]);
    expect(await networks.ids()).toContain(networkId);
    const audit = await readAll(store, `au:${networkId}:202603`);
    expect(audit.map(({ data }) => (JSON.parse(data) as { action: string }).action)).toEqual(['network.created']);
    expect((await write(bot, channel, 'nettverk')).words).toContain(FIELDS.name);
  });

  test('is there for its founder in the personal chat at once', async () => {
    const { bot, admin } = world;
    await found(bot, inNewChannel(admin), { name: 'Demo Adminnettverk' });
    expect(wordsOf(await bot.ask(personalMessage(admin, 'nettverk', { id: 'founder' })))).toContain('Demo Adminnettverk');
  });

  test('is one, however often and however quickly it is pressed', async () => {
    const channel = inNewChannel(world.coordinator);
    const before = (await world.bot.app.networks.ids()).length;
    const { card } = await preview(world.bot, channel);
    const pressed = await Promise.all([1, 2, 3].map(() => pressOn(world.bot, channel, card, CREATE)));
    const later = await pressOn(world.bot, channel, card, CREATE);
    for (const each of [...pressed, later]) expect(textsOn(each.card)).toContain(t('networks.setup.made'));
    expect(await world.bot.app.networks.ids()).toHaveLength(before + 1);
  });

  test('is not changed by its old form, also under another name', async () => {
    const channel = inNewChannel(world.coordinator);
    const before = (await world.bot.app.networks.ids()).length;
    const { preview: card, networkId } = await found(world.bot, channel);
    const { card: form } = await pressOn(world.bot, channel, card, CHANGE);
    const { line } = await pressOn(world.bot, channel, form, CONTINUE, { ...FIELDS, name: 'Et annet navn' });
    expect(line).toBe(t('networks.setup.alreadyMade', { network: FIELDS.name }));
    const { networks } = world.bot.app;
    expect([(await networks.network(networkId))?.name, (await networks.ids()).length]).toEqual([FIELDS.name, before + 1]);
  });

  test('stays unlinked from a channel that was taken from it', async () => {
    const { bot } = world;
    const channel = inNewChannel(world.coordinator);
    const { preview: card, networkId } = await found(bot, channel);
    const address = { tenantId: channel.tenantId, conversationId: channel.channel.id };
    await bot.app.networks.removeChannel(networkId, address);
    await pressOn(bot, channel, card, CREATE);
    expect([await bot.app.networks.networkOfChannel(address), await bot.app.networks.channels(networkId)]).toEqual([undefined, []]);
  });

  test('loses the channel to who was first, and says so', async () => {
    const { bot } = world;
    const channel = inNewChannel(world.coordinator);
    const { card } = await preview(bot, channel);
    await bot.app.networks.saveChannel(NETWORK, { tenantId: channel.tenantId, conversationId: channel.channel.id });
    const { card: made } = await pressOn(bot, channel, card, CREATE, {}, {});
    expect(textsOn(made)).toContain(t('networks.setup.madeWithoutChannel'));
    expect(await bot.app.networks.networkOfChannel({ tenantId: channel.tenantId, conversationId: channel.channel.id })).toBe(NETWORK);
    world.clock.advance(61_000);
    const { card: second } = await preview(bot, inNewChannel(world.admin));
    expect(titles(second)).toContain(CREATE);
  });

  test('is not made at all in a channel that is known to be another’s by then', async () => {
    const { bot } = world;
    const channel = inNewChannel(world.admin);
    const { card } = await preview(bot, channel);
    await bot.app.networks.saveChannel(NETWORK, { tenantId: channel.tenantId, conversationId: channel.channel.id });
    world.clock.advance(61_000);
    const before = await bot.app.networks.ids();
    const { line } = await pressOn(bot, channel, card, CREATE);
    expect(line).toBe(t('networks.setup.channelHas', { network: 'Nettverk Romsdal' }));
    expect(await bot.app.networks.ids()).toEqual(before);
  });
});

describe('cut short', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('after %i calls of the store: the whole network or none, and the next press completes it', async (allowed) => {
    const { bot, store, coordinator } = world;
    const channel = inNewChannel(coordinator);
    const { card } = await preview(bot, channel);
    let left = allowed;
    store.interfere(only(({ partition, row = '' }) => !partition.startsWith('conv:') && row !== 'chat', (call) => (left-- > 0 ? undefined : down(call))));
    await pressOn(bot, channel, card, CREATE);
    store.behave();
    const founderOf = (rows: string[]) => rows.some((row) => row.startsWith('u:'));
    for (const id of await bot.app.networks.ids()) {
      const rows = await rowsOf(store, id);
      if (rows.length > 0 && id !== NETWORK) expect([rows.includes('network'), founderOf(rows), rows.some((row) => row.startsWith('k:'))]).toEqual([true, true, true]);
    }
    world.clock.advance(61_000);
    expect(textsOn((await pressOn(bot, channel, card, CREATE)).card)).toContain(t('networks.setup.made'));
    const address = { tenantId: channel.tenantId, conversationId: channel.channel.id };
    const networkId = (await bot.app.networks.networkOfChannel(address)) ?? '';
    expect(await rowsOf(store, networkId)).toEqual(expect.arrayContaining(['network', 'u', 'k:1505', 'k:1554', 'k:1579']));
    expect(await bot.app.networks.ids()).toContain(networkId);
    expect((await readAll(store, `u:${coordinator.tenantId}:${coordinator.from.aadObjectId}`)).map(({ row }) => row)).toContain(`n:${networkId}`);
  });
});

describe('the store is asked at most four times', () => {
  test('by the command and by the form, and seven times to make the network: it is known in five partitions', async () => {
    const { bot, store, coordinator } = world;
    const channel = inNewChannel(coordinator);
    const count = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
      store.calls.length = 0;
      const result = await work();
      return [result, callsOf(store).length];
    };
    const [{ card: form }, began] = await count(() => write(bot, channel, 'nytt nettverk'));
    const [{ card: shown }, filled] = await count(() => pressOn(bot, channel, form, CONTINUE, FIELDS));
    const [{ card: again }, reopened] = await count(() => pressOn(bot, channel, shown, CHANGE));
    expect(inputsOf(again)).toHaveProperty('name');
    const [, made] = await count(() => pressOn(bot, channel, shown, CREATE));
    expect({ began, filled, reopened, made }).toEqual({ began: 1, filled: 3, reopened: 1, made: 7 });
  });
});
