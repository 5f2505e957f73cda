import { channelMessage, groupMessage, messageWithValue } from '../../../support/activities';
import { cardOf, wordsOf } from '../../../support/replies';
import { waitFor } from '../../../support/wait-for';
import { testClock } from '../../../support/test-clock';
import { translator } from '../../../../src/lib/language';
import { readAll } from '../../../../src/storage';
import { codeRetention } from '../../../../src/features/networks/channels/channel-codes';
import {
  addressOf, approvalOf, buttonOn, codeFor, inChannel, inChat, linkMolde, NETWORK, OTHER, press, pressVerb, sentTo, startStage, wordsOn,
  type Stage,
} from './support';

const t = translator('nb');
const LINK = t('cards.networks.channel-approve.link');
const clock = testClock();
let stage: Stage;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startStage(clock);
});
afterEach(() => stage.bot.stop());

const channels = () => stage.bot.app.networks.channels(NETWORK);
const owner = () => stage.bot.app.networks.networkOfChannel(addressOf(stage.bot.molde));
const codes = () => readAll(stage.store, 'code');
const audit = async () => (await readAll(stage.store, `au:${NETWORK}:202603`)).map(({ data }) => (JSON.parse(data) as { action: string }).action);

describe('asking', () => {
  test('anyone in a channel without a network gets a code, valid for an hour, and whom to give it to', async () => {
    const words = wordsOf(await stage.bot.ask(inChannel(stage.people.stranger, 'koble kanal')));
    expect(words).toContain(t('cards.networks.channel-code.whom'));
    expect(words).toContain(t('networks.channels.until', { time: 'mandag 2. mars 2026 kl. 11.00' }));
    expect(words).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}/);
  });

  test('the code itself is not stored, only who asked, from where, and until when', async () => {
    const code = await codeFor(stage, stage.people.stranger);
    const [row, ...more] = await codes();
    expect(more).toEqual([]);
    expect(JSON.stringify(row)).not.toContain(code.replace('-', ''));
    expect(JSON.stringify(row)).not.toContain(stage.people.stranger.from.aadObjectId);
    expect(JSON.parse(row!.data)).toMatchObject({ ...addressOf(stage.bot.molde), name: 'Demo Stranger', expiresAt: clock.now() + 3_600_000 });
    expect(codeRetention.expiresAt(row!)).toBe(clock.now() + 3_600_000);
  });

  test('in a channel that is linked, members are told to which network, strangers only that it is', async () => {
    const { people, bot } = stage;
    const at = (who: typeof people.coordinator) => inChannel({ ...people.coordinator, from: who.from, tenantId: who.tenantId, channel: bot.statsforvalteren.channel }, 'koble kanal');
    expect(wordsOf(await bot.ask(at(people.coordinator)))).toBe(t('networks.channels.taken', { network: 'Nettverk \\*Romsdal\\*' }));
    const stranger = { ...people.coordinator, from: people.stranger.from };
    expect(wordsOf(await bot.ask(inChannel(stranger, 'koble kanal')))).toBe(t('networks.channels.takenToStrangers'));
    expect(await codes()).toEqual([]);
  });

  test('in a chat it is said where to write it', async () => {
    expect(wordsOf(await stage.bot.ask(inChat(stage.people.stranger, 'koble kanal')))).toBe(t('networks.channels.how'));
    expect(wordsOf(await stage.bot.ask(groupMessage(stage.people.stranger, 'koble kanal')))).toBe(t('networks.channels.how'));
  });

  test('«kople kanal» and “link channel” do the same', async () => {
    expect(wordsOf(await stage.bot.ask(inChannel(stage.people.stranger, 'kople kanal')))).toContain('kople kanal');
    expect(wordsOf(await stage.bot.ask(inChannel(stage.people.stranger, 'link channel')))).toContain('link channel');
  });
});

