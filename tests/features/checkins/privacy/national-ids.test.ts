import { Forms } from '../../../../src/features/checkins/forms/forms';
import { reportRef } from '../../../../src/features/checkins/keys';
import type { Row, TableStore } from '../../../../src/storage';
import { testClock } from '../../../support/test-clock';
import { aRound, FIRST, inputsOf, MOLDE, NETWORK, send, startStage, write, type Seen, type Stage } from '../reporting/routes-support';

/** Nobody's: its control digits are right, its day is of a D-number. */
const ID = '55030012397';
const HALVES = [ID.slice(0, 6), ID.slice(6)] as const;
const inScript = (zero: number) => ID.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const DISGUISES: Record<string, string> = {
  'plain': ID,
  'with a space': HALVES.join(' '),
  'with spaces everywhere': [...ID].join(' '),
  'with dots': `${ID.slice(0, 2)}.${ID.slice(2, 4)}.${ID.slice(4, 6)}.${ID.slice(6)}`,
  'with an en dash': HALVES.join('–'),
  'with slashes': `${ID.slice(0, 2)}/${ID.slice(2, 4)}/${ID.slice(4, 6)} ${ID.slice(6)}`,
  'with underscores': [...ID].join('_'),
  'full-width': inScript(0xff10),
  'Arabic': inScript(0x660),
  'in rings': ID.replaceAll(/\d/g, (digit) => [...'⓪①②③④⑤⑥⑦⑧⑨'][Number(digit)] ?? ''),
  'raised': ID.replaceAll(/\d/g, (digit) => [...'⁰¹²³⁴⁵⁶⁷⁸⁹'][Number(digit)] ?? ''),
  'with zero-width spaces': [...ID].join('\u200b'),
  'in brackets': `(${HALVES[0]})(${HALVES[1]})`,
  'with words between': `fnr ${HALVES[0]} personnr ${HALVES[1]}`,
  'with a newline': HALVES.join('\n'),
};

let stage: Stage;
beforeEach(async () => {
  stage = await startStage(testClock());
  await stage.rounds.create(aRound());
});
afterEach(() => stage.bot.stop());

const form = new Forms().current();
const idOf = (part: string, version = 0): string => `${NETWORK}.${reportRef({ roundId: FIRST, municipality: MOLDE, part, version })}`;
const save = (part: string, fields: object): Promise<Seen> => send(stage, 'contact', 'checkins.report.save', { id: idOf(part), ...fields });

/** The inputs of a part that take words: texts, numbers, and why something is not relevant. */
const writtenInputs = (part: string): string[] => (form.parts.find(({ id }) => id === part)?.questions ?? []).flatMap(({ id, kind }) => {
  if (kind === 'status') return [`${id}-why`];
  return kind === 'text' || kind === 'number' ? [id] : [];
});

/** Why is asked where it is not. */
const notRelevant = (input: string) => (input.endsWith('-why') ? { [input.slice(0, -4)]: 'na' } : {});

async function everyRow(store: TableStore): Promise<Row[]> {
  const rows: Row[] = [];
  let token: string | undefined;
  do {
    const page = await store.scan(token);
    rows.push(...page.rows);
    token = page.token;
  } while (token !== undefined);
  return rows;
}

/** With the digits of every script as 0–9, and nothing between digits: so the number is found however it stands. */
const digitsIn = (text: string): string => text.normalize('NFKC')
  .replaceAll(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : String(((digit.codePointAt(0) ?? 0) - 0x660) % 10)))
  .replaceAll(/(?<=\d)[^\d]{1,12}(?=\d)/gu, '');

/** Neither the number nor its digits together are in the store, in what Teams was sent or shown, or in the log. */
async function nowhere(shown: readonly Seen[]): Promise<void> {
  const places = {
    store: (await everyRow(stage.bot.store)).map(({ partition, row, data }) => `${partition} ${row} ${data}`),
    teams: [...stage.bot.teams.sent, ...stage.bot.teams.updated].map((sent) => JSON.stringify(sent)),
    shown: shown.map(({ card, words }) => JSON.stringify(card ?? words)),
    log: stage.bot.logLines.map((line) => JSON.stringify(line)),
  };
  const found = Object.entries(places).flatMap(([place, texts]) => (
    texts.filter((text) => digitsIn(text).includes(ID)).map((text) => [place, text])
  ));
  expect(found).toEqual([]);
}

test('the search of this test finds what it is to find', () => {
  for (const text of Object.values(DISGUISES).filter((each) => !each.startsWith('fnr'))) expect(digitsIn(`abc "${text.replaceAll('\u200b', '')}" d`)).toContain(ID);
});

test.each(Object.entries(DISGUISES))('a national id %s is refused in every field that takes words, and is nowhere afterwards', async (_name, disguise) => {
  await write(stage, 'contact', 'innsjekk');
  const seen: Seen[] = [];
  for (const { id: part } of form.parts) {
    for (const input of writtenInputs(part)) {
      const answer = await save(part, { ...notRelevant(input), [input]: `Gjelder ${disguise} i mai` });
      expect([input, answer.words]).toEqual([input, expect.stringMatching(/fødselsnummer/i)]);
      seen.push(answer);
    }
  }
  expect(seen.length).toBeGreaterThan(25);
  expect((await stage.reports.drafts(NETWORK, FIRST)).length).toBe(0);
  await nowhere(seen);
});

test('one that is split over two fields, texts or numbers, is refused, and is nowhere afterwards', async () => {
  await write(stage, 'contact', 'innsjekk');
  const seen: Seen[] = [];
  for (const { id: part } of form.parts) {
    const inputs = writtenInputs(part);
    for (const [at, first] of inputs.entries()) {
      const second = inputs[at + 1];
      if (second === undefined) continue;
      const answer = await save(part, { ...notRelevant(first), ...notRelevant(second), [first]: HALVES[0], [second]: HALVES[1] });
      expect([first, second, answer.words]).toEqual([first, second, expect.stringMatching(/fødselsnummer/i)]);
      seen.push(answer);
    }
  }
  expect(seen.length).toBeGreaterThan(20);
  expect((await stage.reports.drafts(NETWORK, FIRST)).length).toBe(0);
  await nowhere(seen);
});

test('also as a number and not as text, it is not stored', async () => {
  await write(stage, 'contact', 'innsjekk');
  const answers: Seen[] = [];
  for (const { id: part } of form.parts) {
    for (const input of writtenInputs(part)) answers.push(await save(part, { [input]: Number(ID) }));
  }
  await nowhere(answers);
});

test('what was written is still there without its digits, to be put another way', async () => {
  await write(stage, 'contact', 'innsjekk');
  const { card } = await save('r1', { 'r1-plan': `Planen for ${ID}`, 'r1-initiative': 'Kommuneoverlegen' });
  expect(inputsOf(card)).toMatchObject({ 'r1-plan': 'Planen for •••••••••••', 'r1-initiative': 'Kommuneoverlegen' });
});
