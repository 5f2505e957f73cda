import { waitFor } from '../../../support/wait-for';
import { testClock, type TestClock } from '../../../support/test-clock';
import { cardOf, wordsOf } from '../../../support/replies';
import { translator } from '../../../../src/lib/language';
import { aFollowUp, buttonOf, NETWORK, ofCoordinators, press, pressOn, saveMember, say, sayInChannel, startStage, titlesOn, wordsOn, type Pressed, type Stage } from './support';

const t = translator('nb');
const nn = translator('nn');
const draft = (key: 'decision' | 'task' | 'preview' | 'all') => t(`cards.meetings.minutes-draft.${key}`);
const SAVE = t('cards.meetings.minutes-decision.save');
const POST = t('meetings.minutes.post');

let stage: Stage;
let clock: TestClock;
beforeEach(async () => {
  clock = testClock('2026-03-02T09:00:00Z');
  stage = await startStage(clock);
});
afterEach(() => stage.bot.stop());

const open = async (world = stage.coordinator) => cardOf(await say(stage, world, 'referat'));

async function writeDecision(fields: object, world = stage.coordinator): Promise<Pressed> {
  const form = await pressOn(stage, world, await open(world), draft('decision'));
  return pressOn(stage, world, form.card, SAVE, fields);
}

async function writeTask(fields: object, world = stage.coordinator): Promise<Pressed> {
  const form = await pressOn(stage, world, await open(world), draft('task'));
  return pressOn(stage, world, form.card, SAVE, { what: 'Bestille brukerutstyr', municipalities: '1506', dueOn: '2026-03-20', raad: '2', ...fields });
}

async function post(world = stage.coordinator): Promise<Pressed> {
  const preview = await pressOn(stage, world, await open(world), draft('preview'));
  const title = titlesOn(preview.card).find((each) => each === POST || each === t('meetings.minutes.postAgain')) ?? POST;
  const posted = await pressOn(stage, world, preview.card, title);
  await stage.bot.app.board.settled();
  return posted;
}

const inChannel = () => stage.bot.teams.sent.filter(({ conversationId, activity }) => conversationId.startsWith('19:') && String(activity.summary).startsWith('Referat: '));

