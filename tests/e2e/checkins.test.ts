import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dayOf } from '../../src/lib/time';
import { addWorkingDays } from '../../src/lib/time/working-days';
import { startDemo, type RunningDemo } from './support/demo';
import { demoNow, moveDemoTo } from './support/demo-time';
import { openPlayground, type PlaygroundPage } from './support/playground-page';

/**
 * A round of check-ins, from the coordinator's form to a correction, in two organisations. One goes on where the other has pressed, so the
 * tests are one story, in this order. Molde's contact reports for Molde; the coordinator on behalf of Vestnes, which has reported before.
 */
const STATUS = 'Rutiner for å redusere risikoen for overdoser er del av vedtatt plan';
const EQUIPMENT = 'Utdeling av brukerutstyr er på plass, og det er gratis';
const FOLLOW_UP = 'Rutine for oppfølging etter ikke-dødelig overdose';
/** As text everywhere, whatever it looks like. */
const OWN = 'Har dere et **overdoseteam**? [her](https://eksempel.no) ${navn} <at>alle</at>';

let folder: string;
let demo: RunningDemo;
let coordinator: PlaygroundPage;
let she: PlaygroundPage;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
  demo = await startDemo(folder);
  // In working hours, whenever this is run: nobody is written to at night.
  moveDemoTo(folder, `${addWorkingDays(dayOf(demoNow(folder)), 1)}T09:30`);
  [coordinator, she] = [await openPlayground('http://127.0.0.1:56150'), await openPlayground('http://127.0.0.1:56151')];
  // A chat that was opened is one that we may write to.
  await Promise.all([coordinator.sendPersonal('hei'), she.sendPersonal('hei')]);
  await Promise.all([coordinator.waitForCard('Dette kan jeg'), she.waitForCard('Dette kan jeg')]);
});
afterAll(async () => {
  await Promise.all([coordinator.close(), she.close()]);
  await demo.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('the network’s form', () => {
  it('gets a question of the network’s own, shown as it was written', async () => {
    await coordinator.sendPersonal('innsjekkskjema');
    await coordinator.waitForCard('Skjemaet for innsjekker');
    await coordinator.pressButton('Endre skjemaet');
    await coordinator.waitForCard('Hva skal innsjekken spørre om?');
    await coordinator.fill('Eget spørsmål 1', OWN);
    await coordinator.select('Svar på spørsmål 1', 'ja, nei eller vet ikke');
    await coordinator.screenshot('checkins-form-edit.png'); // Another width would empty the fields.
    await coordinator.pressButton('Se det som kommunene');
    await coordinator.waitForCard(OWN);
    await coordinator.picture('checkins-form-preview.png');
    await coordinator.pressButton('Lagre skjemaet');
    await coordinator.waitForCard('Lagret.');
    await coordinator.waitForCard(OWN);
  });
});

describe('a round of check-ins', () => {
  it('is proposed, seen over, and opened by the coordinator', async () => {
    await coordinator.sendPersonal('ny innsjekk');
    await coordinator.waitForCard('Dette er mitt forslag');
    await coordinator.picture('checkins-round-form.png');
    await coordinator.pressButton('Se over');
    await coordinator.waitForCard('Slik blir innsjekken');
    await coordinator.picture('checkins-round-preview.png');
    await coordinator.pressButton('Åpne nå');
    await coordinator.waitForCard('Innsjekken er åpen');
  });

  it('stands in both channels, and Molde’s contact is told in the chat', async () => {
    await she.waitForCard('Innsjekken for Molde er åpen');
    await she.picture('checkins-opened.png');
    await coordinator.openChannel('Nettverket');
    await she.openChannel('Overdoseforebygging');
    await Promise.all([coordinator.waitForCard('0 av 5 kommuner har meldt'), she.waitForCard('0 av 5 kommuner har meldt')]);
    await she.picture('checkins-channel.png');
  });
});

describe('Molde', () => {
  it('fills in three parts, with what it said last time filled in', async () => {
    await she.sendPersonal('innsjekk');
    await she.waitForCard('0 av 6 deler er lagret');
    await she.picture('checkins-overview.png');
    await she.pressButton('Begynn');
    await she.waitForCard('Del 1 av 6');
    await she.select(STATUS, '5 – på plass og revidert siste 12 måneder');
    await she.screenshot('checkins-part.png');
    await she.pressButton('Lagre og gå videre');
    await she.waitForCard('Del 2 av 6');
    await she.pressButton('Lagre og gå videre');
    await she.waitForCard('Del 3 av 6');
    await she.select(EQUIPMENT, '4 – på plass (skriftlig og kjent)');
    await she.pressButton('Lagre og gå til oversikten');
    await she.waitForCard('3 av 6 deler er lagret');
  });

  it('goes away, and comes back from the channel to where it was', async () => {
    await she.openChannel('Overdoseforebygging');
    await she.pressButton('Meld for kommunen din');
    await she.sendPersonal('innsjekk');
    await she.waitForCard('3 av 6 deler er lagret');
    await she.picture('checkins-back.png');
    await she.pressButton('Fortsett');
    await she.waitForCard('Del 4 av 6');
    await she.select(FOLLOW_UP, '3 – under arbeid');
    await she.pressButton('Lagre og gå videre');
    await she.waitForCard('Del 5 av 6');
    await she.pressButton('Lagre og gå videre');
    await she.waitForCard('Del 6 av 6');
    await she.waitForCard(OWN);
    await she.picture('checkins-own-question.png');
    await she.pressButton('Lagre og gå videre');
    await she.waitForCard('Se over:');
    await she.picture('checkins-preview.png');
    await she.pressButton('Send inn');
    await she.waitForCard('Innsjekken er sendt');
    await she.picture('checkins-receipt.png');
  });

  it('is one that has reported, to everybody, and corrects it', async () => {
    await coordinator.waitForCard('1 av 5 kommuner har meldt');
    await she.pressButton('Rett svarene');
    await she.waitForCard('Velg delen du vil rette');
    await she.page.getByRole('button', { name: /Råd 1 – planer/ }).last().click();
    await she.waitForCard('Del 1 av 6');
    await she.select(STATUS, '4 – på plass (skriftlig og kjent)');
    await she.pressButton('Lagre og gå til oversikten');
    await she.waitForCard('Det er lagret endringer som ikke er sendt');
    await she.pressButton('Se over og send');
    await she.waitForCard('Se over:');
    await she.pressButton('Send rettelsen');
    await she.waitForCard('Rettelsen er sendt');
    await she.picture('checkins-corrected.png');
  });
});

describe('Vestnes', () => {
  it('has nothing new since last time, which the coordinator sees before it is sent', async () => {
    await coordinator.sendPersonal('innsjekkstatus');
    await coordinator.waitForCard('1 av 5 har');
    await coordinator.pressButton('Meld på vegne av');
    await coordinator.waitForCard('På vegne av hvilken kommune?');
    await coordinator.select('Kommune', 'Vestnes');
    await coordinator.pressButton('Gå videre');
    await coordinator.waitForCard('På vegne av Vestnes');
    await coordinator.picture('checkins-on-behalf.png');
    await coordinator.pressButton('Ingenting nytt siden sist');
    await coordinator.waitForCard('Dette sendes som «ingenting nytt siden sist»');
    await coordinator.pressButton('Send inn');
    await coordinator.waitForCard('Innsjekken er sendt');
    await coordinator.picture('checkins-nothing-new.png');
  });
});

describe('the coordinator', () => {
  it('sees where every municipality is, never what it answered, and reminds those missing', async () => {
    await coordinator.sendPersonal('innsjekkstatus');
    const card = await coordinator.waitForCard('2 av 5 har');
    expect(await card.innerText()).not.toContain('under arbeid');
    await coordinator.picture('checkins-status.png');
    await coordinator.pressButton('Minn på nå');
    await coordinator.waitForCard('Påminnelsen går');
    await coordinator.picture('checkins-reminded.png');
  });
});

describe('afterwards', () => {
  it('Molde sees its reports over time, and has a plan for each råd', async () => {
    await she.sendPersonal('våre rapporter');
    await she.waitForCard('Bare dere i kommunen ser rapportene her');
    await she.picture('checkins-history.png');
    await she.pressButton('Utviklingen over tid');
    await she.waitForCard('Råd 1');
    await she.picture('checkins-trend.png');
    await she.sendPersonal('vår plan');
    await she.waitForCard('Planen for rådene: Molde');
    await she.pressButton('Fyll ut planen for råd 1');
    await she.waitForCard('Skriv roller, ikke navn');
    await she.fill('Hvor mye tid er satt av?', 'En halv stilling (demo)');
    await she.screenshot('checkins-plan-form.png');
    await she.pressButton('Lagre planen');
    await she.waitForCard('En halv stilling (demo)');
    await she.picture('checkins-plan.png');
  });
});
