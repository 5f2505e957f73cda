import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import type { Round } from '../../../../src/features/checkins/types';
import { ofType } from '../../../cards/elements';
import { cardOf, wordsOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { down, only } from '../../../support/unruly-store';
import { NETWORK, press, pressOn, refOf, say, saveMember, startStage, titlesOn, wordsOn, type Stage } from '../../meetings/minutes/support';
import { allParts, everything, forms, openForm, preview, rows, settingsOf, t, title } from './support';

let stage: Stage;
let clock: TestClock;
beforeEach(async () => {
  clock = testClock('2026-03-02T09:00:00Z');
  stage = await startStage(clock);
});
afterEach(() => stage.bot.stop());

const audited = async () => (await stage.bot.store.query(`au:${NETWORK}:202603`)).rows
  .map(({ data }) => JSON.parse(data) as { action: string; by: string }).filter(({ action }) => action === 'form.changed');
const using = () => settingsOf(stage).of(NETWORK);
const asked = async () => (await using()).own.map(({ text, kind }) => [text, kind]);

describe('«innsjekkskjema»', () => {
  test('shows the whole form while nobody has chosen', async () => {
    const card = cardOf(await say(stage, stage.coordinator, 'innsjekkskjema'));
    for (const part of forms.current().parts) expect(wordsOn(card)).toContain(part.title.nb);
    expect(wordsOn(card)).toContain(t('checkins.setup.noOwn'));
    expect(titlesOn(card)).toEqual([title.edit, t('cards.checkins.form-overview.round')]);
  });

  test('is for coordinators', async () => {
    expect(wordsOf(await say(stage, stage.molde, 'innsjekkskjema'))).not.toContain(t('cards.checkins.form-overview.title'));
    const form = await openForm(stage, stage.coordinator);
    for (const verb of ['edit', 'preview', 'rework', 'look', 'save']) {
      expect((await press(stage, stage.molde, `checkins.form.${verb}`, { id: verb === 'edit' ? NETWORK : `${NETWORK}.8226000000000-0e5f-v0` })).line).toBe(t('bot.notYours'));
    }
    expect(form.words).toContain(t('cards.checkins.form-edit.never'));
  });

  test('is chosen, looked at as the municipalities will see it, and saved once', async () => {
    const shown = await preview(stage, stage.coordinator, { parts: 'r2,r1', ...rows(['Har dere nok folie?', 'yes-no'], ['Møter i perioden', 'number']) });
    const labels = [...ofType(shown.card, /^Input\./)].map(({ label }) => label);
    expect(labels).toEqual(['Har dere nok folie?', 'Møter i perioden']);
    expect(await settingsOf(stage).chosen(NETWORK)).toMatchObject({ version: 0 });
    for (let time = 0; time < 4; time += 1) {
      const saved = await pressOn(stage, stage.coordinator, shown.card, title.save);
      expect(saved.words).toContain(t('checkins.setup.saved'));
    }
    expect(await settingsOf(stage).chosen(NETWORK)).toEqual({ version: 1, use: {
      ...forms.use(['r1', 'r2']), own: [{ id: 'own1-1', text: 'Har dere nok folie?', kind: 'yes-no' }, { id: 'own1-2', text: 'Møter i perioden', kind: 'number' }],
    } });
    expect(await audited()).toEqual([expect.objectContaining({ action: 'form.changed', by: refOf(stage.coordinator) })]);
    const again = await openForm(stage, stage.colleague);
    expect(again.words).toContain('Møter i perioden');
    expect(JSON.stringify(again.card)).toContain('"value":"r1,r2"');
  });

  test('goes back from the preview to change more, and a question is taken away by emptying it', async () => {
    const shown = await preview(stage, stage.coordinator, everything(['Har dere nok folie?', 'yes-no'], ['Møter i perioden', 'number']));
    const form = await pressOn(stage, stage.coordinator, shown.card, title.rework);
    expect(form.words).toContain('Har dere nok folie?');
    const next = await pressOn(stage, stage.coordinator, form.card, title.preview, everything([''], ['Møter i perioden', 'number']));
    await pressOn(stage, stage.coordinator, next.card, title.save);
    expect(await asked()).toEqual([['Møter i perioden', 'number']]);
  });

  test('with something wrong is shown again with what was written, and nothing is stored', async () => {
    const writes = stage.store.writes().length;
    const wrong = await preview(stage, stage.coordinator, { parts: '', ...rows(['Har dere *nok* folie?', 'yes-no']) });
    expect(wrong.words).toContain(t('checkins.setup.wrong.parts'));
    expect(wrong.words).toContain('Har dere *nok* folie?');
    const own = stage.store.writes().slice(writes).filter(({ row, partition }) => row?.startsWith('d:form') || partition.startsWith('ci:'));
    expect(own).toEqual([]);
  });

  test('says «lagret» only when the store has it', async () => {
    const shown = await preview(stage, stage.coordinator, everything(['Har dere nok folie?', 'yes-no']));
    stage.store.interfere(only(({ method, partition }) => method === 'create' && partition.startsWith('ci:'), down));
    const failed = await pressOn(stage, stage.coordinator, shown.card, title.save);
    expect(failed.words + failed.line).not.toContain(t('checkins.setup.saved'));
    stage.store.behave();
    expect(await asked()).toEqual([]);
    expect((await pressOn(stage, stage.coordinator, shown.card, title.save)).words).toContain(t('checkins.setup.saved'));
  });

  test('asks the store at most four times until the answer', async () => {
    const count = async (what: () => Promise<unknown>) => {
      stage.store.calls.length = 0;
      await what();
      const stored = stage.store.calls.findIndex(({ method, partition }) => method === 'create' && partition.startsWith('ci:'));
      const calls = stored < 0 ? stage.store.calls : stage.store.calls.slice(0, stored + 1);
      return calls.filter(({ partition, row }) => partition.startsWith('ci:') || row?.startsWith('d:form')).length;
    };
    let shown = await openForm(stage, stage.coordinator);
    expect(await count(async () => { shown = await pressOn(stage, stage.coordinator, shown.card, title.preview, everything(['Har dere nok folie?', 'yes-no'])); })).toBeLessThanOrEqual(4);
    expect(await count(() => pressOn(stage, stage.coordinator, shown.card, title.save))).toBeLessThanOrEqual(4);
  });

  test('of somebody else is not saved by a press on their card', async () => {
    const shown = await preview(stage, stage.coordinator, everything(['Har dere nok folie?', 'yes-no']));
    const { line } = await pressOn(stage, stage.colleague, shown.card, title.save);
    expect(line).toBe(t('checkins.setup.noDraft'));
    expect(await asked()).toEqual([]);
  });

  test('that somebody else saved meanwhile shows both, and writes over nothing before that', async () => {
    const mine = await preview(stage, stage.coordinator, everything(['Mitt spørsmål', 'text']));
    const theirs = await preview(stage, stage.colleague, everything(['Deres spørsmål', 'text']));
    await pressOn(stage, stage.colleague, theirs.card, title.save);
    await pressOn(stage, stage.coordinator, mine.card, title.save);
    // A retry of the same press is no yes to what was not seen.
    const clash = await pressOn(stage, stage.coordinator, mine.card, title.save);
    expect(clash.words).toContain('Mitt spørsmål');
    expect(clash.words).toContain('Deres spørsmål');
    expect(await asked()).toEqual([['Deres spørsmål', 'text']]);
    expect((await pressOn(stage, stage.coordinator, clash.card, title.keep)).words).toContain('Deres spørsmål');
    expect((await pressOn(stage, stage.coordinator, clash.card, title.look)).words).toContain(t('cards.checkins.form-preview.notSaved'));
    await pressOn(stage, stage.coordinator, clash.card, title.mine);
    expect((await using()).own).toEqual([{ id: 'own2-1', text: 'Mitt spørsmål', kind: 'text' }]);
  });
});

describe('class C', () => {
  test.each([['Hvor mange dødsfall?', 'number', 'deaths'], ['Hvor mange brukere?', 'number', 'persons'], ['Hvor mange pårørende?', 'number', 'kin']] as const)(
    'can’t be asked for, and the coordinator is told why and what to ask instead: «%s»', async (text, kind, topic) => {
      const wrong = await preview(stage, stage.coordinator, everything(['Har dere folie?', 'yes-no'], [text, kind]));
      expect(wrong.words).toContain(t(`checkins.setup.wrong.${topic}`, { nth: 2 }));
      expect(wrong.words).toContain(text);
      expect(titlesOn(wrong.card)).not.toContain(title.save);
      expect(titlesOn(wrong.card)).not.toContain(title.saveAnyway);
    },
  );

  test('that it may be is a question to the coordinator, who decides', async () => {
    const shown = await preview(stage, stage.coordinator, everything(['Har dere rutine for etterlatte?', 'yes-no']));
    expect(shown.words).toContain(t('checkins.setup.thoughts.kin', { nth: 1 }));
    expect(titlesOn(shown.card)).not.toContain(title.save);
    await pressOn(stage, stage.coordinator, shown.card, title.saveAnyway);
    expect(await asked()).toEqual([['Har dere rutine for etterlatte?', 'yes-no']]);
  });
});

describe('an evil form', () => {
  const evil = '**Fet** [her](https://evil.example) # 1. ${id} ${$root.t} {{text}} $t(bot.notYours) <at>Kari</at> <b>x</b>';
  /** As a text on a card stands in its JSON. */
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const escaped = '\\*\\*Fet\\*\\* \\[her\\](https://evil.example) # 1. ${id} ${$root.t} {{text}} $t(bot.notYours) \\<at>Kari\\</at> \\<b>x\\</b>';

  test('is shown as text everywhere: in the form, in the preview, and in what is saved', async () => {
    const shown = await preview(stage, stage.coordinator, everything([evil, 'text'], ['\u202eabc\u200b def', 'yes-no']));
    const [first, second] = ofType(shown.card, /^Input\./);
    expect(first?.label).toBe(evil);
    expect(second?.label).toBe('abc def');
    const saved = await pressOn(stage, stage.coordinator, shown.card, title.save);
    expect(saved.words).toContain(inJson(escaped));
    expect(saved.words).not.toContain(inJson(evil));
    expect(await asked()).toEqual([[evil, 'text'], ['abc def', 'yes-no']]);
    const form = await openForm(stage, stage.coordinator);
    expect(ofType(form.card, /^Input\.Text$/)[0]?.value).toBe(evil);
    const sent = await say(stage, stage.coordinator, 'innsjekkskjema');
    expect(wordsOf(sent)).toContain(escaped);
    expect(sent.activity.entities ?? []).not.toContainEqual(expect.objectContaining({ type: 'mention' }));
  });

  test('of 10,000 characters is refused, kept as far as it fits, and still a card that Teams takes', async () => {
    const long = `${evil} `.repeat(100).slice(0, 10_000);
    const wrong = await preview(stage, stage.coordinator, everything([long], [`${long}2`], [`${long}3`], [`a${'🙂'.repeat(4_999)}`], ['ø'.repeat(10_000)]));
    expect(wrong.words).toContain(t('checkins.setup.wrong.long', { nth: 1, most: 200, count: long.trim().length }));
    expect(wrong.words).toContain(inJson(evil));
    expect(Buffer.byteLength(JSON.stringify(wrong.card))).toBeLessThan(28 * 1024);
    // Teams takes no halves of characters.
    expect(ofType(wrong.card, /^Input\.Text$/).filter(({ value }) => /\p{Cs}/u.test(String(value)))).toEqual([]);
    expect(await settingsOf(stage).chosen(NETWORK)).toMatchObject({ version: 0, use: { own: [] } });
  });

  test('with data of another shape is turned away, and changes nothing', async () => {
    for (const fields of [{ parts: { $ne: 1 } }, { text1: ['x'] }, { kind1: 7 }, { text1: 'x'.repeat(20_001) }]) {
      const pressed = await press(stage, stage.coordinator, 'checkins.form.preview', { id: `${NETWORK}.8226000000000-0e5f-v0`, ...everything(), ...fields });
      expect(pressed.line).toBe(t('bot.cardOutdated'));
    }
    for (const id of ['x', '8226000000000-0e5f', '__proto__-v1']) {
      const { line } = await press(stage, stage.coordinator, 'checkins.form.save', { id: `${NETWORK}.${id}` });
      expect([t('bot.notYours'), t('bot.cardOutdated')]).toContain(line);
    }
    expect(await settingsOf(stage).chosen(NETWORK)).toMatchObject({ version: 0 });
  });
});

test('a round keeps the form that it was made with', async () => {
  const store = new RoundStore(stage.store);
  const rest = { opensAt: 1, due: { local: '2026-04-01T12:00', zone: 'Europe/Oslo' }, closesAt: 3, municipalities: ['1506'], rhythm: 'none', state: 'open', version: 1, createdAt: 1 } as const;
  const round = async (id: string): Promise<Round> => ({ ...rest, municipalities: ['1506'], id, networkId: NETWORK, period: { from: '2026-01-01', to: '2026-04-30' }, form: await using() });
  await store.create(await round('8226000000000-a'));
  const shown = await preview(stage, stage.coordinator, { parts: 'r2', ...rows(['Nytt', 'text']) });
  await pressOn(stage, stage.coordinator, shown.card, title.save);
  await store.create(await round('8226000000000-b'));
  expect((await store.find(NETWORK, '8226000000000-a'))?.form).toEqual(forms.use());
  expect((await store.find(NETWORK, '8226000000000-b'))?.form).toEqual({ ...forms.use(['r2']), own: [{ id: 'own1-1', text: 'Nytt', kind: 'text' }] });
  expect(forms.of((await store.find(NETWORK, '8226000000000-a'))?.form ?? forms.use(['r3'])).parts.map(({ id }) => id)).toEqual(allParts);
});

test('another network’s form is its own', async () => {
  const shown = await preview(stage, stage.coordinator, everything(['Vårt', 'text']));
  await pressOn(stage, stage.coordinator, shown.card, title.save);
  expect(await settingsOf(stage).of('nordmore')).toEqual(forms.use());
  await saveMember(stage, stage.coordinator, ['participant'], { municipality: '1506' });
  clock.advance(61_000);
  expect((await pressOn(stage, stage.coordinator, shown.card, title.save)).line).toBe(t('bot.notYours'));
});
