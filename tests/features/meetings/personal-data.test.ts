import { testClock } from '../../support/test-clock';
import { wordsOf } from '../../support/replies';
import { comingRecord } from '../../../src/features/meetings/attendance/records';
import { AttendanceStore } from '../../../src/features/meetings/attendance/attendance-store';
import { meetingsPersonalData } from '../../../src/features/meetings/personal-data';
import { YEAR_ROW, yearRecord } from '../../../src/features/meetings/yearly/records';
import { PollNotes } from '../../../src/features/meetings/poll-setup/notes';
import { PollStore } from '../../../src/features/meetings/polls/poll-store';
import type { Poll } from '../../../src/features/meetings/polls/types';
import type { PersonalData } from '../../../src/features/feature';
import { translator } from '../../../src/lib/language';
import { randomIds } from '../../../src/lib/ids';
import type { Row } from '../../../src/storage';
import { networksOn } from '../../support/a-turn';
import { aFollowUp, NETWORK, personOf, press, refOf, say, saveMember, startStage, type Stage } from './minutes/support';

const t = translator('nb');
const GONE = t('networks.privacy.nameGone');
const clock = testClock('2026-03-02T09:00:00Z');
const NAME = 'Ida Ørjasæter';

let stage: Stage;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startStage(clock);
  ida = { ...stage.participant, from: { ...stage.participant.from, name: NAME } };
  await saveMember(stage, ida, ['participant'], { municipality: '1506' });
});
afterEach(() => stage.bot.stop());

let ida: Stage['molde'];
const eraseMe = () => press(stage, ida, 'networks.erase-me');

async function everyRow(): Promise<Row[]> {
  let [all, token]: [Row[], string | undefined] = [[], undefined];
  do {
    const page = await stage.store.scan(token);
    all = [...all, ...page.rows];
    token = page.token;
  } while (token !== undefined);
  return all;
}

/** Every row of meetings, as text. */
const scanned = async (): Promise<string> => (
  (await everyRow()).filter(({ partition }) => /^[mp]:/.test(partition)).map(({ row, data }) => `${row} ${data}`).join('\n')
);

const aPoll = (id: string, state: Poll['state'], parts: Partial<Poll> = {}): Poll => ({
  id, networkId: NETWORK, title: `Møte med ${NAME}`, agenda: [{ id: 'a1', text: `Innlegg ved ${NAME}`, presenter: NAME }], minutes: 60,
  slots: [{ id: 's1', start: { local: '2026-05-04T10:00', zone: 'Europe/Oslo' } }, { id: 's2', start: { local: '2026-05-05T10:00', zone: 'Europe/Oslo' } }],
  deadline: { local: '2026-04-20T12:00', zone: 'Europe/Oslo' }, ballots: 'open', quorum: { atLeast: 1, required: [] }, state, version: 1, postedAt: 1, by: 'ref', ...parts,
});
const OPEN = '8226000000000-open';
const CLOSED = '8226000000001-closed';

/** All that meetings can hold of Ida, by her own doing and in others' words. */
async function leaveTraces(): Promise<void> {
  await stage.bot.app.meetings.change(NETWORK, 'm1', (old) => ({
    ...old, title: `Samling hos ${NAME}`, place: `Kontoret til ${NAME}`, reason: `${NAME} er syk`, agenda: [{ id: 'a1', text: `${NAME} ønsker velkommen`, presenter: NAME }],
  }));
  const year = { plan: { what: `Planen til ${NAME}`, on: '2026-06-01', everyYears: 1, since: 1 } };
  await stage.store.upsert({ partition: `m:${NETWORK}`, row: YEAR_ROW, ...yearRecord.encode(year) });
  await stage.followUps.save(aFollowUp({
    what: `Ring ${NAME}`, note: `Avklart med ${NAME}`, history: [{ from: '2026-03-01', to: '2026-03-20', reason: `${NAME} har ferie`, at: 1, by: refOf(ida) }],
  }));
  const polls = new PollStore(stage.store);
  for (const poll of [aPoll(OPEN, 'open'), aPoll(CLOSED, 'closed', { closedAt: 2 })]) {
    await polls.create(poll);
    await polls.vote(NETWORK, poll.id, refOf(ida), () => ({ ref: refOf(ida), municipality: '1506', answers: { s1: 'yes' }, at: 1 }));
  }
  const attendance = new AttendanceStore(stage.store);
  for (const world of [ida, stage.molde]) await attendance.change(NETWORK, 'm1', refOf(world), () => ({ ref: refOf(world), municipality: '1506', coming: 'yes', at: 1 }));
  await stage.minutes.changeDraft(NETWORK, 'm1', (old) => ({
    ...old, version: 1, at: 1, decisions: [{ id: 'd1', version: 1, text: `${NAME} leder gruppen` }],
    tasks: [{ id: 't1', version: 1, what: `Takke ${NAME}`, municipalities: ['1547'], dueOn: '2026-05-04' }],
  }));
}

