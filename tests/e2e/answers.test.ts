import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDemo, type RunningDemo } from './support/demo';
import { openPlayground, type PlaygroundPage } from './support/playground-page';
import { holdTheFile, takeTableAway, type StoreAway } from './support/store-away';

const STATSFORVALTEREN = 'http://127.0.0.1:56150';
const MOLDE = 'http://127.0.0.1:56151';
const BOT = 'Nettverksassistenten';

let folder: string;
let demo: RunningDemo;
const opened: PlaygroundPage[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
  demo = await startDemo(folder);
});
afterAll(async () => {
  await demo.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
});

async function open(url: string): Promise<PlaygroundPage> {
  const page = await openPlayground(url);
  opened.push(page);
  await page.page.getByTitle('Hide log panel').click();
  return page;
}

/** As wide as a phone, and so high that a whole card is in the picture. */
async function picture(page: PlaygroundPage, name: string): Promise<void> {
  const size = page.page.viewportSize()!;
  await page.page.setViewportSize({ width: 430, height: 1100 });
  await page.screenshot(`answers-${name}.png`);
  await page.page.setViewportSize(size);
}

async function openChannel(url: string, channel: string): Promise<PlaygroundPage> {
  const page = await open(url);
  await page.openChannel(channel);
  return page;
}

/** Asks in the personal chat and gives what the card says. */
async function ask(page: PlaygroundPage, question: string, words: string): Promise<string> {
  await page.sendPersonal(question);
  return (await page.waitForCard(words)).innerText();
}

describe('a question', () => {
  it.each([
    ['is answered with a text in force', 'hva sier råd 1 om avrusning?', 'Gjeldende råd · 16. januar 2025', 'Kilde: Helsedirektoratet', 'in-force'],
    ['that only replaced advice answers gets that, so marked', 'hva er et overdosekort?',
      'Tidligere råd (2019), erstattet · 29. mars 2019', 'Overdosekortet i 2019-rådene', 'superseded'],
    ['far from what we know is not answered', 'når går bussen til Molde?', 'Det vet jeg ikke', 'Spør ellers KORUS', 'refused'],
    ['about doses is not answered, and somebody else is named', 'hvor mye metadon kan jeg ta?', 'Det gir jeg ikke råd om', 'rusinfo.no', 'guarded'],
    ['for telephone numbers gets them', 'telefoner', 'Hvem du kan ringe', '116 117', 'phones'],
  ])('%s', async (_what, question, words, more, name) => {
    const page = await open(STATSFORVALTEREN);
    expect(await ask(page, question, words)).toContain(more);
    await picture(page, name);
  });

  it('that may mean several things gets three titles, and the one that is pressed', async () => {
    const page = await open(STATSFORVALTEREN);
    await page.sendPersonal('hvem har ansvar for å lage rutiner?');
    const card = await page.waitForCard('Jeg er usikker. Dette ligger nærmest:');
    const titles = (await card.getByRole('button').allInnerTexts()).filter((title) => title !== 'Vis rådene');
    expect(titles).toHaveLength(3);
    await picture(page, 'unsure');
    await page.pressButton(titles[0]!);
    expect(await (await page.waitForCard('Kilde:')).innerText()).toContain(titles[0]);
  });
});

describe('an emergency', () => {
  it.each([
    ['bokmål', 'han puster ikke og er blå på leppene', 'Ring 113 nå', 'Gi nalokson nesespray', 'emergency-nb'],
    ['nynorsk', 'ho pustar ikkje, kva gjer eg?', 'Ring 113 no', 'Gi nalokson nasespray', 'emergency-nn'],
    ['English', 'she is not breathing and her lips are blue', 'Call 113 now', 'Give naloxone nasal spray', 'emergency-en'],
    ['words of suicide', 'jeg vil ikke leve lenger', 'Ring 113 nå', 'Ikke la personen være alene', 'emergency-suicide'],
  ])('in %s gets 113 first, in the same language', async (_language, question, words, step, name) => {
    const page = await open(STATSFORVALTEREN);
    expect(await ask(page, question, words)).toContain(step);
    await picture(page, name);
  });
});

describe('after an answer', () => {
  it('«og i nynorsk?» gives it again, and «hva med pårørende?» what it says of them', async () => {
    const page = await open(STATSFORVALTEREN);
    await ask(page, 'hva er råd 1?', 'Råd 1: rutiner som del av kommunens planer');
    await page.sendPersonal('og i nynorsk?');
    expect(await (await page.waitForCard('Gjeldande råd')).innerText()).toContain('Råd 1: rutiner som del av kommunens planer');
    expect(await ask(page, 'hva med pårørende?', 'Hva råd 1 sier om pårørende')).toContain('Gjeldende råd · 16. januar 2025');
    await picture(page, 'follow-up');
  });

  it('takes a thumb', async () => {
    const page = await open(STATSFORVALTEREN);
    await ask(page, 'hva er et overdosekort?', 'Overdosekortet i 2019-rådene');
    await page.page.getByRole('button', { name: 'Like', exact: true }).last().click();
    await picture(page, 'thumb');
  });
});
