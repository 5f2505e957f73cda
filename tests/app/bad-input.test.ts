import fc from 'fast-check';
import { cardOf, wordsOf } from '../support/replies';
import { seedRomsdal } from '../support/romsdal';
import { startTestApp, type TestApp } from '../support/running-app';
import { anyActivity } from './any-activity';

/** Whatever is posted, the bot answers with a status it has meant, and what it sends is whole. */
const ALLOWED = [200, 400, 401, 403, 413, 429];
const RUNS = 2_000;
const LARGEST_CARD = 28 * 1024;
let bot: TestApp;
const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);

beforeAll(async () => {
  bot = await startTestApp({ seed: seedRomsdal, logLevel: 'error' });
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  await bot.stop();
});

it('2,000 malformed, mutated and hostile activities get only the statuses we mean, and replies that are whole', async () => {
  const seen = new Map<number, number>();
  await fc.assert(fc.asyncProperty(anyActivity(bot), async (activity) => {
    bot.teams.clear();
    const { status, text } = await bot.post(activity);
    seen.set(status, (seen.get(status) ?? 0) + 1);
    expect(ALLOWED).toContain(status);
    expect(text).not.toMatch(/node_modules|\bat .*:\d+:\d+/);
    for (const sent of bot.teams.sent) {
      const card = cardOf(sent);
      const words = wordsOf(sent);
      expect(words.trim()).not.toBe('');
      expect(words).not.toMatch(/\$\{|\{\{|undefined|\[object/);
      expect(JSON.stringify(card ?? '').length).toBeLessThan(LARGEST_CARD);
    }
  }), { numRuns: RUNS, seed: 20261116, endOnFailure: true });
  expect([unhandled, bot.logLines.filter(({ msg }) => msg === 'Turn failed')]).toEqual([[], []]);
  // Of each kind enough that none is tested by accident only.
  expect([seen.get(200), seen.get(400), seen.get(403)].every((count) => (count ?? 0) > 50)).toBe(true);
}, 240_000);

it('nothing of it has changed what every object inherits', () => {
  expect(({} as Record<string, unknown>).canary).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});
