import { channelMessage } from '../../../support/activities';
import { cardOf, wordsOf } from '../../../support/replies';
import { NETWORK } from '../../../support/romsdal';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock, type TestClock } from '../../../support/test-clock';
import { down, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { LANGUAGES, textsUnder, translator } from '../../../../src/lib/language';
import { openStore } from '../../../../src/storage';
import {
  add, buttonOf, buttonsIn, ofKind, OTHER_NETWORK, peopleOf, press, question, questionOf, questionWithBanner,
  seedNetworks, startAfresh, stored, submit,
} from './support';

const t = translator('nb');
const COMMAND = 'ubesvarte spørsmål';
const UNSURE = questionOf('unsure');
const REFUSED = questionOf('refusal');
let bot: TestApp;
let store: UnrulyStore;
let clock: TestClock;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  clock = testClock();
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ seed: seedNetworks, store, clock });
  people = peopleOf(bot);
});
afterAll(() => bot.stop());
beforeEach(() => startAfresh(bot, store, clock));

const list = async (who = people.coordinator): Promise<string> => wordsOf(await bot.ask(question(who, COMMAND)));
const keep = (id: 'on' | 'off', who = people.coordinator, network = who === people.other ? OTHER_NETWORK : NETWORK) =>
  press(bot, who, 'advice.keep', { id: `${network}.${id}` });
async function ask(...texts: string[]): Promise<void> {
  for (const text of texts) await bot.ask(question(people.member, text));
}

describe('who may see what had no answer:', () => {
  test.each(LANGUAGES)('the coordinator, who asks for it in %s', async (language) => {
    const { name = '' } = textsUnder(language, 'commands.unanswered');
    const reply = await bot.ask(question(people.coordinator, name, `${language}-NO`));
    expect(wordsOf(reply)).toContain(translator(language)('cards.advice.unanswered.title'));
    expect(wordsOf(reply)).toContain(translator(language)('cards.advice.unanswered.empty'));
  });

  test('a member is told who may', async () => {
    expect(await list(people.member)).toBe(t('authority.coordinatorsOnly', { network: 'Nettverk Romsdal' }));
  });

  test('outside every network there is nothing to see', async () => {
    const nobody = { ...people.member, from: { ...people.member.from, aadObjectId: 'nobody' } };
    expect(await list(nobody)).toBe(t('networks.none'));
  });

  test('when the store is away it is said, and nobody is taken for a coordinator', async () => {
    store.interfere(down);
    expect(await list()).toContain('Datalageret svarer ikke');
  });
});

describe('a question without an answer', () => {
  test('is counted by topic, most asked first; its words are nowhere in the store', async () => {
    await ask(`${REFUSED} canary`, UNSURE, UNSURE);
    const words = await list();
    expect(words).toMatch(/2 × Jeg var usikker\. Nærmest: /);
    expect(words.indexOf('2 ×')).toBeLessThan(words.indexOf('1 ×'));
    expect(words).toContain(`1 × ${t('advice.unanswered.noTopic')}`);
    const everything = JSON.stringify(await stored(store, NETWORK, '-', 'nordmore'));
    for (const secret of ['canary', UNSURE, people.member.from.aadObjectId]) expect(everything).not.toContain(secret);
    expect(ofKind(await stored(store, NETWORK), 't')).toEqual([]);
  });

  test.each([
    ['an emergency', 'han puster ikke og er blå på leppene'], ['a guarded question', 'Hvor mye heroin kan jeg ta uten å dø?'],
    ['one that was answered', questionOf('answer')], ['a command', 'råd 9'],
  ])('is not %s', async (_what, text) => {
    await keep('on');
    await ask(text);
    expect(await list()).toContain(t('cards.advice.unanswered.empty'));
    expect(JSON.stringify(ofKind(await stored(store, NETWORK), 'u'))).toBe('[]');
  });

  test('of another network, or of none, is not on the list', async () => {
    await keep('on', people.other);
    await bot.ask(question(people.other, UNSURE));
    await bot.ask(question({ ...people.member, from: { ...people.member.from, aadObjectId: 'nobody' } }, UNSURE));
    expect(await list()).toContain(t('cards.advice.unanswered.empty'));
    expect(await list(people.other)).toContain(`1 × «${UNSURE}»`);
    expect(ofKind(await stored(store, '-'), 'u')).toEqual([]);
  });

  test('is gone from the list after 30 days', async () => {
    await ask(UNSURE);
    clock.set('2026-03-31T09:00:00Z');
    expect(await list()).toContain('1 ×');
    clock.set('2026-04-01T09:00:00Z');
    expect(await list()).toContain(t('cards.advice.unanswered.empty'));
  });

  test('is counted as often as it is asked, also by many at once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => bot.post(question(people.member, UNSURE))));
    expect(await list()).toContain('12 ×');
    expect(ofKind(await stored(store, NETWORK), 'u')).toHaveLength(1);
  });

  test('is answered in the same words when it cannot be counted', async () => {
    const before = wordsOf(await bot.ask(question(people.member, UNSURE)));
    store.interfere(only(({ partition }) => partition.startsWith('q:'), down));
    expect(wordsOf(await bot.ask(question(people.member, UNSURE)))).toBe(before);
    expect(bot.logLines).toContainEqual(expect.objectContaining({ msg: 'What was sent is not noted' }));
  });
});

