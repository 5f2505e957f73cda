import { messageWithValue } from '../../../support/activities';
import { buttonsOf, pressOf, wordsOf } from '../../../support/replies';
import { ofType } from '../../../cards/elements';
import { translator } from '../../../../src/lib/language';
import {
  aReport, aRound, AUKRA, FIRST, FORM, MOLDE, NETWORK, OTHER, press, pressHistory, reportsOf, saveReports, SECOND, secondRound,
  startStage, useOf, wordsOn, type Stage,
} from './support';

const t = translator('nb');
let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  const round = aRound({ form: useOf(FORM, [{ id: 'own1-1', text: 'Har dere *egen* [lenke](https://example.org) ${noe}?', kind: 'yes-no' }]) });
  await saveReports(stage.store, round, aReport(round, ANSWERS), corrected);
  const foreign = aRound({ networkId: OTHER, id: '8220000000000-cccc' });
  await saveReports(stage.store, foreign, aReport(foreign, ANSWERS));
});
afterAll(() => stage.bot.stop());

const ANSWERS = {
  'r1-status': { step: '3' }, 'r1-plan': { text: 'Ruspolitisk *handlingsplan*' }, 'r1-meetings': { none: 'unknown' as const },
  'r1-callouts': { few: true as const }, 'r1-revised': { day: '2026-02-03' }, 'own1-1': { choices: ['yes'] },
};
const corrected = aReport(aRound(), { ...ANSWERS, 'r1-status': { step: '4' }, 'r1-meetings': { number: 0 } }, {
  revision: 2, submittedAt: Date.parse('2026-06-01T08:30:00Z'), as: 'coordinator', late: true, reason: 'Feil *tall* i mai',
});

const ref = (more = '', round = FIRST, municipality = MOLDE) => `${NETWORK}.${round}-${municipality}${more}`;
const answersOn = (card: unknown) => ofType(card, /^Container$/)
  .map(({ items }) => (items as { text: string }[]).map(({ text }) => text)).filter(({ length }) => length === 2);

test('one press on a report opens it: when, by whom in which role, which revision and form, and why it was corrected', async () => {
  const list = await reportsOf(stage, stage.contact);
  const [row] = ofType(list, /^Container$/).filter(({ selectAction }) => selectAction !== undefined);
  const { verb, data } = row?.selectAction as { verb: string; data: object };
  const { card } = await press(stage, stage.contact, verb, data);
  const words = wordsOn(card);
  expect(words).toContain('Rapporten for 1\\\\. tertial 2026');
  const [facts] = ofType(card, /^FactSet$/).map((set) => set.facts as { title: string; value: string }[]);
  expect(facts?.map(({ title, value }) => `${title}: ${value}`)).toEqual([
    'Sendt: mandag 1. juni 2026 kl. 10.30', 'Meldt av: En koordinator, på vegne av kommunen', 'Utgave: 2', `Skjemaversjon: ${FORM.version}`,
  ]);
  expect(words).toContain('Feil \\\\*tall\\\\* i mai');
  expect(words).toContain(t('checkins.history.wasLate'));
  expect(words).not.toContain(t('checkins.history.earlier'));
  expect(words).toContain('5 av 10 spørsmål besvart');
  for (const { title } of FORM.parts) expect(words).toContain(title.nb);
});

test('no person is named, nor their pseudonym', async () => {
  const cards = [await pressHistory(stage, stage.colleague, 'open', ref()), await pressHistory(stage, stage.colleague, 'revisions', ref())];
  expect(JSON.stringify(cards)).not.toMatch(/Demo Kontakt|aaaaaaaaaa/);
});

test('a part has every question with its answer in words: what is not known is no 0, and what was written is text', async () => {
  const { card } = await pressHistory(stage, stage.contact, 'part', ref('-r1-1'));
  const answers = new Map(answersOn(card).map(([question = '', answer = '']) => [question, answer]));
  expect(answers.size).toBe(FORM.parts[0]?.questions.length);
  const of = (id: string) => answers.get(FORM.parts[0]?.questions.find((each) => each.id === id)?.label.nb ?? '');
  expect(of('r1-meetings')).toBe('vet ikke');
  expect(of('r1-callouts')).toBe('1–4');
  expect(of('r1-plan')).toBe('Ruspolitisk \\*handlingsplan\\*');
  expect(of('r1-revised')).toBe('3\\. februar 2026');
  expect(of('r1-initiative')).toBe(t('checkins.form.notAnswered'));
});

test('a network’s own question is shown as text, whatever it holds', async () => {
  const { card } = await pressHistory(stage, stage.contact, 'part', ref('-own'));
  expect(answersOn(card)).toEqual([['Har dere \\*egen\\* \\[lenke\\](https://example.org) ${noe}?', 'Ja']]);
});

