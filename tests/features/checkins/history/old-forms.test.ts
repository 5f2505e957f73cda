import { aTurn } from '../../../support/a-turn';
import { ofType } from '../../../cards/elements';
import { ADDED, BOTH, OTHER_FORM, REMOVED } from '../forms/other-form';
import { cardOf, NEW, OLD, told, WHOSE } from './told';
import { aReport, FORM, saveReports } from './support';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import { History } from '../../../../src/features/checkins/history/history';
import { ownPeopleOf } from '../../../../src/features/checkins/history/own-people';
import { partReply, reportReply } from '../../../../src/features/checkins/history/report-card';
import { trendReply } from '../../../../src/features/checkins/history/trend-cards';
import { ReportStore } from '../../../../src/features/checkins/reporting/report-store';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import { member } from '../../../../src/features/authority';
import { NetworkStore } from '../../../../src/features/networks';
import { openStore } from '../../../../src/storage';

/** A removed question, an added one and a changed scale: what was sent is shown as it was (issue 6). */
const turn = aTurn();
const OLD_ANSWERS = { 'r1-status': { step: '4' }, [REMOVED]: { number: 7 }, 'r2-status': { step: '2' } };
const NEW_ANSWERS = { 'r1-status': { step: '2' }, [ADDED]: { choices: ['yes'] }, 'r2-status': { step: '3' } };
const label = (id: string) => [FORM, OTHER_FORM].flatMap(({ parts }) => parts).flatMap(({ questions }) => questions).find((each) => each.id === id)?.label.nb ?? '';
const textOf = (card: unknown) => JSON.stringify(card);

test('a report of an old version has the question that was removed and the steps of its own scale', () => {
  const card = textOf(cardOf(partReply(turn, WHOSE, told(OLD, OLD_ANSWERS), 'r1')));
  expect(card).toContain(label(REMOVED));
  expect(card).toContain('"7"');
  expect(card).toContain('4 – på plass (skriftlig og kjent)');
  expect(card).not.toContain(label(ADDED));
});

test('a report of the new version has what it asks, and not what the old one asked', () => {
  const card = textOf(cardOf(partReply(turn, WHOSE, told(NEW, NEW_ANSWERS), 'r1')));
  expect(card).toContain(label(ADDED));
  expect(card).toContain('"Delvis"');
  expect(card).not.toContain(label(REMOVED));
});

test('each says of which version it is', () => {
  const versions = [told(OLD, OLD_ANSWERS), told(NEW, NEW_ANSWERS)].map((each) => {
    const [facts] = ofType(cardOf(reportReply(turn, WHOSE, each)), /^FactSet$/);
    return (facts?.facts as { value: string }[]).at(-1)?.value;
  });
  expect(versions).toEqual([String(FORM.version), String(OTHER_FORM.version)]);
});

test('the trend marks the status whose scale was another, and only that', () => {
  const card = cardOf(trendReply(turn, WHOSE, [told(NEW, NEW_ANSWERS), told(OLD, OLD_ANSWERS)]));
  const rows = ofType(card, /^TableRow$/).map((row) => ofType(row, /^TextBlock$/).map(({ text }) => text));
  expect(rows).toEqual([
    ['Innsjekk', 'Råd 1', 'Råd 2', 'Råd 3'],
    ['2\\. tertial 2026', 'Delvis', '3 – under arbeid', 'ikke besvart'],
    ['1\\. tertial 2026', '4 – på plass (\\*)', '2 – planlagt', 'ikke besvart'],
  ]);
  expect(textOf(card)).toContain(turn.t('cards.checkins.trend.otherScale'));
});

test('without a changed scale nothing is marked', () => {
  const card = textOf(cardOf(trendReply(turn, WHOSE, [told(OLD, OLD_ANSWERS), told(OLD, OLD_ANSWERS)])));
  expect(card).not.toContain(turn.t('cards.checkins.trend.otherScale'));
});

test('from the store, each report is read with the form of its round', async () => {
  const table = await openStore({ kind: 'sqlite', file: ':memory:' });
  await saveReports(table, OLD, aReport(OLD, OLD_ANSWERS));
  await saveReports(table, NEW, aReport(NEW, NEW_ANSWERS));
  const networks = { store: new NetworkStore(table) };
  const history = new History({ networks, forms: new Forms(BOTH), roundStore: new RoundStore(table), reportStore: new ReportStore(table) });
  const here = { networkId: OLD.networkId, networkName: 'Romsdal', language: 'nb' as const, roles: ['contact' as const], municipality: WHOSE.municipality };
  const scope = member.scope({ admin: false }, here);
  const own = scope && ownPeopleOf(scope);
  if (!own) throw new Error('None of its people');
  expect((await history.all(own)).map(({ form }) => form.version)).toEqual([OTHER_FORM.version, FORM.version]);
  expect((await history.one(own, OLD.id)).form.version).toBe(FORM.version);
  expect((await history.revisions(own, NEW.id)).form.version).toBe(OTHER_FORM.version);
  expect(await history.nameOf(own)).toBe(WHOSE.municipality);
  await table.close();
});