test('«slett meg» takes the name out of everything about meetings, also on the cards in the channels', async () => {
  await leaveTraces();
  await press(stage, stage.coordinator, 'meetings.minutes.post', { id: `${NETWORK}.m1.1` });
  await stage.bot.app.board.settled();
  expect((await scanned()).split(NAME).length).toBeGreaterThan(12);
  await eraseMe();
  await stage.bot.app.board.settled();
  const all = await scanned();
  expect(all).not.toContain(NAME);
  expect(all).not.toMatch(new RegExp(`"ref":"${refOf(ida)}"`));
  const minutes = stage.bot.teams.updated.filter(({ activity }) => JSON.stringify(activity).includes('leder gruppen')).at(-1);
  expect(minutes && wordsOf(minutes)).toContain(`${GONE} leder gruppen`);
  expect((await stage.bot.store.query(`au:${NETWORK}:202603`)).rows.filter(({ data }) => data.includes('meeting.cleared'))).toHaveLength(1);
});

test('of what stands under the person’s pseudonym only the log, what became of reminders, and who set or closed something is left', async () => {
  const ref = refOf(ida);
  await saveMember(stage, ida, ['contact'], { municipality: '1506' });
  const polls = new PollStore(stage.store);
  for (const id of [OPEN, CLOSED]) await polls.create(aPoll(id, 'open', { by: ref, postedAt: clock.now() }));
  await stage.followUps.save(aFollowUp({ state: 'done', closedBy: ref, closedAt: 1 }));
  const { outbox } = stage.bot.app;
  for (const id of [OPEN, CLOSED]) await outbox.changed({ networkId: NETWORK, kind: 'poll', id });
  await outbox.tick();
  clock.set('2026-03-27T09:00:00Z');
  await outbox.tick();
  const having = async () => (await everyRow()).filter(({ row, data }) => `${row} ${data}`.includes(ref));
  const kindsOf = (rows: Row[]) => [...new Set(rows.map(({ partition }) => partition.split(':')[0]))].sort();
  expect(kindsOf(await having())).toEqual(['dl', 'due', 'm', 'p', 'sl']);
  expect((await having()).some(({ row }) => row.startsWith('ru:'))).toBe(true);
  await eraseMe();
  await outbox.tick();
  const left = await having();
  expect(kindsOf(left)).toEqual(['au', 'dl', 'm', 'p', 'sl']);
  const others = left.filter(({ partition }) => /^[mp]:/.test(partition)).map(({ row, data }) => `${row} ${data}`);
  for (const row of others) expect(row.replaceAll(/"(by|closedBy|decidedBy)":"[0-9a-f]{20}"/g, '')).not.toContain(ref);
  // What others are to be reminded of stays.
  expect((await everyRow()).some(({ partition }) => partition.startsWith('due:'))).toBe(true);
});

test('everything is searched, also in a network with more rows than are read at once elsewhere', async () => {
  const partition = `m:${NETWORK}`;
  const comes = (ref: string) => ({ partition, row: `r:z9:${ref}`, ...comingRecord.encode({ ref, municipality: '1506', coming: 'yes', at: 1 }) });
  for (let from = 0; from < 10_500; from += 100) {
    await stage.store.transaction(partition, Array.from({ length: 100 }, (_, at) => ({ op: 'create', row: comes(`${from + at}`.padStart(20, '0')) })));
  }
  await stage.store.create(comes(refOf(ida)));
  expect(wordsOf(await say(stage, ida, 'mine data'))).toContain(`${t('networks.privacy.kinds.meetings')}: 1`);
  await eraseMe();
  expect(await stage.store.get(partition, `r:z9:${refOf(ida)}`)).toBeUndefined();
});

test('attendance goes, and that of others stays', async () => {
  await leaveTraces();
  await eraseMe();
  expect((await new AttendanceStore(stage.store).ofMeeting(NETWORK, 'm1')).coming.map(({ ref }) => ref)).toEqual([refOf(stage.molde)]);
});

test('a vote in an open poll goes, and one that is counted stays as nobody’s', async () => {
  await leaveTraces();
  await eraseMe();
  const polls = new PollStore(stage.store);
  expect(await polls.ballots(NETWORK, OPEN)).toEqual([]);
  const counted = await polls.ballots(NETWORK, CLOSED);
  expect(counted).toEqual([{ ref: expect.stringMatching(/^[0-9a-z]{20}$/) as string, municipality: '1506', answers: { s1: 'yes' }, at: 1 }]);
  expect(counted[0]?.ref).not.toBe(refOf(ida));
});

