import { questionsOf } from '../../../../src/features/checkins/forms/answers';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import { PlanStore } from '../../../../src/features/checkins/plans/plan-store';
import { LANGUAGES, translator } from '../../../../src/lib/language';
import { elementsOf, ofType } from '../../../cards/elements';
import { testClock } from '../../../support/test-clock';
import {
  aRound, AUKRA, fillIn, FIRST, inputs, inputsOf, MOLDE, NETWORK, press, report, REQUIRED, send, startStage, verbsOn, write, type Stage,
} from './routes-support';

const clock = testClock();
let stage: Stage;
beforeEach(async () => {
  stage = await startStage(clock);
});
afterEach(() => stage.bot.stop());

describe.each(LANGUAGES)('the whole way in %s', (locale) => {
  const t = translator(locale);

  test('a contact fills in part by part, goes away, comes back, sees all of it, sends and corrects it', async () => {
    await stage.rounds.create(aRound());
    const command = t('commands.check-in.name');
    const overview = await write(stage, 'contact', command, { locale });
    expect(overview.card?.lang).toBe(locale);
    expect(overview.words).toContain(t('checkins.reporting.progress', { done: 0, count: 5 }));
    expect(overview.words).toContain('Molde');
    expect(overview.words).toContain(t('checkins.reporting.begin'));

    let part = await press(stage, 'contact', overview, 'part');
    expect(part.words).toContain(t('cards.checkins.part.save'));
    part = await press(stage, 'contact', part, 'save', { 'r1-status': '3' });
    part = await press(stage, 'contact', part, 'leave');
    expect(part.words).toContain(t('checkins.reporting.saved'));
    expect(part.words).toContain(t('checkins.reporting.progress', { done: 2, count: 5 }));

    const back = await write(stage, 'contact', command, { locale });
    expect(back.words).toContain(t('checkins.reporting.continue'));
    const preview = await fillIn(stage, 'contact', back);
    expect(verbsOn(preview.card)).toEqual(['submit', 'open']);
    expect(preview.words).toContain(t('checkins.reporting.seen.open'));

    const receipt = await press(stage, 'contact', preview, 'submit');
    expect(receipt.words).toContain(t('checkins.reporting.receipt.sent'));
    expect(receipt.words).toContain(t('checkins.reporting.revision', { revision: 1 }));
    expect(receipt.words).toContain(t('checkins.reporting.receipt.inTime'));

    const correcting = await press(stage, 'contact', receipt, 'correct');
    expect(correcting.words).toContain(t('checkins.reporting.choosePart'));
    const changed = await press(stage, 'contact', await press(stage, 'contact', correcting, 'part'), 'save', { 'r1-status': '2' });
    expect(changed.words).toContain(t('checkins.reporting.preview.sendCorrection'));
    const corrected = await press(stage, 'contact', changed, 'submit');
    expect(corrected.words).toContain(t('checkins.reporting.receipt.corrected'));

    const stored = await stage.reports.report(NETWORK, FIRST, MOLDE);
    expect(stored).toMatchObject({ revision: 2, as: 'contact', answers: { 'r1-status': { step: '2' }, 'r3-status': { step: '2' } } });
  });
});

describe('the overview', () => {
  test('has a tick at each part that is saved, and each part can be opened', async () => {
    await stage.rounds.create(aRound());
    let part = await press(stage, 'contact', await write(stage, 'contact', 'innsjekk'), 'part');
    part = await press(stage, 'contact', part, 'leave', { 'r1-status': '1' });
    expect(part.words).toContain('✓ Råd 1 – planer');
    expect(part.words).toContain('○ Råd 2 – brukerutstyr');
    const second = await press(stage, 'contact', part, 'part', {}, 2);
    expect(second.card?.body[0]).toMatchObject({ text: 'Råd 2 – brukerutstyr' });
  });

  test('offers to send once everything that is needed is there, though parts are left', async () => {
    await stage.rounds.create(aRound());
    const overview = await write(stage, 'contact', 'innsjekk');
    expect(verbsOn(overview.card)).not.toContain('preview');
    let seen = overview;
    for (const [nth, id] of [[0, 'r1-status'], [2, 'r2-status'], [3, 'r3-status']] as const) {
      seen = await press(stage, 'contact', await press(stage, 'contact', seen, 'part', {}, nth), 'leave', { [id]: '3' });
    }
    expect(seen.words).toContain('3 av 5 deler er lagret. Alt som må være med, er svart på.');
    expect(verbsOn(seen.card)).toContain('preview');
  });

  test('says kindly that the due time has passed, and the report is marked as late', async () => {
    await stage.rounds.create(aRound());
    clock.set('2026-05-20T08:00:00Z');
    const overview = await write(stage, 'contact', 'innsjekk');
    expect(overview.words).toContain('Det går fint å sende nå. Innsjekken blir merket som sen.');
    const receipt = await press(stage, 'contact', await fillIn(stage, 'contact', overview), 'submit');
    expect(receipt.words).toContain('Sendt etter fristen. Den er merket som sen.');
    expect(await stage.reports.report(NETWORK, FIRST, MOLDE)).toMatchObject({ late: true });
  });
});

