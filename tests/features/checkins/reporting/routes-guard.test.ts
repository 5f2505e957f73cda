import { readAll } from '../../../../src/storage';
import { partitionOfReports } from '../../../../src/features/checkins/keys';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import { elementsOf, ofType } from '../../../cards/elements';
import { testClock } from '../../../support/test-clock';
import { aRound, fillIn, FIRST, inputs, inputsOf, MOLDE, NETWORK, press, REQUIRED, send, settled, startStage, write, type Seen, type Stage } from './routes-support';

const clock = testClock();
let stage: Stage;
beforeEach(async () => {
  stage = await startStage(clock);
  await stage.rounds.create(aRound());
});
afterEach(() => stage.bot.stop());

const firstPart = async (name: 'contact' | 'deputy' = 'contact', nth = 0): Promise<Seen> => (
  press(stage, name, await write(stage, name, 'innsjekk'), 'part', {}, nth)
);
const draft = () => stage.reports.draft(NETWORK, FIRST, MOLDE);
/** Everything of the round in the store, and all that was logged. */
async function kept(): Promise<string> {
  return JSON.stringify([await readAll(stage.store, partitionOfReports(NETWORK, FIRST)), stage.bot.logLines]);
}

const buttonsOf = ({ card }: Seen) => (
  ofType(card, /^Action\.Execute$/).map(({ verb, title }) => [String(verb).replace('checkins.report.', ''), title])
);

// A number for tests, as Skatteetaten makes them: 80 more than the month.
const DIGITS = '01819912345';
const DISGUISES = [DIGITS, '018199 12345', '0181 9912 345', '01.81.99-12345', '０１８１９９１２３４５'];

describe('what looks like a national id', () => {
  test.each(DISGUISES)('%s is refused: shown again with its digits hidden, and neither stored nor logged', async (written) => {
    const again = await press(stage, 'contact', await firstPart(), 'save', { 'r1-status': '3', 'r1-plan': `planen til ${written}` });
    expect(again.words).toContain('Hvilken plan?: Dette ser ut som et fødselsnummer.');
    expect(again.words).toContain('Skriv om tjenesten, ikke om en person');
    expect(inputsOf(again.card)['r1-plan']).toMatch(/^planen til [•. -]+$/);
    expect(inputsOf(again.card)['r1-status']).toBe('3');
    expect(await draft()).toBeUndefined();
    expect((await kept()).normalize('NFKC')).not.toMatch(/9912345|018199|99 ?12345/);
  });

  test('divided over two fields is refused as well, and both are named and hidden, and no others', async () => {
    const part = await firstPart();
    const labels = new Map(inputs(part.card).map(({ id, label }) => [id, String(label)]));
    const again = await press(stage, 'contact', part, 'save', { 'r1-plan': 'plan 018199', 'r1-initiative': '12345', 'r1-meetings': '7' });
    // The fields between them are empty: what stands next to each other is what was written.
    const named = [labels.get('r1-plan'), labels.get('r1-initiative')].join('; ');
    expect(again.words).toContain(`${named}: Dette ser ut som et fødselsnummer.`);
    expect(inputsOf(again.card)).toMatchObject({ 'r1-plan': 'plan ••••••', 'r1-initiative': '•••••', 'r1-meetings': '7' });
    expect(await draft()).toBeUndefined();
  });

  test('is refused also by who says that it is to be saved as it stands', async () => {
    const asked = await press(stage, 'contact', await firstPart(), 'save', { 'r1-plan': 'ring 91 23 45 67' });
    const again = await press(stage, 'contact', asked, 'keep', { 'r1-plan': DIGITS });
    expect(again.words).toContain('Dette ser ut som et fødselsnummer.');
    expect(await draft()).toBeUndefined();
  });
});

