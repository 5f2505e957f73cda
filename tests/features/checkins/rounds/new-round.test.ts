import { cardOf, wordsOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { fieldsOn, fill, say, startPolls } from '../../meetings/poll-setup/support';
import { buttonsOn, inChat, NETWORK, press, pressVerb, sentTo, wordsOn, type Stage } from '../../networks/channels/support';
import { isRoundId } from '../../../../src/features/checkins/rounds/round';
import type { CoordinatorScope } from '../../../../src/features/authority';
import { FormSettingsStore } from '../../../../src/features/checkins/form-setup/form-settings';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import { made, on, preview, roundsOf, shownOn, t, workOn } from './support';

const clock = testClock();
let stage: Stage;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startPolls(clock);
});
afterEach(() => stage.bot.stop());

/** A question of the network's own, as `innsjekkskjema` saves it. */
async function ask(text: string): Promise<void> {
  const settings = new FormSettingsStore(stage.store, new Forms());
  const { version, use } = await settings.chosen(NETWORK);
  await settings.save({ networkId: NETWORK } as CoordinatorScope, { parts: use.parts, own: [{ text, kind: 'text' }] }, version, 'x', clock.now());
}
const coordinator = () => stage.people.coordinator;
const stored = async () => roundsOf(stage).ofNetwork(NETWORK);

