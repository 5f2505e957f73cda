import { channelMessage } from '../../../support/activities';
import { buttonsOf, pressOf, wordsOf } from '../../../support/replies';
import { ofType } from '../../../cards/elements';
import { translator } from '../../../../src/lib/language';
import {
  aReport, aRound, AUKRA, FIRST, MOLDE, NETWORK, OTHER, press, pressHistory, reportsOf, saveMember, saveReports, SECOND, secondRound,
  startStage, wordsOn, type Stage,
} from './support';

const t = translator('nb');
let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.bot.stop());

const answers = { 'r1-status': { step: '3' } };
const rowsOf = (card: unknown) => ofType(card, /^Container$/).filter(({ selectAction }) => selectAction !== undefined);

async function saveBoth(): Promise<void> {
  const [first, second] = [aRound(), secondRound()];
  await saveReports(stage.store, first, aReport(first, answers));
  const sent = { submittedAt: Date.parse('2026-09-20T10:00:00Z'), late: true as const, as: 'coordinator' as const };
  await saveReports(stage.store, second, ...[1, 2].map((revision) => aReport(second, answers, { ...sent, revision })));
}

test('the municipality’s own people see its reports, the latest first, each with when and how it was sent', async () => {
  await saveBoth();
  for (const world of [stage.contact, stage.colleague, stage.manager]) {
    const card = await reportsOf(stage, world);
    expect(wordsOn(card)).toContain('Rapportene fra Molde');
    const rows = rowsOf(card).map(({ items }) => (items as { text: string }[]).map(({ text }) => text));
    expect(rows).toEqual([
      ['2\\. tertial 2026 ›', 'Sendt 20. september 2026 · utgave 2 · etter fristen · på vegne av kommunen'],
      ['1\\. tertial 2026 ›', 'Sendt 3. mai 2026 · utgave 1'],
    ]);
  }
});

test('a report that said that nothing was new says so', async () => {
  await saveReports(stage.store, aRound(), aReport(aRound(), answers, { nothingNew: true }));
  expect(wordsOn(await reportsOf(stage, stage.contact))).toContain('utgave 1 · ingenting nytt');
});

test('a coordinator is told whose the content is, and gets the way to the states; nothing of a report is shown', async () => {
  await saveBoth();
  const card = await reportsOf(stage, stage.coordinator);
  expect(wordsOn(card)).toContain(t('checkins.history.forOwn'));
  expect(JSON.stringify(card)).not.toContain(FIRST);
  expect(pressOf(card, t('cards.checkins.history-note.status')).data).toMatchObject({ command: 'check-in-status' });
});

test('a coordinator who also works for the municipality is of its people', async () => {
  await saveBoth();
  await saveMember(stage, stage.coordinator, ['coordinator', 'participant'], { municipality: MOLDE });
  expect(rowsOf(await reportsOf(stage, stage.coordinator))).toHaveLength(2);
});

test('a coordinator is not, though a municipality stands by the membership', async () => {
  await saveBoth();
  await saveMember(stage, stage.coordinator, ['coordinator'], { municipality: MOLDE });
  expect(rowsOf(await reportsOf(stage, stage.coordinator))).toEqual([]);
});

test('a manager of the whole network, and a partner, see no municipality’s reports', async () => {
  await saveBoth();
  await saveMember(stage, stage.manager, ['manager'], { manages: 'network' });
  for (const world of [stage.manager, stage.partner]) {
    const card = await reportsOf(stage, world);
    expect(wordsOn(card)).toContain(t('checkins.history.noMunicipality'));
    expect(buttonsOf(card)).toEqual([t('cards.checkins.history-note.help')]);
  }
});

test('a municipality sees its own reports, never another’s, nor its own of another network', async () => {
  await saveBoth();
  await saveReports(stage.store, aRound({ networkId: OTHER }), aReport(aRound(), answers, { municipality: AUKRA }));
  const card = await reportsOf(stage, stage.neighbour);
  expect(rowsOf(card)).toEqual([]);
  expect(wordsOn(card)).toContain(t('checkins.history.none'));
  expect(buttonsOf(card)).toEqual([t('cards.checkins.history.checkIn')]);
});