describe('approving', () => {
  test('the coordinator sees which channel, which organisation, who asked and when, before anything is linked', async () => {
    const code = await codeFor(stage, stage.people.stranger);
    const card = JSON.stringify(await approvalOf(stage, code));
    for (const part of ['Demo Molde', 'Demo Molde Rus og Helse', 'bbbbbbbb…', 'Demo Stranger', 'mandag 2. mars 2026 kl. 10.00']) expect(card).toContain(part);
    expect(card).not.toContain(stage.bot.molde.tenantId);
    expect(await channels()).toHaveLength(1);
    expect(await owner()).toBeUndefined();
  });

  test('a press links it; the channel is told, the card becomes a receipt, the code is gone, and it is in the audit', async () => {
    const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
    const pressed = await press(stage, stage.people.coordinator, card, LINK);
    expect(wordsOn(pressed.card)).toContain(t('networks.channels.linked', { channel: 'Demo Molde – Demo Molde Rus og Helse', network: 'Nettverk \\*Romsdal\\*' }));
    expect(await owner()).toBe(NETWORK);
    expect((await channels())[1]).toEqual({ ...addressOf(stage.bot.molde), team: 'Demo Molde', name: 'Demo Molde Rus og Helse', linkedAt: clock.now() });
    expect(wordsOf(sentTo(stage, stage.bot.molde).at(-1)!)).toContain(t('networks.channels.linkedHere', { network: 'Nettverk \\*Romsdal\\*' }));
    expect(await codes()).toEqual([]);
    expect((await audit()).sort()).toEqual(['channel.asked', 'channel.linked']);
  });

  test('members are known in the channel from the next message on', async () => {
    expect(wordsOf(await stage.bot.ask(inChannel(stage.people.molde, 'kanaler')))).toBe(t('networks.none'));
    await linkMolde(stage);
    expect(wordsOf(await stage.bot.ask(inChannel(stage.people.molde, 'kanaler')))).toContain('Demo Molde');
  });

  test('in the network’s channel it goes as well, and in small letters with a space', async () => {
    const code = await codeFor(stage, stage.people.stranger);
    const reply = await stage.bot.ask(inChannel(stage.people.coordinator, `koble kanal ${code.toLowerCase().replace('-', ' ')}`));
    expect(cardOf(reply)).toBeDefined();
  });

  test('a code from a channel of one’s own organisation works as well', async () => {
    const own = { ...stage.people.coordinator, channel: { id: '19:demo-ny-kanal@thread.tacv2', name: 'Ny' } };
    const code = await codeFor(stage, own);
    await press(stage, stage.people.coordinator, await approvalOf(stage, code), LINK);
    expect((await channels()).map(({ conversationId }) => conversationId)).toContain(own.channel.id);
  });

  test('unknown, expired and used codes get the same words', async () => {
    const used = await codeFor(stage, stage.people.stranger);
    const late = await codeFor(stage, stage.people.stranger);
    await press(stage, stage.people.coordinator, await approvalOf(stage, used), LINK);
    clock.advance(3_600_000);
    for (const code of ['ABCD-2345', 'ABCD-23', used, late]) {
      expect(wordsOf(await stage.bot.ask(inChat(stage.people.coordinator, `koble kanal ${code}`)))).toBe(t('networks.channels.noSuchCode'));
    }
  });

  test('whoever is no coordinator is refused, and nothing of the code is said', async () => {
    const code = await codeFor(stage, stage.people.stranger);
    const words = wordsOf(await stage.bot.ask(inChat(stage.people.molde, `koble kanal ${code}`)));
    expect(words).toBe(t('authority.coordinatorsOnly', { network: 'Nettverk *Romsdal*' }));
    const card = await approvalOf(stage, code);
    const { line } = await press(stage, stage.people.molde, card, LINK);
    expect(line).toBe(t('bot.notYours'));
    expect(await owner()).toBeUndefined();
  });

  test('pressing again when it is settled changes nothing', async () => {
    const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
    await press(stage, stage.people.coordinator, card, LINK);
    const told = sentTo(stage, stage.bot.molde).length;
    expect((await press(stage, stage.people.second, card, LINK)).line).toBe(t('networks.channels.settled'));
    expect(sentTo(stage, stage.bot.molde)).toHaveLength(told);
    expect((await audit()).sort()).toEqual(['channel.asked', 'channel.linked']);
  });

  test('two coordinators at once: one link, one word to the channel, one line in the audit', async () => {
    const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
    const told = sentTo(stage, stage.bot.molde).length;
    await Promise.all(['coordinator', 'second'].map((who) => press(stage, stage.people[who as 'second'], card, LINK)));
    expect(await channels()).toHaveLength(2);
    expect(sentTo(stage, stage.bot.molde)).toHaveLength(told + 1);
    expect((await audit()).filter((action) => action === 'channel.linked')).toHaveLength(1);
  });

  test('«Ikke koble» ends it: the code is gone and nothing is linked', async () => {
    const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
    const pressed = await press(stage, stage.people.coordinator, card, t('cards.networks.channel-approve.decline'));
    expect(wordsOn(pressed.card)).toContain(t('networks.channels.declinedText'));
    expect((await press(stage, stage.people.coordinator, card, LINK)).line).toBe(t('networks.channels.settled'));
    expect(await owner()).toBeUndefined();
    expect(await codes()).toEqual([]);
  });

  test('a channel that another network has taken meanwhile is left to it', async () => {
    const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
    await stage.bot.app.networks.saveChannel(OTHER, addressOf(stage.bot.molde));
    const words = t('networks.channels.others', { channel: 'Demo Molde – Demo Molde Rus og Helse' });
    expect((await press(stage, stage.people.coordinator, card, LINK)).line).toBe(words);
    expect(await owner()).toBe(OTHER);
    expect(await channels()).toHaveLength(1);
  });

  test('a code for a channel that another network has is told so at once, and one for our own too', async () => {
    const [first, second] = [await codeFor(stage, stage.people.stranger), await codeFor(stage, stage.people.stranger)];
    await press(stage, stage.people.coordinator, await approvalOf(stage, first), LINK);
    const words = wordsOf(await stage.bot.ask(inChat(stage.people.coordinator, `koble kanal ${second}`)));
    expect(words).toBe(t('networks.channels.alreadyOurs', { channel: 'Demo Molde – Demo Molde Rus og Helse' }));
    const other = wordsOf(await stage.bot.ask(inChat(stage.people.other, `koble kanal ${second}`)));
    expect(other).toBe(t('networks.channels.others', { channel: 'Demo Molde – Demo Molde Rus og Helse' }));
  });

  test('what people and Teams call things is shown as it is written', async () => {
    stage.bot.teams.teams.length = 0;
    stage.bot.teams.teams.push({ ...stage.bot.molde.team, name: '[Rus](https://example.org)', channels: [{ ...stage.bot.molde.channel, name: '**helse**' }] });
    const named = { ...stage.people.stranger, from: { ...stage.people.stranger.from, name: '_Demo_ <b>' } };
    await codeFor(stage, named);
    const card = JSON.stringify(await approvalOf(stage, await codeFor(stage, named)));
    expect(card).toContain(JSON.stringify('\\[Rus\\](https://example.org) – \\*\\*helse\\*\\*'));
    expect(card).toContain('\\\\_Demo\\\\_ \\\\<b>');
  });

  test('a channel that Teams tells no names of can be linked all the same', async () => {
    stage.bot.teams.teams.length = 0;
    const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
    expect(JSON.stringify(card)).toContain(t('networks.channels.unnamed'));
    await press(stage, stage.people.coordinator, card, LINK);
    expect(await owner()).toBe(NETWORK);
  });

  test('a code that is used while Teams is asked for names does not come back', async () => {
    const { teams } = stage.bot.teams;
    const known = teams.splice(0);
    const code = await codeFor(stage, stage.people.stranger);
    teams.push(...known);
    const [row] = await codes();
    stage.store.interfere(async ({ method, partition }) => {
      if (partition !== 'code' || method === 'get') return;
      stage.store.behave();
      await stage.store.delete('code', row!.row);
    });
    expect(JSON.stringify(await approvalOf(stage, code))).toContain('Demo Molde');
    expect(await codes()).toEqual([]);
  });

  test('a channel that cannot be told is linked all the same', async () => {
    const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
    stage.bot.teams.failNext({ status: 403, method: 'POST' });
    await press(stage, stage.people.coordinator, card, LINK);
    expect(await owner()).toBe(NETWORK);
    expect(await codes()).toEqual([]);
  });
});

