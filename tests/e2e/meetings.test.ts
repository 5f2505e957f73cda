import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ICAL from 'ical.js';
import { dayOf } from '../../src/lib/time';
import { addWorkingDays } from '../../src/lib/time/working-days';
import { startDemo, type RunningDemo } from './support/demo';
import { demoNow, moveDemoTo } from './support/demo-time';
import { openPlayground, type PlaygroundPage } from './support/playground-page';

/**
 * From the poll in two organisations' channels to what was agreed and done. One goes on where the other has pressed, so the tests
 * are one story, in this order; the demo's time is moved to where the next thing happens by itself. In the Playground one's own
 * mark on a channel's card goes with the next edit of it, so what is waited for is what the card says to everybody.
 */
const TITLE = 'Samling om råd 2';
const SECOND = 'Samling om oppfølging';
const AGREED = 'Skrive rutine for utdeling av nalokson';

let folder: string;
let demo: RunningDemo;
let coordinator: PlaygroundPage;
let she: PlaygroundPage;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
  demo = await startDemo(folder);
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

const workingDay = (days: number): string => addWorkingDays(dayOf(demoNow(folder)), days);
const channels = async (): Promise<void> => {
  await coordinator.openChannel('Nettverket');
  await she.openChannel('Overdoseforebygging');
};

describe('a poll', () => {
  it('is made from proposals, seen before it is posted, and stands in both organisations’ channels', async () => {
    await coordinator.sendPersonal('ny møteavstemning');
    await coordinator.waitForCard('Ny avstemning om møtetid');
    await coordinator.picture('meetings-poll-form.png');
    await coordinator.fill('Hva heter møtet?', TITLE);
    await coordinator.choose('Råd 2');
    await coordinator.fill('Minst så mange kommuner må kunne', '1');
    await coordinator.pressButton('Foreslå tider');
    await coordinator.waitForCard('Velg tidene det skal stemmes om');
    await coordinator.picture('meetings-poll-slots.png');
    await coordinator.pressButton('Se over');
    await coordinator.waitForCard('Slik blir avstemningen');
    await coordinator.picture('meetings-poll-preview.png');
    await coordinator.pressButton('Legg ut');
    await coordinator.waitForCard('Avstemningen er lagret og legges ut');
    await channels();
    await Promise.all([coordinator.waitForCard(TITLE), she.waitForCard(TITLE)]);
    await she.screenshot('meetings-poll-molde.png');
  });

  it('is voted on in either channel, and both show it', async () => {
    await she.pressButton('Alle passer');
    await coordinator.waitForCard('Kommuner: 1 ja, 0 om nødvendig');
    await she.page.getByRole('button', { name: /^Om nødvendig: / }).last().click();
    await coordinator.waitForCard('Kommuner: 0 ja, 1 om nødvendig');
    await she.pressUntil('Svarene mine', 'Ditt svar: om nødvendig');
    await she.picture('meetings-poll-voted.png');
    await coordinator.waitForCard('Best nå:');
    await coordinator.pressButton('Alle passer');
    await she.waitForCard('Organisasjoner som har svart');
    await coordinator.pressUntil('Svarene mine', 'Ditt svar: ja');
    await coordinator.picture('meetings-poll-statsforvalteren.png');
  });

  it('has its quorum, is closed and counted, and the coordinator is told the best time', async () => {
    await coordinator.sendPersonal('avstemninger');
    await coordinator.waitForCard('Avstemninger om møtetid');
    await coordinator.pressButton(`Følg opp: ${TITLE}`);
    const card = await coordinator.waitForCard('Minn på nå');
    expect(await card.innerText()).toContain('Har svart: Molde');
    await coordinator.picture('meetings-poll-manage.png');
    await coordinator.pressButton('Steng nå');
    await coordinator.waitForCard('Avstemningen er stengt');
    await coordinator.waitForCard(`Avstemningen «${TITLE}» er stengt`);
    await coordinator.picture('meetings-poll-closed.png');
    await coordinator.pressButton('Følg opp avstemningen');
    await coordinator.waitForCard('Sett samlingen:');
    await coordinator.page.getByRole('button', { name: /^Sett samlingen: / }).last().click();
    await coordinator.waitForCard('Samlingen er satt');
  });
});

