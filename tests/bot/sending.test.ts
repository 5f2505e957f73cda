import { cardAction, personalMessage, type TeamsActivity } from '../support/activities';
import { startTestApp, type TestApp } from '../support/running-app';
import { translator } from '../../src/lib/language';

/** A message stands once. The SDK alone would send four times; only what Teams says it did not take is tried again. */
let bot: TestApp;
let count = 0;
beforeAll(async () => {
  bot = await startTestApp({ limits: { sendMs: 1_000 } });
});
afterAll(() => bot.stop());
beforeEach(() => {
  bot.teams.clear();
  bot.logLines.length = 0;
});

const question = (): TeamsActivity => personalMessage(bot.molde, 'råd 1', { id: `m${++count}` });
const notCompleted = () => bot.logLines.filter(({ msg }) => msg === 'Turn not completed');

/** One POST, a line in the log, and 200 to Teams: sent again, the question would be answered twice. */
async function expectOneAttempt(): Promise<void> {
  const { status, text } = await bot.post(question());
  expect([status, text, bot.teams.requests.length, notCompleted().length]).toEqual([200, '', 1, 1]);
}

it.each([400, 401, 403, 404, 408, 500, 502, 503, 504])('an answer that Teams meets with %s is sent once', async (status) => {
  bot.teams.failNext({ status, times: 9, headers: { 'retry-after': '0' } });
  await expectOneAttempt();
});

it('an answer whose connection is reset is sent once', async () => {
  bot.teams.resetNext({ times: 9 });
  await expectOneAttempt();
});

it.each(['hangNext', 'stallNext'] as const)('the turn ends when Teams does not (%s); the answer is sent once', async (fault) => {
  bot.teams[fault]({ times: 9 });
  await expectOneAttempt();
});

it('when Teams hangs the turn ends by itself after four seconds', async () => {
  const patient = await startTestApp();
  patient.teams.hangNext({ times: 9 });
  const { status } = await patient.post(personalMessage(patient.molde, 'råd 1'));
  expect([status, patient.teams.requests.length]).toEqual([200, 1]);
  await patient.stop();
});

it.each([429, 412])('an answer that Teams meets with %s once is sent again, and stands once', async (status) => {
  bot.teams.failNext({ status, headers: { 'retry-after': '0' } });
  expect((await bot.post(question())).status).toBe(200);
  expect([bot.teams.requests.length, bot.teams.sent.length, notCompleted()]).toEqual([2, 1, []]);
});

it('an answer is sent three times at most', async () => {
  bot.teams.failNext({ status: 429, times: 9, headers: { 'retry-after': '0' } });
  await bot.post(question());
  expect([bot.teams.requests.length, bot.teams.sent.length, notCompleted().length]).toEqual([3, 0, 1]);
});

it('the time that Teams asks for is waited, before the next attempt', async () => {
  bot.teams.failNext({ status: 429, headers: { 'retry-after': '1' } });
  await bot.post(question());
  const [first, second] = bot.teams.requests;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
});

it.each(['Wed, 21 Oct 2026 07:28:00 GMT', '-5', 'soon'])('«retry-after: %s» does not stop the answer', async (value) => {
  bot.teams.failNext({ status: 429, headers: { 'retry-after': value } });
  await bot.post(question());
  expect(bot.teams.sent).toHaveLength(1);
});

it('when the answer to a press may be lost, the response says that it is not confirmed, with the code that is in the log', async () => {
  bot.teams.failNext({ status: 500 });
  const { status, body } = await bot.post(cardAction(bot.molde, 'bot.command', { command: 'list' }));
  const [failure] = bot.logLines.filter(({ msg }) => msg === 'Turn failed');
  const value = translator('nb')('bot.notConfirmed', { id: String(failure?.correlationId) });
  expect([status, body, bot.teams.requests.length]).toEqual([200, expect.objectContaining({ value }), 1]);
});

it('what is sent carries our token, and goes to the service URL of the message', async () => {
  await bot.post(question());
  expect(bot.teams.requests[0]?.headers.authorization).toMatch(/^Bearer outbound-token/);
});

it.each(['failNext', 'resetNext'] as const)('the emergency answer alone is sent once more when it may be lost (%s)', async (fault) => {
  bot.teams[fault]({ status: 500 });
  await bot.post(personalMessage(bot.molde, 'han puster ikke', { id: `m${++count}` }));
  expect([bot.teams.requests.length, notCompleted()]).toEqual([2, []]);
});
