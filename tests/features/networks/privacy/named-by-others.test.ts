import { channelMessage, type World } from '../../../support/activities';
import { wordsOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { Learning } from '../../../../src/features/advice';
import { Audit } from '../../../../src/features/networks/audit/audit';
import { Drafts as NoticeDrafts } from '../../../../src/features/networks/notices/drafts';
import { NoticeStore } from '../../../../src/features/networks/notices/notice-store';
import { Drafts as PeopleDrafts } from '../../../../src/features/networks/people/drafts';
import { randomIds } from '../../../../src/lib/ids';
import { translator } from '../../../../src/lib/language';
import { readAll } from '../../../../src/storage';
import {
  EMAIL, namedByOthers, NETWORK, NOTICE, OTHER, personOf, press, saveMember, say, scanned, startStage, tracesOf, wordsOn, type Stage,
} from './support';

const t = translator('nb');
const nn = translator('nn');
const FIELDS = { question: 'Hvem har vakt?', answer: 'Ring Ida Ørjasæter.', owner: 'Ida Berit Ørjasæter', review: '2026-09-02' };
let stage: Stage;
let clock: TestClock;
/** Somebody else, who is called what Ida is called. */
let namesake: World;
beforeEach(async () => {
  clock = testClock();
  stage = await startStage(clock);
  const from = { ...stage.stranger.from, id: '29:namesake', aadObjectId: 'd0d0d0d0-0000-4000-8000-000000000009', name: stage.ida.from.name };
  namesake = { ...stage.stranger, personalChat: { id: 'a:1chat-9' }, from };
});
afterEach(() => stage.bot.stop());

const erase = (world = stage.ida) => press(stage, world, 'networks.erase-me');
const write = (networkId: string, fields = FIELDS) => (
  new Learning(stage.store, randomIds).answers.save(networkId, 'svar', 0, fields, personOf(stage.colleague), clock.now()));
const dataOf = async (partition: string, prefix: string) => (
  (await readAll(stage.store, partition, { prefix })).map(({ data }) => JSON.parse(data) as Record<string, unknown>));
const answers = (networkId: string) => dataOf(`q:${networkId}`, 'l:');
const actions = async () => (await scanned(stage.store)).filter(({ partition }) => partition.startsWith('au:'))
  .map(({ partition, data }) => [partition.split(':')[1], (JSON.parse(data) as { action: string }).action]);
const dataShown = async (world: World) => wordsOf(await say(stage, world, 'mine data'));
const found = (id: string, name: string) => stage.bot.app.networks.saveNetwork(
  { id, name, organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });

describe('somebody of the same name, in no network', () => {
  beforeEach(async () => {
    await write(NETWORK);
    await namedByOthers(stage, clock);
    await new PeopleDrafts(stage.store).save(personOf(stage.colleague), {
      id: '1', networkId: NETWORK, channels: [], people: [], list: 'Ida Ørjasæter', at: 1,
    });
  });

  test('is told nothing of what names the other', async () => {
    const words = await dataShown(namesake);
    for (const kind of ['answers', 'notices', 'log'] as const) expect(words).not.toContain(t(`networks.privacy.kinds.${kind}`));
  });

  test('takes nothing of it away', async () => {
    const named = async () => (await scanned(stage.store)).filter(({ data }) => data.includes('Ørjasæter')).map(({ data }) => data);
    const before = await named();
    expect(before.length).toBeGreaterThan(4);
    expect(wordsOn((await erase(namesake)).card)).toContain(t('cards.networks.erased.done'));
    expect(await named()).toEqual(before);
    expect(await actions()).toEqual([]);
  });
});

describe('who is named in a network', () => {
  test('that they have left is found by what the log says', async () => {
    await write(NETWORK);
    await new Audit({ table: stage.store, clock, ids: randomIds }).write(NETWORK, 'person.left', { by: personOf(namesake) });
    expect(await dataShown(namesake)).toContain(`${t('networks.privacy.kinds.answers')}: 1`);
    await erase(namesake);
    expect(await answers(NETWORK)).toMatchObject([{ owner: nn('networks.privacy.coordinator') }]);
  });

  test('where they never were is found by e-mail address, and the name stays', async () => {
    await found('sunnmore', 'Nettverk Sunnmøre');
    await write('sunnmore', { ...FIELDS, answer: `Skriv til ${EMAIL}.` });
    await erase();
    const answer = `Skriv til ${t('networks.privacy.coordinator')}.`;
    expect(await answers('sunnmore')).toMatchObject([{ owner: FIELDS.owner, answer, review: '2026-02-28' }]);
    expect(await actions()).toContainEqual(['sunnmore', 'answer.cleared']);
  });

  test('is taken out of an answer once, and the coordinators read it in the log, without of whom', async () => {
    await write(NETWORK);
    await erase();
    await erase();
    expect((await actions()).filter(([, action]) => action === 'answer.cleared')).toEqual([[NETWORK, 'answer.cleared']]);
    await press(stage, stage.colleague, 'bot.network', { id: `${NETWORK}.network` });
    expect(wordsOf(await say(stage, stage.colleague, 'logg'))).toContain(t('networks.privacy.log.answer-cleared'));
  });
});

describe('a notice that names the person', () => {
  const posting = { networkId: NETWORK, kind: 'notice', subject: `${NOTICE}-1` };
  const gone = nn('networks.privacy.nameGone');
  const WITHOUT = `Velkommen til ${gone} (${gone}).`;

  test('says that a name is gone, in the store, in drafts and on the cards in the channels', async () => {
    const { bot, colleague } = stage;
    await bot.ask(channelMessage(colleague, 'hjelp', { id: 'channel' }));
    await bot.app.networks.saveChannel(NETWORK, { tenantId: colleague.tenantId, conversationId: colleague.channel.id });
    await namedByOthers(stage, clock);
    await bot.app.board.post(posting);
    await bot.app.board.settled();
    expect(JSON.stringify(bot.teams.sent.at(-1))).toContain('Ørjasæter');
    await erase();
    await bot.app.board.settled();
    expect(await dataOf(`no:${NETWORK}`, NOTICE)).toMatchObject([{ text: WITHOUT, version: 2, editedAt: clock.now() }]);
    expect(await dataOf(`u:${colleague.tenantId}:${colleague.from.aadObjectId}`, 'd:notice')).toMatchObject([{ text: WITHOUT }]);
    const shown = JSON.stringify(bot.teams.updated.at(-1));
    expect(shown).toContain('(namnet er sletta)');
    expect(shown).not.toContain('Ørjasæter');
    expect((await actions()).filter(([, action]) => action === 'notice.cleared')).toEqual([[NETWORK, 'notice.cleared']]);
  });

  test('never grows too long to be stored', async () => {
    const text = 'Ida Ørjasæter '.repeat(71);
    const draft = { networkId: NETWORK, text, version: 0, at: 1 };
    await new NoticeStore(stage.store).save(NETWORK, `${NOTICE}-1`, draft, personOf(stage.colleague), clock.now());
    await new NoticeDrafts(stage.store).save(personOf(stage.colleague), `${NOTICE}-2`, draft);
    expect(wordsOn((await erase()).card)).toContain(t('cards.networks.erased.done'));
    expect(await tracesOf(stage.store, stage.ida)).toEqual([]);
  });
});

test('what others write of the person while they are being deleted goes too', async () => {
  let written = false;
  stage.store.interfere(async ({ method, partition }) => {
    if (written || method !== 'transaction' || partition !== `n:${NETWORK}`) return;
    written = true;
    await namedByOthers(stage, clock);
  });
  await erase();
  expect(written).toBe(true);
  expect(await tracesOf(stage.store, stage.ida)).toEqual([]);
});

describe('a membership that the person’s own list has lost', () => {
  const lose = (networkId: string) => stage.store.delete(`u:${stage.ida.tenantId}:${stage.ida.from.aadObjectId}`, `n:${networkId}`);

  test('is shown, and deleted', async () => {
    await lose(OTHER);
    expect(await dataShown(stage.ida)).toContain(`${t('networks.privacy.kinds.memberships')}: 2`);
    await erase();
    expect(await stage.bot.app.networks.member(OTHER, personOf(stage.ida))).toBeUndefined();
  });

  test('of the only coordinator stops it as others do', async () => {
    await found('sunnmore', 'Nettverk Sunnmøre');
    await saveMember(stage, 'sunnmore', stage.ida, ['coordinator']);
    await lose('sunnmore');
    expect((await erase()).line).toBe(t('networks.privacy.onlyCoordinator', { network: 'Nettverk Sunnmøre' }));
  });
});
