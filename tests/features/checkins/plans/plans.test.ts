import { cardOf, wordsOf } from '../../../support/replies';
import { messageWithValue } from '../../../support/activities';
import { testClock, type TestClock } from '../../../support/test-clock';
import { down, only } from '../../../support/unruly-store';
import { NETWORK, press, pressOn, refOf, say, sayInChannel, saveMember, startStage, titlesOn, wordsOn, type Stage } from '../../meetings/minutes/support';
import { aPlan, label, openForm, pressPlan, put, saved, someFields, t } from './support';

let stage: Stage;
let clock: TestClock;
beforeEach(async () => {
  clock = testClock('2026-03-02T09:00:00Z');
  stage = await startStage(clock);
});
afterEach(() => stage.bot.stop());

const audited = async () => (await stage.bot.store.query(`au:${NETWORK}:202603`)).rows.map(({ data }) => JSON.parse(data) as { action: string; by: string; municipality?: string });
const changeOf = (raad: number) => t('checkins.plans.change', { raad });
const fillOf = (raad: number) => t('checkins.plans.fill', { raad });
/** Between the look-up of who somebody is and the answer. */
const callsFor = async (what: () => Promise<unknown>) => {
  stage.store.calls.length = 0;
  await what();
  return stage.store.calls.filter(({ partition }) => partition.startsWith('ci:') || partition.startsWith(`n:${NETWORK}`));
};