describe('the coordinator’s «referat»', () => {
  test('is about the last meeting that has begun, with its agenda', async () => {
    await stage.bot.app.meetings.change(NETWORK, 'm1', (old) => ({ ...old, agenda: [{ id: 'a1', text: 'Status *brukerutstyr*', raad: 2 }] }));
    const card = await open();
    expect(wordsOn(card)).toContain(t('meetings.minutes.of', { meeting: 'Samling 1' }));
    expect(wordsOn(card)).toContain('Status \\\\*brukerutstyr\\\\* (Råd 2)');
    clock.set('2026-04-21T12:00:00Z');
    expect(wordsOn(await open())).toContain(t('meetings.minutes.of', { meeting: 'Samling 2' }));
  });

  test('skips one that was cancelled', async () => {
    await stage.bot.app.meetings.change(NETWORK, 'm2', (old) => ({ ...old, cancelledAt: 1 }));
    clock.set('2026-05-21T12:00:00Z');
    expect(wordsOn(await open())).toContain('Samling 1');
    expect((await press(stage, stage.coordinator, 'meetings.minutes.open', { id: `${NETWORK}.m2` })).line).toBe(t('meetings.minutes.cancelled'));
  });

  test('takes a decision, and says that it is saved only when it is', async () => {
    const saved = await writeDecision({ text: 'Alle kommuner deler ut [folie](https://x.no).', raad: '2' });
    expect(saved.words).toContain(t('meetings.minutes.saved'));
    expect(saved.words).toContain('Alle kommuner deler ut');
    expect((await stage.minutes.papers(NETWORK, 'm1')).draft?.decisions).toEqual([
      { id: expect.stringMatching(/^d[0-9a-z]+$/) as string, version: 1, text: 'Alle kommuner deler ut [folie](https://x.no).', raad: 2 },
    ]);
  });

  test.each([
    ['nothing', '  ', t('meetings.minutes.wrong.empty')],
    ['too much', 'ord '.repeat(130), t('meetings.minutes.wrong.long', { most: 500 })],
    ['somebody’s national id', 'Gjelder 010190 12345', t('meetings.minutes.wrong.person')],
  ])('gives the form again for %s, with what was written, and stores nothing', async (_, text, wrong) => {
    const again = await writeDecision({ text, raad: '3' });
    expect(again.words).toContain(wrong);
    expect(again.words).toContain(JSON.stringify(text).slice(1, -1));
    expect((await stage.minutes.papers(NETWORK, 'm1')).draft).toBeUndefined();
  });

  test.each([
    ['no date', { dueOn: '' }, 'day'], ['a date that has been', { dueOn: '2026-03-01' }, 'past'], ['a date far ahead', { dueOn: '2028-03-03' }, 'far'],
    ['nobody', { municipalities: '' }, 'nobody'], ['a municipality that is not the network’s', { municipalities: '0301' }, 'nobody'], ['no words', { what: '' }, 'empty'],
  ] as const)('gives the form of a follow-up again for %s', async (_, fields, wrong) => {
    const again = await writeTask(fields);
    expect(again.words).toContain(t(`meetings.minutes.wrong.${wrong}`));
    expect((await stage.minutes.papers(NETWORK, 'm1')).draft).toBeUndefined();
  });

  test('pressing «save» twice saves once', async () => {
    const form = await pressOn(stage, stage.coordinator, await open(), draft('decision'));
    for (const _ of [1, 2]) await pressOn(stage, stage.coordinator, form.card, SAVE, { text: 'Møtes to ganger i året.' });
    expect((await stage.minutes.papers(NETWORK, 'm1')).draft?.decisions).toHaveLength(1);
  });

  test('a press or command asks the store at most four times before it answers', async () => {
    await stage.followUps.save(aFollowUp({ meetingId: 'm0' }));
    const counted = async (act: () => Promise<Pressed>): Promise<[Pressed, number]> => {
      await press(stage, stage.coordinator, 'meetings.minutes.list', { id: `${NETWORK}.0` });
      stage.store.calls.length = 0;
      const done = await act();
      return [done, stage.store.calls.filter(({ partition }) => /^(?:m:|n:|po)/.test(partition)).length];
    };
    const overview = { card: await open(), line: '', words: '' };
    const [form, opening] = await counted(() => pressOn(stage, stage.coordinator, overview.card, draft('task')));
    const [saved, saving] = await counted(() => pressOn(stage, stage.coordinator, form.card, SAVE, { what: 'Lage plan', municipalities: 'all', dueOn: '2026-06-01' }));
    const [preview, previewing] = await counted(() => pressOn(stage, stage.coordinator, saved.card, draft('preview')));
    expect([opening, saving, previewing].every((calls) => calls <= 4)).toBe(true);
    stage.store.calls.length = 0;
    await pressOn(stage, stage.coordinator, preview.card, POST);
    const transaction = stage.store.calls.findIndex(({ method, partition }) => method === 'transaction' && partition === `m:${NETWORK}`);
    expect(stage.store.calls.slice(0, transaction + 1).filter(({ partition }) => partition.startsWith('m:'))).toHaveLength(3);
  });
});

