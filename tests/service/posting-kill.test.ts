import { writeFileSync } from 'node:fs';
import { cardAction, channelMessage, personalMessage, statsforvalteren, type World } from '../support/activities';
import { startFakeTeams, type FakeTeams } from '../support/fake-teams';
import { postActivity } from '../support/http-client';
import { elementsOf } from '../cards/elements';
import { cardOf, type Card } from '../support/replies';
import { ensureBuilt, run } from '../cli/built';
import { startRunning, temporaryFolder, type RunningService } from './running';

/**
 * A real service with a network of 30 channels, killed while it posts to them: another start posts to the rest, and no channel
 * gets the card twice. What was on its way may have arrived: it is left alone.
 */
const CHANNELS = 30;
/** Under way at once, in one posting. */
const AT_ONCE = 10;
const KILLED_AFTER = 7;
const TEXT = 'Beskjed til alle tretti';

let folder: ReturnType<typeof temporaryFolder>;
let teams: FakeTeams;
let service: RunningService;

beforeAll(ensureBuilt, 180_000);
beforeEach(async () => {
  folder = temporaryFolder();
  teams = await startFakeTeams();
});
afterEach(async () => {
  service.child.kill('SIGKILL');
  await service.ended;
  await teams.close();
  folder.remove();
});

const environment = () => ({ SQLITE_FILE: `${folder.path}/a.db` });
const channelId = (at: number) => `19:demo-kanal-${at}@thread.tacv2`;
const coordinator = (): World => ({ ...statsforvalteren, serviceUrl: teams.url });
const cardsIn = (at: number) => teams.sent.filter(({ conversationId, activity }) =>
  conversationId === channelId(at) && JSON.stringify(activity).includes(TEXT)).length;
const posted = () => Array.from({ length: CHANNELS }, (_, at) => cardsIn(at));
const sum = (counts: number[]) => counts.reduce((all, one) => all + one, 0);

async function importNetwork(): Promise<void> {
  const { tenantId, from } = coordinator();
  const channels = Array.from({ length: CHANNELS }, (_, at) => ({ tenant: tenantId, conversation: channelId(at), name: `Kanal ${at}` }));
  const people = [{ tenant: tenantId, id: from.aadObjectId, name: from.name, roles: ['coordinator'], organisation: 'KORUS midt' }];
  const network = { id: 'tretti', name: 'Nettverk Tretti', language: 'nb' };
  writeFileSync(`${folder.path}/network.json`, JSON.stringify({ network, municipalities: ['Molde'], people, channels }));
  const { code, stderr } = await run('cli/network.js', ['import', `${folder.path}/network.json`], { env: environment() });
  expect([code, stderr]).toEqual([0, '']);
}

/** The bot may write where it has been spoken to. */
async function speakEverywhere(): Promise<void> {
  for (let at = 0; at < CHANNELS; at++) {
    const world = { ...coordinator(), channel: { id: channelId(at), name: `Kanal ${at}` } };
    await postActivity(service.url, channelMessage(world, 'råd 1', { id: `hello-${at}` }));
  }
  teams.clear();
}

let presses = 0;

async function press(card: Card | undefined, title: string, fields: object = {}): Promise<Card> {
  const buttons = elementsOf(card).filter(({ type }) => type === 'Action.Execute');
  const { verb, data } = buttons.find((button) => button.title === title) ?? {};
  const activity = cardAction(coordinator(), String(verb), { ...(data as object), ...fields }, { id: `press-${++presses}` });
  const { body } = await postActivity(service.url, activity);
  return (body as { value: Card }).value;
}

async function sendNotice(): Promise<void> {
  await postActivity(service.url, personalMessage(coordinator(), 'ny beskjed'));
  const [form] = teams.sent;
  const preview = await press(form && cardOf(form), 'Se hvordan den blir', { text: TEXT });
  await press(preview, 'Send til alle kanalene');
}

test('killed after some of thirty posts and started again, it posts to the others, and to none twice', async () => {
  await importNetwork();
  service = await startRunning(environment());
  await speakEverywhere();
  await sendNotice();
  const before: string[] = [];
  await teams.waitForSent(({ id, activity }) => {
    if (JSON.stringify(activity).includes(TEXT) && !before.includes(id)) before.push(id);
    return before.length >= KILLED_AFTER;
  });
  service.child.kill('SIGKILL');
  await service.ended;
  expect(sum(posted())).toBeLessThan(CHANNELS);
  service = await startRunning(environment());
  // What is not certain is told the coordinator, so the last word is the log's: the posting is over.
  await service.logged('Posting done');
  expect(Math.max(...posted())).toBe(1);
  expect(posted().filter((count) => count === 0).length).toBeLessThanOrEqual(AT_ONCE);
}, 120_000);