describe('cut short', () => {
  const interrupted = [
    ['before the channel’s own row', (call: { partition: string; method: string }) => call.method === 'create' && call.partition.startsWith('ch:')],
    ['before the network’s row', (call: { partition: string; method: string }) => call.method === 'upsert' && call.partition === `n:${NETWORK}`],
    ['before the audit', (call: { partition: string; method: string }) => call.partition.startsWith('au:')],
    ['before the code goes', (call: { partition: string; method: string }) => call.method === 'delete' && call.partition === 'code'],
  ] as const;

  test.each(interrupted)('%s, a second press completes it', async (_when, at) => {
    const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
    stage.store.interfere((call) => {
      if (at(call)) throw new Error('killed');
    });
    await press(stage, stage.people.coordinator, card, LINK);
    stage.store.behave();
    clock.advance(15_000);
    await press(stage, stage.people.coordinator, card, LINK);
    expect(await owner()).toBe(NETWORK);
    expect(await channels()).toHaveLength(2);
    expect(await codes()).toEqual([]);
    await waitFor(async () => (await audit()).includes('channel.linked'), { what: 'the audit', timeoutMs: 15_000 });
  });

  test('«linked» is not said before the store has said so', async () => {
    const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
    const told = sentTo(stage, stage.bot.molde).length;
    stage.store.interfere((call) => {
      if (call.method === 'create') throw new Error('killed');
    });
    const pressed = await press(stage, stage.people.coordinator, card, LINK);
    expect(wordsOn(pressed.card) + pressed.line).not.toContain('er koblet til');
    expect(sentTo(stage, stage.bot.molde)).toHaveLength(told);
  });
});