describe('two coordinators at the same draft', () => {
  test('share it, and who saves over another’s change is told what it is, and loses nothing', async () => {
    const first = await writeDecision({ text: 'Første ordlyd' });
    const row = buttonOf(first.card, 'Første ordlyd');
    const mine = await press(stage, stage.coordinator, row.verb, row.data);
    const theirs = await press(stage, stage.colleague, row.verb, row.data);
    await pressOn(stage, stage.colleague, theirs.card, SAVE, { text: 'Kollegaens *ordlyd*' });
    const clash = await pressOn(stage, stage.coordinator, mine.card, SAVE, { text: 'Min ordlyd' });
    expect(clash.words).toContain('Kollegaens \\\\*ordlyd\\\\*');
    expect(clash.words).toContain('Min ordlyd');
    expect((await stage.minutes.papers(NETWORK, 'm1')).draft?.decisions.map(({ text }) => text)).toEqual(['Kollegaens *ordlyd*']);
    await pressOn(stage, stage.coordinator, clash.card, SAVE, { text: 'Min ordlyd' });
    expect((await stage.minutes.papers(NETWORK, 'm1')).draft?.decisions.map(({ text }) => text)).toEqual(['Min ordlyd']);
  });

  test('an item that the other removed can be saved again', async () => {
    const first = await writeTask({ what: 'Skrive plan' });
    const row = buttonOf(first.card, 'Skrive plan');
    const mine = await press(stage, stage.coordinator, row.verb, row.data);
    const removed = await pressOn(stage, stage.colleague, mine.card, t('cards.meetings.minutes-task.remove'));
    expect(removed.words).toContain(t('meetings.minutes.removed'));
    const fields = { what: 'Skrive planen', municipalities: '1506,1547', dueOn: '2026-03-20' };
    const clash = await pressOn(stage, stage.coordinator, mine.card, SAVE, fields);
    expect(clash.words).toContain(t('meetings.minutes.wrong.removed'));
    await pressOn(stage, stage.coordinator, clash.card, SAVE, fields);
    expect((await stage.minutes.papers(NETWORK, 'm1')).draft?.tasks).toMatchObject([{ what: 'Skrive planen', municipalities: ['1506', '1547'] }]);
  });

  test('adding at the same time keeps both', async () => {
    const forms: Pressed[] = [];
    for (const world of [stage.coordinator, stage.colleague]) forms.push(await pressOn(stage, world, await open(world), draft('decision')));
    await Promise.all(forms.map(({ card }, at) => pressOn(stage, at ? stage.colleague : stage.coordinator, card, SAVE, { text: `Beslutning ${at}` })));
    expect((await stage.minutes.papers(NETWORK, 'm1')).draft?.decisions.map(({ text }) => text).sort()).toEqual(['Beslutning 0', 'Beslutning 1']);
  });

  test('a preview that is not as the draft is any more posts nothing, and shows it as it is', async () => {
    await writeDecision({ text: 'Første' });
    const preview = await pressOn(stage, stage.coordinator, await open(), draft('preview'));
    await writeDecision({ text: 'Andre' }, stage.colleague);
    const again = await pressOn(stage, stage.coordinator, preview.card, POST);
    expect(again.words).toContain(t('meetings.minutes.changedSincePreview'));
    expect(again.words).toContain('Andre');
    expect((await stage.minutes.papers(NETWORK, 'm1')).minutes).toBeUndefined();
    expect((await pressOn(stage, stage.coordinator, again.card, POST)).words).toContain(t('meetings.minutes.postedTitle'));
  });
});

describe('«Legg ut referatet»', () => {
  test('puts one card in the channel: decisions by råd, and follow-ups with who and when', async () => {
    await writeDecision({ text: 'Om noe annet' });
    await writeDecision({ text: 'Om utstyr', raad: '2' });
    await writeDecision({ text: 'Om plan', raad: '1' });
    await writeTask({ municipalities: 'all' });
    const posted = await post();
    expect(posted.words).toContain(t('meetings.minutes.postedWith', { count: 2 }));
    const cards = inChannel();
    expect(cards).toHaveLength(1);
    const words = wordsOf(cards[0]!);
    const order = ['Råd 1', 'Om plan', 'Råd 2', 'Om utstyr', t('meetings.minutes.otherDecisions'), 'Om noe annet', t('meetings.minutes.tasks')];
    const places = order.map((each) => words.indexOf(each));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    const everyone = t('meetings.minutes.everyone', { count: 2 });
    expect(words).toContain(t('meetings.minutes.task', { what: 'Bestille brukerutstyr', doers: everyone, day: '20. mars 2026' }));
  });

  test('makes a follow-up for each municipality, and pressing twice makes them once', async () => {
    await writeTask({ municipalities: '1506,1547' });
    await writeTask({ what: 'Sende ut mal', municipalities: 'coordinators', raad: '' });
    const preview = await pressOn(stage, stage.coordinator, await open(), draft('preview'));
    await Promise.all([1, 2].map(() => pressOn(stage, stage.coordinator, preview.card, POST)));
    const again = await pressOn(stage, stage.coordinator, preview.card, POST);
    await stage.bot.app.board.settled();
    expect(again.words).toContain(t('meetings.minutes.postedTitle'));
    const all = await stage.followUps.ofNetwork(NETWORK);
    expect(all.map(({ what, municipality, raad, dueOn, state }) => [what, municipality, raad, dueOn, state])).toEqual([
      ['Bestille brukerutstyr', '1506', 2, '2026-03-20', 'open'], ['Bestille brukerutstyr', '1547', 2, '2026-03-20', 'open'], ['Sende ut mal', undefined, undefined, '2026-03-20', 'open'],
    ]);
    expect((await stage.minutes.posted(NETWORK, 'm1'))?.version).toBe(1);
    expect(inChannel()).toHaveLength(1);
    expect((await stage.bot.store.query(`au:${NETWORK}:202603`)).rows.filter(({ data }) => data.includes('minutes.posted'))).toHaveLength(1);
  });

  test('cut short by the store it has posted nothing, and the next press does all of it', async () => {
    await writeTask({});
    const preview = await pressOn(stage, stage.coordinator, await open(), draft('preview'));
    stage.store.interfere(({ method }) => { if (method === 'transaction') throw new Error('the store breaks'); });
    expect((await pressOn(stage, stage.coordinator, preview.card, POST)).words).not.toContain(t('meetings.minutes.postedTitle'));
    stage.store.behave();
    expect(await stage.followUps.ofNetwork(NETWORK)).toEqual([]);
    await pressOn(stage, stage.coordinator, preview.card, POST);
    expect(await stage.followUps.ofNetwork(NETWORK)).toHaveLength(1);
  });

  test('long minutes go on for who presses', async () => {
    for (let at = 0; at < 15; at += 1) await writeDecision({ text: `Beslutning nummer ${at}` });
    await post();
    const card = cardOf(inChannel()[0]!);
    expect(wordsOn(card)).not.toContain('nummer 14');
    const rest = await pressOn(stage, stage.molde, card, t('cards.meetings.minutes.more'));
    expect(rest.words).toContain('nummer 14');
    expect((await pressOn(stage, stage.molde, rest.card, t('cards.meetings.minutes.first'))).words).toContain('nummer 1"');
    const sixteenth = await pressOn(stage, stage.coordinator, (await press(stage, stage.coordinator, 'meetings.minutes.edit', { id: `${NETWORK}.m1` })).card, draft('decision'));
    expect((await pressOn(stage, stage.coordinator, sixteenth.card, SAVE, { text: 'En for mye' })).line).toBe(t('meetings.minutes.tooManyDecisions', { most: 15 }));
  });
});