describe('what may be about one person', () => {
  test.each(['ring 91 23 45 67', 'skriv til kari@example.org', 'mann 34 fra Molde'])('«%s» is asked about before it is saved', async (written) => {
    const asked = await press(stage, 'contact', await firstPart(), 'save', { 'r1-status': '3', 'r1-plan': written });
    expect(asked.words).toContain('Kan dette handle om én person?');
    expect(inputsOf(asked.card)['r1-plan']).toBe(written);
    expect(asked.words).toContain('Hvilken plan?: Kan dette handle om én person?');
    expect(asked.words).toContain('trykk «Ja, lagre slik det står». Ingenting fra denne delen er lagret ennå.');
    expect(buttonsOf(asked)).toEqual([['keep', 'Ja, lagre slik det står'], ['save', 'Lagre rettelsen']]);
    expect(await draft()).toBeUndefined();

    await press(stage, 'contact', asked, 'keep');
    expect((await draft())?.answers['r1-plan']).toMatchObject({ answer: { text: written } });
  });

  test('is asked about again when something else that may be about a person was written after', async () => {
    const asked = await press(stage, 'contact', await firstPart(), 'save', { 'r1-plan': 'mann 34 fra Molde' });
    const again = await press(stage, 'contact', asked, 'keep', { 'r1-plan': 'ring 91 23 45 67' });
    expect(again.words).toContain('Kan dette handle om én person?');
    expect(await draft()).toBeUndefined();
    await press(stage, 'contact', again, 'keep');
    expect((await draft())?.answers['r1-plan']).toMatchObject({ answer: { text: 'ring 91 23 45 67' } });
  });

  test('is not asked about when it was put differently', async () => {
    const asked = await press(stage, 'contact', await firstPart(), 'save', { 'r1-plan': 'mann 34 fra Molde' });
    const next = await press(stage, 'contact', asked, 'save', { 'r1-plan': 'rusplanen' });
    expect(next.words).toContain('Del 2 av 5');
    expect((await draft())?.answers['r1-plan']).toMatchObject({ answer: { text: 'rusplanen' } });
  });
});

test('answers that contradict each other are asked about, and may stand', async () => {
  const second = await firstPart('contact', 2);
  const asked = await press(stage, 'contact', second, 'save', { 'r2-status': 'na', 'r2-status-why': 'ingen spør etter det', 'r2-units': '40' });
  expect(asked.words).toContain('Er det riktig?');
  expect(await draft()).toBeUndefined();
  await press(stage, 'contact', asked, 'keep', { 'r2-status-why': 'ingen spør etter det' });
  expect((await draft())?.answers['r2-units']).toMatchObject({ answer: { number: 40 } });
});

test('what was asked about one answer is not taken for another', async () => {
  const asked = await press(stage, 'contact', await firstPart(), 'save', { 'r1-plan': 'mann 34 fra Molde' });
  const keep = ofType(asked.card, /^Action\.Execute$/).find(({ verb }) => verb === 'checkins.report.keep');
  const { id } = keep?.data as { id: string };
  const bare = id.replace(/-[0-9a-f]{10}$/, '');
  expect(bare).not.toBe(id);
  const again = await send(stage, 'contact', 'checkins.report.keep', { ...inputsOf(asked.card), id: bare });
  expect(again.words).toContain('Kan dette handle om én person?');
  expect(await draft()).toBeUndefined();
});

describe('a wrong answer', () => {
  test('gives the same form with what is wrong, and with what was written', async () => {
    const again = await press(stage, 'contact', await firstPart(), 'save', { 'r1-status': '3', 'r1-meetings': 'mange' });
    expect(again.words).toContain('Samarbeidsmøter med politi, ambulanse eller brukerorganisasjoner i perioden: ');
    expect(inputsOf(again.card)).toMatchObject({ 'r1-status': '3', 'r1-meetings': 'mange' });
    expect(await draft()).toBeUndefined();
    expect((await press(stage, 'contact', again, 'save', { 'r1-meetings': '2' })).words).toContain('Del 2 av 5');
  });

  test('does not keep the rest from being saved by who goes to the overview, and is named there', async () => {
    const overview = await press(stage, 'contact', await firstPart(), 'leave', { 'r1-status': '3', 'r1-meetings': 'mange' });
    expect(overview.words).toContain('Det meste er lagret. Dette er ikke lagret: Samarbeidsmøter');
    expect((await draft())?.answers).toMatchObject({ 'r1-status': { answer: { step: '3' } } });
  });

  test('a status that needs a reason asks for it, and only then', async () => {
    const part = await firstPart();
    expect(Object.keys(inputsOf(part.card))).not.toContain('r1-status-why');
    const again = await press(stage, 'contact', part, 'save', { 'r1-status': 'na' });
    expect(Object.keys(inputsOf(again.card))).toContain('r1-status-why');
    expect((await press(stage, 'contact', again, 'save', { 'r1-status-why': 'Gjelder nabokommunen' })).words).toContain('Del 2 av 5');
    expect((await draft())?.answers['r1-status']).toMatchObject({ answer: { step: 'na', reason: 'Gjelder nabokommunen' } });
  });
});