describe('when the network keeps what is asked', () => {
  test('the list has the words, escaped, each once with how often, and says that they are kept', async () => {
    await keep('on');
    await ask('xyzzy *fet* [x](qqwx)', 'XYZZY  _fet_ [x](qqwx)?', UNSURE);
    const words = await list();
    expect(words).toContain('2 × «');
    expect(words).toContain(`1 × «${UNSURE}»`);
    expect(words).not.toMatch(/(?<!\\)\[x|(?<!\\)\*fet/);
    expect(words).toContain(t('cards.advice.unanswered.keeping'));
    expect(ofKind(await stored(store, NETWORK), 't')).toHaveLength(2);
  });

  test.each([
    ['a telephone number', 'xyzzy qwrt 48123456'], ['a date of birth', 'xyzzy 01.01.90'], ['an e-mail address', 'xyzzy kari@example.org'],
    ['a long text', `xyzzy ${'qwrt '.repeat(70)}`],
  ])('a question with %s is only counted', async (_what, text) => {
    await keep('on');
    await ask(text);
    expect(await list()).toContain(`1 × ${t('advice.unanswered.noTopic')}`);
    expect(JSON.stringify(await stored(store, NETWORK))).not.toContain('xyzzy');
  });

  test('an answered question is kept for the thumb under it, and is not on the list', async () => {
    await keep('on');
    await ask(questionOf('answer'));
    expect(await list()).toContain(t('cards.advice.unanswered.empty'));
    const [text] = ofKind(await stored(store, NETWORK), 't').map(({ data }) => JSON.parse(data) as { hash: string; text: string });
    expect(text?.text).toBe(questionOf('answer'));
    const [note] = ofKind(await stored(store, NETWORK), 'a').map(({ data }) => JSON.parse(data) as { about: object });
    expect(note?.about).toMatchObject({ question: text?.hash });
  });

  test('a question that somebody in danger may have asked is not kept', async () => {
    await keep('on');
    const reply = await bot.ask(question(people.member, questionWithBanner()));
    expect(wordsOf(reply)).toContain(t('cards.advice.answer.danger'));
    expect(ofKind(await stored(store, NETWORK), 't')).toEqual([]);
  });

  test('in a channel, where all read along, the words are not shown', async () => {
    await bot.app.networks.saveChannel(NETWORK, { tenantId: people.coordinator.tenantId, conversationId: people.coordinator.channel.id });
    await keep('on');
    await ask(UNSURE);
    const words = wordsOf(await bot.ask(channelMessage(people.coordinator, COMMAND)));
    expect(words).toMatch(/1 × Jeg var usikker/);
    expect(words).toContain(t('cards.advice.unanswered.privately'));
    expect(words).not.toContain(UNSURE);
  });

  test('turning it off deletes them at once, from every month, and the list has topics again', async () => {
    await keep('on');
    await ask(UNSURE);
    clock.set('2026-03-29T09:00:00Z');
    await ask(UNSURE);
    clock.set('2026-04-01T09:00:00Z');
    await ask(UNSURE);
    const { card } = await keep('off');
    expect(buttonsIn(card).map(({ title }) => title)).toContain(t('cards.advice.unanswered.keep'));
    expect(ofKind(await stored(store, NETWORK), 't')).toEqual([]);
    expect(await list()).toMatch(/2 × Jeg var usikker/);
    await ask(UNSURE);
    expect(ofKind(await stored(store, NETWORK), 't')).toEqual([]);
  });

  test('turning it off is not said to be done when deleting failed, and pressing again goes on', async () => {
    await keep('on');
    await ask(UNSURE);
    store.interfere(only(({ method, row }) => method === 'delete' && (row?.startsWith('t:') ?? false), down));
    expect((await keep('off')).line).toContain('Datalageret svarer ikke');
    store.behave();
    const words = await list();
    expect(words).not.toContain(UNSURE);
    // What is not deleted yet is not called deleted, and the button is still there.
    expect(words).toContain(t('cards.advice.unanswered.keeping'));
    await keep('off');
    expect(await list()).toContain(t('cards.advice.unanswered.notKeeping'));
    expect(ofKind(await stored(store, NETWORK), 't')).toEqual([]);
  });

  test('a text that meets «off» on its way is taken back', async () => {
    await keep('on');
    let turnedOff = false;
    store.interfere(async ({ method, row }) => {
      if (method !== 'create' || !row?.startsWith('t:') || turnedOff) return;
      turnedOff = true;
      await keep('off');
    });
    await ask(UNSURE);
    expect([turnedOff, ofKind(await stored(store, NETWORK), 't')]).toEqual([true, []]);
  });

  test('only a coordinator of the network turns it on or off', async () => {
    for (const who of [people.member, people.other]) await keep('on', who, NETWORK);
    const rows = (await stored(store, NETWORK)).filter(({ row }) => row === 'settings');
    expect(rows).toEqual([]);
    expect((await keep('on', people.member)).line).toBe(t('bot.notYours'));
  });

  test('the buttons on the card do it, in both ways that Teams sends them', async () => {
    const card = cardOf(await bot.ask(question(people.coordinator, COMMAND)));
    const on = buttonOf(card, t('cards.advice.unanswered.keep'));
    const kept = await press(bot, people.coordinator, on.verb, on.data);
    const off = buttonOf(kept.card, t('cards.advice.unanswered.stop'));
    expect(wordsOf(await submit(bot, people.coordinator, off.verb, off.data))).toContain(t('cards.advice.unanswered.notKeeping'));
  });
});

test('a card is about the network it was asked for in, whichever its coordinator has chosen since', async () => {
  const choose = (network: string) => press(bot, people.both, 'bot.network', { id: `${network}.help` });
  await choose(NETWORK);
  await keep('on');
  await keep('on', people.other);
  await ask('xyzzy qqwx');
  await bot.ask(question(people.other, 'xyzzy i Nordmøre'));
  const card = cardOf(await bot.ask(question(people.both, COMMAND)));
  await choose(OTHER_NETWORK);
  const form = buttonOf(card, t('advice.own.add'));
  expect(JSON.stringify((await press(bot, people.both, form.verb, form.data)).card)).toContain('"value":"xyzzy qqwx"');
  const off = buttonOf(card, t('cards.advice.unanswered.stop'));
  await press(bot, people.both, off.verb, off.data);
  expect(ofKind(await stored(store, NETWORK), 't')).toEqual([]);
  expect(ofKind(await stored(store, OTHER_NETWORK), 't')).toHaveLength(1);
});

test('what does not fit on one card comes on the next', async () => {
  await keep('on');
  await ask(...['qqwa', 'qqwb', 'qqwc', 'qqwd', 'qqwf'].map((word) => `xyzzy ${word}`));
  const first = cardOf(await bot.ask(question(people.coordinator, COMMAND)));
  const more = buttonOf(first, t('cards.advice.unanswered.more'));
  const { card } = await press(bot, people.coordinator, more.verb, more.data);
  const shown = [first, card].map((each) => [...JSON.stringify(each?.body).matchAll(/1 × «xyzzy (\w+)»/g)].map(([, word]) => word));
  expect(shown.map((each) => each.length)).toEqual([4, 1]);
  expect(shown.flat().sort()).toEqual(['qqwa', 'qqwb', 'qqwc', 'qqwd', 'qqwf']);
  expect(buttonsIn(card).map(({ title }) => title)).not.toContain(t('cards.advice.unanswered.more'));
});

test('a question that the network has answered itself is no longer on the list', async () => {
  await keep('on');
  await ask('Når er xyzzy?');
  const card = cardOf(await bot.ask(question(people.coordinator, COMMAND)));
  const { verb, data } = buttonOf(card, t('advice.own.add'));
  const form = await press(bot, people.coordinator, verb, data);
  expect(JSON.stringify(form.card)).toContain('"value":"Når er xyzzy?"');
  await add(bot, people.coordinator, { question: 'når er xyzzy', answer: 'På fredag.' });
  expect(await list()).toContain(t('cards.advice.unanswered.empty'));
});

const NOT_ON_THE_LIST = ['t-0123456789abcdef01234567', 'topic-nalokson', 'topic-__proto__', 'xyzzy', ''];
test.each(NOT_ON_THE_LIST)('«legg til svar» to «%s» that is not on the list is out of date', async (id) => {
  expect((await press(bot, people.coordinator, 'advice.own.new', { id: `${NETWORK}.${id}` })).line).toBe(t('bot.cardOutdated'));
});
