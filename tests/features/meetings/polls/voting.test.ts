import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { hanging, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { waitFor } from '../../../support/wait-for';
import { personalMessage } from '../../../support/activities';
import { ofType } from '../../../cards/elements';
import { translator } from '../../../../src/lib/language';
import { personRef } from '../../../../src/lib/ids';
import { openStore, readAll, StoreUnavailable } from '../../../../src/storage';
import type { Poll } from '../../../../src/features/meetings/polls/types';
import {
  answer, AUKRA, GJEMNES, meet, MOLDE, NETWORK, personOf, pollsOn, postPoll, press, RAUMA, SCOPE, seed, standing, textsOn, VESTNES, worldOf,
  type Who,
} from './support';

const t = translator('nb');
const clock = testClock('2026-11-16T08:00:00Z');
let store: UnrulyStore;
let bot: TestApp;
let poll: Poll;
let loseAnswer = false;
beforeEach(async () => {
  const table = await openStore({ kind: 'sqlite', file: ':memory:' });
  store = unrulyStore({ ...table, create: async (row, options) => {
    const made = await table.create(row, options);
    if (!loseAnswer || !row.row.startsWith('v:')) return made;
    loseAnswer = false;
    throw new StoreUnavailable('The answer was lost.', { outcome: 'unknown' });
  } });
  // Teams' pace is kept in real time, and each test has its own.
  bot = await startTestApp({ store, clock, meetingLimits: { closingMs: 15_000 } });
  await seed(bot)(bot.app);
  await meet(bot);
  poll = await postPoll(bot, clock);
});
afterEach(async () => {
  store.behave();
  await bot.stop();
});

const polls = () => pollsOn(store, clock);
const stored = async () => (await polls().ballots(NETWORK, poll.id));
const refOf = (who: Who) => personRef(worldOf(bot, who).tenantId, worldOf(bot, who).from.aadObjectId);
const inOther = () => textsOn(standing(bot, bot.statsforvalteren));

describe('the card in the channels', () => {
  test('stands in each, with the times in words, three cells each, what it is about and by when', () => {
    for (const world of [bot.statsforvalteren, bot.molde]) {
      const card = standing(bot, world);
      const texts = textsOn(card);
      expect(texts).toContain('Samling i \\*desember\\*');
      expect(texts).toContain('tirsdag 1. desember 2026 kl. 10.00');
      expect(texts).toContain('Svar innen fredag 20. november 2026 kl. 12.00.');
      expect(texts).toContain('Nalokson i kommunen (råd 2) · Ordet fritt');
      expect(texts).toContain('Har ikke svart: Aukra, Gjemnes, Molde, Rauma og Vestnes.');
      expect(ofType(card, /^Column$/)).toHaveLength(9);
      expect(ofType(card, /^Input/)).toEqual([]);
    }
  });

  test('shows a vote from one organisation in the channel of the other, without who has said what', async () => {
    await answer(bot, 'molde', poll, 's1', 'yes');
    await waitFor(() => inOther().includes('Kommuner: 1 ja, 0 om nødvendig, 0 nei, av 5.'));
    expect(inOther()).toContain('Har svart om noen av tidene: Molde.');
    expect(inOther()).not.toContain('✓');
  });
});

describe('a press on a cell', () => {
  test('stores the answer at once, and shows the person their own, marked with a sign and in words', async () => {
    const { card } = await answer(bot, 'molde', poll, 's2', 'maybe');
    expect(await stored()).toMatchObject([{ ref: refOf('molde'), municipality: MOLDE, answers: { s2: 'maybe' } }]);
    const texts = textsOn(card);
    expect(texts).toContain(t('meetings.polls.stored'));
    expect(texts).toContain('✓ Om nødvendig');
    expect(texts).toContain('Ditt svar: om nødvendig');
    expect(texts).toContain('Du har ikke svart om denne tiden.');
  });

  test('keeps what the person has answered about the other times', async () => {
    await answer(bot, 'molde', poll, 's1', 'yes');
    await answer(bot, 'molde', poll, 's2', 'no');
    await answer(bot, 'molde', poll, 's1', 'maybe');
    expect(await stored()).toMatchObject([{ answers: { s1: 'maybe', s2: 'no' } }]);
  });

  test('twice writes one ballot, and the second writes nothing', async () => {
    await answer(bot, 'molde', poll, 's1', 'yes');
    const [before] = await readAll(store, `p:${NETWORK}:${poll.id}`, { prefix: 'v:' });
    await answer(bot, 'molde', poll, 's1', 'yes');
    expect(await readAll(store, `p:${NETWORK}:${poll.id}`, { prefix: 'v:' })).toEqual([before]);
  });

  test('asks the store for at most four things before it is answered', async () => {
    await answer(bot, 'rauma', poll, 's1', 'yes');
    await bot.app.board.settled();
    store.calls.length = 0;
    await answer(bot, 'rauma', poll, 's2', 'yes');
    const until = store.calls.findIndex(({ partition }) => partition === 'po-open');
    expect(store.calls.slice(0, until)).toHaveLength(4);
  });

  test('from a client without Action.Execute is stored too', async () => {
    const sent = await bot.ask({ ...personalMessage(worldOf(bot, 'aukra'), '', { id: 'submit-1' }), text: '', value: { verb: 'meetings.polls.yes', id: `${NETWORK}.${poll.id}-s1` } });
    expect(JSON.stringify(sent.activity)).toContain('Ditt svar: ja');
    expect(await stored()).toMatchObject([{ municipality: AUKRA, answers: { s1: 'yes' } }]);
  });

  test.each([
    ['a time that the poll has not', (id: string) => `${NETWORK}.${id}-s9`], ['no time', (id: string) => `${NETWORK}.${id}`],
    ['a poll that is not there', () => `${NETWORK}.none-s1`], ['another network', (id: string) => `nordmore.${id}-s1`],
  ])('about %s stores nothing and says what it says of what is not there', async (_what, id) => {
    const { line } = await press(bot, 'molde', 'meetings.polls.yes', id(poll.id));
    expect(line).toBe(t('bot.notYours'));
    expect(await stored()).toEqual([]);
  });

  test('by a stranger stores nothing', async () => {
    const { line } = await answer(bot, 'stranger', poll, 's1', 'yes');
    expect([line, await stored()]).toEqual([t('bot.notYours'), []]);
  });
});

test('«Alle passer» and «Ingen passer» answer about every time', async () => {
  await press(bot, 'molde', 'meetings.polls.all', `${NETWORK}.${poll.id}`);
  expect(await stored()).toMatchObject([{ answers: { s1: 'yes', s2: 'yes', s3: 'yes' } }]);
  await press(bot, 'molde', 'meetings.polls.none', `${NETWORK}.${poll.id}`);
  expect(await stored()).toMatchObject([{ answers: { s1: 'no', s2: 'no', s3: 'no' } }]);
});

test('a required municipality that refuses is told of in words, and the time is ruled out', async () => {
  await press(bot, 'aukra', 'meetings.polls.all', `${NETWORK}.${poll.id}`);
  const { card } = await answer(bot, 'molde', poll, 's1', 'no');
  await answer(bot, 'rauma', poll, 's1', 'no');
  expect(textsOn(card)).toContain('Utelukket: Molde kan ikke.');
  const { card: later } = await answer(bot, 'aukra', poll, 's1', 'no');
  expect(textsOn(later)).toContain('Utelukket: Molde kan ikke.');
});

test('why the first is first stands on the card', async () => {
  for (const who of ['molde', 'vestnes', 'rauma', 'aukra'] as const) await answer(bot, who, poll, 's1', 'yes');
  const { card } = await answer(bot, 'molde', poll, 's2', 'yes');
  expect(textsOn(card)).toContain('Best nå: tirsdag 1. desember 2026 kl. 10.00: 4 av 5 kommuner kan, alle påkrevde. Den står foran onsdag 2. desember 2026 kl. 13.00 fordi nok kommuner kan.');
});

test('a partner’s answer stands apart, and does not count for the quorum', async () => {
  const { card } = await answer(bot, 'partner', poll, 's1', 'yes');
  expect(textsOn(card)).toContain('Organisasjoner: 1 ja, 0 om nødvendig, 0 nei.');
  expect(textsOn(card)).toContain('Organisasjoner som har svart: RIO.');
  expect(textsOn(card)).toContain('0 av 5 kommuner kan, 3 trengs, mangler påkrevde Molde');
  expect(await stored()).toMatchObject([{ organisation: 'RIO' }]);
});

test('a coordinator gets the way to manage the poll, others do not', async () => {
  const own = await press(bot, 'coordinator', 'meetings.polls.view', `${NETWORK}.${poll.id}`);
  expect(JSON.stringify(own.card)).toContain('meetings.setup.open');
  const others = await press(bot, 'molde', 'meetings.polls.view', `${NETWORK}.${poll.id}`);
  expect(JSON.stringify(others.card)).not.toContain('meetings.setup.open');
});

describe('a poll with hidden ballots', () => {
  beforeEach(async () => { poll = await postPoll(bot, clock, { ballots: 'hidden' }); });

  test('shows who has answered, one’s own answer, and nobody else’s', async () => {
    await press(bot, 'molde', 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    await press(bot, 'partner', 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    const { card } = await answer(bot, 'rauma', poll, 's1', 'no');
    const texts = textsOn(card);
    expect(texts).toContain('Har svart: Molde.');
    expect(texts).toContain('Ditt svar: nei');
    expect(texts).not.toMatch(/Kommuner: |Organisasjoner: |Best|Nærmest|Utelukket/);
    await waitFor(() => inOther().includes('Har svart om noen av tidene: Rauma.'));
    expect(inOther()).not.toMatch(/Kommuner: |Organisasjoner: |Best|Nærmest|Utelukket/);
  });

  test('shows what was answered when it is closed', async () => {
    await press(bot, 'molde', 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    await polls().close(SCOPE, poll.id, personOf(bot.statsforvalteren), clock.now());
    await polls().finish(NETWORK, poll.id);
    const { card } = await press(bot, 'rauma', 'meetings.polls.view', `${NETWORK}.${poll.id}`);
    expect(textsOn(card)).toContain('Kommuner: 1 ja, 0 om nødvendig, 0 nei, av 5.');
  });
});

describe('when everybody has answered', () => {
  const told = () => bot.teams.sent.filter(({ activity }) => String(activity.summary).startsWith('Alle kommunene har svart'));
  const settledTelling = async () => {
    await bot.app.board.settled();
    await bot.app.outbox.tick();
  };
  const everybody: Who[] = ['molde', 'vestnes', 'rauma', 'aukra', 'gjemnes'];

  test('the coordinators are told at once, once, and not before', async () => {
    for (const who of everybody.slice(1)) await press(bot, who, 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    await answer(bot, 'molde', poll, 's1', 'yes');
    await bot.app.board.settled();
    expect(told()).toEqual([]);
    await press(bot, 'deputy', 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    await settledTelling();
    expect(told()).toHaveLength(1);
    await press(bot, 'molde', 'meetings.polls.none', `${NETWORK}.${poll.id}`);
    await settledTelling();
    expect(told()).toHaveLength(1);
    expect(JSON.stringify(told()[0]?.activity)).toContain('meetings.setup.open');
  });

  test('at once, no two of them tell twice', async () => {
    await Promise.all(everybody.map((who) => press(bot, who, 'meetings.polls.all', `${NETWORK}.${poll.id}`)));
    await settledTelling();
    expect(told()).toHaveLength(1);
  });

  test('and the poll is opened anew, they are told once more when all have answered then', async () => {
    for (const who of everybody) await press(bot, who, 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    await settledTelling();
    expect(told()).toHaveLength(1);
    await polls().extend(SCOPE, poll.id, { local: '2026-11-21T12:00', zone: 'Europe/Oslo' }, personOf(bot.statsforvalteren), clock.now());
    await answer(bot, 'molde', poll, 's1', 'maybe');
    await settledTelling();
    expect(told()).toHaveLength(2);
  });
});

describe('a vote that is late', () => {
  test('on a closed poll is refused, shows the poll as it is, and stores nothing', async () => {
    await polls().close(SCOPE, poll.id, personOf(bot.statsforvalteren), clock.now());
    const { card } = await answer(bot, 'molde', poll, 's1', 'yes');
    expect(textsOn(card)).toContain(t('meetings.polls.isClosed'));
    expect(textsOn(card)).not.toContain(t('meetings.polls.stored'));
    expect(await stored()).toEqual([]);
  });

  test('because the store hung between reading the poll and the ballot is not written', async () => {
    store.interfere(only(({ method, row }) => method === 'get' && row?.startsWith('v:') === true, () => clock.advance(5_001)));
    const { line } = await answer(bot, 'molde', poll, 's1', 'yes');
    store.behave();
    expect([line, await stored()]).toEqual([t('meetings.polls.tooSlow'), []]);
  });

  test('by less than that is written', async () => {
    store.interfere(only(({ method, row }) => method === 'get' && row?.startsWith('v:') === true, () => clock.advance(5_000)));
    const { card } = await answer(bot, 'molde', poll, 's1', 'yes');
    store.behave();
    expect(textsOn(card)).toContain(t('meetings.polls.stored'));
    expect(await stored()).toHaveLength(1);
  });
});

test('a store that hangs never makes a vote «lagret»', async () => {
  store.interfere(only(({ method, row }) => method === 'create' && row?.startsWith('v:') === true, hanging));
  const { line, card } = await answer(bot, 'vestnes', poll, 's1', 'yes');
  store.behave();
  expect(card).toBeUndefined();
  expect(line).not.toContain('lagret.');
  expect((await stored()).filter(({ municipality }) => municipality === VESTNES)).toEqual([]);
}, 15_000);

test('a vote whose answer was lost after it was stored is told as not confirmed, and the same press again makes one ballot', async () => {
  loseAnswer = true;
  const first = await answer(bot, 'gjemnes', poll, 's1', 'yes');
  expect(textsOn(first.card)).not.toContain(t('meetings.polls.stored'));
  const second = await answer(bot, 'gjemnes', poll, 's1', 'yes');
  expect(textsOn(second.card)).toContain(t('meetings.polls.stored'));
  expect(await stored()).toMatchObject([{ municipality: GJEMNES, answers: { s1: 'yes' } }]);
});

test('what others have answered is read at most every two seconds however many vote, and one’s own is always there', async () => {
  const meetingLimits = { closingMs: 15_000, tallyMs: 2_000 };
  const many = await startTestApp({ store, clock, teams: bot.teams, issuer: bot.issuer, meetingLimits });
  await answer(many, 'molde', poll, 's1', 'yes');
  await many.app.board.settled();
  store.calls.length = 0;
  const { card } = await answer(many, 'rauma', poll, 's1', 'no');
  const calls = store.calls.slice(0, store.calls.findIndex(({ partition }) => partition === 'po-open'));
  const ofPoll = calls.filter(({ partition, row }) => partition.startsWith('p:') || row === 'k:');
  await many.stop();
  expect(ofPoll.map(({ method }) => method)).toEqual(['get', 'create']);
  expect(textsOn(card)).toContain('Ditt svar: nei');
  expect((await stored()).map(({ municipality }) => municipality).sort()).toEqual([MOLDE, RAUMA]);
});