describe('a correction', () => {
  const edit = async () => press(stage, stage.coordinator, 'meetings.minutes.edit', { id: `${NETWORK}.m1` });

  async function correct(row: string, fields: object): Promise<void> {
    const form = await pressOn(stage, stage.coordinator, (await edit()).card, row);
    const saved = await pressOn(stage, stage.coordinator, form.card, SAVE, { raad: '', ...fields });
    const preview = await pressOn(stage, stage.coordinator, saved.card, draft('preview'));
    expect((await pressOn(stage, stage.coordinator, preview.card, t('meetings.minutes.postAgain'))).words).toContain(t('meetings.minutes.postedAgainTitle'));
    await stage.bot.app.board.settled();
  }

  test('changes the same card, which says when', async () => {
    await writeDecision({ text: 'Med skrivefiel' });
    await post();
    clock.advance(24 * 60 * 60_000);
    await correct('skrivefiel', { text: 'Med skrivefeil' });
    expect(inChannel()).toHaveLength(1);
    const words = JSON.stringify(stage.bot.teams.updated.at(-1)?.activity);
    expect(words).toContain(t('meetings.minutes.corrected', { day: '3. mars 2026' }));
    expect(words).toContain('Med skrivefeil');
    expect(await stage.minutes.posted(NETWORK, 'm1')).toMatchObject({ version: 2, postedAt: Date.parse('2026-03-02T09:00:00Z') });
  });

  test('that the channels were not told of, because the store was away, reaches them with the next press', async () => {
    await writeDecision({ text: 'Med skrivefiel' });
    await post();
    const form = await pressOn(stage, stage.coordinator, (await edit()).card, 'skrivefiel');
    const saved = await pressOn(stage, stage.coordinator, form.card, SAVE, { raad: '', text: 'Med skrivefeil' });
    const preview = await pressOn(stage, stage.coordinator, saved.card, draft('preview'));
    const press2 = () => pressOn(stage, stage.coordinator, preview.card, t('meetings.minutes.postAgain'));
    stage.store.interfere(({ method, partition }) => { if (method === 'upsert' && partition === 'po-open') throw new Error('the store breaks'); });
    expect((await press2()).words).not.toContain(t('meetings.minutes.postedAgainTitle'));
    stage.store.behave();
    expect(await stage.minutes.posted(NETWORK, 'm1')).toMatchObject({ version: 2 });
    expect((await press2()).words).toContain(t('meetings.minutes.postedAgainTitle'));
    await stage.bot.app.board.settled();
    expect(JSON.stringify(stage.bot.teams.updated.at(-1)?.activity)).toContain('Med skrivefeil');
  });

  test('of minutes that never came into the channels posts them', async () => {
    await writeDecision({ text: 'Med skrivefiel' });
    stage.store.interfere(({ method, partition }) => { if (method === 'upsert' && partition === 'po-open') throw new Error('the store breaks'); });
    const first = await pressOn(stage, stage.coordinator, await open(), draft('preview'));
    await pressOn(stage, stage.coordinator, first.card, POST);
    stage.store.behave();
    expect(inChannel()).toEqual([]);
    await correct('skrivefiel', { text: 'Med skrivefeil' });
    await waitFor(() => (inChannel().length > 0 ? true : undefined));
    expect(wordsOf(inChannel()[0]!)).toContain('Med skrivefeil');
  });

  test('leaves a follow-up that was reported on as it is, and gives the others their new words and day', async () => {
    await writeTask({ municipalities: '1506,1547' });
    await post();
    const [first] = await stage.followUps.ofNetwork(NETWORK);
    await press(stage, stage.molde, 'meetings.follow-ups.done', { id: `${NETWORK}.${first!.id}` });
    await correct('Bestille brukerutstyr', { what: 'Bestille mer', municipalities: '1506,1547', dueOn: '2026-04-20' });
    expect(await stage.followUps.ofNetwork(NETWORK)).toMatchObject([
      { municipality: '1506', what: 'Bestille brukerutstyr', dueOn: '2026-03-20', state: 'done', version: 1 },
      { municipality: '1547', what: 'Bestille mer', dueOn: '2026-04-20', state: 'open', version: 2 },
    ]);
  });

  test('drops the follow-up of a municipality that was taken out', async () => {
    await writeTask({ municipalities: '1506,1547' });
    await post();
    await correct('Bestille brukerutstyr', { what: 'Bestille brukerutstyr', raad: '2', municipalities: '1547', dueOn: '2026-03-20' });
    expect(await stage.followUps.ofNetwork(NETWORK)).toMatchObject([
      { municipality: '1506', state: 'dropped', note: t('meetings.minutes.takenOut') }, { municipality: '1547', state: 'open', version: 1 },
    ]);
  });
});