describe('the meeting that it set', () => {
  it('is announced in both channels, with who comes', async () => {
    await channels();
    await Promise.all([coordinator.waitForCard('Hvem kommer'), she.waitForCard('Hvem kommer')]);
    await she.pressButton('Jeg kommer');
    await Promise.all([coordinator.waitForCard('Kommer: Molde'), she.waitForCard('Kommer: Molde')]);
    await coordinator.picture('meetings-announced.png');
  });

  it('is a calendar file that another program reads', async () => {
    const event = await downloaded(she);
    expect([event.summary, event.sequence]).toEqual([TITLE, 0]);
    expect(event.startDate.zone.tzid).toBe('Europe/Oslo');
    await she.picture('meetings-calendar.png');
  });

  it('is moved, which both channels are told once and the calendar follows', async () => {
    await coordinator.sendPersonal('samling');
    await coordinator.waitForCard(TITLE);
    await coordinator.pressButton('Endre');
    await coordinator.waitForCard('Endre samlingen');
    await coordinator.pressButton('Flytt');
    await coordinator.waitForCard('Flytt samlingen');
    await coordinator.picture('meetings-move.png');
    await coordinator.pickDay('Ny dag', workingDay(30));
    await coordinator.select('Nytt klokkeslett', '12:30');
    await coordinator.pressButton('Flytt');
    await coordinator.waitForCard(`${TITLE} er flyttet`);
    await channels();
    await Promise.all([coordinator.waitForCard('Ny tid:'), she.waitForCard('Ny tid:')]);
    await she.picture('meetings-moved.png');
    const event = await downloaded(she);
    expect([event.sequence, event.startDate.hour]).toEqual([1, 12]);
  });

  it('is cancelled, which both channels are told', async () => {
    await coordinator.sendPersonal('samling');
    await coordinator.waitForCard(TITLE);
    await coordinator.pressButton('Endre');
    await coordinator.waitForCard('Endre samlingen');
    await coordinator.pressButton('Avlys');
    await coordinator.waitForCard('Avlys samlingen?');
    await coordinator.fill('Grunn', 'Vi tar det på neste samling.');
    await coordinator.pressButton('Avlys samlingen');
    await coordinator.waitForCard(`${TITLE} er avlyst`);
    await channels();
    await Promise.all([coordinator.waitForCard('Skulle ha vært'), she.waitForCard('Skulle ha vært')]);
    await she.picture('meetings-cancelled.png');
  });
});