test('who was editing an item that had the name is told, and writes over nothing', async () => {
  await leaveTraces();
  await eraseMe();
  const saved = await press(stage, stage.coordinator, 'meetings.minutes.save-decision', { id: `${NETWORK}.m1.d1-1`, text: `${NAME} leder gruppen fast` });
  expect(saved.words).toContain(GONE);
  expect(JSON.stringify((await stage.minutes.papers(NETWORK, 'm1')).draft)).not.toContain(NAME);
});

describe('what is kept of somebody', () => {
  const data = (): PersonalData => meetingsPersonalData(networksOn(stage.store, clock, { ids: randomIds }));
  const known = () => ({ ...personOf(ida), knownAs: [NAME], knownIn: async () => [NAME] });

  test('are attendance, votes, and where the name stands', async () => {
    await leaveTraces();
    const { meetings = [] } = await data().of(known());
    expect((meetings as { key: string }[]).map(({ key }) => key.split(':').slice(0, 1).join()).sort()).toEqual(['f', 'm', 'meta', 'meta', 'r', 'v', 'v', 'y']);
  });

  test('of what others wrote they are only the texts with the name, and what those are from', async () => {
    await leaveTraces();
    await new PollNotes(stage.store).notReached(NETWORK, OPEN, { what: 'half-time', ref: refOf(ida), version: 1, at: 1 });
    const { meetings = [] } = await data().of(known());
    const at = (begins: string) => meetings.find((each) => (each as { key: string }).key.startsWith(begins));
    expect(at('f:f1')).toEqual({ networkId: NETWORK, key: 'f:f1', from: 'follow-up', texts: [`Ring ${NAME}`, `Avklart med ${NAME}`, `${NAME} har ferie`] });
    expect(at('y')).toEqual({ networkId: NETWORK, key: 'y', from: 'year of a network', texts: [`Planen til ${NAME}`] });
    expect(at(`v:${refOf(ida)}`)).toMatchObject({ answers: { s1: 'yes' }, municipality: '1506' });
    expect(at(`ru:half-time:${refOf(ida)}`)).toMatchObject({ what: 'half-time' });
  });

  test('are drafts of minutes only for who coordinates the network, and only where the name stands', async () => {
    await leaveTraces();
    await stage.minutes.changeDraft(NETWORK, 'm1', (old) => (
      { ...old, version: 2, decisions: [...old.decisions, { id: 'd2', version: 1, text: 'Det andre sa i fortrolighet' }] }
    ));
    const draftsOf = async () => ((await data().of(known())).meetings ?? []).filter((each) => (each as { key: string }).key.startsWith('x:'));
    expect(await draftsOf()).toEqual([]);
    expect(JSON.stringify(await data().of(known()))).not.toContain('leder gruppen');
    await saveMember(stage, ida, ['coordinator']);
    expect(await draftsOf()).toEqual([
      { networkId: NETWORK, key: 'x:m1:draft', from: 'draft of minutes', texts: [`${NAME} leder gruppen`, `Takke ${NAME}`] },
    ]);
  });

  test('is nothing for who left no trace, and no words where the name is another’s', async () => {
    await leaveTraces();
    expect(await data().of({ ...personOf(stage.aukra), knownAs: ['Demo Aukra'], knownIn: async () => [] })).toEqual({ meetings: [] });
    const namesake = { ...personOf(stage.aukra), knownAs: [NAME], knownIn: async () => [] };
    await data().erase(namesake);
    expect(await data().of(namesake)).toEqual({ meetings: [] });
    expect(await scanned()).toContain(NAME);
  });

  test('erased twice, or cut short anywhere and done again, it is gone', async () => {
    for (let stopAfter = 0; stopAfter < 16; stopAfter += 3) {
      await leaveTraces();
      let writes = 0;
      stage.store.interfere(({ method }) => { if (!['get', 'query', 'scan', 'ping'].includes(method) && ++writes > stopAfter) throw new Error('the store breaks'); });
      await data().erase(known()).catch(() => undefined);
      stage.store.behave();
      await data().erase(known());
      await data().erase(known());
      expect(await data().of(known())).toEqual({ meetings: [] });
    }
  });
});

test('«mine data» shows that there is something', async () => {
  await leaveTraces();
  expect(wordsOf(await say(stage, ida, 'mine data'))).toContain(t('networks.privacy.kinds.meetings'));
});