test('from part to part, and back to the report, the same revision is looked at', async () => {
  const opened = await pressHistory(stage, stage.contact, 'open', ref('-1'));
  expect(wordsOn(opened.card)).toContain(t('checkins.history.earlier'));
  const [row] = ofType(opened.card, /^Container$/).filter(({ selectAction }) => selectAction !== undefined);
  const { verb, data } = row?.selectAction as { verb: string; data: object };
  let { card } = await press(stage, stage.contact, verb, data);
  expect(wordsOn(card)).toContain('utgave 1');
  for (let parts = 1; parts <= FORM.parts.length; parts++) {
    expect(buttonsOf(card)).toContain(t('cards.checkins.past-part.next'));
    const next = pressOf(card, t('cards.checkins.past-part.next'));
    ({ card } = await press(stage, stage.contact, next.verb, next.data));
  }
  expect(buttonsOf(card)).toEqual([t('cards.checkins.past-part.report')]);
  expect(pressOf(card, t('cards.checkins.past-part.report')).data).toMatchObject({ id: ref('-1') });
});

test('the revisions are listed, the last first, each with who as a role, when, what it changed and why', async () => {
  const { card } = await pressHistory(stage, stage.contact, 'revisions', ref());
  const rows = ofType(card, /^Container$/).filter(({ selectAction }) => selectAction !== undefined).map((row) => JSON.stringify(row));
  expect(rows).toHaveLength(2);
  const [last = '', first = ''] = rows;
  expect(last).toContain('Utgave 2');
  expect(last).toContain('mandag 1. juni 2026 kl. 10.30 · En koordinator, på vegne av kommunen · etter fristen');
  expect(last).toContain('Grunn til rettelsen: Feil \\\\*tall\\\\* i mai');
  expect(last).toContain('3 – under arbeid → 4 – på plass (skriftlig og kjent)');
  expect(last).toContain('vet ikke → 0');
  expect(last).not.toContain('Ruspolitisk');
  expect(first).toContain('søndag 3. mai 2026 kl. 12.00 · Kontaktpersonen');
  expect(first).toContain(t('checkins.history.first'));
});

test('many revisions come a few at a time, and a revision that changed much says how much more', async () => {
  const round = secondRound();
  const routines = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((each) => [`r1-8${each}`, { step: '2' }]));
  const all = Array.from({ length: 6 }, (_, at) => aReport(round, at === 5 ? routines : { 'r1-status': { step: '1' } }, { revision: at + 1 }));
  await saveReports(stage.store, round, ...all);
  const { card } = await pressHistory(stage, stage.contact, 'revisions', ref('', SECOND));
  const words = wordsOn(card);
  expect(words.match(/Utgave \d/g)).toEqual(['Utgave 6', 'Utgave 5', 'Utgave 4', 'Utgave 3']);
  expect(words).toContain('Og 3 endringer til.');
  expect(words).toContain(t('checkins.history.unchanged'));
  const { verb, data } = pressOf(card, t('cards.checkins.past-revisions.older'));
  const older = await press(stage, stage.contact, verb, data);
  expect(wordsOn(older.card).match(/Utgave \d/g)).toEqual(['Utgave 2', 'Utgave 1']);
  expect(buttonsOf(older.card)).toEqual([t('cards.checkins.past-revisions.report')]);
});

test('another municipality’s report, one of another network, one that is not there and what no card has sent: the same words', async () => {
  const foreign = `${OTHER}.8220000000000-cccc-${MOLDE}`;
  for (const verb of ['open', 'part', 'revisions']) {
    const ids = [
      ref('-r1', FIRST, AUKRA), foreign, ref('-r1', '8110000000000-never'), `${NETWORK}.nothing`, `${NETWORK}.0`, ...(verb === 'part' ? [ref(), ref('-r9')] : []),
      ...(verb === 'revisions' ? [] : [ref('-r1-99')]),
    ];
    for (const id of ids) expect([verb, id, (await pressHistory(stage, stage.contact, verb, id)).line]).toEqual([verb, id, t('bot.notYours')]);
    expect([verb, (await pressHistory(stage, stage.neighbour, verb, ref('-r1'))).line]).toEqual([verb, t('bot.notYours')]);
  }
});

test.each([
  ['list', `${NETWORK}.0`], ['open', ref()], ['part', ref('-r1')], ['revisions', ref()], ['trend', `${NETWORK}.0`], ['numbers', `${NETWORK}.0`], ['files', NETWORK],
])('the button «%s» posts nothing of it in a channel, also from a client without Action.Execute', async (verb, id) => {
  const { tenantId, channel } = stage.contact;
  await stage.bot.app.networks.saveChannel(NETWORK, { tenantId, conversationId: channel.id, team: 'Demo', name: 'Demo', linkedAt: 1 });
  const { sent } = await stage.bot.exchange(
    messageWithValue(stage.contact, { verb: `checkins.history.${verb}`, id }, { id: `public-${verb}`, in: 'channel' }),
  );
  expect(sent.map(wordsOf)).toEqual([t('checkins.history.inPublic')]);
  expect(JSON.stringify(sent)).not.toMatch(/handlingsplan|Molde/);
});

test('what was reported as nothing new is said to leave out what is about the period alone', () => {
  for (const language of ['nb', 'nn', 'en'] as const) {
    const says = translator(language);
    const left = says('checkins.reporting.receipt.nothingNew').split('. ').at(-1) ?? '';
    for (const key of ['checkins.history.wasNothingNew', 'checkins.history.file.means.nothingNew'] as const) expect(says(key)).toContain(left);
  }
});
