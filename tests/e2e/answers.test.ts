import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Advisor, loadKnowledge } from '../../src/features/advice';
import { startDemo, type RunningDemo } from './support/demo';
import { openPlayground, type PlaygroundPage } from './support/playground-page';
import { holdTheFile, takeTableAway } from './support/store-away';

const STATSFORVALTEREN = 'http://127.0.0.1:56150';
const MOLDE = 'http://127.0.0.1:56151';
const BOT = 'Nettverksassistenten';

/** Which of these the bank leaves in between changes as it grows. */
const IN_BETWEEN = [
  'hvem har ansvar for å lage rutiner?', 'er det flere enn oss som driver med dette', 'hvem følger opp?', 'hva gjør vi med bolig?',
];

let folder: string;
let demo: RunningDemo;
/** The coordinator's; the personal chat is open. */
let page: PlaygroundPage;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
  demo = await startDemo(folder);
});
afterAll(async () => {
  await demo.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** One chat for each group of questions, as people have it. */
function withThePersonalChatOpen(): void {
  beforeAll(async () => {
    page = await openPlayground(STATSFORVALTEREN);
  });
  afterAll(() => page.close());
}

/** Asks in the personal chat, and gives what the card with those words says: words that no card had before. */
async function ask(question: string, words: string): Promise<string> {
  await page.sendPersonal(question);
  return (await page.waitForCard(words)).innerText();
}

/** The same by the card's title, which may have stood on a button before. */
async function askFor(question: string, title: string): Promise<string> {
  await page.sendPersonal(question);
  return (await page.waitForTitle(title)).innerText();
}

async function askInChannel(channel: PlaygroundPage, question: string, words: string): Promise<string> {
  await channel.sendInChannelWithMention(BOT, question);
  return (await channel.waitForCard(words)).innerText();
}

describe('a question', () => {
  withThePersonalChatOpen();

  it.each([
    ['is answered with a text in force', 'hva sier råd 1 om pårørende?', 'Hva råd 1 sier om pårørende',
      'Gjeldende råd · 16. januar 2025', 'in-force'],
    ['that only replaced advice answers gets that, so marked', 'hva er et overdosekort?', 'Overdosekortet i 2019-rådene',
      'Tidligere råd (2019), erstattet · 29. mars 2019', 'superseded'],
    ['far from what we know is not answered', 'når går bussen til Molde?', 'Det vet jeg ikke', 'Spør ellers KORUS', 'refused'],
    ['about doses is not answered, and somebody else is named', 'hvor mye metadon kan jeg ta?', 'Det gir jeg ikke råd om',
      'rusinfo.no', 'guarded'],
    ['for telephone numbers gets them', 'telefoner', 'Hvem du kan ringe', '116 117', 'phones'],
  ])('%s', async (_what, question, title, says, picture) => {
    expect(await askFor(question, title)).toContain(says);
    await page.picture(`answers-${picture}.png`);
  });

  it('that may mean several things gets three titles, and the one that is pressed', async () => {
    const advisor = new Advisor(loadKnowledge());
    await page.sendPersonal(IN_BETWEEN.find((question) => advisor.answer(question, 'nb').kind === 'unsure')!);
    const card = await page.waitForCard('Jeg er usikker. Dette ligger nærmest:');
    const titles = (await card.getByRole('button').allInnerTexts()).filter((title) => title !== 'Vis rådene');
    expect(titles).toHaveLength(3);
    await page.picture('answers-unsure.png');
    await page.pressButton(titles[0]!);
    await page.waitForTitle(titles[0]!);
  });
});

describe('an emergency', () => {
  withThePersonalChatOpen();

  it.each([
    ['bokmål', 'han puster ikke og er blå på leppene', 'Ring 113 nå', 'Gi nalokson nesespray', 'emergency-nb'],
    ['nynorsk', 'ho pustar ikkje, kva gjer eg?', 'Ring 113 no', 'Gi nalokson nasespray', 'emergency-nn'],
    ['English', 'she is not breathing and her lips are blue', 'Call 113 now', 'Give naloxone nasal spray', 'emergency-en'],
    ['words of suicide', 'jeg vil ikke leve lenger', 'Ring 113 nå', 'Ikke la personen være alene. Gjelder det deg selv',
      'emergency-suicide'],
  ])('in %s gets 113 first, in the same language', async (_language, text, title, step, picture) => {
    expect(await ask(text, step)).toMatch(new RegExp(`^${title}`));
    await page.picture(`answers-${picture}.png`);
  });
});

describe('after an answer', () => {
  withThePersonalChatOpen();

  it('«og i nynorsk?» gives it again, and «hva med pårørende?» what it says of them', async () => {
    await askFor('hva er råd 1?', 'Råd 1: rutiner som del av kommunens planer');
    expect(await ask('og i nynorsk?', 'Gjeldande råd')).toContain('Råd 1: rutiner som del av kommunens planer');
    await page.picture('answers-follow-up-nynorsk.png');
    expect(await askFor('hva med pårørende?', 'Hva råd 1 sier om pårørende')).toContain('Gjeldende råd · 16. januar 2025');
    await page.picture('answers-follow-up.png');
  });

  it('takes a thumb, with thanks', async () => {
    await page.page.getByRole('button', { name: 'Like', exact: true }).last().click();
    await page.page.getByRole('dialog').getByRole('textbox').fill('Kort og klart.');
    await page.page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.page.getByRole('dialog').getByText('Thank you!').waitFor();
    await page.picture('answers-thumb.png');
  });
});

describe('what nobody could answer', () => {
  const QUESTION = 'når har feltsykepleieren i Molde kontortid?';
  let nettverket: PlaygroundPage;
  let overdoseforebygging: PlaygroundPage;

  beforeAll(async () => {
    [nettverket, overdoseforebygging] = await Promise.all([openPlayground(STATSFORVALTEREN), openPlayground(MOLDE)]);
    await Promise.all([nettverket.openChannel('Nettverket'), overdoseforebygging.openChannel('Overdoseforebygging')]);
  });
  afterAll(() => Promise.all([nettverket, overdoseforebygging].map((channel) => channel.close())));

  it('is shown to the coordinator, who answers it for the whole network at once', async () => {
    await askInChannel(overdoseforebygging, QUESTION, 'Det vet jeg ikke');
    expect(await askInChannel(nettverket, 'ubesvarte spørsmål', 'Spørsmål uten svar')).toMatch(/\d × Om noe jeg ikke har tekst om/);
    await nettverket.picture('answers-unanswered.png');

    await nettverket.sendInChannelWithMention(BOT, 'legg til svar');
    await nettverket.fill('Spørsmål (høyst 200 tegn)', 'Når har feltsykepleieren i Molde kontortid?');
    await nettverket.fill('Svar (høyst 1000 tegn)', 'Dette er en demo: her ville kontortiden stått.');
    await nettverket.screenshot('answers-own-form.png'); // Another width would empty the fields.
    await nettverket.pressButton('Lagre');
    await nettverket.waitForCard('Svaret er lagret.');
    await nettverket.picture('answers-own-saved.png');

    for (const [channel, picture] of [[nettverket, 'answers-own.png'], [overdoseforebygging, 'answers-own-molde.png']] as const) {
      const text = await askInChannel(channel, QUESTION, 'Nettverkets eget svar, ikke rådstekst');
      expect(text).toContain('her ville kontortiden stått');
      expect(text).toContain('Overdosenettverk Romsdal 2026, Demo Koordinator (Statsforvalteren)');
      await channel.picture(picture);
    }
  });

  it('is listed for coordinators only', async () => {
    await overdoseforebygging.sendInChannelWithMention(BOT, 'egne svar');
    await overdoseforebygging.waitForText('Dette er for koordinatorene i Overdosenettverk Romsdal 2026');
    expect(await askInChannel(nettverket, 'egne svar', 'Nettverkets egne svar')).toContain('Når har feltsykepleieren i Molde kontortid?');
    await nettverket.picture('answers-own-list.png');
  });
});

describe('what nobody could answer, in its own words', () => {
  withThePersonalChatOpen();

  it('is kept once the coordinator has said so, and is offered for an answer', async () => {
    await ask('ubesvarte spørsmål', 'Bare tema og antall lagres');
    await page.pressButton('Lagre ordlyden i spørsmål');
    await page.waitForCard('Ordlyden i spørsmål lagres nå');
    await ask('hvor ligger nøkkelen til møterommet?', 'Det vet jeg ikke');
    expect(await ask('ubesvarte spørsmål', '«hvor ligger nøkkelen til møterommet?»')).toContain('1 ×');
    await page.picture('answers-unanswered-words.png');
  });
});

describe('with the store', () => {
  withThePersonalChatOpen();

  it('gone, still answers, an emergency too, says that nothing else works, and works again when it is back', async () => {
    const store = takeTableAway(folder);
    try {
      expect(await ask('hvem bør få nalokson?', 'Kilde:')).toContain('nalokson');
      await page.sendPersonal('nettverk');
      await page.waitForText('Kode:');
      await ask('han puster ikke', 'Gi nalokson nesespray');
      await page.picture('answers-store-gone.png');
    } finally {
      store.giveBack();
    }
    await ask('nettverk', 'Overdosenettverk Romsdal 2026');
  });

  it('held by another process, still answers, an emergency too, and says that nothing was stored', async () => {
    const store = holdTheFile(folder);
    try {
      expect(await askFor('hva er et overdosekort?', 'Overdosekortet i 2019-rådene')).toContain('Tidligere råd (2019), erstattet');
      await ask('ho pustar ikkje, kva gjer eg?', 'Gi nalokson nasespray');
      await page.sendPersonal('nynorsk takk');
      await page.waitForText('Datalageret svarer ikke akkurat nå. Ingenting er lagret eller endret.');
    } finally {
      store.giveBack();
    }
    await page.sendPersonal('nynorsk takk');
    await page.waitForText('Eg svarar deg på nynorsk frå no av');
  });
});