describe('throwing away what is begun', () => {
  beforeEach(() => stage.rounds.create(aRound()));
  const draft = () => stage.reports.draft(NETWORK, FIRST, MOLDE);
  const titles = (seen: Awaited<ReturnType<typeof write>>) => ofType(seen.card, /^Action\.Execute$/).map(({ title }) => title);

  test('of a first report is starting again, with everybody’s draft', async () => {
    const overview = await write(stage, 'contact', 'innsjekk');
    expect(verbsOn(overview.card)).not.toContain('discard');
    const begun = await press(stage, 'contact', await press(stage, 'contact', overview, 'part'), 'leave', { 'r1-status': '1' });
    expect(titles(begun)).toContain('Begynn på nytt');
    const emptied = await press(stage, 'deputy', await write(stage, 'deputy', 'innsjekk'), 'discard');
    expect(emptied.words).toContain('Alt som var begynt på, er tatt bort.');
    expect(verbsOn(emptied.card)).not.toContain('discard');
    expect(await draft()).toBeUndefined();
    expect(inputsOf((await press(stage, 'contact', emptied, 'part')).card)['r1-status']).toBe('');
  });

  test('of a correction leaves what was sent', async () => {
    await report(stage);
    const choosing = await press(stage, 'contact', await write(stage, 'contact', 'innsjekk'), 'correct');
    const begun = await press(stage, 'contact', await press(stage, 'contact', choosing, 'part'), 'leave', { 'r1-status': '1' });
    expect(titles(begun)).toContain('Forkast endringene');
    const back = await press(stage, 'contact', begun, 'discard');
    expect(back.words).toContain('Endringene er forkastet. Det som er sendt, står som før.');
    expect(verbsOn(back.card)).toEqual(['preview', 'correct']);
    expect((await press(stage, 'contact', begun, 'discard')).words).toContain('Endringene er forkastet.');
    expect(await stage.reports.report(NETWORK, FIRST, MOLDE)).toMatchObject({ revision: 1, answers: { 'r1-status': { step: '3' } } });
  });

  test('does not take what somebody has saved since', async () => {
    const part = await press(stage, 'contact', await write(stage, 'contact', 'innsjekk'), 'part');
    const begun = await press(stage, 'contact', part, 'leave', { 'r1-status': '1' });
    await press(stage, 'deputy', await press(stage, 'deputy', begun, 'part', {}, 2), 'leave', { 'r2-status': '3' });
    expect((await press(stage, 'contact', begun, 'discard')).words).toContain('Ingenting er tatt bort.');
    expect((await draft())?.answers).toMatchObject({ 'r2-status': { answer: { step: '3' } } });
  });
});

test('parts that can be opened look like buttons, also for who corrects; others do not', async () => {
  await stage.rounds.create(aRound());
  type Shown = Awaited<ReturnType<typeof write>>;
  const buttons = ({ card }: Shown) => elementsOf(card).filter(({ selectAction }) => selectAction !== undefined);
  const look = (seen: Shown) => buttons(seen).map(({ style, items }) => [style, (items as { text: string }[])[0]?.text.endsWith(' ›')]);
  expect(look(await write(stage, 'contact', 'innsjekk'))).toEqual(Array(5).fill(['emphasis', true]));
  await report(stage);
  const sent = await write(stage, 'contact', 'innsjekk');
  expect(look(sent)).toEqual([]);
  expect(sent.words).not.toContain('›');
  expect(look(await press(stage, 'contact', sent, 'correct'))).toEqual(Array(5).fill(['emphasis', true]));
});

