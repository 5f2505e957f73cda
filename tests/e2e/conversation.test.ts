import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDemo, type RunningDemo } from './support/demo';
import { openPlayground, type PlaygroundPage } from './support/playground-page';

const STATSFORVALTEREN = 'http://127.0.0.1:56150';
const MOLDE = 'http://127.0.0.1:56151';

let folder: string;
let demo: RunningDemo;
let page: PlaygroundPage;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
  demo = await startDemo(folder);
});
afterAll(async () => {
  await demo.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => page.close());

describe('in a personal chat, as the coordinator', () => {
  beforeEach(async () => {
    page = await openPlayground(STATSFORVALTEREN);
  });

  it('answers a question with a card that names source, date and status', async () => {
    await page.sendPersonal('hva sier råd 1 om pårørende?');
    const card = await page.waitForCard('Hva råd 1 sier om pårørende');
    const text = await card.innerText();
    expect(text).toContain('Gjeldende råd · 16. januar 2025');
    expect(text).toContain('Kilde: Helsedirektoratet');
    await page.screenshot('personal-answer.png');
  });

  it('answers nynorsk with a nynorsk frame', async () => {
    await page.sendPersonal('korleis følgjer vi opp etter ei overdose?');
    expect(await (await page.waitForCard('Kjelde:')).innerText()).toContain('Sjå også:');
    await page.screenshot('personal-nynorsk.png');
  });

  it('understands English', async () => {
    await page.sendPersonal('help');
    expect(await (await page.waitForCard('What I can do')).innerText()).toContain('list advice');
    await page.screenshot('personal-help-english.png');
  });

  it('puts 113 first when somebody is in danger', async () => {
    await page.sendPersonal('han puster ikke og er blå på leppene');
    expect(await (await page.waitForCard('Ring 113 nå')).innerText()).toContain('Gi nalokson nesespray hvis du har det.');
    await page.screenshot('personal-emergency.png');
  });

  it('says that it does not know, and what it can do instead', async () => {
    await page.sendPersonal('oppskrift på fiskesuppe?');
    await page.waitForCard('Det vet jeg ikke');
    await page.screenshot('personal-refusal.png');
    await page.pressButton('Hva kan du?');
    await page.waitForCard('Dette kan jeg');
  });

  it('opens what stands under «se også» as a new card', async () => {
    await page.sendPersonal('råd 1');
    const card = await page.waitForCard('Råd 1: rutiner som del av kommunens planer');
    const next = await card.getByRole('button').last().innerText();
    const before = (await page.texts()).length;
    await page.pressButton(next);
    await page.page.getByRole('heading', { name: next }).waitFor();
    expect((await page.texts()).length).toBe(before + 1);
  });
});

describe('from the compose box, as the coordinator', () => {
  const PAGE = 'https://www.helsedirektoratet.no/faglige-rad/overdose-lokalt-forebyggende-arbeid/bakgrunn';

  beforeEach(async () => {
    page = await openPlayground(STATSFORVALTEREN);
  });

  it('finds the advice and puts its card in the message, without a button that needs the bot', async () => {
    await page.openGroup('Personal Chat');
    await page.searchFromCompose('hva sier råd 1 om pårørende?');
    await page.chooseFound('Gjeldende: Hva råd 1 sier om pårørende', 'compose-search.png');
    const card = await page.waitForCard('Gjeldende råd · 16. januar 2025');
    expect(await card.getByRole('button').allInnerTexts()).toEqual([]);
    expect(await card.getByRole('link').allInnerTexts()).toEqual(['Åpne kilden']);
    await page.screenshot('compose-inserted.png');
  });

  it('puts 113 first when somebody is in danger', async () => {
    await page.openGroup('Personal Chat');
    await page.searchFromCompose('han puster ikke og er blå på leppene');
    await page.chooseFound('Ring 113 nå', 'compose-emergency.png');
    expect(await (await page.waitForCard('Ring 113 nå')).innerText()).toContain('Gi nalokson nesespray hvis du har det.');
  });

  it('says what it knows of a page of Helsedirektoratet that is linked to', async () => {
    await page.openGroup('Personal Chat');
    // The Playground's own language: an address has none.
    await page.unfurl(PAGE, 'Former advice (2019), replaced', 'compose-link.png');
    await page.waitForCard('I have 2 texts from this page');
  });
});

describe('in a channel', () => {
  it.each([
    ['the coordinator', STATSFORVALTEREN, 'Nettverket', 'channel-statsforvalteren.png'],
    ["Molde's contact", MOLDE, 'Overdoseforebygging', 'channel-molde.png'],
  ])('answers %s, when mentioned, with the network of that channel', async (_who, url, channel, picture) => {
    page = await openPlayground(url);
    await page.openChannel(channel);
    await page.sendInChannelWithMention('Nettverksassistenten', 'nettverk');
    const card = await page.waitForCard('Overdosenettverk Romsdal 2026');
    expect(await card.innerText()).toContain('Aukra, Hustadvika, Molde, Rauma, Vestnes');
    await page.sendInChannelWithMention('Nettverksassistenten', 'hva sier råd 1 om pårørende?');
    await page.waitForCard('Gjeldende råd · 16. januar 2025');
    await page.screenshot(picture);
  });
});
