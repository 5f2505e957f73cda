import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDemo, type RunningDemo } from './support/demo';
import { openPlayground, type PlaygroundPage } from './support/playground-page';

/**
 * Two Playgrounds side by side are two organisations in two tenants: the coordinator at Statsforvalteren, and somebody from
 * Molde. One goes on where the other has pressed, so the tests are one story, in this order.
 */
const BOT = 'Nettverksassistenten';
const NETWORK = 'Overdosenettverk Romsdal 2026';
const SHE = 'Demo Kontakt (Molde)';

let folder: string;
let demo: RunningDemo;
let coordinator: PlaygroundPage;
let she: PlaygroundPage;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
  demo = await startDemo(folder);
  [coordinator, she] = [await openPlayground('http://127.0.0.1:56150'), await openPlayground('http://127.0.0.1:56151')];
  // A chat that was opened is one that we may write to.
  await coordinator.sendPersonal('hei');
  await coordinator.waitForCard('Dette kan jeg');
});
afterAll(async () => {
  await Promise.all([coordinator.close(), she.close()]);
  await demo.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('a person of another organisation', () => {
  it('leaves, after a card that says what that means', async () => {
    await she.sendPersonal('forlat nettverket');
    await she.waitForCard(`Vil du ut av ${NETWORK}?`);
    await she.pressButton('Ja, gå ut av nettverket');
    await she.waitForCard(`Du er ute av ${NETWORK}`);
  });

  it('asks to join in a sentence of her own, and sees that it is sent', async () => {
    await she.sendPersonal('jeg er fra Molde, kommuneoverlege');
    await she.waitForCard(`Bli med i ${NETWORK}`);
    await she.picture('networks-join.png');
    await she.select('Rolle', 'Kontaktperson for kommunen');
    await she.pressButton('Send forespørsel');
    await she.waitForCard(`Forespørselen om ${NETWORK} er sendt`);
    await she.picture('networks-join-sent.png');
  });

  it('is approved by the coordinator in the other tenant, and told so', async () => {
    await coordinator.waitForCard(`${SHE} vil bli med i ${NETWORK}`);
    await coordinator.picture('networks-request.png');
    await coordinator.pressButton('Godkjenn');
    await coordinator.waitForCard(`Godkjent: ${SHE}`);
    await coordinator.picture('networks-approved.png');
    await she.waitForText(`Du er nå med i ${NETWORK}`);
  });

  it('stands in the list of contacts', async () => {
    await coordinator.sendPersonal('kontakter');
    const card = await coordinator.waitForCard(`Kontakter i ${NETWORK}`);
    expect(await card.innerText()).toContain(SHE);
    await coordinator.picture('networks-contacts.png');
    await coordinator.sendPersonal('hvem er kontaktperson i Molde?');
    expect(await (await coordinator.waitForCard('Kontakter: Molde')).innerText()).toContain('kommuneoverlege');
  });

  it('sees her profile, and becomes a participant at once when she steps down', async () => {
    await she.sendPersonal('min profil');
    await she.waitForCard(`Min profil i ${NETWORK}`);
    await she.picture('networks-profile.png');
    await she.pressButton('Endre rolle');
    await she.waitForCard('Du er med i');
    await she.pressButton('Be om en annen rolle');
    await she.waitForCard(`Bli med i ${NETWORK}`);
    await she.select('Rolle', 'Deltaker');
    await she.pressButton('Send forespørsel');
    await she.waitForCard('Lagret: dette er du');
    await she.picture('networks-role-changed.png');
  });

  it('leaves again, and the log of the coordinator says who did what, without a word of what was written', async () => {
    await she.sendPersonal('forlat nettverket');
    await she.waitForCard(`Vil du ut av ${NETWORK}?`);
    await she.pressButton('Ja, gå ut av nettverket');
    await she.waitForCard(`Du er ute av ${NETWORK}`);
    await she.picture('networks-left.png');
    await coordinator.sendPersonal('logg');
    const log = await (await coordinator.waitForCard(`Logg for ${NETWORK}`)).innerText();
    expect(log).not.toContain('kommuneoverlege');
    await coordinator.picture('networks-log.png');
  });
});

describe('a channel of another organisation', () => {
  it('is unlinked, and asks for a code', async () => {
    await coordinator.sendPersonal('kanaler');
    await coordinator.waitForCard(`Kanalene i ${NETWORK}`);
    await coordinator.picture('networks-channels.png');
    await coordinator.pressButton('Koble fra');
    await coordinator.waitForCard('Skal kanalen kobles fra?');
    await coordinator.pressButton('Koble fra');
    await coordinator.waitForCard('er koblet fra');
    await she.openChannel('Overdoseforebygging');
    await she.waitForCard('Kanalen hører ikke lenger til');
    await she.sendInChannelWithMention(BOT, 'koble kanal');
    await she.waitForCard('Koble kanalen til et nettverk');
    await she.picture('networks-channel-code.png');
  });

  it('is linked by the code, which the coordinator approves', async () => {
    const card = await (await she.waitForCard('Koble kanalen til et nettverk')).innerText();
    const [, code = ''] = /koble kanal ([A-Z0-9]{4}-?[A-Z0-9]{4})/.exec(card.replaceAll('\n', ' ')) ?? [];
    await coordinator.sendPersonal(`koble kanal ${code}`);
    await coordinator.waitForCard('Skal kanalen kobles til');
    await coordinator.picture('networks-channel-approve.png');
    await coordinator.pressButton('Koble kanalen');
    await coordinator.waitForCard(`er koblet til ${NETWORK}`);
    await she.waitForCard(`Kanalen hører nå til ${NETWORK}`);
  });

  it('gets what is posted to the network, as the coordinator’s own channel does', async () => {
    await coordinator.sendPersonal('ny beskjed');
    await coordinator.waitForCard('Ny beskjed til nettverket');
    await coordinator.fill('Beskjed', 'Neste samling handler om råd 2. Se gjennom rutinene deres før den.');
    await coordinator.pressButton('Se hvordan den blir');
    await coordinator.waitForCard('Slik blir beskjeden');
    await coordinator.picture('networks-notice-preview.png');
    await coordinator.pressButton('Send til alle kanalene');
    await coordinator.waitForCard('Beskjeden er lagret og sendes nå');
    await she.waitForCard('Neste samling handler om råd 2');
    await coordinator.openChannel('Nettverket');
    await coordinator.waitForCard('Neste samling handler om råd 2');
  });

  it('and a press in one changes the card in both', async () => {
    await coordinator.pressButton('Lest');
    await she.waitForCard('Lest av: Statsforvalteren i Møre og Romsdal');
    await coordinator.waitForCard('Lest av: Statsforvalteren i Møre og Romsdal');
    await Promise.all([she.picture('networks-notice-molde.png'), coordinator.picture('networks-notice-statsforvalteren.png')]);
  });

  it('that has gone away neither blocks nor hides the others', async () => {
    execFileSync('pkill', ['-KILL', '-f', '--', '--port 56151']);
    await coordinator.sendPersonal('beskjeder');
    await coordinator.waitForCard('Beskjeder til nettverket');
    await coordinator.pressButton('Åpne');
    await coordinator.waitForCard('Beskjed til nettverket');
    await coordinator.pressButton('Endre');
    await coordinator.waitForCard('Endre beskjeden');
    await coordinator.fill('Beskjed', 'Neste samling handler om råd 3. Se gjennom rutinene deres før den.');
    await coordinator.pressButton('Se hvordan den blir');
    await coordinator.waitForCard('Slik blir beskjeden');
    await coordinator.pressButton('Endre i alle kanalene');
    await coordinator.waitForCard('Endringen er lagret');
    await coordinator.openChannel('Nettverket');
    await coordinator.waitForCard('Neste samling handler om råd 3');
    await coordinator.screenshot('networks-notice-one-channel-gone.png');
    await coordinator.sendPersonal('beskjeder');
    const list = await coordinator.waitForCard('Beskjeder til nettverket');
    expect(await list.innerText()).toMatch(/Overdoseforebygging|Står i/);
    await coordinator.picture('networks-notices.png');
  });
});
