import { channelMessage, personalMessage, type Options, type World } from '../../../support/activities';
import { cardOf, wordsOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { down, hanging, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { textsUnder, translator } from '../../../../src/lib/language';
import { openStore } from '../../../../src/storage';

const MINUTE = 60_000;
const limits = { lookUpMs: 200, messageMs: 3_000 };
let bot: TestApp;
let store: UnrulyStore;
let clock: ReturnType<typeof testClock>;
let asked = 0;

beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  clock = testClock();
  bot = await startTestApp({ store, clock, limits });
});
afterAll(() => bot.stop());
beforeEach(() => {
  store.behave();
  clock.advance(60 * MINUTE);
});

type Say = (world: World, text: string, options?: Options) => ReturnType<typeof personalMessage>;
const say = async (text: string, options: Options = {}, how: Say = personalMessage, world = bot.molde) =>
  bot.ask(how(world, text, { id: `f${++asked}`, locale: 'nb-NO', ...options }));
const linesOf = async (text: string, options?: Options, how?: Say, world?: World) => wordsOf(await say(text, options, how,
  world)).split('\n');
/** The first line is the status. */
const titleOf = async (text: string, options?: Options, how?: Say, world?: World) => (await linesOf(text, options, how, world))[1];

const LIFE_CRISES = 'Hva sier råd 1 om livskriser?';
const KIN = 'Hva råd 1 sier om pårørende';
/** What råd 1 has on the police; asked alone, «og politiet?» leads to the advice of 2019, which has more on them. */
const POLICE = 'Deling av informasjon om rusrelaterte hendelser';

describe('«hva med …» after an answer', () => {
  it('stays within the råd that was asked about, when it has a passage on what is now asked', async () => {
    await say(LIFE_CRISES);
    expect(await titleOf('hva med pårørende?')).toBe(KIN);
  });

  it.each(['og pårørende?', 'enn pårørende da?', 'kva med pårørande?', 'gjelder det pårørende?'])('may be said «%s»', async (text) => {
    await say(LIFE_CRISES);
    expect(await titleOf(text)).toBe(KIN);
  });

  it('goes to another topic that is named clearly, and the next one is about that', async () => {
    await say('Hva er nalokson?');
    expect((await linesOf('hva med brukerplan?')).join()).toMatch(/brukerplan/i);
    expect((await linesOf('kilde?')).join()).toMatch(/brukerplan/i);
  });

  it('is refused like any other question when it is one that we refuse', async () => {
    await say(LIFE_CRISES);
    expect(await linesOf('hva med prisen på et gram heroin på gata?')).toContain(translator('nb')('advice.guarded.title.buy'));
  });
});

describe('another language after an answer', () => {
  it.each([
    ['og i nynorsk?', 'nn'], ['på engelsk?', 'en'], ['and in English?', 'en'], ['på bokmål takk', 'nb'],
  ] as const)('«%s» shows the same again, with the words around it in %s', async (text, language) => {
    const before = cardOf(await say('Hva er nalokson?'));
    const after = cardOf(await say(text));
    const title = (card: typeof before) => JSON.stringify((card?.body.find(({ style }) => style === 'heading') ?? {}).text);
    expect([after?.lang, title(after)]).toEqual([language, title(before)]);
    expect(JSON.stringify(after)).toContain(textsUnder(language, 'cards.advice.answer').seeAlso);
  });

  it('does not change the language that was chosen: the next question is answered as before', async () => {
    await say('Hva er nalokson?');
    await say('på engelsk?');
    expect(cardOf(await say('Hva er brukerplan?'))?.lang).toBe('nb');
  });

  it('goes on in what follows, until something else is written', async () => {
    await say('Hva er nalokson?');
    await say('på engelsk?');
    expect(cardOf(await say('source?'))?.lang).toBe('en');
  });

  it('is the choice of a language when no answer stands above it', async () => {
    const other = { ...bot.molde, from: { ...bot.molde.from, id: '29:velger', aadObjectId: 'b7b7b7b7-b7b7-4b7b-8b7b-b7b7b7b7b7b7' } };
    expect(await linesOf('på engelsk', {}, personalMessage, other)).toEqual([translator('en')('language_changed.en')]);
  });
});