describe('the next meeting', () => {
  const check = (key: 'done' | 'postponed' | 'open') => t(`cards.meetings.minutes-check.${key}`);
  beforeEach(async () => {
    await stage.followUps.save(aFollowUp({ id: 'f1', what: 'Én' }));
    await stage.followUps.save(aFollowUp({ id: 'f2', what: 'To', dueOn: '2026-03-21' }));
    await stage.followUps.save(ofCoordinators({ id: 'f3', what: 'Tre', dueOn: '2026-03-22' }));
    await stage.followUps.save(aFollowUp({ id: 'f4', what: 'Fire', state: 'done', closedAt: 1 }));
    clock.set('2026-04-21T13:00:00Z');
  });

  test('begins with the open follow-ups of earlier ones, asks about each, and the answers count when it is posted', async () => {
    const begin = await open();
    for (const what of ['Én', 'To', 'Tre']) expect(wordsOn(begin)).toContain(what);
    expect(wordsOn(begin)).not.toContain('Fire');
    const first = await pressOn(stage, stage.coordinator, begin, t('meetings.minutes.goThrough', { count: 3 }));
    expect(first.words).toContain('Én');
    const second = await pressOn(stage, stage.coordinator, first.card, check('done'));
    const wrong = await pressOn(stage, stage.coordinator, second.card, check('postponed'), { to: '', reason: 'Ferie' });
    expect(wrong.words).toContain(t('meetings.minutes.wrong.day'));
    expect(wrong.words).toContain('Ferie');
    const third = await pressOn(stage, stage.coordinator, wrong.card, check('postponed'), { to: '2026-05-04', reason: 'Ferie' });
    const end = await pressOn(stage, stage.coordinator, third.card, check('open'));
    expect(end.words).toContain(t('meetings.minutes.allAsked'));
    expect((await stage.followUps.find(NETWORK, 'f1'))?.state).toBe('open');
    await post();
    expect(await stage.followUps.find(NETWORK, 'f1')).toMatchObject({ state: 'done', onBehalf: true });
    expect(await stage.followUps.find(NETWORK, 'f2')).toMatchObject({ dueOn: '2026-05-04', version: 2, history: [{ from: '2026-03-21', to: '2026-05-04', reason: 'Ferie' }] });
    expect(await stage.followUps.find(NETWORK, 'f3')).toMatchObject({ state: 'open', version: 1 });
    const words = wordsOf(inChannel().at(-1)!);
    for (const line of [`Én (Molde): ${t('meetings.minutes.said.done')}`, `To (Molde): ${t('meetings.minutes.said.postponed', { day: '4. mai 2026' })}`, `Tre (${t('meetings.followUps.coordinators')}): ${t('meetings.minutes.said.open')}`]) {
      expect(words).toContain(line);
    }
  });

  test('what a municipality reported meanwhile stands, and is so in the minutes', async () => {
    const first = await pressOn(stage, stage.coordinator, await open(), t('meetings.minutes.goThrough', { count: 3 }));
    await pressOn(stage, stage.coordinator, first.card, check('postponed'), { to: '2026-05-04', reason: 'Ferie' });
    await press(stage, stage.molde, 'meetings.follow-ups.done', { id: `${NETWORK}.f1` });
    await post();
    expect(await stage.followUps.find(NETWORK, 'f1')).toMatchObject({ state: 'done', dueOn: '2026-03-20', history: [] });
    expect(wordsOf(inChannel().at(-1)!)).toContain(`Én (Molde): ${t('meetings.minutes.said.done')}`);
  });

  test('the minutes of an earlier meeting do not ask about what a later one agreed', async () => {
    await stage.followUps.save(aFollowUp({ id: 'f5', what: 'Senere', meetingId: 'm2' }));
    const card = await press(stage, stage.coordinator, 'meetings.minutes.open', { id: `${NETWORK}.m1` });
    expect(card.words).not.toContain('Senere');
    expect(wordsOn(await open())).not.toContain('Senere');
  });
});