describe('«ny innsjekk»', () => {
  test('proposes what has not been reported on, two weeks to answer, everybody and the network’s rhythm', async () => {
    expect(fieldsOn(await say(stage, 'ny innsjekk'))).toEqual({
      from: '2025-09-01', to: '2025-12-31', opens: '', due: '2026-03-16', rhythm: 'meetings', municipalities: '1506,1547',
    });
  });

  test('after another round proposes the time since it', async () => {
    await made(stage);
    clock.set('2026-04-20T09:00:00Z');
    expect(fieldsOn(await say(stage, 'ny innsjekk'))).toMatchObject({ from: '2026-01-01', to: '2026-04-19', due: '2026-05-04' });
  });

  test('is for coordinators', async () => {
    expect(wordsOf(await stage.bot.ask(inChat(stage.people.molde, 'ny innsjekk')))).toContain('koordinator');
    expect(await stored()).toEqual([]);
  });

  test('shows exactly what happens and when before anything is stored or sent', async () => {
    const before = sentTo(stage, coordinator()).length;
    const words = shownOn(await preview(stage));
    for (const part of [
      '3\\. tertial 2025', t('checkins.rounds.atOnce'), 'mandag 16. mars 2026 kl. 15.00', 'mandag 13. april 2026 kl. 15.00',
      'mandag 9. mars 2026 kl. 09.00 · fredag 13. mars 2026 kl. 09.00 · tirsdag 17. mars 2026 kl. 09.00',
      t('checkins.rounds.everybody', { count: 2 }), t('checkins.rounds.nextBy.meetings'),
    ]) expect(words).toContain(part);
    expect(await stored()).toEqual([]);
    expect(sentTo(stage, coordinator())).toHaveLength(before);
  });

  test('opens at once with a card in each channel that says how many, and never who', async () => {
    const id = await made(stage);
    expect(await stored()).toMatchObject([{ id, state: 'open', openedAt: clock.now(), municipalities: ['1506', '1547'], rhythm: 'meetings', version: 1 }]);
    expect(isRoundId(id)).toBe(true);
    for (const world of [coordinator(), stage.people.stranger]) {
      const card = cardOf(sentTo(stage, world).at(-1) as Parameters<typeof cardOf>[0]);
      expect(wordsOn(card)).toContain(t('checkins.rounds.reported', { reported: 0, count: 2 }));
      expect(wordsOn(card)).not.toContain('Molde');
      expect(buttonsOn(card)).toMatchObject([{ verb: 'checkins.report.start', data: { id: `${NETWORK}.${id}` } }]);
    }
  });

  test('planned for a day it opens then at nine, and not before', async () => {
    const count = sentTo(stage, coordinator()).length;
    const id = await made(stage, { opens: '2026-03-09', due: '2026-03-23' });
    expect(await stored()).toMatchObject([{ id, state: 'planned', opensAt: Date.parse('2026-03-09T08:00:00Z') }]);
    clock.set('2026-03-09T07:59:00Z');
    await stage.bot.app.outbox.tick();
    expect((await stored())[0]?.state).toBe('planned');
    expect(sentTo(stage, coordinator())).toHaveLength(count);
    clock.set('2026-03-09T08:00:00Z');
    await stage.bot.app.outbox.tick();
    await stage.bot.app.board.settled();
    expect((await stored())[0]?.state).toBe('open');
    expect(wordsOn(cardOf(sentTo(stage, coordinator()).at(-1) as Parameters<typeof cardOf>[0]))).toContain('3\\. tertial 2025');
  });

  test('pressed twice is one round, with one card', async () => {
    const card = await preview(stage);
    const first = await press(stage, coordinator(), card, on('round-preview', 'open'));
    await stage.bot.app.board.settled();
    const count = sentTo(stage, coordinator()).length;
    const second = await press(stage, coordinator(), card, on('round-preview', 'open'));
    await stage.bot.app.board.settled();
    expect(wordsOn(first.card)).toContain(t('checkins.rounds.isOpen', { name: '3. tertial 2025' }));
    expect(wordsOn(second.card)).toContain(t('checkins.rounds.madeBefore', { name: '3. tertial 2025' }));
    expect(await stored()).toHaveLength(1);
    expect(sentTo(stage, coordinator())).toHaveLength(count);
  });

  test('warns of another open round about the same period', async () => {
    await made(stage);
    const words = wordsOn(await preview(stage, { from: '2025-09-01', to: '2025-12-31' }));
    expect(words).toContain('Åpner du en til, får kommunene to.');
  });

  test('warns of a due day when most are off, and of a period that is not over', async () => {
    const words = wordsOn(await preview(stage, { to: '2026-03-31', from: '2026-01-01', due: '2026-04-03' }));
    expect(words).toContain(t('checkins.rounds.dueOff'));
    expect(words).toContain(t('checkins.rounds.notEnded'));
  });

  test('what will not do comes back with what was written, and what is wrong', async () => {
    const card = await preview(stage, { due: '2026-03-02', from: '2026-01-01', to: '2026-02-28' });
    expect(wordsOn(card)).toContain(t('checkins.rounds.wrong.dueSoon'));
    expect(fieldsOn(card)).toMatchObject({ due: '2026-03-02', from: '2026-01-01', to: '2026-02-28' });
    const { card: next } = await fill(stage, card, on('round-form', 'preview'), { due: '2026-03-20' });
    expect(shownOn(next)).toContain('fredag 20. mars 2026 kl. 15.00');
  });

  test('whose days pass before it is made is asked about again', async () => {
    const card = await preview(stage, { due: '2026-03-04' });
    clock.set('2026-03-05T09:00:00Z');
    expect(wordsOn((await press(stage, coordinator(), card, on('round-preview', 'open'))).card)).toContain(t('checkins.rounds.wrong.duePast'));
    expect(await stored()).toEqual([]);
  });

  test('whose form was changed after it was seen over is shown again, and made with what was shown', async () => {
    const card = await preview(stage);
    await ask('own 1');
    const { calls } = stage.store;
    calls.length = 0;
    const again = (await press(stage, coordinator(), card, on('round-preview', 'open'))).card;
    expect(workOn(calls).length).toBeLessThanOrEqual(4);
    expect(workOn(calls).filter((call) => !/^(?:get|list|query|read)/.test(call))).toEqual([]);
    const questions = t('checkins.rounds.questions', { parts: new Forms().use().parts.length, own: 1 });
    expect(wordsOn(again)).toContain(t('checkins.rounds.formChanged', { questions }));
    expect(shownOn(again)).toContain(questions);
    expect(await stored()).toEqual([]);
    await ask('own 2');
    // Neither what stood first nor what was shown then.
    for (const old of [card, again]) expect(wordsOn((await press(stage, coordinator(), old, on('round-preview', 'open'))).card)).toContain(t('checkins.rounds.formChanged', { questions }));
    const last = (await press(stage, coordinator(), again, on('round-preview', 'open'))).card;
    for (let nth = 0; nth < 2; nth++) await press(stage, coordinator(), last, on('round-preview', 'open'));
    expect((await stored()).map(({ form }) => form.own.map(({ text }) => text))).toEqual([['own 2']]);
  });

  test('can be changed and discarded', async () => {
    const card = await preview(stage, { municipalities: '1547' });
    const form = (await press(stage, coordinator(), card, on('round-preview', 'rework'))).card;
    expect(fieldsOn(form).municipalities).toBe('1547');
    const again = (await fill(stage, form, on('round-form', 'preview'), { rhythm: 'none' })).card;
    expect(shownOn(again)).toContain(t('checkins.rounds.some', { count: 1, of: 2, names: 'Aukra' }));
    await press(stage, coordinator(), again, on('round-preview', 'discard'));
    expect((await press(stage, coordinator(), again, on('round-preview', 'open'))).line).toContain(t('checkins.rounds.noDraft'));
    expect(await stored()).toEqual([]);
  });

  test('asks the store for at most four things before each answer', async () => {
    await made(stage);
    const { calls } = stage.store;
    calls.length = 0;
    const form = await say(stage, 'ny innsjekk');
    expect(workOn(calls).length).toBeLessThanOrEqual(4);
    calls.length = 0;
    const { card } = await fill(stage, form, on('round-form', 'preview'));
    expect(workOn(calls)).toHaveLength(4);
    calls.length = 0;
    await press(stage, coordinator(), card, on('round-preview', 'open'));
    // Then the board and the outbox, a write each.
    const until = calls.findIndex(({ partition }) => partition === 'po-open');
    expect(workOn(calls.slice(0, until))).toHaveLength(3);
  });

  test('nobody else’s draft is made, and no id that is none of ours', async () => {
    const card = await preview(stage);
    expect((await press(stage, stage.people.second, card, on('round-preview', 'open'))).line).toContain(t('checkins.rounds.noDraft'));
    const { line } = await pressVerb(stage.bot, coordinator(), 'checkins.rounds.preview', { id: `${NETWORK}.8222000000000-a-b`, from: '2026-01-01' });
    expect(line).toContain(t('bot.notYours'));
  });
});
