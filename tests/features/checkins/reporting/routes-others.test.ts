import { ofType } from '../../../cards/elements';
import { cardOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import {
  aRound, AUKRA, FIRST, fillIn, inputsOf, MOLDE, NETWORK, press, report, REQUIRED, SECOND, send, settled, startStage, submitTo, textsOn,
  verbsOn, worldOf, write, type Seen, type Stage,
} from './routes-support';

const clock = testClock();
let stage: Stage;
beforeEach(async () => {
  stage = await startStage(clock);
});
afterEach(() => stage.bot.stop());

const REF = `${NETWORK}.${FIRST}-${MOLDE}`;
const open = (name: 'contact' | 'deputy', nth = 0) => write(stage, name, 'innsjekk').then((seen) => press(stage, name, seen, 'part', {}, nth));

describe('two people in one report', () => {
  beforeEach(() => stage.rounds.create(aRound()));

  test('the second is shown what the first changed meanwhile, and loses nothing', async () => {
    const [mine, theirs] = [await open('contact'), await open('deputy')];
    await press(stage, 'deputy', theirs, 'save', { 'r1-plan': 'rusplanen' });
    const seen = await press(stage, 'contact', mine, 'save', { 'r1-status': '3' });
    expect(seen.words).toContain('Andre har lagret dette mens du skrev, og det står nå: Hvilken plan?: rusplanen');
    expect(inputsOf(seen.card)).toMatchObject({ 'r1-status': '3', 'r1-plan': 'rusplanen' });
    expect((await press(stage, 'contact', seen, 'save')).words).toContain('Del 2 av 5');
  });

  test('where both answered the same differently, one chooses; until then both are kept', async () => {
    const [mine, theirs] = [await open('contact'), await open('deputy')];
    await press(stage, 'deputy', theirs, 'save', { 'r1-plan': 'helseplanen' });
    const clash = await press(stage, 'contact', mine, 'save', { 'r1-status': '3', 'r1-plan': 'rusplanen' });
    expect(clash.words).toContain('To svar på det samme');
    expect(clash.words).toContain('Ditt svar: rusplanen');
    expect(clash.words).toContain('Det som står nå: helseplanen');

    const without = await press(stage, 'contact', clash, 'settle');
    expect(without.words).toContain('Velg ett svar på hvert spørsmål.');
    const later = await press(stage, 'contact', await write(stage, 'contact', 'innsjekk'), 'part');
    expect(later.words).toContain('To svar på det samme');
    const settled = await press(stage, 'contact', later, 'settle', { 'r1-plan': 'mine' });
    expect(settled.words).toContain('Lagret.');
    expect((await stage.reports.draft(NETWORK, FIRST, MOLDE))?.answers['r1-plan']).toMatchObject({ answer: { text: 'rusplanen' } });
  });

  test('the deputy sees what the contact has sent, and who sent it by role', async () => {
    await report(stage);
    const overview = await write(stage, 'deputy', 'innsjekk');
    expect(overview.words).toContain('av kontaktpersonen');
    expect(verbsOn(overview.card)).toEqual(['preview', 'correct']);
    const sent = await press(stage, 'deputy', overview, 'preview');
    expect(sent.words).toContain('Sendt: 1. tertial 2026');
    expect(verbsOn(sent.card)).toEqual(['open']);
  });
});

describe('in a channel', () => {
  beforeEach(() => stage.rounds.create(aRound()));
  const start = { id: `${NETWORK}.${FIRST}` };

  test('the form goes to the person’s own chat, and the channel is told no more than that', async () => {
    await write(stage, 'contact', 'hei');
    stage.bot.teams.clear();
    const said = await send(stage, 'contact', 'checkins.report.start', start, { in: 'channel' });
    expect(said).toMatchObject({ card: undefined, words: 'Innsjekken ligger i chatten mellom deg og meg, der bare du ser den.' });
    const [told] = stage.bot.teams.sent;
    expect(told?.conversationId).toBe(worldOf(stage.bot, 'contact').personalChat.id);
    expect(textsOn(told && cardOf(told))).toContain('Innsjekk: 1. tertial 2026');
  });

  test('who has no chat with the assistant gets a view of their own in the card’s place', async () => {
    const view = await send(stage, 'contact', 'checkins.report.start', start, { in: 'channel' });
    expect(view.words).toContain('Innsjekk: 1. tertial 2026');
    expect(stage.bot.teams.sent).toEqual([]);
  });

  test('a client that could only post it for everybody is told where to fill it in', async () => {
    const said = await submitTo(stage, 'contact', 'checkins.report.start', start, { in: 'channel' });
    expect(said).toMatchObject({ card: undefined, words: expect.stringContaining('Åpne en chat med meg og skriv «innsjekk».') });
    const part = await submitTo(stage, 'contact', 'checkins.report.part', { id: `${REF}-r1` }, { in: 'channel' });
    expect(part.card).toBeUndefined();
  });

  test('a command is answered in the own chat too', async () => {
    expect((await write(stage, 'contact', 'innsjekk', { in: 'channel' })).words).toContain('Åpne en chat med meg');
    await write(stage, 'contact', 'hei');
    expect((await write(stage, 'contact', 'innsjekk', { in: 'channel' })).words).toContain('Innsjekken ligger i chatten mellom deg og meg');
  });
});

describe('who does not report', () => {
  test('is told who does, with names as they are written', async () => {
    await stage.rounds.create(aRound());
    const note = await write(stage, 'participant', 'innsjekk');
    expect(note.words).toContain('For Molde melder Demo \\*Kontakt\\*.');
    expect(verbsOn(note.card)).toEqual(['bot.command', 'bot.command']);
    expect((await write(stage, 'partner', 'innsjekk')).words).toContain('Innsjekken er for kommunene i Nettverk \\*Romsdal\\*');
    const pressed = await send(stage, 'participant', 'checkins.report.start', { id: `${NETWORK}.${FIRST}` });
    expect(pressed.words).toContain('Hvem som melder');
  });

  test.each(['open', 'part', 'save', 'keep', 'leave', 'settle', 'preview', 'submit', 'nothing-new', 'correct', 'discard'])('is refused «%s» kindly, and nothing changes', async (verb) => {
    await stage.rounds.create(aRound());
    for (const name of ['participant', 'partner', 'aukra'] as const) {
      const said = await send(stage, name, `checkins.report.${verb}`, { id: `${REF}-r1-1`, 'r1-status': '3' });
      expect(said.words).toContain('Bare kontaktpersonen, stedfortrederen eller en koordinator melder for denne kommunen');
    }
    expect(await stage.reports.draft(NETWORK, FIRST, MOLDE)).toBeUndefined();
  });

  test('a stranger learns nothing, and neither does who makes up a report', async () => {
    await stage.rounds.create(aRound());
    const words = (await send(stage, 'stranger', 'checkins.report.open', { id: REF })).words;
    expect((await send(stage, 'contact', 'checkins.report.open', { id: `${NETWORK}.8205000000009-none-${MOLDE}` })).words).toBe(words);
    expect((await send(stage, 'contact', 'checkins.report.part', { id: `${REF}-nopart` })).words).toBe(words);
  });
});

describe('on behalf of a municipality', () => {
  beforeEach(() => stage.rounds.create(aRound()));

  test('a coordinator chooses which, and everything says so', async () => {
    const choose = await write(stage, 'coordinator', 'innsjekk');
    expect(choose.words).toContain('På vegne av hvilken kommune?');
    const [input] = ofType(choose.card, /^Input\.ChoiceSet$/);
    expect(input?.choices).toEqual([{ title: 'Aukra', value: AUKRA }, { title: 'Molde', value: MOLDE }]);

    expect((await press(stage, 'coordinator', choose, 'on-behalf', { municipality: '9999' })).words).toContain('Velg en kommune som er med i innsjekken.');
    const overview = await press(stage, 'coordinator', choose, 'on-behalf', { municipality: AUKRA });
    expect(overview.words).toContain('På vegne av Aukra');
    const part = await press(stage, 'coordinator', overview, 'part');
    expect(part.words).toContain('På vegne av Aukra');
    const preview = await fillIn(stage, 'coordinator', overview);
    expect(preview.words).toContain('På vegne av Aukra');
    const receipt = await press(stage, 'coordinator', preview, 'submit');
    expect(receipt.words).toContain('av koordinatoren på vegne av kommunen');
    expect(await stage.reports.report(NETWORK, FIRST, AUKRA)).toMatchObject({ as: 'coordinator' });
    expect((await write(stage, 'aukra', 'innsjekk')).words).toContain('av koordinatoren på vegne av kommunen');
    expect(verbsOn((await press(stage, 'coordinator', receipt, 'choose')).card)).toContain('on-behalf');
  });

  test('a coordinator does not see what the municipality has begun and not sent', async () => {
    await press(stage, 'contact', await open('contact'), 'save', { 'r1-plan': 'hemmelig plan' });
    const choose = await write(stage, 'coordinator', 'innsjekk');
    const said = await press(stage, 'coordinator', choose, 'on-behalf', { municipality: MOLDE });
    expect(said.words).not.toContain('hemmelig');
    expect(said.card).toBeUndefined();
  });

  test('a coordinator does not see what the municipality has sent itself, and is told who does and where the states are', async () => {
    await report(stage, 'contact', { ...REQUIRED, 'r1-plan': 'hemmelig plan' });
    const choose = await write(stage, 'coordinator', 'innsjekk');
    const answers = [await press(stage, 'coordinator', choose, 'on-behalf', { municipality: MOLDE })];
    for (const verb of ['open', 'preview', 'correct', 'part', 'save', 'submit', 'discard', 'nothing-new']) {
      answers.push(await send(stage, 'coordinator', `checkins.report.${verb}`, { id: `${REF}-r1-5`, 'r1-plan': 'en annen' }));
    }
    for (const { words } of answers) {
      expect(words).toContain('Kommunen har sendt selv. Svarene er kommunens egne: bare kontaktpersonen og stedfortrederen ser og retter dem.');
      expect(words).toContain('«innsjekkstatus»');
      expect(words).not.toContain('hemmelig');
    }
    expect(await stage.reports.report(NETWORK, FIRST, MOLDE)).toMatchObject({ revision: 1 });
  });

  test('the municipality sees and corrects what a coordinator has sent for it', async () => {
    const overview = await press(stage, 'coordinator', await write(stage, 'coordinator', 'innsjekk'), 'on-behalf', { municipality: MOLDE });
    await press(stage, 'coordinator', await fillIn(stage, 'coordinator', overview), 'submit');
    const seen = await write(stage, 'contact', 'innsjekk');
    expect(verbsOn(seen.card)).toEqual(['preview', 'correct']);
    const part = await press(stage, 'contact', await press(stage, 'contact', seen, 'correct'), 'part');
    expect(inputsOf(part.card)['r1-status']).toBe('3');
    await press(stage, 'contact', await press(stage, 'contact', part, 'save', { 'r1-status': '2' }), 'submit');
    expect(await stage.reports.report(NETWORK, FIRST, MOLDE)).toMatchObject({ revision: 2, as: 'contact', answers: { 'r1-status': { step: '2' } } });
  });

  test('nobody else chooses another municipality', async () => {
    for (const verb of ['choose', 'on-behalf']) {
      const { words } = await send(stage, 'contact', `checkins.report.${verb}`, { id: `${NETWORK}.${FIRST}`, municipality: AUKRA });
      expect(words).not.toContain('Aukra');
    }
  });
});

describe('which check-in', () => {
  test('none is open: «deg» to who is told when the next opens, and the contact is named to others', async () => {
    const you = 'Jeg sier fra til deg når neste åpner.';
    const others = 'Jeg sier fra til kontaktpersonen når neste åpner.';
    expect((await write(stage, 'contact', 'innsjekk')).words).toContain(you);
    for (const name of ['deputy', 'coordinator'] as const) {
      const { words } = await write(stage, name, 'innsjekk');
      expect(words).toContain(others);
      expect(words).not.toContain(you);
    }
  });

  test('none is open: says so, when the next opens, and what was sent last', async () => {
    expect((await write(stage, 'contact', 'innsjekk')).words).toContain('har ingen innsjekk å svare på nå');
    await stage.rounds.create(aRound());
    await report(stage);
    await settled(stage);
    await stage.rounds.change(NETWORK, FIRST, (old) => ({ ...old, state: 'closed', closedAt: clock.now() }));
    const later = { state: 'planned' as const, period: { from: '2026-05-01', to: '2026-08-31' }, opensAt: Date.parse('2026-09-01T06:00:00Z') };
    await stage.rounds.create(aRound(SECOND, later));
    const note = await write(stage, 'contact', 'innsjekk');
    expect(note.words).toContain('Neste: 2. tertial 2026. Den åpner tirsdag 1. september 2026');
    expect(note.words).toContain('Sist sendt: 1. tertial 2026, mandag 4. mai 2026 kl. 10.00.');
    expect(ofType(note.card, /^Action\.Execute$/).map(({ title }) => title)).toEqual(['Se den siste']);
    expect((await press(stage, 'contact', note, 'open')).words).toContain('Sendt mandag 4. mai 2026');
  });

  test('several are open: one chooses', async () => {
    await stage.rounds.create(aRound());
    await stage.rounds.create(aRound(SECOND, { period: { from: '2026-05-01', to: '2026-08-31' } }));
    const choose = await write(stage, 'contact', 'innsjekk');
    expect(choose.words).toContain('Hvilken innsjekk?');
    expect((await press(stage, 'contact', choose, 'start', {}, 1)).words).toContain('Innsjekk: 1. tertial 2026');
  });

  test('of more than ten the newest ten are shown, and it is said where the others are', async () => {
    for (let nth = 0; nth < 12; nth++) await stage.rounds.create(aRound(`82050000000${10 + nth}-r${nth}`));
    const choose = await write(stage, 'contact', 'innsjekk');
    expect(verbsOn(choose.card).filter((verb) => verb === 'start')).toHaveLength(10);
    expect(choose.words).toContain('Her er de 10 nyeste av 12 åpne. De andre åpner du fra kortene i kanalen.');
  });

  test('one that does not ask the municipality is none of its own', async () => {
    await stage.rounds.create(aRound(FIRST, { municipalities: [AUKRA] }));
    expect((await write(stage, 'contact', 'innsjekk')).words).toContain('Ingen åpen innsjekk');
    expect((await send(stage, 'contact', 'checkins.report.start', { id: `${NETWORK}.${FIRST}` })).card).toBeUndefined();
  });
});

describe('nothing new since last time', () => {
  const BEFORE = '8205000000003-before';
  beforeEach(async () => {
    await stage.rounds.create(aRound(BEFORE, { period: { from: '2025-09-01', to: '2025-12-31' }, due: { local: '2026-01-15T15:00', zone: 'Europe/Oslo' } }));
    await report(stage);
    await settled(stage);
    await stage.rounds.change(NETWORK, BEFORE, (old) => ({ ...old, state: 'closed' }));
    await stage.rounds.create(aRound());
  });

  test('is one press where there is a report of before, and says what was sent', async () => {
    const overview = await write(stage, 'contact', 'innsjekk');
    expect(overview.words).toContain('Svarene fra forrige innsjekk er fylt inn.');
    const receipt = await press(stage, 'contact', overview, 'nothing-new');
    expect(receipt.words).toContain('Alt er meldt som sist: ingenting nytt.');
    expect(await stage.reports.report(NETWORK, FIRST, MOLDE)).toMatchObject({ nothingNew: true, answers: { 'r1-status': { step: '3' } } });
    expect((await press(stage, 'contact', overview, 'nothing-new')).words).toContain('Innsjekken var allerede sendt');
  });

  test('on behalf of another municipality, one sees first what is sent, and the second press sends it', async () => {
    const choose = async () => press(stage, 'coordinator', await write(stage, 'coordinator', 'innsjekk'), 'on-behalf', { municipality: AUKRA });
    await press(stage, 'coordinator', await fillIn(stage, 'coordinator', await choose(), { ...REQUIRED, 'r1-plan': 'rusplanen' }), 'submit');
    await settled(stage, AUKRA);
    await stage.rounds.change(NETWORK, FIRST, (old) => ({ ...old, state: 'closed' }));
    const later = { period: { from: '2026-05-01', to: '2026-08-31' }, due: { local: '2026-09-15T15:00', zone: 'Europe/Oslo' } };
    await stage.rounds.create(aRound(SECOND, later));

    const overview = await choose();
    await stage.bot.app.board.settled();
    stage.store.calls.length = 0;
    const preview = await press(stage, 'coordinator', overview, 'nothing-new');
    expect(stage.store.calls.filter(({ partition }) => /^(?:ci|r|k):/.test(partition)).length).toBeLessThanOrEqual(4);
    expect(preview.words).toContain('På vegne av Aukra');
    expect(preview.words).toContain('rusplanen');
    expect(preview.words).toContain('Dette sendes som «ingenting nytt siden sist».');
    expect(verbsOn(preview.card)).toEqual(['nothing-new', 'open']);
    expect(await stage.reports.report(NETWORK, SECOND, AUKRA)).toBeUndefined();

    const receipt = await press(stage, 'coordinator', preview, 'nothing-new');
    expect(receipt.words).toContain('Alt er meldt som sist: ingenting nytt.');
    expect(await stage.reports.report(NETWORK, SECOND, AUKRA)).toMatchObject({ nothingNew: true, as: 'coordinator' });
    expect((await press(stage, 'coordinator', preview, 'nothing-new')).words).toContain('Innsjekken var allerede sendt');
    expect((await press(stage, 'coordinator', overview, 'nothing-new')).words).toContain('av koordinatoren på vegne av kommunen');
  });

  test('on behalf of one that has nothing of before is told so', async () => {
    const said = await send(stage, 'coordinator', 'checkins.report.nothing-new', { id: `${NETWORK}.${FIRST}-${AUKRA}` });
    expect(said.card).toBeUndefined();
    expect(await stage.reports.report(NETWORK, FIRST, AUKRA)).toBeUndefined();
  });

  test('is not offered to who has never reported, nor once something is begun', async () => {
    expect(verbsOn((await write(stage, 'aukra', 'innsjekk')).card)).not.toContain('nothing-new');
    const overview = await write(stage, 'contact', 'innsjekk');
    const part = await press(stage, 'contact', overview, 'part');
    expect(part.words).toContain('Svarene fra forrige innsjekk er fylt inn. Det som bare gjelder perioden, står tomt. Rett det som er nytt.');
    expect(inputsOf(part.card)['r1-status']).toBe('3');
    const after = await press(stage, 'contact', part, 'leave', { 'r1-status': '2' });
    expect(verbsOn(after.card)).not.toContain('nothing-new');
    expect((await press(stage, 'contact', overview, 'nothing-new')).words).toContain('Noen har lagret noe nytt');
    expect(await stage.reports.report(NETWORK, FIRST, MOLDE)).toBeUndefined();
  });
});

describe('a round that is closed or paused', () => {
  const become = async (state: 'open' | 'closed' | 'paused' | 'cancelled') => {
    await stage.bot.app.board.settled();
    await stage.rounds.change(NETWORK, FIRST, (old) => ({ ...old, state }));
  };
  beforeEach(() => stage.rounds.create(aRound()));

  test('takes a correction with a reason, which is kept', async () => {
    const receipt = await report(stage);
    await become('closed');
    const correcting = await press(stage, 'contact', receipt, 'correct');
    const preview = await press(stage, 'contact', await press(stage, 'contact', correcting, 'part'), 'save', { 'r1-status': '2' });
    expect(Object.keys(inputsOf(preview.card))).toEqual(['reason']);
    const asked = await press(stage, 'contact', preview, 'submit');
    expect(asked.words).toContain('Skriv kort hvorfor svarene rettes.');
    const refused = await press(stage, 'contact', asked, 'submit', { reason: 'gjelder 018199 12345' });
    expect(refused.words).toContain('Begrunnelsen ser ut til å gjelde en person');
    expect(inputsOf(refused.card).reason).toBe('gjelder •••••• •••••');
    const corrected = await press(stage, 'contact', refused, 'submit', { reason: 'Feil svar *fra* planen' });
    expect(corrected.words).toContain('Begrunnelse: Feil svar \\*fra\\* planen');
    expect(await stage.reports.report(NETWORK, FIRST, MOLDE)).toMatchObject({ revision: 2, reason: 'Feil svar *fra* planen' });
  });

  test('all answers are shown on a card of before, with a word of why they cannot be sent now', async () => {
    await fillIn(stage, 'contact', await write(stage, 'contact', 'innsjekk'));
    await become('paused');
    const shown = await send(stage, 'contact', 'checkins.report.preview', { id: REF });
    expect(shown.words).toContain('Innsjekken er satt på pause. Det dere har lagret, blir stående.');
    expect(verbsOn(shown.card)).toEqual(['open']);
    await become('open');
    expect((await send(stage, 'contact', 'checkins.report.preview', { id: REF })).words).not.toContain('på pause');
  });

  test.each([['closed', 'Innsjekken er stengt'], ['paused', 'Innsjekken er satt på pause'], ['cancelled', 'Innsjekken er avlyst']] as const)(
    'says so on an old card when it is %s, loses nothing, and offers a way on', async (state, words) => {
      const part: Seen = await open('contact');
      await press(stage, 'contact', part, 'leave', { 'r1-status': '3' });
      await become(state);
      const overview = await press(stage, 'contact', part, 'leave').catch(() => undefined);
      expect(overview?.card).toBeUndefined();
      const shown = await send(stage, 'contact', 'checkins.report.part', { id: `${REF}-r1` });
      expect(shown.words).toContain(words);
      expect(verbsOn(shown.card)).toEqual(['bot.command']);
      expect((await stage.reports.draft(NETWORK, FIRST, MOLDE))?.answers['r1-status']).toMatchObject({ answer: { step: '3' } });
    });
});

test('what was sent is written down in the network’s log', async () => {
  await stage.rounds.create(aRound());
  await report(stage);
  await settled(stage);
  const rows = await stage.store.query(`au:${NETWORK}:202605`, {});
  expect(JSON.stringify(rows)).toContain('report.sent');
});