describe('a member', () => {
  test('sees what is posted and no draft', async () => {
    await writeDecision({ text: 'Hemmelig enn så lenge' });
    expect(wordsOf(await say(stage, stage.molde, 'referat'))).toContain(t('cards.meetings.minutes-list.empty'));
    expect((await press(stage, stage.molde, 'meetings.minutes.open', { id: `${NETWORK}.m1` })).line).toBe(t('meetings.minutes.notPosted'));
    await post();
    const list = cardOf(await say(stage, stage.molde, 'referater'));
    const read = await pressOn(stage, stage.molde, list, 'Samling 1');
    expect(read.words).toContain('Hemmelig enn så lenge');
    expect(titlesOn(read.card)).not.toContain(t('cards.meetings.minutes.edit'));
  });

  test('does not see an unposted correction', async () => {
    await writeDecision({ text: 'Slik det var' });
    await post();
    const edit = await press(stage, stage.coordinator, 'meetings.minutes.edit', { id: `${NETWORK}.m1` });
    const form = await pressOn(stage, stage.coordinator, edit.card, 'Slik det var');
    await pressOn(stage, stage.coordinator, form.card, SAVE, { text: 'Slik det blir' });
    expect((await press(stage, stage.molde, 'meetings.minutes.open', { id: `${NETWORK}.m1` })).words).toContain('Slik det var');
    expect(wordsOn(await open())).toContain('Slik det blir');
  });

  test('of no network is told that there is nothing', async () => {
    const stranger = { ...stage.molde, from: { id: '29:nobody', name: 'Demo Ukjent', aadObjectId: 'f9f9f9f9-0000-4000-8000-000000000009' }, personalChat: { id: 'a:1nobody' } };
    expect(wordsOf(await say(stage, stranger, 'referat'))).toBe(t('networks.none'));
  });

  test('asks in nynorsk and is answered so', async () => {
    await writeTask({});
    await post();
    await say(stage, stage.molde, 'nynorsk takk');
    const list = cardOf(await say(stage, stage.molde, 'siste referat'));
    expect((await pressOn(stage, stage.molde, list, 'Samling 1')).words).toContain(nn('meetings.minutes.task', { what: 'Bestille brukerutstyr', doers: 'Molde', day: '20. mars 2026' }));
  });
});

test('in a channel «referat» answers there, and its buttons are for coordinators alone', async () => {
  await writeDecision({ text: 'Noe' });
  await saveMember(stage, stage.molde, ['coordinator']);
  clock.advance(61_000);
  const card = cardOf(await sayInChannel(stage, stage.molde, 'referat'));
  const { verb, data } = buttonOf(card, draft('preview'));
  expect((await press(stage, stage.participant, verb, data, { in: 'channel' })).line).toBe(t('bot.notYours'));
});
