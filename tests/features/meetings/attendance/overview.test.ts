import { pressOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { waitFor } from '../../../support/wait-for';
import { cardOf } from '../../../support/replies';
import { translator } from '../../../../src/lib/language';
import { audited, MEETING, NETWORK, press, REF, says, startStage, write, type Stage } from './support';

/** `oppmøte`: which municipalities were there, and what a coordinator corrects. */
const t = translator('nb');
let clock: TestClock;
let stage: Stage;
beforeEach(async () => {
  clock = testClock('2026-04-21T12:05:00Z');
  stage = await startStage(clock);
});
afterEach(async () => {
  await stage.bot.stop();
  await stage.store.close();
});

test('it is about the running meeting: who is there, who sent apologies, and who has said nothing', async () => {
  await stage.bot.app.meetings.save({ id: MEETING, networkId: NETWORK, title: 'Samling 2', start: { local: '2026-04-21T14:30', zone: 'Europe/Oslo' } });
  await press(stage, 'aukra', 'attendance.no');
  await stage.bot.app.meetings.change(NETWORK, MEETING, (old) => ({ ...old, start: { local: '2026-04-21T14:00', zone: 'Europe/Oslo' } }));
  await press(stage, 'molde', 'attendance.present');
  await press(stage, 'rio', 'attendance.present');
  const words = await says(stage, 'molde', 'hvem møtte?');
  expect(words).toContain(t('meetings.attendance.title', { title: 'Samling 2' }));
  for (const line of ['Til stede: Molde', 'Andre til stede: RIO Møre', 'Meldte avbud: Aukra', 'Ikke registrert: Rauma']) expect(words.split('\n')).toContain(line);
  expect(words).not.toContain('Demo');
});

test('a table over the latest meetings says in words how each municipality was', async () => {
  await press(stage, 'molde', 'attendance.present');
  const words = await says(stage, 'rio', 'oppmøte');
  expect(words).toContain('✓ til stede 21.04.2026 · ikke registrert 15.01.2026');
  expect(words).toContain('ikke registrert 21.04.2026, 15.01.2026');
});

test('only six meetings, without those that are cancelled or have not begun', async () => {
  for (const month of ['08', '09', '10', '11', '12']) {
    await stage.bot.app.meetings.save({ id: `old-${month}`, networkId: NETWORK, title: 'x', start: { local: `2025-${month}-01T10:00`, zone: 'Europe/Oslo' } });
  }
  await stage.bot.app.meetings.save({ id: 'off', networkId: NETWORK, title: 'x', start: { local: '2026-02-01T10:00', zone: 'Europe/Oslo' }, cancelledAt: 1 });
  const words = await says(stage, 'molde', 'oppmøte');
  expect(words).toContain('01.09.2025');
  expect(words).not.toContain('01.08.2025');
  expect(words).not.toContain('01.02.2026');
});

test('before any meeting has begun it says so', async () => {
  clock.set('2026-01-01T09:00:00Z');
  expect(await says(stage, 'molde', 'oppmøte')).toBe(t('meetings.attendance.none', { network: 'Nettverk Romsdal' }));
});

test('a coordinator ticks those that were there, and it is written down by municipality', async () => {
  await press(stage, 'molde', 'attendance.present');
  clock.set('2026-04-21T17:00:00Z');
  const edit = pressOf(cardOf(await write(stage, 'koordinator', 'oppmøte')), t('cards.meetings.attendance.edit'));
  const form = await press(stage, 'koordinator', edit.verb.replace('meetings.', ''), edit.data);
  const { verb, data } = pressOf(form.card, t('cards.meetings.attendance-edit.save'));
  expect(JSON.stringify(form.card)).toContain('"value":"1506"');
  const saved = await press(stage, 'koordinator', verb.replace('meetings.', ''), { ...data, present: '1539, 1547,9999' });
  expect(saved.words).toContain(t('meetings.attendance.marked'));
  expect(saved.words.split('\n')).toEqual(expect.arrayContaining(['Til stede: Aukra, Rauma', 'Ikke til stede: Molde']));
  expect(await says(stage, 'molde', 'oppmøte')).toContain('Til stede: Aukra, Rauma');
  const entries = await waitFor(async () => { const all = await audited(stage, '202604'); return all.length === 3 ? all : undefined; });
  expect(entries.map(({ action, municipality }) => `${String(action)} ${String(municipality)}`).sort()).toEqual([
    'attendance.changed 1506', 'attendance.changed 1539', 'attendance.changed 1547',
  ]);
});

test('what was said after the form was opened is not overwritten by a coordinator who left it as it was', async () => {
  await press(stage, 'aukra', 'attendance.present');
  const form = await press(stage, 'koordinator', 'attendance.edit');
  clock.advance(1_000);
  await press(stage, 'molde', 'attendance.present');
  await press(stage, 'aukra', 'attendance.gone');
  const { verb, data } = pressOf(form.card, t('cards.meetings.attendance-edit.save'));
  const saved = await press(stage, 'koordinator', verb.replace('meetings.', ''), { ...data, present: '1547' });
  expect(saved.words.split('\n')).toEqual(expect.arrayContaining(['Til stede: Molde']));
  expect((await stage.attendance.ofMeeting(NETWORK, MEETING)).marks.map(({ municipality, present }) => [municipality, present])).toEqual([['1539', false]]);
});

test('it reads the meetings that it shows, and no more', async () => {
  for (const month of ['07', '08', '09', '10', '11', '12']) {
    await stage.bot.app.meetings.save({ id: `old-${month}`, networkId: NETWORK, title: 'x', start: { local: `2025-${month}-01T10:00`, zone: 'Europe/Oslo' } });
  }
  stage.store.calls.length = 0;
  await write(stage, 'koordinator', 'oppmøte');
  const read = stage.store.calls.filter(({ partition, row }) => partition.startsWith('m:') && row?.startsWith('r:')).map(({ row }) => row);
  expect(read.sort()).toEqual(['r:m1:', `r:${MEETING}:`, 'r:old-09:', 'r:old-10:', 'r:old-11:', 'r:old-12:']);
});

test('saving the same again changes nothing', async () => {
  await press(stage, 'koordinator', 'attendance.mark', { id: REF, present: '1506' });
  const before = (await stage.attendance.ofMeeting(NETWORK, MEETING)).marks;
  clock.advance(1_000);
  await press(stage, 'koordinator', 'attendance.mark', { id: REF, present: '1506' }, { replyToId: 'another-card' });
  expect((await stage.attendance.ofMeeting(NETWORK, MEETING)).marks).toEqual(before);
});

test('nobody ticked at all, as Teams sends it, is nobody there', async () => {
  const { words } = await press(stage, 'koordinator', 'attendance.mark', { id: REF });
  expect(words).toContain('Ikke til stede: Aukra, Molde, Rauma');
});

test('members see it and may not correct it', async () => {
  const card = cardOf(await write(stage, 'molde', 'oppmøte'));
  expect(() => pressOf(card, t('cards.meetings.attendance.edit'))).toThrow();
  expect((await press(stage, 'molde', 'attendance.mark', { id: REF, present: '1506' })).words).toBe(t('bot.notYours'));
});

test('what has not begun can’t be corrected', async () => {
  clock.set('2026-04-21T11:00:00Z');
  expect((await press(stage, 'koordinator', 'attendance.edit')).words).toBe(t('meetings.attendance.notBegun'));
  expect((await press(stage, 'koordinator', 'attendance.mark', { id: REF, present: '1506' })).words).toBe(t('meetings.attendance.notBegun'));
});

test.each(['oppmøte', 'attendance.edit', 'attendance.mark', 'attendance.page'])('«%s» asks the store at most four times', async (what) => {
  await press(stage, 'koordinator', 'attendance.edit');
  stage.store.calls.length = 0;
  await (what.includes('.') ? press(stage, 'koordinator', what, { id: what.endsWith('page') ? `${NETWORK}.0` : REF, present: '1547' }, { replyToId: 'another-card' }) : write(stage, 'koordinator', what));
  const calls = stage.store.calls.filter(({ partition }) => partition.startsWith('m:') || partition.startsWith('n:'));
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.length).toBeLessThanOrEqual(4);
});