test('in a channel the command shows nothing of them', async () => {
  await saveBoth();
  await stage.bot.app.networks.saveChannel(NETWORK, { tenantId: stage.contact.tenantId, conversationId: stage.contact.channel.id });
  const answer = await stage.bot.ask(channelMessage(stage.contact, 'våre rapporter', { id: 'in-a-channel' }));
  expect(wordsOf(answer)).not.toMatch(/tertial|Rapportene fra/);
});

test('the buttons tell who is none of its people the same, whatever they are about', async () => {
  await saveBoth();
  for (const [world, words] of [[stage.coordinator, t('checkins.history.forOwn')], [stage.partner, t('checkins.history.noMunicipality')]] as const) {
    const presses = ['list', 'trend', 'numbers'].map((verb) => [verb, `${NETWORK}.0`] as const);
    const ofReports = ['open', 'part', 'revisions'].flatMap((verb) => [FIRST, '8110000000000-never'].map((round) => [verb, `${NETWORK}.${round}-${MOLDE}-r1`] as const));
    for (const [verb, id] of [...presses, ...ofReports, ['files', NETWORK] as const]) {
      const { card } = await pressHistory(stage, world, verb, id);
      expect([verb, wordsOn(card)]).toEqual([verb, expect.stringContaining(words)]);
      expect([verb, JSON.stringify(card)]).toEqual([verb, expect.not.stringMatching(/tertial|files\//)]);
    }
  }
});

test('more than eight reports come in pages', async () => {
  for (let month = 1; month <= 9; month++) {
    const day = `2025-0${month}`;
    const round = aRound({ id: `82250000000${month}0-aaaa`, period: { from: `${day}-01`, to: `${day}-28` }, due: { local: `${day}-28T12:00`, zone: 'Europe/Oslo' } });
    await saveReports(stage.store, round, aReport(round, answers));
  }
  const card = await reportsOf(stage, stage.contact);
  expect(rowsOf(card)).toHaveLength(8);
  const { verb, data } = pressOf(card, t('cards.checkins.history.more'));
  const next = await press(stage, stage.contact, verb, data);
  expect(rowsOf(next.card)).toHaveLength(1);
  expect(buttonsOf(next.card)).not.toContain(t('cards.checkins.history.more'));
});

test('the name of the municipality is shown as text', async () => {
  await stage.bot.app.networks.saveMunicipality(NETWORK, { number: MOLDE, name: 'Molde *[x](https://example.org)' });
  const text = wordsOn(await reportsOf(stage, stage.contact));
  expect(text).toContain('Molde \\\\*\\\\[x\\\\](https://example.org)');
});

test('a command or a press takes at most four calls of the store', async () => {
  await saveBoth();
  await reportsOf(stage, stage.contact);
  const ref = (more = '') => `${NETWORK}.${SECOND}-${MOLDE}${more}`;
  const presses = [
    () => reportsOf(stage, stage.contact),
    () => pressHistory(stage, stage.contact, 'open', ref()), () => pressHistory(stage, stage.contact, 'open', ref('-1')),
    () => pressHistory(stage, stage.contact, 'part', ref('-r1')), () => pressHistory(stage, stage.contact, 'revisions', ref()),
    () => pressHistory(stage, stage.contact, 'trend', `${NETWORK}.0`), () => press(stage, stage.contact, 'checkins.history.files', { id: NETWORK }),
  ];
  for (const each of presses) {
    stage.store.calls.length = 0;
    await each();
    const asked = stage.store.calls.filter(({ partition }) => /^(?:n:|ci:|r:|k:)/.test(partition));
    expect([each.toString(), asked.length <= 4 && asked.length > 0]).toEqual([each.toString(), true]);
  }
});