describe('the number of store calls, without looking up who somebody is', () => {
  const counted = async (work: () => Promise<unknown>, what: (partition: string) => boolean): Promise<number> => {
    stage.store.calls.length = 0;
    await work();
    return stage.store.calls.filter(({ partition }) => what(partition)).length;
  };

  test('is at most four for asking, approving and pressing, until the answer is decided', async () => {
    const { people, bot } = stage;
    let code = '';
    const asking = await counted(async () => { code = await codeFor(stage, people.stranger); }, (at) => at === 'code' || at.startsWith('ch:') || at.startsWith('n:'));
    expect(asking).toBeLessThanOrEqual(4);
    let card = await approvalOf(stage, code);
    const approving = await counted(async () => { card = await approvalOf(stage, code); }, (at) => at === 'code' || at.startsWith('ch:') || at.startsWith('conv:'));
    expect(approving).toBeLessThanOrEqual(4);
    await bot.ask(inChat(people.coordinator, 'nettverk'));
    stage.store.calls.length = 0;
    await press(stage, people.coordinator, card, LINK);
    const before = stage.store.calls.findIndex(({ partition, method }) => partition === 'code' && method === 'replace');
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThanOrEqual(4);
  });
});

test('a stranger in a thread of the channel asks for the channel, not for the thread', async () => {
  const reply = await stage.bot.ask(channelMessage(stage.people.stranger, 'koble kanal', { id: 'in-thread', thread: '17' }));
  expect(wordsOf(reply)).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}/);
  const [row] = await codes();
  expect((JSON.parse(row!.data) as { conversationId: string }).conversationId).toBe(stage.bot.molde.channel.id);
});

test('what fails after the link is stored is logged, and the coordinator has the receipt all the same', async () => {
  const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
  stage.store.interfere(({ partition }) => {
    if (partition.startsWith('au:')) throw new Error('killed');
  });
  const pressed = await press(stage, stage.people.coordinator, card, LINK);
  expect(wordsOn(pressed.card)).toContain(t('networks.channels.linkedText'));
  expect(stage.bot.logLines.map(({ msg }) => msg)).toContain('An audit entry waits for the store');
});

test('a client without Action.Execute links as well, and the channel is told', async () => {
  const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
  const { verb, data } = buttonOn(card, LINK);
  const { sent } = await stage.bot.exchange(messageWithValue(stage.people.coordinator, { ...data, verb }, { id: 'submitted' }));
  expect(sent.map((each) => wordsOf(each)).sort()).toEqual([
    expect.stringContaining(t('networks.channels.linkedText')), expect.stringContaining(t('networks.channels.linkedHereText')),
  ]);
  expect(await codes()).toEqual([]);
});

test('a press that names another network is not found', async () => {
  const code = await codeFor(stage, stage.people.stranger);
  const card = await approvalOf(stage, code);
  const { hash } = { hash: JSON.stringify(card).match(/romsdal\.([0-9a-f]{32})/)![1] };
  const { line } = await pressVerb(stage.bot, stage.people.coordinator, 'networks.channels.link', { id: `${OTHER}.${hash}` });
  expect(line).toBe(t('bot.notYours'));
  expect(await owner()).toBeUndefined();
});