describe('a meeting that is held', () => {
  let day: string;

  it('is announced without a poll', async () => {
    day = workingDay(3);
    await coordinator.sendPersonal('nytt møte');
    await coordinator.waitForCard('Ny samling');
    await coordinator.fill('Hva heter samlingen?', SECOND);
    await coordinator.pickDay('Dag', day);
    await coordinator.select('Klokkeslett', '10:00');
    await coordinator.fill('Dagsorden', 'Nalokson, råd 2, 20 min\nOppfølging etter overdose, råd 3, 30 min');
    await coordinator.pressButton('Se over');
    await coordinator.waitForCard('Slik blir samlingen');
    await coordinator.picture('meetings-preview.png');
    await coordinator.pressButton('Kunngjør');
    await coordinator.waitForCard('Samlingen er kunngjort');
    await channels();
    await Promise.all([coordinator.waitForCard(SECOND), she.waitForCard(SECOND)]);
    await coordinator.picture('meetings-agenda.png');
  });

  it('has a card in the channels an hour before, where those who are there say so', async () => {
    moveDemoTo(folder, `${day}T09:15`);
    await Promise.all([coordinator.waitForCard('Trykk «Til stede»'), she.waitForCard('Trykk «Til stede»')]);
    await she.pressButton('Til stede');
    await Promise.all([coordinator.waitForCard('Til stede: Molde'), she.waitForCard('Til stede: Molde')]);
    await coordinator.picture('meetings-day.png');
  });

  it('has minutes, with what Molde is to do', async () => {
    moveDemoTo(folder, `${day}T12:30`);
    await coordinator.sendPersonal('referat');
    await coordinator.waitForCard('Referat');
    const list = await coordinator.waitForCard('Referat');
    if ((await list.innerText()).includes('ikke skrevet')) await coordinator.page.getByRole('button', { name: new RegExp(SECOND) }).last().click();
    await coordinator.pressButton('Ny beslutning');
    await coordinator.waitForCard('Hva ble besluttet?');
    await coordinator.fill('Hva ble besluttet?', 'Alle kommunene skal ha en skriftlig rutine.');
    await coordinator.pressButton('Lagre i kladden');
    await coordinator.waitForCard('Alle kommunene skal ha en skriftlig rutine.');
    await coordinator.pressButton('Ny oppfølging');
    await coordinator.waitForCard('Hva skal gjøres?');
    await coordinator.fill('Hva skal gjøres?', AGREED);
    await coordinator.choose('Molde');
    await coordinator.pickDay('Frist', workingDay(6));
    await coordinator.pressButton('Lagre i kladden');
    await coordinator.waitForCard(AGREED);
    await coordinator.picture('meetings-minutes-draft.png');
    await coordinator.pressButton('Forhåndsvis');
    await coordinator.waitForCard('Slik blir referatet');
    await coordinator.pressButton('Legg ut referatet');
    await coordinator.waitForCard('Referatet er lagt ut');
    await channels();
    await Promise.all([coordinator.waitForCard(AGREED), she.waitForCard(AGREED)]);
    await she.picture('meetings-minutes.png');
  });

  it('is followed up: Molde is reminded on the day, and says that it is done', async () => {
    await she.sendPersonal('oppfølging');
    await she.waitForCard(AGREED);
    moveDemoTo(folder, `${workingDay(6)}T10:00`);
    await she.waitForCard('Fristen for dette er');
    await she.picture('meetings-follow-up-reminder.png');
    await she.pressButton('Ferdig');
    await she.waitForCard('Den er meldt ferdig');
    await coordinator.sendPersonal('oppfølging');
    await coordinator.waitForCard('Oppfølging');
    await coordinator.pressButton('Avsluttede');
    expect(await (await coordinator.waitForCard('Avsluttet oppfølging')).innerText()).toContain(AGREED);
    await coordinator.picture('meetings-follow-ups.png');
  });

  it('stands in the list of who was there', async () => {
    await coordinator.sendPersonal('oppmøte');
    expect(await (await coordinator.waitForCard(`Oppmøte: ${SECOND}`)).innerText()).toContain('Molde');
    await coordinator.picture('meetings-attendance.png');
  });
});

/** Presses «Legg i kalenderen» in the channel, fetches the file that the card leads to, and reads it. */
async function downloaded(person: PlaygroundPage): Promise<ICAL.Event> {
  await person.pressButton('Legg i kalenderen');
  const card = await person.waitForCard('Hent kalenderfilen');
  // The Playground opens links in a new window, and this browser keeps what is downloaded there to itself.
  const asked = new Promise<string>((resolve) => void person.page.context().route('**/files/**', (route) => {
    resolve(route.request().url());
    return route.abort();
  }));
  await card.getByRole('button', { name: 'Hent kalenderfilen' }).or(card.getByRole('link', { name: 'Hent kalenderfilen' })).last().click();
  const response = await fetch(await asked);
  await person.page.context().unroute('**/files/**');
  expect(response.headers.get('content-disposition')).toMatch(/filename="samling-.*\.ics"/);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
  const [event] = calendar.getAllSubcomponents('vevent');
  if (!event) throw new Error('There is no event in the file');
  return new ICAL.Event(event);
}