test('every input has a label and says what is wrong', async () => {
  for (const nth of [0, 1, 2, 3, 4]) {
    const part = await firstPart('contact', nth);
    expect(inputs(part.card).filter(({ label, errorMessage }) => !label || !errorMessage)).toEqual([]);
  }
});

describe('what people wrote', () => {
  test('is shown as text, whatever it looks like', async () => {
    const written = '[plan](https://example.org) **viktig** ${name}';
    const preview = await fillIn(stage, 'contact', await write(stage, 'contact', 'innsjekk'), { ...REQUIRED, 'r1-plan': written });
    expect(preview.words).toContain('\\[plan\\](https://example.org) \\*\\*viktig\\*\\* ${name}');
    const filled = await press(stage, 'contact', await press(stage, 'contact', preview, 'open'), 'part');
    expect(inputsOf(filled.card)['r1-plan']).toBe(written);
  });
});

test('a number ten times that of last time is asked about', async () => {
  await stage.bot.stop();
  stage = await startStage(clock);
  await stage.rounds.create(aRound('8205000000003-before', { period: { from: '2025-09-01', to: '2025-12-31' }, due: { local: '2026-01-15T15:00', zone: 'Europe/Oslo' } }));
  let seen = await write(stage, 'contact', 'innsjekk');
  for (const [nth, written] of [[0, { 'r1-status': '3', 'r1-meetings': '2' }], [2, { 'r2-status': '3' }], [3, { 'r3-status': '3' }]] as const) {
    seen = await press(stage, 'contact', await press(stage, 'contact', seen, 'part', {}, nth), 'leave', written);
  }
  expect((await press(stage, 'contact', await press(stage, 'contact', seen, 'preview'), 'submit')).words).toContain('Innsjekken er sendt');
  await settled(stage);
  await stage.rounds.change(NETWORK, '8205000000003-before', (old) => ({ ...old, state: 'closed' }));
  await stage.rounds.create(aRound());
  const asked = await press(stage, 'contact', await firstPart(), 'save', { 'r1-meetings': '30' });
  expect(asked.words).toContain('Er det riktig?');
  expect(asked.words).toContain('30');
  // What was said last time stays in sight, though something else was written.
  expect(asked.words).toMatch(/Sist: 2\b/);
  expect((await press(stage, 'contact', await firstPart(), 'save', { 'r1-meetings': 'mange' })).words).toMatch(/Sist: 2\b/);
});

test('a network’s own question is named as text where what was written may be about a person', async () => {
  await stage.rounds.create(aRound('8205000000001-own', { form: new Forms().use(['net'], [{ id: 'own1', text: 'Hva er **nytt**?', kind: 'text' }]) }));
  const data = { id: `${NETWORK}.8205000000001-own-${MOLDE}-own-0`, own1: 'mann 34 fra Molde' };
  expect((await send(stage, 'contact', 'checkins.report.save', data)).words).toContain('Hva er \\*\\*nytt\\*\\*?: Kan dette handle om én person?');
});

test('help and its input stand together, apart from the question before', async () => {
  const { card } = await firstPart();
  const fields = elementsOf(card).filter(({ type, items }) => type === 'Container' && ofType(items, /^Input\./).length > 0);
  expect(fields.length).toBeGreaterThan(3);
  expect(fields.filter(({ spacing, separator }) => spacing !== 'Large' || separator !== true)).toEqual([]);
  const asking = inputs(card).filter(({ id }) => !String(id).endsWith('-why'));
  expect(asking.filter(({ spacing }) => spacing !== 'None')).toEqual([]);
});
