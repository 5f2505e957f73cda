import { channelMessage, personalMessage, submitFeedback } from '../../../support/activities';
import { buttonsOf, cardOf, pressOf, wordsOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { down, only } from '../../../support/unruly-store';
import { Audit } from '../../../../src/features/networks/audit/audit';
import { ChannelCodes } from '../../../../src/features/networks/channels/channel-codes';
import { Requests } from '../../../../src/features/networks/people/requests';
import { personRef, randomIds } from '../../../../src/lib/ids';
import { translator } from '../../../../src/lib/language';
import { readAll } from '../../../../src/storage';
import { namedByOthers, NETWORK, OTHER, personOf, press, saveMember, say, scanned, startStage, submit, tracesOf, wordsOn, type Stage } from './support';

const t = translator('nb');
const nn = translator('nn');
let stage: Stage;
let clock: TestClock;
beforeEach(async () => {
  clock = testClock();
  stage = await startStage(clock);
});
afterEach(() => stage.bot.stop());

const erase = (world = stage.ida) => press(stage, world, 'networks.erase-me');
const ownAnswer = async (networkId: string) => (await readAll(stage.store, `q:${networkId}`, { prefix: 'l:' })).map(({ data }) => JSON.parse(data) as object);

/** All that somebody leaves behind here, in both networks. */
async function liveALife({ bot, store, ida, colleague }: Stage): Promise<void> {
  const { tenantId } = ida;
  const requests = new Requests(store);
  for (const networkId of [NETWORK, OTHER]) {
    await requests.ask(networkId, {
      tenantId, personId: ida.from.aadObjectId, name: ida.from.name, email: 'Ida.Oerjasaeter@Molde.example', wish: 'contact', municipality: '1505',
      asked: { tenantId, conversationId: ida.personalChat.id }, language: 'nb', askedAt: clock.now(),
    });
  }
  const audit = new Audit({ table: store, clock, ids: randomIds });
  await audit.write(NETWORK, 'person.approved', { by: personOf(colleague), to: personOf(ida) });
  await press(stage, ida, 'bot.network', { id: `${NETWORK}.network` });
  await say(stage, ida, 'bokmål takk');
  const { id: answer } = await say(stage, ida, 'Hva er nalokson?');
  await bot.post(channelMessage(ida, 'Hva er et overdosekort?', { id: 'in-a-channel' }));
  await bot.post(submitFeedback(ida, 'like', answer, { id: 'thumb' }));
  const fields = { question: 'Hvem har vakt?', answer: 'Ring Ida Ørjasæter på 71 11 10 00.', owner: ida.from.name, review: '2026-09-02' };
  await press(stage, ida, 'advice.own.save', { id: `${NETWORK}.svar-0`, ...fields });
  await new ChannelCodes(store, randomIds).issue({
    tenantId, conversationId: '19:kanal@thread.tacv2', askedBy: personRef(tenantId, ida.from.aadObjectId), name: ida.from.name, language: 'nb', askedAt: clock.now(),
  });
  const roster = [{ tenantId, id: ida.from.aadObjectId, name: ida.from.name }];
  await store.create({ partition: `u:${tenantId}:${colleague.from.aadObjectId}`, row: `d:people:${NETWORK}`, v: 1, data: JSON.stringify({ people: roster }) });
  await store.create({ partition: `u:${tenantId}:${ida.from.aadObjectId}`, row: 'd:notice:1', v: 1, data: JSON.stringify({ text: 'Kladd', at: 1 }) });
}

describe('«slett meg»', () => {
  test('says what is deleted and what stays, and deletes nothing before it is confirmed', async () => {
    const before = await tracesOf(stage.store, stage.ida);
    const card = cardOf(await say(stage, stage.ida, 'slett meg'));
    for (const key of ['goesMemberships', 'goesChoices', 'goesChats', 'goesAnswers', 'goesNotices', 'goesMeetings', 'goesCheckins', 'staysLog', 'staysThumbs', 'staysMeetings', 'staysCheckins', 'staysTeams', 'staysNames', 'warning'] as const) {
      expect(wordsOn(card)).toContain(t(`cards.networks.erase-me.${key}`));
    }
    expect(pressOf(card, t('cards.networks.erase-me.erase'))).toMatchObject({ verb: 'networks.erase-me' });
    expect(await tracesOf(stage.store, stage.ida)).toEqual(expect.arrayContaining(before));
  });

  test('leaves no trace of the person in any table, and the log with a pseudonym', async () => {
    await liveALife(stage);
    await namedByOthers(stage, clock);
    expect((await tracesOf(stage.store, stage.ida)).length).toBeGreaterThan(15);
    const card = cardOf(await say(stage, stage.ida, 'slett meg'));
    const { verb, data } = pressOf(card, t('cards.networks.erase-me.erase'));
    const erased = await press(stage, stage.ida, verb, data);
    expect(wordsOn(erased.card)).toContain(t('cards.networks.erased.done'));
    expect(await tracesOf(stage.store, stage.ida)).toEqual([]);
    const ref = personRef(stage.ida.tenantId, stage.ida.from.aadObjectId);
    const log = (await scanned(stage.store)).filter(({ partition }) => partition.startsWith('au:')).map(({ data: entry }) => JSON.parse(entry) as object);
    expect(log).toEqual(expect.arrayContaining([
      expect.objectContaining({ action: 'person.approved', to: ref }), expect.objectContaining({ action: 'person.erased', by: ref }),
    ]));
    expect(log.filter((entry) => 'action' in entry && entry.action === 'person.erased')).toHaveLength(2);
  });

  test('leaves everybody else as they were', async () => {
    const others = async () => (await scanned(stage.store)).filter(({ partition, row }) =>
      partition.includes(stage.colleague.from.aadObjectId) || row.includes(stage.colleague.from.aadObjectId) || row === 'network');
    await say(stage, stage.colleague, 'nynorsk takk');
    const before = await others();
    await liveALife(stage);
    await erase();
    expect(await others()).toEqual(before);
    expect(wordsOf(await say(stage, stage.colleague, 'kva er nalokson?'))).toBeTruthy();
  });

  test('the press answers in the card’s place, sends nothing and notes nothing, also from a client without Action.Execute', async () => {
    await say(stage, stage.ida, 'hjelp');
    const { sent, line } = await erase();
    expect([sent, line]).toEqual([[], '']);
    expect(await tracesOf(stage.store, stage.ida)).toEqual([]);
    await say(stage, stage.ida, 'hjelp');
    expect(await tracesOf(stage.store, stage.ida)).not.toEqual([]);
    expect(wordsOf(await submit(stage, stage.ida, 'networks.erase-me'))).toContain(t('cards.networks.erased.done'));
    expect(await tracesOf(stage.store, stage.ida)).toEqual([]);
  });

  test('pressed twice at once, or again afterwards, does no harm', async () => {
    await liveALife(stage);
    const pressed = await Promise.all([erase(), erase()]);
    pressed.push(await erase());
    for (const { card } of pressed) expect(wordsOn(card)).toContain(t('cards.networks.erased.done'));
    expect(await tracesOf(stage.store, stage.ida)).toEqual([]);
  });

  test('holds at once: the person is a stranger, and what was asked before is no follow-up any more', async () => {
    await liveALife(stage);
    expect(wordsOf(await say(stage, stage.ida, 'logg'))).toContain(t('networks.privacy.logTitle', { network: 'Nettverk' }));
    await erase();
    expect(wordsOf(await say(stage, stage.ida, 'logg'))).toBe(t('networks.none'));
    await liveALife(stage);
    await erase();
    expect(wordsOf(await say(stage, stage.ida, 'mer om det'))).not.toContain('nalokson');
  });

  test('in a channel is told where it works, and a card that was taken there does nothing', async () => {
    const sent = await stage.bot.ask(channelMessage(stage.ida, 'slett meg', { id: 'channel-1' }));
    expect(wordsOf(sent)).toBe(t('bot.wrongScope', { command: 'slett meg', where: t('bot.scope.personal') }));
    const pressed = await press(stage, stage.ida, 'networks.erase-me', {}, { in: 'channel' });
    expect(pressed.line).toBe(t('bot.notYours'));
    expect(await stage.bot.app.networks.member(NETWORK, personOf(stage.ida))).toBeDefined();
  });

  test('of somebody who is in no network, and has only written to the assistant', async () => {
    await say(stage, stage.stranger, 'Hva er nalokson?');
    expect(await tracesOf(stage.store, stage.stranger)).not.toEqual([]);
    expect(wordsOn((await erase(stage.stranger)).card)).toContain(t('cards.networks.erased.done'));
    expect((await tracesOf(stage.store, stage.stranger)).filter((at) => at.includes(stage.stranger.from.aadObjectId))).toEqual([]);
  });

  test('finds a chat that was left behind under the person', async () => {
    await stage.bot.post(personalMessage({ ...stage.ida, personalChat: { id: 'a:old-chat' } }, 'hjelp', { id: 'old' }));
    await say(stage, stage.ida, 'hjelp');
    await erase();
    expect(await tracesOf(stage.store, stage.ida)).toEqual([]);
  });
});

describe('a network’s own answer that names the person', () => {
  test('has «the coordinator» in its place, in the network’s language, and is due for review', async () => {
    await liveALife(stage);
    await erase();
    expect(await ownAnswer(NETWORK)).toEqual([expect.objectContaining({
      owner: nn('networks.privacy.coordinator'), answer: `Ring ${nn('networks.privacy.coordinator')} på 71 11 10 00.`, review: '2026-02-28', version: 2,
    })]);
    expect(wordsOf(await say(stage, stage.colleague, 'Hvem har vakt?'))).not.toContain('71 11 10 00');
  });

  test('is left as it is when it names somebody else', async () => {
    const fields = { question: 'Hvem har vakt?', answer: 'Ring vakta.', owner: 'Demo Kollega', review: '2026-09-02' };
    await press(stage, stage.colleague, 'advice.own.save', { id: `${NETWORK}.svar-0`, ...fields });
    const before = await ownAnswer(NETWORK);
    await erase();
    expect(await ownAnswer(NETWORK)).toEqual(before);
  });
});

describe('the only coordinator of a network', () => {
  beforeEach(async () => {
    await liveALife(stage);
    await stage.bot.app.networks.saveNetwork({ id: 'sunnmore', name: 'Nettverk Sunnmøre', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
    await saveMember(stage, 'sunnmore', stage.ida, ['coordinator', 'contact']);
  });

  test('is told to name another first, and nothing at all is deleted', async () => {
    const before = await scanned(stage.store);
    expect((await erase()).line).toBe(t('networks.privacy.onlyCoordinator', { network: 'Nettverk Sunnmøre' }));
    const withoutGuards = (rows: typeof before) => rows.map(({ partition, row, data }) => [partition, row, data]);
    expect(withoutGuards(await scanned(stage.store))).toEqual(withoutGuards(before));
  });

  test('can go when somebody else has the role', async () => {
    await erase();
    await saveMember(stage, 'sunnmore', stage.colleague, ['coordinator']);
    expect(wordsOn((await erase()).card)).toContain(t('cards.networks.erased.done'));
    expect(await tracesOf(stage.store, stage.ida)).toEqual([]);
  });

  test('of two who go at the same time one stays', async () => {
    await saveMember(stage, 'sunnmore', stage.colleague, ['coordinator']);
    for (const networkId of [NETWORK, OTHER]) await saveMember(stage, networkId, stage.stranger, ['coordinator']);
    await Promise.all([erase(), erase(stage.colleague)]);
    expect((await stage.bot.app.networks.members('sunnmore')).filter(({ roles }) => roles.includes('coordinator'))).toHaveLength(1);
  });
});

describe('when the store goes away in the middle', () => {
  test('nothing is called deleted, and the next press ends it, wherever it stopped', async () => {
    await liveALife(stage);
    let stopAfter = 0;
    let finished = false;
    for (; !finished && stopAfter < 200; stopAfter += 1) {
      let writes = 0;
      stage.store.interfere(only(({ method }) => !['ping', 'get', 'query', 'scan'].includes(method) && ++writes > stopAfter, down));
      const { card, line } = await erase();
      stage.store.behave();
      finished = card !== undefined && wordsOn(card).includes(t('cards.networks.erased.done'));
      if (!finished) expect(line).toMatch(/^Datalageret svarer ikke/);
    }
    expect(stopAfter).toBeGreaterThan(3);
    expect(await tracesOf(stage.store, stage.ida)).toEqual([]);
  });

  test('also when each stop is the first of its kind', async () => {
    for (let stopAfter = 0; stopAfter < 25; stopAfter += 3) {
      const fresh = await startStage(clock);
      const before = stage;
      stage = fresh;
      await liveALife(fresh);
      let writes = 0;
      fresh.store.interfere(only(({ method }) => !['ping', 'get', 'query', 'scan'].includes(method) && ++writes > stopAfter, down));
      await erase();
      fresh.store.behave();
      expect(wordsOn((await erase()).card)).toContain(t('cards.networks.erased.done'));
      expect(await tracesOf(fresh.store, fresh.ida)).toEqual([]);
      await fresh.bot.stop();
      stage = before;
    }
  }, 60_000);
});

test('what is read grows by a few rows for each network of the installation, and no more', async () => {
  const callsWith = async (more: number): Promise<number> => {
    for (let at = 0; at < more; at += 1) {
      await stage.bot.app.networks.saveNetwork({ id: `n${at}`, name: `N ${at}`, organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
    }
    stage.store.calls.length = 0;
    await erase(stage.stranger);
    return stage.store.calls.length;
  };
  const few = await callsWith(0);
  expect([few, (await callsWith(50)) - few]).toEqual([47, 500]);
});

test('the card offers to look first', async () => {
  const card = cardOf(await say(stage, stage.ida, 'slett meg'));
  expect(buttonsOf(card)).toEqual([t('cards.networks.erase-me.erase'), t('cards.networks.erase-me.see')]);
});
