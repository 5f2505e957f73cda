import { cardOf, wordsOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { PreferenceStore } from '../../../../src/features/networks/preferences';
import { translator } from '../../../../src/lib/language';
import {
  aFollowUp, NETWORK, ofCoordinators, personOf, press, pressOn, refOf, say, saveMember, startStage, titlesOn, wordsOn, type Stage,
} from '../minutes/support';

const t = translator('nb');
const button = (key: 'done' | 'postpone' | 'drop' | 'reopen' | 'list') => t(`cards.meetings.follow-up.${key}`);

let stage: Stage;
let clock: TestClock;
beforeEach(async () => {
  clock = testClock('2026-03-02T09:00:00Z');
  stage = await startStage(clock);
});
afterEach(() => stage.bot.stop());

const openCard = (world = stage.molde, id = 'f1') => press(stage, world, 'meetings.follow-ups.open', { id: `${NETWORK}.${id}` });
const found = (id = 'f1') => stage.followUps.find(NETWORK, id);
const audited = async () => (await stage.bot.store.query(`au:${NETWORK}:202603`)).rows.map(({ data }) => JSON.parse(data) as { action: string; by: string; municipality?: string });

describe('«oppfølging»', () => {
  beforeEach(async () => {
    await stage.followUps.save(aFollowUp({ id: 'f1', what: 'Vår, sist', dueOn: '2026-05-01' }));
    await stage.followUps.save(aFollowUp({ id: 'f2', what: 'Aukras, først', municipality: '1547', dueOn: '2026-03-05' }));
    await stage.followUps.save(aFollowUp({ id: 'f3', what: 'Vår, over fristen', dueOn: '2026-03-01' }));
    await stage.followUps.save(ofCoordinators({ id: 'f4', what: 'Mal', dueOn: '2026-03-04' }));
    await stage.followUps.save(aFollowUp({ id: 'f5', what: 'Gammel', state: 'done', closedAt: 1 }));
  });
  const order = (words: string) => ['Vår, sist', 'Aukras, først', 'Vår, over fristen', 'Mal', 'Gammel']
    .filter((each) => words.includes(each)).sort((a, b) => words.indexOf(a) - words.indexOf(b));

  test('lists the open ones by day, one’s own municipality first, and says in words what is overdue', async () => {
    const card = cardOf(await say(stage, stage.molde, 'hva ble vi enige om'));
    expect(order(wordsOn(card))).toEqual(['Vår, over fristen', 'Vår, sist', 'Mal', 'Aukras, først']);
    expect(wordsOn(card)).toContain(t('meetings.followUps.overdue', { day: '1. mars 2026' }));
    expect(wordsOn(card)).toContain(t('meetings.followUps.due', { day: '1. mai 2026' }));
  });

  test('shows only one’s own, and those that are closed, when asked', async () => {
    const all = cardOf(await say(stage, stage.molde, 'oppfølging'));
    const mine = await pressOn(stage, stage.molde, all, t('cards.meetings.follow-ups.mine'));
    expect(order(mine.words)).toEqual(['Vår, over fristen', 'Vår, sist']);
    expect(order((await pressOn(stage, stage.molde, mine.card, t('cards.meetings.follow-ups.done'))).words)).toEqual(['Gammel']);
    const ofCoordinator = await pressOn(stage, stage.coordinator, all, t('cards.meetings.follow-ups.mine'));
    expect(order(ofCoordinator.words)).toEqual(['Mal']);
  });

  test('has eight on a page, and asks the store twice', async () => {
    for (let at = 0; at < 8; at += 1) await stage.followUps.save(aFollowUp({ id: `g${at}`, what: `Nr ${at}`, dueOn: '2026-06-01' }));
    const first = cardOf(await say(stage, stage.molde, 'oppfølging'));
    stage.store.calls.length = 0;
    const second = await pressOn(stage, stage.molde, first, t('cards.meetings.follow-ups.more'));
    expect(stage.store.calls.filter(({ partition }) => /^[mn]:/.test(partition)).length).toBeLessThanOrEqual(4);
    expect(titlesOn(first).filter((title) => title === t('meetings.followUps.openOne'))).toHaveLength(8);
    expect(titlesOn(second.card).filter((title) => title === t('meetings.followUps.openOne'))).toHaveLength(4);
  });
});

describe('one follow-up', () => {
  beforeEach(() => stage.followUps.save(aFollowUp()));

  test('is shown with where it was agreed, and the buttons that its reader may use', async () => {
    const card = await openCard();
    expect(card.words).toContain(t('meetings.followUps.agreedAt', { meeting: 'Samling 1' }));
    expect(titlesOn(card.card)).toEqual([button('done'), button('postpone'), button('drop'), button('list')]);
    expect(titlesOn((await openCard(stage.participant)).card)).toEqual([button('done'), button('list')]);
    expect(titlesOn((await openCard(stage.aukra)).card)).toEqual([button('list')]);
  });

  test('is reported done by anybody of the municipality, once', async () => {
    const done = await pressOn(stage, stage.participant, (await openCard(stage.participant)).card, button('done'));
    expect(done.words).toContain(t('meetings.followUps.now.done'));
    const again = await press(stage, stage.molde, 'meetings.follow-ups.done', { id: `${NETWORK}.f1` });
    expect(again.words).toContain(t('meetings.followUps.unchanged'));
    expect(await found()).toMatchObject({ state: 'done', closedBy: refOf(stage.participant), closedAt: clock.now() });
    expect(await found()).not.toHaveProperty('onBehalf');
    expect(await audited()).toEqual([expect.objectContaining({ action: 'follow-up.done', by: refOf(stage.participant), municipality: '1506' })]);
  });

  test('by a coordinator is marked as done for the municipality, and opened again by a coordinator alone', async () => {
    const done = await pressOn(stage, stage.coordinator, (await openCard(stage.coordinator)).card, button('done'));
    expect(done.words).toContain(t('meetings.followUps.byCoordinator'));
    expect((await press(stage, stage.molde, 'meetings.follow-ups.reopen', { id: `${NETWORK}.f1` })).line).toBe(t('bot.notYours'));
    await pressOn(stage, stage.coordinator, done.card, button('reopen'));
    const open = await found();
    expect(open).toMatchObject({ state: 'open', version: 2, reopened: true, since: clock.now() });
    expect(open).not.toHaveProperty('closedAt');
    expect((await audited()).map(({ action }) => action).sort()).toEqual(['follow-up.done', 'follow-up.reopened']);
  });

  test.each(['done', 'ask-postpone', 'postpone', 'ask-drop', 'drop'])('of another municipality is not for one to %s', async (verb) => {
    const pressed = await press(stage, stage.aukra, `meetings.follow-ups.${verb}`, { id: `${NETWORK}.f1`, to: '2026-05-01', reason: 'Ferie' });
    expect(pressed.line).toBe(t('meetings.followUps.notForYou'));
    expect(await found()).toEqual(aFollowUp());
  });

  test('is not postponed or dropped by who does not speak for the municipality', async () => {
    for (const verb of ['ask-postpone', 'drop']) {
      expect((await press(stage, stage.participant, `meetings.follow-ups.${verb}`, { id: `${NETWORK}.f1`, reason: 'Ferie' })).line).toBe(t('meetings.followUps.notForYou'));
    }
  });

  test('is postponed with a reason, and remembers from when', async () => {
    const form = await pressOn(stage, stage.molde, (await openCard()).card, button('postpone'));
    const wrong = await pressOn(stage, stage.molde, form.card, t('cards.meetings.follow-up-postpone.save'), { to: '2026-02-01', reason: 'Venter på *levering*' });
    expect(wrong.words).toContain(t('meetings.minutes.wrong.past'));
    expect(wrong.words).toContain('Venter på *levering*');
    const saved = await pressOn(stage, stage.molde, wrong.card, t('cards.meetings.follow-up-postpone.save'), { to: '2026-05-04', reason: 'Venter på *levering*' });
    expect(saved.words).toContain(t('meetings.followUps.wasPostponed', { from: '20. mars 2026', to: '4. mai 2026', reason: 'Venter på \\\\*levering\\\\*' }));
    expect(await found()).toMatchObject({ dueOn: '2026-05-04', version: 2, since: clock.now(), history: [{ from: '2026-03-20', to: '2026-05-04', by: refOf(stage.molde) }] });
    await press(stage, stage.molde, 'meetings.follow-ups.postpone', { id: `${NETWORK}.f1`, to: '2026-05-04', reason: 'En gang til' });
    expect((await found())?.history).toHaveLength(1);
  });

  test.each([['', 'empty'], ['01019012345', 'empty'], ['Gjelder 01019012345', 'person'], ['ord '.repeat(100), 'long']] as const)(
    'is not dropped with the reason «%s»', async (reason, wrong) => {
      const form = await pressOn(stage, stage.molde, (await openCard()).card, button('drop'));
      const again = await pressOn(stage, stage.molde, form.card, t('cards.meetings.follow-up-drop.save'), { reason });
      expect(again.words).toContain(t(`meetings.minutes.wrong.${wrong}`, { most: 300 }));
      expect((await found())?.state).toBe('open');
    },
  );

  test('is dropped with a reason, and then nothing more can be said of it', async () => {
    const form = await pressOn(stage, stage.molde, (await openCard()).card, button('drop'));
    const dropped = await pressOn(stage, stage.molde, form.card, t('cards.meetings.follow-up-drop.save'), { reason: 'Slått sammen' });
    expect(dropped.words).toContain('Slått sammen');
    expect(await found()).toMatchObject({ state: 'dropped', note: 'Slått sammen' });
    expect((await press(stage, stage.molde, 'meetings.follow-ups.ask-postpone', { id: `${NETWORK}.f1` })).words).toContain(t('meetings.followUps.closedMeanwhile'));
    expect(titlesOn((await openCard()).card)).toEqual([button('list')]);
  });

  test('that is not there, or of another network, is told so', async () => {
    expect((await openCard(stage.molde, 'f9')).line).toBe(t('bot.notYours'));
    expect((await press(stage, stage.molde, 'meetings.follow-ups.done', { id: `${NETWORK}.f9` })).line).toBe(t('bot.notYours'));
  });

  test('nobody’s change is lost when two report at the same time', async () => {
    await Promise.all([
      press(stage, stage.molde, 'meetings.follow-ups.postpone', { id: `${NETWORK}.f1`, to: '2026-05-04', reason: 'Ferie' }),
      press(stage, stage.coordinator, 'meetings.follow-ups.postpone', { id: `${NETWORK}.f1`, to: '2026-06-04', reason: 'Levering' }),
    ]);
    expect((await found())?.history).toHaveLength(2);
  });
});

describe('reminders', () => {
  /** What somebody was told by itself at an instant, in their own chat. */
  async function toldAt(iso: string, ...people: (typeof stage.molde)[]): Promise<string[]> {
    const before = stage.bot.teams.sent.length;
    clock.set(iso);
    await stage.bot.app.outbox.tick();
    const sent = stage.bot.teams.sent.slice(before).filter((each) => wordsOf(each).includes(aFollowUp().what));
    return people.map(({ personalChat }) => sent.filter(({ conversationId }) => conversationId === personalChat.id).map(wordsOf).join('\n'));
  }
  const agree = async (parts: object = {}) => {
    const followUp = aFollowUp({ since: clock.now(), ...parts });
    await stage.followUps.save(followUp);
    await stage.bot.app.outbox.changed({ networkId: NETWORK, kind: 'follow-up', id: followUp.id });
  };
  const day = { day: '20. mars 2026' };
  beforeEach(async () => {
    for (const world of [stage.molde, stage.coordinator, stage.colleague, stage.aukra]) await say(stage, world, 'hjelp');
  });

  test('come to who speaks for the municipality five working days before, on the day, and three after; then to the coordinators', async () => {
    await agree();
    expect(await toldAt('2026-03-13T07:59:00Z', stage.molde)).toEqual(['']);
    const [soon, other] = await toldAt('2026-03-13T08:01:00Z', stage.molde, stage.aukra);
    expect([soon?.includes(t('meetings.followUps.remind.soon', day)), other]).toEqual([true, '']);
    expect((await toldAt('2026-03-20T08:01:00Z', stage.molde))[0]).toContain(t('meetings.followUps.remind.due', day));
    const [overdue, notYet] = await toldAt('2026-03-25T08:01:00Z', stage.molde, stage.coordinator);
    expect(overdue).toContain(t('meetings.followUps.remind.overdue', day));
    expect(notYet).toBe('');
    const late = await toldAt('2026-03-26T08:01:00Z', stage.coordinator, stage.colleague, stage.molde);
    expect(late.map((words) => words.includes(t('meetings.followUps.remind.late', { ...day, doer: 'Molde' })))).toEqual([true, true, false]);
    expect(await toldAt('2026-03-27T09:01:00Z', stage.coordinator, stage.molde)).toEqual(['', '']);
  });

  test('that are late, as after an outage, wait for working hours', async () => {
    await agree();
    expect(await toldAt('2026-03-20T21:30:00Z', stage.molde)).toEqual(['']);
    expect(await toldAt('2026-03-22T12:00:00Z', stage.molde)).toEqual(['']);
    expect((await toldAt('2026-03-23T07:01:00Z', stage.molde))[0]).toContain(t('meetings.followUps.remind.due', day));
  });

  test('of a municipality where everybody is away come to the coordinators at once', async () => {
    await saveMember(stage, stage.molde, ['contact'], { municipality: '1506', away: { until: '2026-03-31' } });
    await agree();
    const [told, molde] = await toldAt('2026-03-13T08:01:00Z', stage.coordinator, stage.molde);
    expect([told?.includes(t('meetings.followUps.remind.nobody', { ...day, doer: 'Molde' })), molde]).toEqual([true, '']);
  });

  test('have the buttons of the follow-up', async () => {
    await agree();
    await toldAt('2026-03-20T08:01:00Z', stage.molde);
    const card = cardOf(stage.bot.teams.sent.at(-1)!);
    expect((await pressOn(stage, stage.molde, card, button('done'))).words).toContain(t('meetings.followUps.now.done'));
    expect(await toldAt('2026-03-25T08:01:00Z', stage.molde)).toEqual(['']);
    expect(await toldAt('2026-03-26T08:01:00Z', stage.coordinator)).toEqual(['']);
  });

  test('begin anew after it is postponed, and the old day is nobody’s', async () => {
    await agree();
    clock.set('2026-03-19T09:00:00Z');
    await press(stage, stage.molde, 'meetings.follow-ups.postpone', { id: `${NETWORK}.f1`, to: '2026-05-04', reason: 'Ferie' });
    expect(await toldAt('2026-03-20T08:01:00Z', stage.molde)).toEqual(['']);
    expect((await toldAt('2026-05-04T07:01:00Z', stage.molde))[0]).toContain(t('meetings.followUps.remind.due', { day: '4. mai 2026' }));
  });

  test('go to the deputy while the contact is away', async () => {
    await saveMember(stage, stage.molde, ['contact'], { municipality: '1506', away: { until: '2026-04-01' } });
    await saveMember(stage, stage.participant, ['deputy'], { municipality: '1506' });
    await say(stage, stage.participant, 'hjelp');
    await agree();
    const [contact, deputy] = await toldAt('2026-03-20T08:01:00Z', stage.molde, stage.participant);
    expect([contact, deputy?.includes(t('meetings.followUps.remind.due', day))]).toEqual(['', true]);
  });

  test('of a municipality that nobody speaks for come to the coordinators, as such', async () => {
    await saveMember(stage, stage.molde, ['participant'], { municipality: '1506' });
    await agree();
    const [told, molde] = await toldAt('2026-03-13T08:01:00Z', stage.coordinator, stage.molde);
    expect([told?.includes(t('meetings.followUps.remind.nobody', { ...day, doer: 'Molde' })), molde]).toEqual([true, '']);
  });

  test('of the coordinators’ own come to the coordinators', async () => {
    const { municipality: _, ...rest } = aFollowUp({ since: clock.now() });
    await stage.followUps.save(rest);
    await stage.bot.app.outbox.changed({ networkId: NETWORK, kind: 'follow-up', id: 'f1' });
    const [told, molde] = await toldAt('2026-03-20T08:01:00Z', stage.coordinator, stage.molde);
    expect([told?.includes(t('meetings.followUps.remind.due', day)), molde]).toEqual([true, '']);
  });

  test('are not for who has turned them off', async () => {
    await agree();
    await new PreferenceStore(stage.store).change(personOf(stage.molde), { muted: ['follow-ups'] });
    expect(await toldAt('2026-03-20T08:01:00Z', stage.molde)).toEqual(['']);
  });
});