describe('«vår plan»', () => {
  test('shows each råd, what is filled in and what is not, with a way to change it', async () => {
    await put(stage, aPlan());
    const card = cardOf(await say(stage, stage.molde, 'vår plan'));
    for (const raad of [1, 2, 3] as const) expect(wordsOn(card)).toContain(t(`checkins.plans.raad.${raad}`));
    expect(wordsOn(card)).toContain('Ansvarlig: Kommuneoverlegen');
    expect(wordsOn(card).split(t('checkins.plans.empty'))).toHaveLength(3);
    expect(titlesOn(card)).toEqual([t('cards.checkins.plans.advice'), fillOf(1), changeOf(2), fillOf(3)]);
  });

  test('is read by everybody of the municipality, and changed by who speaks for it', async () => {
    await put(stage, aPlan());
    const card = cardOf(await say(stage, stage.participant, 'planen vår'));
    expect(wordsOn(card)).toContain('Overdoseteamet');
    expect(wordsOn(card)).toContain(t('checkins.plans.whoChanges'));
    expect(titlesOn(card)).toEqual([t('cards.checkins.plans.advice')]);
    for (const verb of ['edit', 'save', 'sure']) {
      expect((await pressPlan(stage, stage.participant, verb, '1506-2-1', { responsible: 'Meg' })).line).toBe(t('checkins.plans.notForYou'));
    }
    expect(await saved(stage)).toEqual(aPlan());
  });

  test('of another municipality is shown to nobody but the coordinators', async () => {
    await put(stage, aPlan());
    for (const verb of ['open', 'edit', 'save', 'sure']) {
      const pressed = await pressPlan(stage, stage.aukra, verb, verb === 'open' ? '1506' : '1506-2-1', someFields);
      expect(pressed.line).toBe(t('checkins.plans.notHere'));
      expect(pressed.card).toBeUndefined();
      // The same words as of one that is not there, so that nobody learns what there is by asking.
      expect((await pressPlan(stage, stage.aukra, verb, verb === 'open' ? '9999' : '9999-2-1', someFields)).line).toBe(pressed.line);
    }
    expect(wordsOn(cardOf(await say(stage, stage.aukra, 'vår plan')))).not.toContain('Overdoseteamet');
  });

  test('of who has no municipality says where they are, and a coordinator chooses one', async () => {
    await saveMember(stage, stage.participant, ['partner'], { organisation: 'Demo RIO' });
    expect(wordsOf(await say(stage, stage.participant, 'vår plan'))).toBe(t('checkins.plans.noMunicipality'));
    await put(stage, aPlan());
    const chooser = cardOf(await say(stage, stage.coordinator, 'vår plan'));
    const open = t('cards.checkins.plan-municipalities.open');
    const wrong = await pressOn(stage, stage.coordinator, chooser, open, { municipality: 'Molde' });
    expect(wrong.words).toContain(t('checkins.plans.wrong.municipality'));
    const card = await pressOn(stage, stage.coordinator, wrong.card, open, { municipality: '1506' });
    expect(card.words).toContain('Overdoseteamet');
    expect(titlesOn(card.card)).toContain(t('cards.checkins.plans.other'));
    const other = await pressOn(stage, stage.coordinator, card.card, t('cards.checkins.plans.other'));
    expect(titlesOn(other.card)).toContain(open);
  });

  test('is not shown in a channel, where others read too', async () => {
    await put(stage, aPlan());
    const sent = await sayInChannel(stage, stage.molde, 'vår plan');
    expect(wordsOf(sent)).not.toContain('Overdoseteamet');
  });

  test.each([
    ['choose', NETWORK, {}], ['of', NETWORK, { municipality: '1506' }], ['open', `${NETWORK}.1506`, {}], ['edit', `${NETWORK}.1506-2`, {}],
    ['save', `${NETWORK}.1506-2-1`, someFields], ['sure', `${NETWORK}.1506-2-1`, someFields],
  ])('nor by the button «%s» of a client without Action.Execute', async (verb, id, fields) => {
    await put(stage, aPlan());
    const { tenantId, channel } = stage.coordinator;
    await stage.bot.app.networks.saveChannel(NETWORK, { tenantId, conversationId: channel.id, team: 'Demo', name: 'Demo', linkedAt: 1 });
    const value = { verb: `checkins.plans.${verb}`, id, ...fields };
    const { sent } = await stage.bot.exchange(messageWithValue(stage.coordinator, value, { id: `public-${verb}`, in: 'channel' }));
    expect(sent.map(wordsOf)).toEqual([t('checkins.plans.inPublic')]);
    expect(JSON.stringify(sent)).not.toMatch(/Overdoseteamet|Molde/);
  });

  test('of a municipality or a råd that is not there is not there', async () => {
    for (const id of ['9999', '1506-4', 'x', '1506-2-x']) {
      expect((await pressPlan(stage, stage.coordinator, 'open', id)).line).toBe(t(id === '9999' ? 'checkins.plans.notHere' : 'bot.notYours'));
    }
    for (const verb of ['edit', 'save']) {
      for (const id of ['1506', '1506-7-1']) expect((await pressPlan(stage, stage.coordinator, verb, id)).line).toBe(t('bot.notYours'));
      expect((await pressPlan(stage, stage.coordinator, verb, '9999-1')).line).toBe(t('checkins.plans.notHere'));
    }
  });
});

