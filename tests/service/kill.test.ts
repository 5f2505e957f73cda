import { molde, personalMessage } from '../support/activities';
import { startFakeTeams, type FakeTeams } from '../support/fake-teams';
import { postActivity } from '../support/http-client';
import { ensureBuilt } from '../cli/built';
import { startRunning, temporaryFolder, type RunningService } from './running';

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

const begin = async () => {
  service = await startRunning({ SQLITE_FILE: `${folder.path}/a.db` });
};

/** What the bot says to a message of this person's, in a conversation of their own. */
async function say(text: string, person: number): Promise<string> {
  const aadObjectId = `b1b1b1b1-b1b1-4b1b-8b1b-${String(person).padStart(12, '0')}`;
  const from = { id: `29:person-${person}`, name: 'Demo Person', aadObjectId };
  const world = { ...molde, serviceUrl: teams.url, from, personalChat: { id: `a:chat-${person}` } };
  const { status } = await postActivity(service.url, personalMessage(world, text));
  expect(status).toBe(200);
  const sent = await teams.waitForSent(({ conversationId }) => conversationId === `a:chat-${person}`);
  teams.clear();
  return JSON.stringify(sent.activity);
}

test('what the bot has said is stored is there after kill -9 and a new start', async () => {
  const people = Array.from({ length: 20 }, (_, at) => at);
  await begin();
  for (const person of people) expect(await say('nynorsk', person)).toContain('Eg svarar deg på nynorsk frå no av.');
  service.child.kill('SIGKILL');
  expect(await service.ended).toEqual({ code: null, signal: 'SIGKILL' });
  await begin();
  for (const person of people) expect(await say('råd 1', person)).toContain('Gjeldande råd');
  expect(await say('råd 1', 99)).toContain('Gjeldende råd');
}, 60_000);

test('killed while many write, it loses nothing it has answered, and starts again each time', async () => {
  const stored = new Set<number>();
  let next = 0;
  for (let round = 0; round < 3; round += 1) {
    await begin();
    const batch = Array.from({ length: 12 }, () => next++);
    const writes = batch.map((person) => say('english', person).then(() => stored.add(person), () => undefined));
    await Promise.race(writes);
    service.child.kill('SIGKILL');
    await service.ended;
    teams.clear();
  }
  await begin();
  expect(stored.size).toBeGreaterThan(0);
  for (const person of stored) expect(await say('råd 1', person)).toContain('In force');
}, 60_000);