describe('«mer om det»', () => {
  it.each(['mer om det', 'fortell mer', 'tell me more', 'meir'])('said «%s», goes on to a passage that has not been read', async (text) => {
    const first = await titleOf('Hva er nalokson?');
    const second = await titleOf(text);
    const third = await titleOf(text);
    expect(new Set([first, second, third]).size).toBe(3);
  });

  it('shows the nearest one when only titles were offered', async () => {
    const unsure = await say('kurs og støtte for bønder');
    const offered = JSON.stringify(cardOf(unsure));
    expect(offered).toContain(translator('nb')('cards.advice.unsure.title'));
    const title = await titleOf('mer om det');
    expect(offered).toContain(title);
  });
});

describe('«kilde?»', () => {
  it.each([
    'kilde?', 'kjelde', 'source?', 'gjelder det fortsatt?', 'gjeld det framleis?', 'når er det fra?', 'hvor står det?',
    'is it still in force?',
  ])('said «%s», is answered by status, date and source of what stands above, without its text', async (text) => {
    const above = await linesOf(LIFE_CRISES);
    const below = await linesOf(text);
    expect(below[1]).toBe(above[1]);
    expect(below.join()).toContain('Helsedirektoratet');
    expect(below.join()).not.toContain(above[2]);
  });
});

describe('what was answered is remembered', () => {
  it.each([[14 * MINUTE + 59_000, true], [15 * MINUTE + 1_000, false]])('%i ms later: %s', async (later, known) => {
    await say(LIFE_CRISES);
    clock.advance(later);
    expect((await titleOf('og politiet?')) === POLICE).toBe(known);
  });

  it('for one person: another one in the same thread has asked nothing', async () => {
    const thread = { thread: '77' };
    const other = { ...bot.molde, from: { ...bot.molde.from, id: '29:annen', aadObjectId: 'b8b8b8b8-b8b8-4b8b-8b8b-b8b8b8b8b8b8' } };
    await say(LIFE_CRISES, thread, channelMessage);
    expect(await titleOf('og politiet?', thread, channelMessage, other)).not.toBe(POLICE);
    expect(await titleOf('og politiet?', thread, channelMessage)).toBe(POLICE);
  });

  it('for one thread: in another of the same channel the same person begins anew', async () => {
    await say(LIFE_CRISES, { thread: '78' }, channelMessage);
    expect(await titleOf('og politiet?', { thread: '79' }, channelMessage)).not.toBe(POLICE);
  });

  it('over a restart, and by another instance', async () => {
    await say(LIFE_CRISES);
    const restarted = await startTestApp({ store, clock, limits, teams: bot.teams, issuer: bot.issuer });
    const reply = await restarted.ask(personalMessage(restarted.molde, 'og politiet?', { id: `f${++asked}`, locale: 'nb-NO' }));
    expect(wordsOf(reply)).toContain(POLICE);
    await restarted.stop();
  });

  it('by ids alone: the store has nothing of what was written', async () => {
    store.calls.length = 0;
    await say('Hva sier råd 1 om livskriser hos kanarifugler?');
    const [call] = store.calls.filter(({ method, row }) => method === 'upsert' && row?.startsWith('ctx:'));
    const row = await store.get(String(call?.partition), String(call?.row));
    expect(JSON.parse(row?.data ?? '{}')).toMatchObject({ kind: expect.stringMatching(/answer|unsure/), shown: expect.any(Array) });
    expect(JSON.stringify(row)).not.toMatch(/kanari/i);
  });
});

describe.each([['down', down], ['hanging', hanging]])('with the store %s', (_kind, how) => {
  it('a follow-up is answered all the same, from what this process remembers', async () => {
    await say(LIFE_CRISES);
    store.interfere(how);
    expect(await titleOf('og politiet?')).toBe(POLICE);
  });

  it('and where nothing is remembered, as it stands', async () => {
    store.interfere(how);
    const other = { ...bot.molde, from: { ...bot.molde.from, id: '29:ny', aadObjectId: 'b9b9b9b9-b9b9-4b9b-8b9b-b0b0b0b0b0b0' } };
    expect((await linesOf('og politiet?', {}, personalMessage, other)).join()).toMatch(/politi/i);
  });
});

it('an ordinary question does not ask the store for what was said before', async () => {
  store.calls.length = 0;
  await say(LIFE_CRISES);
  expect(store.calls.filter(({ method, row }) => method === 'get' && row?.startsWith('ctx:'))).toEqual([]);
});