describe('filling in a plan', () => {
  test('saves it, says so, writes it down and shows it', async () => {
    const form = await openForm(stage, stage.molde);
    const done = await pressOn(stage, stage.molde, form.card, label('save'), someFields);
    expect(done.words).toContain(t('checkins.plans.saved'));
    expect(done.words).toContain('Står i: Ruspolitisk handlingsplan');
    expect(await saved(stage)).toEqual({ municipality: '1506', raad: 2, ...someFields, version: 1, at: clock.now(), by: refOf(stage.molde) });
    expect(await audited()).toEqual([expect.objectContaining({ action: 'plan.changed', by: refOf(stage.molde), municipality: '1506' })]);
    const all = await pressOn(stage, stage.molde, done.card, t('cards.checkins.plans.all'));
    expect(titlesOn(all.card)).toEqual([t('cards.checkins.plans.advice'), fillOf(1), changeOf(2), fillOf(3)]);
  });

  test('twice is once, and what a retry sends is no other change', async () => {
    const form = await openForm(stage, stage.molde);
    for (let time = 0; time < 4; time += 1) {
      expect((await pressOn(stage, stage.molde, form.card, label('save'), someFields)).words).toContain(t('checkins.plans.saved'));
    }
    expect(await saved(stage)).toMatchObject({ version: 1 });
    expect(await audited()).toHaveLength(1);
  });

  test('by a coordinator is marked as on behalf of the municipality', async () => {
    const card = await pressPlan(stage, stage.coordinator, 'open', '1506');
    const form = await pressOn(stage, stage.coordinator, card.card, fillOf(2));
    expect(form.words).toContain(t('checkins.plans.forMunicipality', { municipality: 'Molde' }));
    const done = await pressOn(stage, stage.coordinator, form.card, label('save'), someFields);
    expect(done.words).toContain(t('checkins.plans.savedOnBehalf', { day: '2. mars 2026' }));
    expect(await saved(stage)).toMatchObject({ onBehalf: true, by: refOf(stage.coordinator) });
  });

  test('that somebody else changed meanwhile shows both, and loses neither', async () => {
    await put(stage, aPlan());
    const mine = await openForm(stage, stage.molde);
    const theirs = await pressPlan(stage, stage.coordinator, 'edit', '1506-2');
    await pressOn(stage, stage.coordinator, theirs.card, label('save'), { ...someFields, time: 'To dager i uka' });
    const clash = await pressOn(stage, stage.molde, mine.card, label('save'), { ...someFields, time: 'Tre dager i uka', buildsOn: '' });
    expect(clash.words).toContain(t('checkins.plans.clash', { day: '2. mars 2026' }));
    expect(clash.words).toContain('To dager i uka');
    expect(clash.words).toContain('Tre dager i uka');
    expect(clash.words).toContain(t('checkins.plans.lines.buildsOn', { text: 'Overdoseteamet' }));
    expect(await saved(stage)).toMatchObject({ time: 'To dager i uka', version: 2, onBehalf: true });
    // The old form once more, as by a retry, does not write over what was saved either.
    await pressOn(stage, stage.molde, mine.card, label('save'), { ...someFields, time: 'Tre dager i uka' });
    expect(await saved(stage)).toMatchObject({ time: 'To dager i uka', version: 2 });
    const done = await pressOn(stage, stage.molde, clash.card, label('save'), { ...someFields, time: 'Tre dager i uka' });
    expect(done.words).toContain(t('checkins.plans.saved'));
    expect(await saved(stage)).toMatchObject({ time: 'Tre dager i uka', version: 3 });
    expect(await saved(stage)).not.toHaveProperty('onBehalf');
  });

  test('by two at the same time keeps one and shows it to the other', async () => {
    const both = await Promise.all([stage.molde, stage.coordinator].map((world, at) => pressPlan(stage, world, 'save', '1506-2-0', { time: `Dag ${at}` })));
    const won = both.findIndex(({ words }) => words.includes(t('checkins.plans.savedNoDay')));
    const other = both[1 - won];
    expect(await saved(stage)).toMatchObject({ time: `Dag ${won}`, version: 1 });
    expect(other?.words).toContain(`Dag ${won}`);
    expect(other?.words).toContain(`Dag ${1 - won}`);
  });

  test('without a date promises no reminder', async () => {
    const form = await openForm(stage, stage.molde);
    const done = await pressOn(stage, stage.molde, form.card, label('save'), { ...someFields, revisedOn: '' });
    expect(done.words).toContain(t('checkins.plans.savedNoDay'));
    expect(done.words).not.toContain(t('checkins.plans.saved'));
  });

  test('with something wrong says what, and keeps what was written', async () => {
    const form = await openForm(stage, stage.molde);
    const wrong = await pressOn(stage, stage.molde, form.card, label('save'), { ...someFields, revisedOn: '2026-01-01', time: '*Mye*' });
    expect(wrong.words).toContain(t('checkins.plans.wrong.past'));
    expect(wrong.words).toContain('*Mye*');
    const long = await pressOn(stage, stage.molde, wrong.card, label('save'), { responsible: 'x'.repeat(10_000) });
    expect(long.words).toContain(t('checkins.plans.wrong.long.responsible', { most: 300 }));
    expect(long.words).toContain('x'.repeat(1_000));
    expect(await saved(stage)).toBeUndefined();
  });

  test('with a national id stores, shows and logs none of its digits', async () => {
    const form = await openForm(stage, stage.molde);
    const wrong = await pressOn(stage, stage.molde, form.card, label('save'), { responsible: 'Pasient 010190', time: '12345' });
    expect(wrong.words).toContain(t('checkins.plans.wrong.person'));
    expect(wrong.words).not.toMatch(/010190|12345/);
    expect(JSON.stringify(stage.bot.logLines)).not.toMatch(/010190/);
    expect(await saved(stage)).toBeUndefined();
  });

  test('with what may be about a person asks first, and saves when the person says that it is not', async () => {
    const form = await openForm(stage, stage.molde);
    const asked = await pressOn(stage, stage.molde, form.card, label('save'), { responsible: 'Ring 91 23 45 67' });
    expect(asked.words).toContain(t('checkins.plans.asked'));
    expect(await saved(stage)).toBeUndefined();
    await pressOn(stage, stage.molde, asked.card, label('sure'), { responsible: 'Ring 91 23 45 67' });
    expect(await saved(stage)).toMatchObject({ responsible: 'Ring 91 23 45 67' });
    const id = await pressPlan(stage, stage.molde, 'sure', '1506-2-1', { responsible: '01019012345' });
    expect(id.words).toContain(t('checkins.plans.wrong.person'));
  });

  test('shows what was written as text, whatever it is', async () => {
    const evil = '**Fet** [her](https://x.no) ${id} {{text}} <at>Kari</at> \u202eabc';
    const form = await openForm(stage, stage.molde);
    const done = await pressOn(stage, stage.molde, form.card, label('save'), { responsible: evil });
    expect(done.card?.body).toBeDefined();
    expect(JSON.parse(wordsOn(done.card))).toEqual(expect.anything());
    expect(wordsOn(done.card)).toContain(JSON.stringify('\\*\\*Fet\\*\\* \\[her\\](https://x.no) ${id} {{text}} \\<at>Kari\\</at> abc').slice(1, -1));
  });

  test('asks the store at most four times until the answer', async () => {
    await put(stage, aPlan());
    const form = await openForm(stage, stage.molde);
    const until = (calls: { method: string; row?: string }[]) => calls.filter(({ row }) => !row?.startsWith('m:') && row !== 'network');
    expect(until(await callsFor(() => say(stage, stage.molde, 'vår plan'))).length).toBeLessThanOrEqual(4);
    const calls = await callsFor(() => pressOn(stage, stage.molde, form.card, label('save'), { ...someFields, time: 'Ny' }));
    expect(calls.filter(({ method, partition }) => method === 'replace' && partition.startsWith('ci:'))).toHaveLength(1);
    const stored = calls.findIndex(({ method }) => method === 'replace');
    expect(calls.slice(0, stored + 1).length).toBeLessThanOrEqual(4);
  });

  test('says «lagret» only when the store has it', async () => {
    const form = await openForm(stage, stage.molde);
    stage.store.interfere(only(({ method, partition }) => method === 'create' && partition.startsWith('ci:'), down));
    const failed = await pressOn(stage, stage.molde, form.card, label('save'), someFields);
    expect(failed.words + failed.line).not.toContain(t('checkins.plans.saved'));
    stage.store.behave();
    expect(await saved(stage)).toBeUndefined();
    expect((await pressOn(stage, stage.molde, form.card, label('save'), someFields)).words).toContain(t('checkins.plans.saved'));
  });
});

test('a press from elsewhere, about another network, is refused', async () => {
  expect((await press(stage, stage.molde, 'checkins.plans.open', { id: 'nordmore.1506' })).line).toBe(t('bot.notYours'));
});
