import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { channelOf, demoOrganisations, molde, statsforvalteren, type DemoOrganisation } from '../../src/demo/organisations';
import { startPlayground, type RunningPlayground } from '../../src/demo/playground';
import { listen, readBody, sendJson, type Loopback } from '../support/loopback';
import { waitFor } from '../support/wait-for';

interface Activity {
  type: string;
  text?: string;
  serviceUrl: string;
  from: { aadObjectId: string };
  conversation: { id: string; tenantId: string };
  channelData: { tenant: { id: string } };
}

let bot: Loopback;
let dir: string;
const received: Activity[] = [];
const running: RunningPlayground[] = [];

beforeAll(async () => {
  bot = await listen(async (request, response) => {
    const activity = await readBody(request);
    if (activity) received.push(activity as Activity);
    sendJson(response, 200);
  });
});
afterAll(() => bot.close());

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'playground-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((playground) => playground.stop()));
  rmSync(dir, { recursive: true, force: true });
});

/** On a port of the test's own, for someone may have `npm start` running. */
async function atFreePort(org: DemoOrganisation): Promise<DemoOrganisation> {
  const probe = await listen(() => undefined);
  await probe.close();
  return { ...org, port: Number(new URL(probe.origin).port) };
}

const optionsFor = (org: DemoOrganisation) => ({ org, botUrl: `${bot.origin}/api/messages`, dir: path.join(dir, org.key) });

async function start(org: DemoOrganisation): Promise<RunningPlayground> {
  const playground = await startPlayground(optionsFor(org));
  running.push(playground);
  return playground;
}

const answers = (url: string): Promise<boolean> => fetch(url).then((response) => response.ok, () => false);

/** As the page does for a post in the organisation's channel. Without the mention the bot hears nothing. */
async function post(url: string, org: DemoOrganisation, text: string): Promise<void> {
  const at = `<at>${org.bot.name}</at>`;
  const response = await fetch(`${url}/_conversation/v1/conversations/${channelOf(org).conversationId}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'text',
      text: `${at} ${text}`,
      textFormat: 'plain',
      from: { id: org.currentUser.id },
      mentions: [{ mentioned: org.bot, text: at }],
    }),
  });
  expect(response.status).toBe(200);
}

test('both organisations start side by side, and what is posted in one comes from its tenant, channel and person', async () => {
  const orgs = await Promise.all(demoOrganisations.map(atFreePort));
  const playgrounds = await Promise.all(orgs.map(start));

  for (const [at, org] of orgs.entries()) {
    await post(playgrounds[at]!.url, org, `hello from ${org.key}`);
    const activity = await waitFor(() => received.find(({ text }) => text?.endsWith(org.key)), { what: 'the post at the bot' });
    expect(activity.conversation.id).toMatch(new RegExp(`^${org.team.channel.id};messageid=\\d+$`));
    expect(activity.conversation.tenantId).toBe(org.tenantId);
    expect(activity.channelData.tenant.id).toBe(org.tenantId);
    expect(activity.from.aadObjectId).toBe(org.currentUser.aadObjectId);
    expect(activity.serviceUrl).toBe(channelOf(org).serviceUrl);
  }
});

test('nobody else on the network reaches it: it listens on loopback only', async () => {
  const org = await atFreePort(molde);
  await start(org);
  const outside = Object.values(networkInterfaces()).flat().filter((each) => each && !each.internal && each.family === 'IPv4');
  for (const each of outside) expect(await answers(`http://${each!.address}:${org.port}`)).toBe(false);
});

test('stop frees the port, and may be called twice', async () => {
  const org = await atFreePort(molde);
  const first = await start(org);
  await first.stop();
  await first.stop();
  expect(await answers(first.url)).toBe(false);
  expect(await answers((await start(org)).url)).toBe(true);
});

test('when the process that started it is killed with kill -9, it ends by itself', async () => {
  const org = await atFreePort(statsforvalteren);
  const url = `http://127.0.0.1:${org.port}`;
  const parent = spawn(process.execPath, [
    '--require', path.resolve(__dirname, '../support/register-swc.js'),
    '--eval', `require(${JSON.stringify(path.resolve(__dirname, '../../src/demo/playground.ts'))})
      .startPlayground(${JSON.stringify(optionsFor(org))});`,
  ], { stdio: 'ignore' });
  await waitFor(() => answers(url), { what: 'the Playground of another process', timeoutMs: 15_000 });

  parent.kill('SIGKILL');
  await once(parent, 'exit');

  await waitFor(async () => !(await answers(url)), { what: 'the Playground to end' });
});

test('a taken port is refused with a sentence that names it and says what to do', async () => {
  const other = await listen((_, response) => sendJson(response, 200));
  const org = { ...molde, port: Number(new URL(other.origin).port) };
  await expect(start(org)).rejects.toThrow(
    `Port ${org.port} is taken, so the Playground of Molde kommune (demo) cannot start: stop the program that uses it `
    + '(another npm start, perhaps) and try again.',
  );
  await other.close();
});

test('a Playground that does not start is told about in its own words', async () => {
  const org = await atFreePort({ ...molde, groupChat: { ...molde.groupChat, id: molde.personalChat.id } });
  await expect(start(org)).rejects.toThrow(
    new RegExp(`did not start on port ${org.port}: .*team and channels ID must be unique.*logs are in`),
  );
  expect(await answers(`http://127.0.0.1:${org.port}`)).toBe(false);
});