describe('the reason of a correction', () => {
  test.each([[500, 2, 'Rettelsen er sendt'], [501, 1, 'Begrunnelsen kan ha høyst 500 tegn.']])('of %i characters: revision %i', async (length, revision, said) => {
    await stage.rounds.create(aRound());
    const receipt = await report(stage);
    await stage.rounds.change(NETWORK, FIRST, (old) => ({ ...old, state: 'closed' }));
    const part = await press(stage, 'contact', await press(stage, 'contact', receipt, 'correct'), 'part');
    const preview = await press(stage, 'contact', part, 'save', { 'r1-status': '2' });
    expect(ofType(preview.card, /^Input\.Text$/).map(({ maxLength }) => maxLength)).toEqual([500]);
    const reason = 'x'.repeat(length);
    const seen = await press(stage, 'contact', preview, 'submit', { reason });
    expect(seen.words).toContain(said);
    const stored = await stage.reports.report(NETWORK, FIRST, MOLDE);
    expect(stored).toMatchObject({ revision });
    expect(revision === 2 ? stored?.reason : inputsOf(seen.card).reason).toBe(reason);
  });
});

describe('pressing again', () => {
  test('the same submit four times is one revision, and each time there is a receipt', async () => {
    await stage.rounds.create(aRound());
    const preview = await fillIn(stage, 'contact', await write(stage, 'contact', 'innsjekk'));
    const receipts = [];
    for (let time = 0; time < 4; time++) receipts.push(await press(stage, 'contact', preview, 'submit'));
    expect(receipts.map(({ words }) => words.split('\n')[0])).toEqual([
      'Innsjekken er sendt', 'Innsjekken var allerede sendt', 'Innsjekken var allerede sendt', 'Innsjekken var allerede sendt',
    ]);
    expect(await stage.reports.revisions(NETWORK, FIRST, MOLDE)).toHaveLength(1);
  });

  test('a preview that is older than what was saved since sends nothing, and shows what stands now', async () => {
    await stage.rounds.create(aRound());
    const preview = await fillIn(stage, 'contact', await write(stage, 'contact', 'innsjekk'));
    const overview = await write(stage, 'deputy', 'innsjekk');
    await press(stage, 'deputy', await press(stage, 'deputy', overview, 'part'), 'save', { 'r1-status': '2' });
    const again = await press(stage, 'contact', preview, 'submit');
    expect(again.words).toContain('Noen har lagret noe nytt siden du så over. Ingenting er sendt.');
    expect(again.words).toContain('2 – planlagt');
    expect(await stage.reports.report(NETWORK, FIRST, MOLDE)).toBeUndefined();
    expect((await press(stage, 'contact', again, 'submit')).words).toContain('Innsjekken er sendt');
  });
});

test('what is missing is named before it is sent, and the way leads to where it is asked', async () => {
  await stage.rounds.create(aRound());
  const preview = await fillIn(stage, 'contact', await write(stage, 'contact', 'innsjekk'), { 'r1-status': '3', 'r3-status': '3' });
  expect(preview.words).toContain('Mangler før den kan sendes: Utdeling av brukerutstyr er på plass, og det er gratis.');
  expect(verbsOn(preview.card)).toEqual(['part', 'open']);
  const part = await press(stage, 'contact', preview, 'part');
  expect(Object.keys(inputsOf(part.card))).toContain('r2-status');
});

test('what is only shown as a sum names what this report has answered of it, before and after it is sent', async () => {
  await stage.rounds.create(aRound());
  const summed = 'Bare i sum for nettverket';
  const without = await fillIn(stage, 'contact', await write(stage, 'contact', 'innsjekk'));
  expect(without.words).toContain('Åpent i nettverket');
  expect(without.words).not.toContain(summed);
  expect((await press(stage, 'contact', without, 'submit')).words).not.toContain(summed);

  const [one, ...others] = questionsOf(new Forms().of(new Forms().use())).filter((question) => question.class === 'B' && question.kind === 'number');
  const withOne = await fillIn(stage, 'aukra', await write(stage, 'aukra', 'innsjekk'), { ...REQUIRED, [one?.id ?? '']: '7' });
  for (const { words } of [withOne, await press(stage, 'aukra', withOne, 'submit')]) {
    const line = words.split('\n').find((each) => each.startsWith(summed));
    expect(line).toContain(`summen er minst 5: ${one?.label.nb}.`);
    for (const other of others) expect(line).not.toContain(other.label.nb);
  }
});

