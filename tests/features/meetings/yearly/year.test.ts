import { personalMessage } from '../../../support/activities';
import { cardOf, pressOf, wordsOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { Yearly } from '../../../../src/features/meetings/yearly/yearly';
import { readYear } from '../../../../src/features/meetings/yearly/year-form';
import { translator } from '../../../../src/lib/language';
import { networksOn } from '../../../support/a-turn';
import { audited, NETWORK, press, startStage, textsOn, worldOf, write, type Name, type Stage } from '../attendance/support';

/** `årshjul`: a coordinator turns on what the coordinators are reminded of every year. */
const t = translator('nb');
const OFF = { overdoseDay: 'false', summer: 'false', plan: '', planOn: '', planEvery: '1' };
let clock: TestClock;
let stage: Stage;
beforeEach(async () => {
  clock = testClock('2027-01-04T09:00:00Z');
  stage = await startStage(clock);
  await write(stage, 'koordinator', 'hei');
  stage.bot.teams.clear();
});
afterEach(async () => {
  await stage.bot.stop();
  await stage.store.close();
});

const save = (fields: object, name: Name = 'koordinator', options = {}) => press(stage, name, 'yearly.save', { id: NETWORK, ...OFF, ...fields }, options);
const stored = () => new Yearly(networksOn(stage.store, clock)).find(NETWORK);
async function at(iso: string): Promise<string[]> {
  clock.set(iso);
  stage.bot.teams.clear();
  await stage.bot.app.outbox.tick();
  return stage.bot.teams.sent.map((sent) => textsOn(cardOf(sent)) || wordsOf(sent));
}

test('everything is off until a coordinator turns it on, and then it is stored and written down', async () => {
  const card = cardOf(await write(stage, 'koordinator', 'årshjul'));
  const { verb, data } = pressOf(card, t('cards.meetings.yearly.save'));
  expect(await stored()).toEqual({});
  const { words } = await press(stage, 'koordinator', verb.replace('meetings.', ''), { ...data, ...OFF, overdoseDay: 'true' });
  expect(words).toContain(t('meetings.yearly.saved'));
  expect(await stored()).toEqual({ overdoseDay: clock.now() });
  expect(await audited(stage, '202701')).toMatchObject([{ action: 'year.changed' }]);
});

test('what is on stays on since when it was turned on, and the same again is nothing new', async () => {
  await save({ overdoseDay: 'true' });
  const since = clock.now();
  clock.advance(86_400_000);
  await save({ overdoseDay: 'true', summer: 'true' });
  expect(await stored()).toEqual({ overdoseDay: since, summer: clock.now() });
  await save({ overdoseDay: 'true', summer: 'true' }, 'koordinator', { replyToId: 'another-card' });
  expect(await audited(stage, '202701')).toHaveLength(2);
});

test('the coordinator is reminded six and two weeks before 31 August, each once, with the source', async () => {
  await save({ overdoseDay: 'true' });
  expect(await at('2027-07-20T06:59:00Z')).toEqual([]);
  const [first, ...others] = await at('2027-07-20T07:00:30Z');
  expect(others).toEqual([]);
  expect(first).toContain(t('meetings.yearly.title.overdose-day', { date: '31. august 2027' }));
  expect(stage.bot.teams.sent.map((sent) => JSON.stringify(cardOf(sent)))[0]).toContain('https://korus.no/aktuelt/webinar-verdens-overdosedag');
  expect(await at('2027-07-20T07:30:00Z')).toEqual([]);
  expect(await at('2027-08-17T07:00:30Z')).toHaveLength(1);
  expect(await at('2027-08-31T07:00:30Z')).toEqual([]);
  expect(await at('2028-07-20T07:00:30Z')).toHaveLength(1);
});

test('only coordinators are reminded, and nothing is posted in a channel', async () => {
  await write(stage, 'molde', 'hei');
  await save({ summer: 'true' });
  await at('2027-05-10T07:00:30Z');
  expect(stage.bot.teams.sent.map(({ conversationId }) => conversationId)).toEqual([worldOf(stage.bot, 'koordinator').personalChat.id]);
});

test('turned off again, nothing comes', async () => {
  await save({ summer: 'true' });
  await stage.bot.app.outbox.tick();
  await save({}, 'koordinator', { replyToId: 'another-card' });
  expect(await at('2027-05-10T07:00:30Z')).toEqual([]);
});

test('a plan with another day is told of on the new one only; other words for it change nothing of when', async () => {
  await save({ plan: 'Rusplanen', planOn: '2027-04-01' });
  await stage.bot.app.outbox.tick();
  clock.advance(86_400_000);
  await save({ plan: 'Ruspolitisk *plan*', planOn: '2027-04-01' }, 'koordinator', { replyToId: 'b' });
  expect((await stored()).plan).toMatchObject({ what: 'Ruspolitisk *plan*', since: clock.now() - 86_400_000 });
  await save({ plan: 'Ruspolitisk *plan*', planOn: '2027-05-03' }, 'koordinator', { replyToId: 'c' });
  await stage.bot.app.outbox.tick();
  expect(await at('2027-02-18T08:00:30Z')).toEqual([]);
  const [reminder] = await at('2027-03-22T08:00:30Z');
  expect(reminder).toContain('Revisjon av Ruspolitisk \\*plan\\*: 3. mai 2027');
});

test('late, as after an outage in the night, it waits for working hours', async () => {
  await save({ summer: 'true' });
  await stage.bot.app.outbox.tick();
  expect(await at('2027-05-10T20:00:00Z')).toEqual([]);
  expect(await at('2027-05-11T06:00:30Z')).toHaveLength(1);
});

test.each([
  [{ planOn: '2027-04-01' }, 'what'], [{ plan: 'Rusplanen' }, 'day'], [{ plan: 'Rusplanen', planOn: 'i vår' }, 'day'],
  [{ plan: 'x'.repeat(101), planOn: '2027-04-01' }, 'long'], [{ plan: 'Plan for 01010750160', planOn: '2027-04-01' }, 'person'],
  [{ plan: 'Rusplanen', planOn: '2027-01-03', planEvery: '0' }, 'past'], [{ plan: 'Rusplanen', planOn: '2027-04-01', planEvery: '7' }, 'every'],
  [{ plan: 'Rusplanen', planOn: '2047-04-01' }, 'day'], [{ plan: 'Rusplanen', planOn: '2007-04-01' }, 'day'],
] as const)('%o is not stored, and what was written is still there', async (fields, wrong) => {
  const { card, words } = await save({ overdoseDay: 'true', ...fields });
  expect(words).toContain(t(`meetings.yearly.wrong.${wrong}`));
  expect(JSON.stringify(card)).toContain('"value":"true"');
  if ('plan' in fields) expect(JSON.stringify(card)).toContain(fields.plan);
  expect(await stored()).toEqual({});
});

test('a plan of every year may have begun in the past', () => {
  expect(readYear({ ...OFF, plan: ' Rus\nplanen ', planOn: '2024-04-01', planEvery: '3' }, '2027-01-04')).toEqual({
    overdoseDay: false, summer: false, plan: { what: 'Rus planen', on: '2024-04-01', everyYears: 3 },
  });
});

test('members who do not coordinate are told for whom it is', async () => {
  expect(wordsOf(await stage.bot.ask(personalMessage(worldOf(stage.bot, 'molde'), 'årshjul', { id: 'no' })))).toBe(t('authority.coordinatorsOnly', { network: 'Nettverk Romsdal' }));
  expect((await save({ summer: 'true' }, 'molde')).words).toBe(t('bot.notYours'));
});

test('saving asks the store at most four times', async () => {
  await save({});
  stage.store.calls.length = 0;
  await save({ summer: 'true' }, 'koordinator', { replyToId: 'another-card' });
  const calls = stage.store.calls.filter(({ partition }) => !/^(?:conv:|q:|fu|au:)/.test(partition));
  expect(calls.length).toBeLessThanOrEqual(4);
});
