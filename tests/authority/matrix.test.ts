import { cardAction, type Options, type World } from '../support/activities';
import type { TestApp } from '../support/running-app';
import { testClock } from '../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { LANGUAGES, translator } from '../../src/lib/language';
import { openStore } from '../../src/storage';
import { samples } from './samples';
import { ACTORS, FOREIGN, inChannelOf, layOut, MAY, OWN, startWorld, worldOf } from './world';

/**
 * Who may do what: every verb that is registered × every role × the person's own network or a foreign one × open or over. A
 * verb without a sample fails, so no cell is empty. What may not be done changes nothing, sends nothing, and says the same
 * words whether the thing is there or not (design/reliability.md).
 */
// One of the verbs is the choice of language.
const NOT_HERE = LANGUAGES.map(translator).flatMap((t) => [t('bot.notYours'), t('bot.cardOutdated')]);

const clock = testClock();
let store: UnrulyStore;
let bot: TestApp;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startWorld(store, clock);
});
afterAll(() => bot.stop());

const verbs = () => bot.app.offers.verbs;

test('every verb that is registered has a sample, and every sample is of a verb', () => {
  expect(Object.keys(samples).sort()).toEqual(verbs().map(({ name }) => name).sort());
});

let presses = 0;

/** One cell: what the person is told, and whether anything was written or sent. */
async function press(world: World, verb: string, data: Record<string, unknown>, options: Options) {
  store.calls.length = 0;
  bot.logLines.length = 0;
  const { body, sent } = await bot.exchange(cardAction(world, verb, data, { id: `cell-${++presses}`, ...options }));
  const { value } = body as { value: unknown };
  const failed = bot.logLines.some(({ level }) => level >= 50);
  return { said: typeof value === 'string' ? value : '', changed: store.writes().length > 0 || sent.length > 0, failed };
}

describe.each(Object.keys(samples))('%s', (name) => {
  test.each(ACTORS)('pressed by a %s', async (actor) => {
    const { access } = verbs().find((verb) => verb.name === name) ?? { access: { id: 'anyone' as const } };
    const sample = samples[name];
    const wrong: string[] = [];
    for (const networkId of [OWN, FOREIGN]) {
      for (const state of ['open', 'closed'] as const) {
        const make = sample?.[state];
        if (!make) continue;
        await layOut(bot, clock);
        const data = await make(bot, networkId);
        clock.advance(61_000);
        const home = actor === 'otherCoordinator' ? FOREIGN : OWN;
        const visiting = sample.here && networkId !== home;
        const world = visiting ? inChannelOf(bot, networkId, actor) : worldOf(bot, actor);
        const { said, changed, failed } = await press(world, name, data, visiting ? { in: 'channel' } : {});
        const may = access.id === 'anyone' || (networkId === home && MAY[access.id].includes(actor === 'otherCoordinator' ? 'coordinator' : actor));
        const cell = `${networkId === home ? 'own' : 'foreign'}, ${state}: «${said}»`;
        if (failed) wrong.push(`${cell} failed`);
        if (!may && !NOT_HERE.includes(said)) wrong.push(`${cell} should have been refused`);
        if (!may && changed) wrong.push(`${cell} changed something`);
        if (may && state === 'open' && access.id !== 'anyone' && NOT_HERE.includes(said)) wrong.push(`${cell} should have been allowed`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