test('each answer of a reporter reaches the municipality’s own report only', async () => {
  await stage.rounds.create(aRound());
  await press(stage, 'contact', await fillIn(stage, 'contact', await write(stage, 'contact', 'innsjekk')), 'submit');
  expect(await stage.reports.report(NETWORK, FIRST, AUKRA)).toBeUndefined();
  const others = await press(stage, 'aukra', await write(stage, 'aukra', 'innsjekk'), 'part');
  expect(inputsOf(others.card)['r1-status']).toBe('');
});

/** How Molde puts råd 1 into practice. */
async function planOfMolde(): Promise<void> {
  const of = { municipality: MOLDE, raad: 1 as const };
  await new PlanStore(stage.store).change(NETWORK, of, () => ({ ...of, responsible: 'Kommune*overlegen*', version: 1, at: 1, by: 'ref' }));
}

test('a part shows what the municipality’s plan says of its råd, and the other parts do not', async () => {
  await stage.rounds.create(aRound());
  await planOfMolde();
  const overview = await write(stage, 'contact', 'innsjekk');
  const part = await press(stage, 'contact', overview, 'part');
  expect(part.words).toContain('Planen deres for råd 1');
  expect(part.words).toContain('Kommune\\*overlegen\\*');
  expect((await press(stage, 'contact', overview, 'part', {}, 3)).words).not.toContain('overlegen');
  expect((await press(stage, 'aukra', await write(stage, 'aukra', 'innsjekk'), 'part')).words).not.toContain('overlegen');
});

test('a network’s own question is shown as text, whatever it looks like', async () => {
  const text = '# Hva med [dette](https://example.org)? ${name} **nå**';
  const form = new Forms().use(['net'], [{ id: 'own1', text, kind: 'text' }]);
  await stage.rounds.create(aRound(FIRST, { form }));
  const own = await press(stage, 'contact', await write(stage, 'contact', 'innsjekk'), 'part', {}, 1);
  expect(inputs(own.card).map(({ label }) => label)).toEqual([text]);
  const left = await press(stage, 'contact', own, 'save', { own1: 'svar på *det*' });
  const preview = await press(stage, 'contact', left, 'save');
  expect(preview.words).toContain('\\# Hva med \\[dette\\](https://example.org)? ${name} \\*\\*nå\\*\\*');
  expect(preview.words).toContain('svar på \\*det\\*');
});

test('no press asks the store more than four times before its answer', async () => {
  await stage.rounds.create(aRound());
  await planOfMolde();
  const counts: [string, number][] = [];
  const counted = async (what: string, act: () => Promise<Awaited<ReturnType<typeof write>>>) => {
    await stage.bot.app.board.settled();
    clock.advance(1_000);
    stage.store.calls.length = 0;
    const seen = await act();
    const before = stage.store.calls.filter(({ partition }) => /^(?:ci|r|k|n):/.test(partition)).length;
    counts.push([what, before]);
    return seen;
  };
  await write(stage, 'contact', 'hjelp');
  let seen = await counted('innsjekk', () => write(stage, 'contact', 'innsjekk'));
  const overview = seen;
  seen = await counted('part', () => press(stage, 'contact', seen, 'part'));
  for (let parts = 0; parts < 5; parts++) {
    const own = Object.entries(REQUIRED).filter(([id]) => id in inputsOf(seen.card));
    seen = await counted('save', () => press(stage, 'contact', seen, 'save', Object.fromEntries(own)));
  }
  await counted('open', () => press(stage, 'contact', seen, 'open'));
  await counted('a part on an old card', () => press(stage, 'contact', overview, 'part', {}, 3));
  await counted('preview', () => send(stage, 'contact', 'checkins.report.preview', { id: `${NETWORK}.${FIRST}-${MOLDE}` }));
  expect(counts.filter(([, calls]) => calls > 4)).toEqual([]);
});
