import { personalMessage } from '../support/activities';
import { wordsOf } from '../support/replies';
import { seedRomsdal } from '../support/romsdal';
import { startTestApp } from '../support/running-app';
import { only, unrulyStore } from '../support/unruly-store';
import { openStore } from '../../src/storage';

it('a turn that is under way is answered before the app stops, and then no more are taken', async () => {
  const store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const bot = await startTestApp({ store, seed: seedRomsdal });
  let reached: () => void = () => undefined;
  let goOn: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => { reached = resolve; });
  store.interfere(only(({ row }) => row === 'm:', () => {
    reached();
    return new Promise<void>((resolve) => { goOn = resolve; });
  }));
  const turn = bot.exchange(personalMessage(bot.molde, 'samlinger'));
  await underWay;
  let over = false;
  const stopped = bot.app.stop().then(() => { over = true; });
  await expect(bot.post(personalMessage(bot.molde, 'hjelp'))).rejects.toThrow('fetch failed');
  expect(over).toBe(false);
  goOn();
  const { status, sent } = await turn;
  expect([status, sent.map(wordsOf)]).toEqual([200, [expect.stringContaining('Samling 1')]]);
  await stopped;
  await bot.stop();
});

it('an idle app stops though a client keeps its connection', async () => {
  const bot = await startTestApp();
  await bot.post(personalMessage(bot.molde, 'hjelp'));
  await bot.stop();
  await expect(fetch(new URL('/livez', bot.url))).rejects.toThrow('fetch failed');
});
