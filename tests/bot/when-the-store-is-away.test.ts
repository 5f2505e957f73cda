import { cardAction, channelMessage, personalMessage } from '../support/activities';
import { cardOf, wordsOf } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';
import { down, hanging, only, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { translator } from '../../src/lib/language';
import { openStore, StoreUnavailable } from '../../src/storage';

/** The advice is in memory, so a person gets an answer whatever the store does; and is never told that something was saved. */
const t = translator('nb');
const OVERDOSE = 'Hjelp! Han puster ikke og er blå på leppene';
const ids = { unique: () => 'unique', correlation: () => 'CDEFGHJK' };
const limits = { lookUpMs: 50, pressMs: 1_000, messageMs: 1_000, sendMs: 500 };
let bot: TestApp;
let store: UnrulyStore;

beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, ids, limits });
});
afterAll(() => bot.stop());
beforeEach(() => {
  bot.teams.clear();
  bot.logLines.length = 0;
});

describe.each([['down', down], ['hanging', hanging]])('with the store %s', (kind, how) => {
  beforeEach(() => store.interfere(how));

  const wheres: [string, typeof personalMessage][] = [['personal chat', personalMessage], ['channel thread', channelMessage]];
  it.each(wheres)('an emergency in a %s gets 113, there', async (_where, say) => {
    const emergency = say(bot.molde, OVERDOSE, { id: `${kind}-113`, ...(say === channelMessage ? { thread: '42' } : {}) });
    const { status, sent } = await bot.exchange(emergency);
    expect([status, sent.map((one) => wordsOf(one).split('\n')[0])]).toEqual([200, [t('cards.advice.emergency.title')]]);
    expect(sent[0]?.conversationId).toBe(emergency.conversation.id);
  });

  it('an emergency is answered before the store is asked anything', async () => {
    store.calls.length = 0;
    bot.teams.hangNext();
    const turn = bot.post(personalMessage(bot.molde, OVERDOSE, { id: `${kind}-first` }));
    while (bot.teams.requests.length === 0) await new Promise(setImmediate);
    expect(store.calls).toEqual([]);
    await turn;
  });

  it('a question is answered, in the language it is asked in', async () => {
    const reply = await bot.ask(personalMessage(bot.molde, 'Kva seier råd 1 om pårørande?', { id: `${kind}-question` }));
    const source = translator('nn')('cards.advice.answer.source');
    expect([cardOf(reply)?.lang, wordsOf(reply)]).toEqual(['nn', expect.stringContaining(source)]);
    const warning = { msg: 'Answering without the store', correlationId: 'CDEFGHJK' };
    expect(bot.logLines).toContainEqual(expect.objectContaining(warning));
    expect(bot.logLines).toContainEqual(expect.objectContaining({ msg: 'Conversation not remembered' }));
  });

  it.each(['nettverk', 'samlinger'])('«%s» says that the store is away, not that there is no network', async (text) => {
    const reply = await bot.ask(channelMessage(bot.molde, text, { id: `${kind}-${text}` }));
    const said = kind === 'down' ? 'bot.storeDown' : 'bot.notConfirmed';
    expect(wordsOf(reply)).toBe(t(said, { id: 'CDEFGHJK' }));
  });

  it('a press on a passage is answered', async () => {
    const { body, sent } = await bot.exchange(cardAction(bot.molde, 'advice.show', { id: 'raad-1-hele-raadet' }, { replyToId: kind }));
    expect([body, sent.length]).toEqual([expect.objectContaining({ value: t('bot.answerBelow') }), 1]);
  });
});

describe('a choice of language', () => {
  const choice = () => cardAction(bot.molde, 'networks.language', { language: 'nn' });

  it('is said not to be saved when the store is down, with a code that is also in the log', async () => {
    store.interfere(down);
    const said = t('bot.storeDown', { id: 'CDEFGHJK' });
    expect((await bot.post(choice())).body).toMatchObject({ value: said });
    expect(wordsOf(await bot.ask(personalMessage(bot.molde, 'nynorsk takk')))).toBe(said);
    expect(bot.logLines).toContainEqual(expect.objectContaining({ msg: 'Turn failed', level: 50, correlationId: 'CDEFGHJK' }));
  });

  it('is said not to be confirmed when nobody knows whether it was saved', async () => {
    store.interfere(only(({ method }) => method === 'create' || method === 'replace', () => {
      throw new StoreUnavailable('The answer was lost.', { outcome: 'unknown' });
    }));
    expect((await bot.post(choice())).body).toMatchObject({ value: t('bot.notConfirmed', { id: 'CDEFGHJK' }) });
  });

  it('is said not to be confirmed when the store hangs, within the time of a press, look-up included', async () => {
    store.interfere(hanging);
    expect((await bot.post(choice())).body).toMatchObject({ value: t('bot.notConfirmed', { id: 'CDEFGHJK' }) });
  });

  it('is saved when the store is back', async () => {
    store.behave();
    expect((await bot.post(choice())).body).toMatchObject({ value: translator('nn')('language_changed.nn') });
  });
});
