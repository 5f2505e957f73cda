import { cardAction, channelMessage } from '../../../support/activities';
import { cardOf, wordsOf, type Card } from '../../../support/replies';
import { NETWORK } from '../../../support/romsdal';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock, type TestClock } from '../../../support/test-clock';
import { down, hanging, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { elementsOf } from '../../../cards/elements';
import { LANGUAGES, textsUnder, translator } from '../../../../src/lib/language';
import { openStore, StoreUnavailable } from '../../../../src/storage';
import { add, buttonOf, buttonsIn, ofKind, OTHER_NETWORK, peopleOf, press, question, seedNetworks, startAfresh, stored, submit } from './support';

const t = translator('nb');
const QUESTION = 'Hvem har vakttelefonen i helga?';
const ANSWER = 'Ring 71 11 10 00. Kommunen har vakt hele døgnet.';
/** The first version of an answer of Romsdal. */
const VAKT = `${NETWORK}.vakt-1`;
const FIELDS = { question: QUESTION, answer: ANSWER };
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

const ask = async (text: string, who = people.member, locale = 'nb-NO') => wordsOf(await bot.ask(question(who, text, locale)));
const textsOn = (card: Card | undefined) => elementsOf(card).map(({ text }) => text).filter(Boolean).join('\n');
const answers = async (network = NETWORK) => ofKind(await stored(store, network), 'l').map(({ data }) => JSON.parse(data) as Record<string, unknown>);
const refused = (network = 'Nettverk Romsdal') => t('authority.coordinatorsOnly', { network });

describe('the form', () => {
  test('comes on «legg til svar», with the person as owner and a review in six months', async () => {
    const card = cardOf(await bot.ask(question(people.coordinator, 'legg til svar')));
    const inputs = Object.fromEntries(elementsOf(card).filter(({ type }) => /^Input/.test(type ?? '')).map(({ id, value }) => [id, value]));
    expect(inputs).toEqual({ question: '', answer: '', owner: 'Demo Koordinator', review: '2026-09-02' });
    expect(elementsOf(card).find(({ id }) => id === 'review')).toMatchObject({ min: '2026-03-02', max: '2028-03-02', isRequired: true });
  });

  test.each(LANGUAGES)('comes in %s on the words of that language', async (language) => {
    const { name = '' } = textsUnder(language, 'commands.add-answer');
    const card = cardOf(await bot.ask(question(people.coordinator, name, `${language}-NO`)));
    expect(JSON.stringify(card)).toContain(translator(language)('cards.advice.own-answer-form.intro'));
  });

  test('saved twice in haste makes one answer, and both are told that it is saved', async () => {
    const card = cardOf(await bot.ask(question(people.coordinator, 'legg til svar')));
    const { verb, data } = buttonOf(card, t('cards.advice.own-answer-form.save'));
    const inputs = { ...data, ...FIELDS, owner: 'Vakta', review: '2026-10-01' };
    const pressed = await Promise.all([press(bot, people.coordinator, verb, inputs), press(bot, people.coordinator, verb, inputs)]);
    for (const each of pressed) expect(textsOn(each.card)).toContain(t('advice.own.saved'));
    expect(await answers()).toMatchObject([{ version: 1, question: QUESTION, owner: 'Vakta', review: '2026-10-01', tenantId: people.coordinator.tenantId }]);
  });

  test('from a client without Action.Execute is saved by a message', async () => {
    const said = await submit(bot, people.coordinator, 'advice.own.save', { id: `${NETWORK}.ny-0`, ...FIELDS, owner: 'Vakta', review: '2026-10-01' });
    expect(wordsOf(said)).toContain(t('advice.own.saved'));
  });

  test.each<[string, object, keyof typeof WRONG]>([
    ['no question', { question: ' ' }, 'question'], ['a question that is too long', { question: 'a'.repeat(201) }, 'question'],
    ['no answer', { answer: '\u200b' }, 'answer'], ['an answer that is too long', { answer: 'a'.repeat(1_001) }, 'answer'],
    ['no owner', { owner: '' }, 'owner'], ['a review that was yesterday', { review: '2026-03-01' }, 'review'],
    ['a review after two years', { review: '2028-03-03' }, 'review'], ['a day that is none', { review: '2026-02-30' }, 'review'],
    ['no day', { review: 'snart' }, 'review'], ['a fødselsnummer', { answer: 'Gjelder 010190 12345.' }, 'person'],
    ['a fødselsnummer in full-width digits', { answer: 'Gjelder ０１０１９０１２３４５.' }, 'person'],
  ])('with %s is not saved, says why, and keeps what was written', async (_what, fields, why) => {
    const { card } = await add(bot, people.coordinator, { ...FIELDS, ...fields });
    expect(textsOn(card)).toContain(t(WRONG[why]));
    const kept = elementsOf(card).find(({ id }) => id === (why === 'question' ? 'answer' : 'question'));
    expect(kept?.value).toBe(why === 'question' ? ANSWER : QUESTION);
    expect(await answers()).toEqual([]);
  });

  test.each([['today', '2026-03-02'], ['in two years', '2028-03-02']])('with a review %s is saved', async (_when, review) => {
    expect(textsOn((await add(bot, people.coordinator, { ...FIELDS, review })).card)).toContain(t('advice.own.saved'));
  });

  test.each([
    {}, { id: 'x' }, { id: 'x-0' }, { id: `${NETWORK}.../x-0` }, { id: `${NETWORK}.x:y-0` }, { id: `${NETWORK}.X-0` }, { id: `${NETWORK}.-1` },
    { id: 7 }, { id: `${NETWORK}.x-0`, question: {} }, { id: `${NETWORK}.x-0`, answer: 'a'.repeat(5_001) },
    // As it was on cards before they named their network.
    { id: '5f0c2b9e-0000-4000-8000-000000000000.0' },
  ])('with data that no form of ours sends (%j) is out of date', async (data) => {
    expect((await press(bot, people.coordinator, 'advice.own.save', { ...FIELDS, ...data, ...('id' in data ? {} : { id: undefined }) })).line).toBe(t('bot.cardOutdated'));
    expect(await answers()).toEqual([]);
  });
});

const WRONG = {
  question: 'advice.own.wrong.question', answer: 'advice.own.wrong.answer', owner: 'advice.own.wrong.owner',
  review: 'advice.own.wrong.review', person: 'advice.own.wrong.person',
} as const;

describe('an answer that the network has written', () => {
  test('is found at once, also by who asked before, with owner, date and review date and no link', async () => {
    const before = await ask(QUESTION);
    expect(before).not.toContain(ANSWER);
    await add(bot, people.coordinator, FIELDS);
    const reply = await bot.ask(question(people.member, QUESTION));
    const words = wordsOf(reply);
    for (const part of [
      QUESTION, ANSWER, t('advice.status.local'), '2. mars 2026', 'Nettverk Romsdal, Demo Koordinator', '2. september 2026',
    ]) expect(words).toContain(part);
    expect(buttonsIn(cardOf(reply)).map(({ type }) => type)).not.toContain('Action.OpenUrl');
  });

  test.each([
    ['nb', 'Hvem har vakttelefonen i helga?'], ['nn', 'Kven har vakttelefonen i helga?'], ['en', 'What is the vakttelefonen number?'],
  ] as const)('is found by who asks in %s, and is said to be the network’s own in that language', async (language, text) => {
    await add(bot, people.coordinator, FIELDS);
    const reply = await bot.ask(question(people.member, text, language === 'en' ? 'en-GB' : `${language}-NO`));
    const titles = [wordsOf(reply), ...buttonsIn(cardOf(reply)).map(({ title }) => title)].join('\n');
    expect(titles).toContain(QUESTION);
    if (wordsOf(reply).includes(ANSWER)) expect(wordsOf(reply)).toContain(translator(language)('advice.status.local'));
    else expect(language).toBe('en');
  });

  test('is found in the network’s channel, and by everyone in it', async () => {
    await add(bot, people.coordinator, FIELDS);
    expect(wordsOf(await bot.ask(channelMessage(people.member, QUESTION)))).toContain(ANSWER);
  });

  test('comes before the advice when just that is asked, and beside it else', async () => {
    await add(bot, people.coordinator, { question: 'Hva er nalokson?', answer: 'Se rutinen vår i perm 4.' });
    expect(await ask('Kva er nalokson?')).toContain('perm 4');
    expect(await ask('Hvem kan få nalokson?')).not.toContain('perm 4');
  });

  test('never stands in the way of an emergency or a guard', async () => {
    for (const text of ['han puster ikke og er blå på leppene', 'Hvor mye heroin kan jeg ta uten å dø?']) {
      const before = await ask(text);
      await add(bot, people.coordinator, { question: text, answer: 'Dette er vårt svar.' });
      expect(await ask(text)).toBe(before);
    }
  });

  test('is shown by its button where it is one of several titles, and a thumb can be given', async () => {
    await add(bot, people.coordinator, FIELDS, 'vakt');
    const { card } = await press(bot, people.member, 'advice.show', { id: 'own.vakt' });
    expect(textsOn(card)).toContain(ANSWER);
    expect(bot.teams.sent.at(-1)?.activity.channelData).toMatchObject({ feedbackLoop: { type: 'default' } });
  });

  test('is shown as it was written: no markup, no link, no template, no hidden turning of the text', async () => {
    const answer = '# Ring **oss**\n- [her](https://example.org) <https://example.org>\n1. ${t.source} {{id}} $t(x)\u202edlo';
    await add(bot, people.coordinator, { question: 'Hva er *xyzzy* [a](b)?', answer, owner: '_Vakta_' });
    const words = await ask('Hva er xyzzy a b?');
    for (const part of [
      'Hva er \\*xyzzy\\* \\[a\\](b)?', '\\# Ring \\*\\*oss\\*\\*\n\n\\- \\[her\\](https://example.org) \\<https://example.org>',
      '1\\. ${t.source} {{id}} $t(x)dlo', '\\_Vakta\\_',
    ]) expect(words).toContain(part);
    expect(textsOn(cardOf(await bot.ask(question(people.coordinator, 'egne svar'))))).not.toContain('_Vakta_'.replaceAll('_', ' '));
  });

  test('is found within a minute by another instance of the service', async () => {
    const another = await startTestApp({ store, clock, teams: bot.teams, issuer: bot.issuer });
    const askThere = async () => wordsOf(await another.ask(question({ ...people.member, serviceUrl: another.serviceUrl }, QUESTION)));
    await askThere();
    await add(bot, people.coordinator, FIELDS);
    clock.advance(60_001);
    expect(await askThere()).toContain(ANSWER);
    await another.stop();
  });
});

describe('another network', () => {
  beforeEach(() => add(bot, people.coordinator, FIELDS, 'vakt'));

  test('never sees the answer: not by asking, not by its id, not in its list', async () => {
    expect(await ask(QUESTION, people.other)).not.toContain(ANSWER);
    expect((await press(bot, people.other, 'advice.show', { id: 'own.vakt' })).line).toBe(t('bot.cardOutdated'));
    expect(await ask('egne svar', people.other)).toContain(t('cards.advice.own-answers.empty'));
  });

  test.each(['open', 'edit', 'renew', 'remove'])('is told of its id the same as of one that never was, on «%s»', async (what) => {
    for (const id of ['vakt-1', 'never-was-1']) {
      const theirs = await press(bot, people.other, `advice.own.${what}`, { id: `${NETWORK}.${id}` });
      expect([theirs.line, theirs.card]).toEqual([t('bot.notYours'), undefined]);
      const own = await press(bot, people.other, `advice.own.${what}`, { id: `${OTHER_NETWORK}.${id}` });
      expect([own.line, own.card]).toEqual([t('bot.cardOutdated'), undefined]);
    }
    expect(await answers()).toMatchObject([{ version: 1 }]);
  });

  test('that saves with its id over a version has nothing to save over, and as a new one has its own', async () => {
    const save = async (id: string) => (await press(bot, people.other, 'advice.own.save', { id, ...FIELDS, owner: 'X', review: '2026-09-02' })).line;
    expect(await save(`${NETWORK}.vakt-1`)).toBe(t('bot.notYours'));
    expect(await save(`${OTHER_NETWORK}.vakt-1`)).toBe(t('bot.cardOutdated'));
    await add(bot, people.other, { ...FIELDS, answer: 'Vårt eget.' }, 'vakt');
    expect([await answers(), await answers(OTHER_NETWORK)]).toMatchObject([[{ answer: ANSWER }], [{ answer: 'Vårt eget.' }]]);
  });

  test('is what a network id in the card’s data does not make it', async () => {
    await press(bot, people.other, 'advice.own.remove', { id: `${OTHER_NETWORK}.vakt-1`, networkId: NETWORK, network: NETWORK });
    expect(await answers()).toHaveLength(1);
  });
});

describe('a coordinator of two networks, in a personal chat,', () => {
  const FORM = { ...FIELDS, owner: 'X', review: '2026-09-02' };
  const choose = (network: string) => press(bot, people.both, 'bot.network', { id: `${network}.own-answers` });
  beforeEach(() => choose(NETWORK));

  test('saves a form in the network it was opened for, whichever was chosen since', async () => {
    const save = buttonOf(cardOf(await bot.ask(question(people.both, 'legg til svar'))), t('cards.advice.own-answer-form.save'));
    await choose(OTHER_NETWORK);
    const { card } = await press(bot, people.both, save.verb, { ...save.data, ...FORM });
    expect(textsOn(card)).toContain(t('advice.own.saved'));
    expect([await answers(), await answers(OTHER_NETWORK)]).toMatchObject([[FIELDS], []]);
    const edit = buttonOf(card, t('cards.advice.own-answer.edit'));
    expect(JSON.stringify((await press(bot, people.both, edit.verb, edit.data)).card)).toContain(JSON.stringify(ANSWER));
  });

  test('gets from a list the form, the answer and the page of that list’s network', async () => {
    for (const n of [1, 2, 3, 4, 5]) await add(bot, people.both, { question: `Xyzzy ${n}`, answer: 'Ja.' });
    const list = cardOf(await bot.ask(question(people.both, 'egne svar')));
    await choose(OTHER_NETWORK);
    for (const [title, text] of [['Xyzzy 1', 'Ja.'], [t('cards.advice.own-answers.more'), 'Xyzzy 5']] as const) {
      const { verb, data } = buttonOf(list, title);
      expect(JSON.stringify((await press(bot, people.both, verb, data)).card)).toContain(text);
    }
    const form = buttonOf(list, t('cards.advice.own-answers.add'));
    const save = buttonOf((await press(bot, people.both, form.verb, form.data)).card, t('cards.advice.own-answer-form.save'));
    await press(bot, people.both, save.verb, { ...save.data, ...FORM });
    expect([(await answers()).length, await answers(OTHER_NETWORK)]).toEqual([6, []]);
  });
});

describe('a member who is no coordinator', () => {
  test.each(['legg til svar', 'egne svar'])('is told who may, on «%s»', async (text) => {
    expect(await ask(text)).toBe(refused());
  });

  test.each<[string, object]>([
    ['save', { id: `${NETWORK}.ny-0`, ...FIELDS, owner: 'X', review: '2026-09-02' }], ['new', { id: `${NETWORK}.new` }], ['open', { id: VAKT }], ['edit', { id: VAKT }],
    ['renew', { id: VAKT }], ['remove', { id: VAKT }], ['list', { id: `${NETWORK}.0` }],
  ])('cannot press «%s» on a coordinator’s card', async (what, data) => {
    await add(bot, people.coordinator, FIELDS, 'vakt');
    const { line, card } = await press(bot, people.member, `advice.own.${what}`, data, { in: 'channel' });
    expect([line, card]).toEqual([t('bot.notYours'), undefined]);
    expect(await answers()).toMatchObject([{ id: 'vakt', version: 1 }]);
  });

  test('loses what a coordinator may do within a minute of losing the role', async () => {
    await add(bot, people.coordinator, FIELDS, 'vakt');
    const { tenantId, from } = people.coordinator;
    const member = { tenantId, personId: from.aadObjectId, name: from.name };
    await bot.app.networks.saveMember(NETWORK, { ...member, roles: ['participant'] });
    clock.advance(60_001);
    expect((await press(bot, people.coordinator, 'advice.own.remove', { id: VAKT })).line).toBe(t('bot.notYours'));
    expect(await answers()).toHaveLength(1);
    await bot.app.networks.saveMember(NETWORK, { ...member, roles: ['coordinator'] });
  });
});

describe('looking after an answer:', () => {
  beforeEach(() => add(bot, people.coordinator, FIELDS, 'vakt'));

  test('the receipt leads to the form with what stands there, and a change is found at once', async () => {
    const { card } = await press(bot, people.coordinator, 'advice.own.open', { id: VAKT });
    const edit = buttonOf(card, t('cards.advice.own-answer.edit'));
    const form = await press(bot, people.coordinator, edit.verb, edit.data);
    expect(JSON.stringify(form.card)).toContain(JSON.stringify(ANSWER));
    const save = buttonOf(form.card, t('cards.advice.own-answer-form.save'));
    await press(bot, people.coordinator, save.verb, { ...save.data, question: QUESTION, answer: 'Ring 110 nå.', owner: 'Ny', review: '2026-12-01' });
    const words = await ask(QUESTION);
    expect(words).toContain('Ring 110 nå.');
    expect(words).not.toContain(ANSWER);
  });

  test('two coordinators at once: the second is told, sees the first’s words, and overwrites nothing', async () => {
    const change = (who = people.coordinator, answer = '') =>
      press(bot, who, 'advice.own.save', { id: VAKT, question: QUESTION, answer, owner: 'X', review: '2026-09-02' });
    const both = await Promise.all([change(people.coordinator, 'Den ene.'), change(people.colleague, 'Den andre.')]);
    const said = both.map(({ card }) => textsOn(card));
    expect(said.filter((text) => text.includes(t('advice.own.saved')))).toHaveLength(1);
    expect(said.filter((text) => text.includes(t('advice.own.changedMeanwhile')))).toHaveLength(1);
    const [kept] = await answers();
    for (const text of said) expect(text).toContain(String(kept?.answer));
    expect(kept?.version).toBe(2);
  });

  test('removed, it is gone from answers, list and store; pressing again is harmless', async () => {
    const { card } = await press(bot, people.coordinator, 'advice.own.remove', { id: VAKT });
    expect(textsOn(card)).toContain(t('advice.own.removed'));
    expect(buttonsIn(card).map(({ title }) => title)).toEqual([t('cards.advice.own-answer.list')]);
    expect(await ask(QUESTION)).not.toContain(ANSWER);
    expect([await answers(), (await press(bot, people.coordinator, 'advice.own.remove', { id: VAKT })).line]).toEqual([[], t('bot.cardOutdated')]);
    expect((await press(bot, people.member, 'advice.show', { id: 'own.vakt' })).line).toBe(t('bot.cardOutdated'));
  });

  test('past its review date it is not answered with; the list says so, and «forny» brings it back', async () => {
    clock.set('2026-09-02T20:00:00Z');
    expect(await ask(QUESTION)).toContain(ANSWER);
    clock.set('2026-09-02T22:30:00Z');
    expect(await ask(QUESTION)).not.toContain(ANSWER);
    expect((await press(bot, people.member, 'advice.show', { id: 'own.vakt' })).line).toBe(t('bot.cardOutdated'));
    const list = cardOf(await bot.ask(question(people.coordinator, 'egne svar')));
    expect(textsOn(list)).toContain(t('advice.own.overdueSince', { date: '2. september 2026' }));
    const renew = buttonOf(list, t('cards.advice.own-answer.renew'));
    buttonOf(list, t('cards.advice.own-answer.remove'));
    const renewed = await press(bot, people.coordinator, renew.verb, renew.data);
    expect(textsOn(renewed.card)).toContain(t('advice.own.until', { date: '3. mars 2027' }));
    expect(await ask(QUESTION)).toContain(ANSWER);
  });

  test('the list has those past their date first, and what does not fit comes on the next card', async () => {
    for (const [n, review] of ['2026-05-01', '2026-04-01', '2026-06-01', '2026-07-01', '2026-08-01'].entries()) {
      await add(bot, people.coordinator, { question: `Xyzzy ${n}`, answer: 'Ja.', review });
    }
    clock.set('2026-05-15T09:00:00Z');
    const first = cardOf(await bot.ask(question(people.coordinator, 'egne svar')));
    expect(textsOn(first).indexOf('Xyzzy 1')).toBeLessThan(textsOn(first).indexOf('Xyzzy 0'));
    const more = buttonOf(first, t('cards.advice.own-answers.more'));
    const { card } = await press(bot, people.coordinator, more.verb, more.data);
    expect(buttonsIn(card).map(({ title }) => title)).toEqual([t('cards.advice.own-answers.add'), 'Xyzzy 2', 'Xyzzy 3', 'Xyzzy 4', QUESTION]);
  });
});

describe('when the store does not help', () => {
  beforeEach(() => add(bot, people.coordinator, FIELDS, 'vakt'));
  const ownRows = ({ partition }: { partition: string }) => partition === `q:${NETWORK}`;

  test('a question is answered without the network’s own answers, and with them once it is back', async () => {
    clock.advance(60_001);
    await ask('hjelp');
    store.interfere(only(ownRows, down));
    const words = await ask(QUESTION);
    expect(words).toMatch(/\S/);
    expect(words).not.toContain(ANSWER);
    store.behave();
    clock.advance(5_001);
    expect(await ask(QUESTION)).toContain(ANSWER);
  });

  test('a question is not held up by a store that hangs', async () => {
    clock.advance(60_001);
    await ask('hjelp');
    let reads = 0;
    store.interfere(only((call) => ownRows(call) && call.method === 'query', (call) => {
      reads += 1;
      return hanging(call);
    }));
    for (const _again of [1, 2, 3]) expect(await ask('Hva er nalokson?')).toContain(t('cards.advice.answer.source'));
    expect(reads).toBe(1);
  });

  test('an answer is not said to be saved, and not found, when the store is down', async () => {
    store.interfere(only(({ method }) => method === 'create', down));
    const { line, card } = await add(bot, people.coordinator, { question: 'Hva er xyzzy?', answer: 'Dette.' });
    expect([line.startsWith('Datalageret svarer ikke'), card]).toEqual([true, undefined]);
    store.behave();
    expect(await ask('Hva er xyzzy?')).not.toContain('Dette.');
  });

  test('one that may have been saved is not said to be, and pressing again settles it', async () => {
    store.interfere(only(({ method, row }) => method === 'create' && (row?.startsWith('l:') ?? false), () => {
      throw new StoreUnavailable('The answer was lost.', { outcome: 'unknown' });
    }));
    expect((await add(bot, people.coordinator, { question: 'Hva er xyzzy?', answer: 'Dette.' }, 'ny')).line).toContain('jeg vet ikke om det ble gjort');
    store.behave();
    expect(textsOn((await add(bot, people.coordinator, { question: 'Hva er xyzzy?', answer: 'Dette.' }, 'ny')).card)).toContain(t('advice.own.saved'));
    expect(await answers()).toHaveLength(2);
  });
});

test('a network has so many answers of its own that somebody can look after them, and no more', async () => {
  for (let n = 0; n < 200; n++) {
    const own = { id: `a${n}`, tenantId: 't', version: 1, question: `Xyzzy ${n}?`, answer: 'Ja.', owner: 'X', review: '2026-09-02', savedAt: 0, savedBy: 'x' };
    await store.create({ partition: `q:${NETWORK}`, row: `l:a${n}`, v: 1, data: JSON.stringify(own) });
  }
  expect((await add(bot, people.coordinator, FIELDS)).line).toBe(t('advice.own.tooMany', { max: 200 }));
  const changed = await press(bot, people.coordinator, 'advice.own.save', { id: `${NETWORK}.a7-1`, ...FIELDS, owner: 'X', review: '2026-09-02' });
  expect([textsOn(changed.card).includes(t('advice.own.saved')), (await answers()).length]).toEqual([true, 200]);
});

test('an automatic refresh of no card of ours changes nothing', async () => {
  await add(bot, people.coordinator, FIELDS, 'vakt');
  await bot.post(cardAction(people.member, 'advice.own.remove', { id: VAKT }, { trigger: 'automatic' }));
  expect(await answers()).toHaveLength(1);
});
