import { adviceFeature, Learning } from '../../src/features/advice';
import { commandWords, translator } from '../../src/lib/language';
import { openStore, type TableStore } from '../../src/storage';
import { personalMessage } from '../support/activities';
import { wordsOf } from '../support/replies';
import { seedRomsdal } from '../support/romsdal';
import { startTestApp, type TestApp } from '../support/running-app';

/** What is a command, word by word, is not taken for a cry for help; so each such word is read here, and is none. */
let bot: TestApp;
let store: TableStore;
beforeAll(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' });
  bot = await startTestApp({ seed: seedRomsdal });
});
afterAll(async () => {
  await bot.stop();
  await store.close();
});

it('the words of commands that sound like an emergency are these', () => {
  const { urgent } = adviceFeature(new Learning(store));
  const words = bot.app.offers.commands.flatMap(({ id }) => commandWords(id).flatMap((each) => each.words));
  expect([...new Set(words.filter((word) => urgent?.(word)))].sort()).toEqual([
    'eg er borte i dag', 'eg kan ikkje komme', 'i dag er eg borte', 'i dag er jeg borte', 'jeg er borte i dag', 'jeg kan ikke komme', 'jeg kommer',
    'no er eg tilbake', 'nå er jeg tilbake',
  ]);
});

it('«jeg kommer» is an answer to an invitation, and «han kommer ikke til seg selv» is not', async () => {
  const t = translator('nb');
  const say = async (text: string, id: string) => wordsOf(await bot.ask(personalMessage(bot.molde, text, { id })));
  const help = t('cards.advice.emergency.step3');
  expect(await say('jeg kommer', 'c1')).toContain('Samling 2');
  expect(await say('jeg kommer', 'c2')).not.toContain('113');
  expect(await say('han kommer ikke til seg selv, jeg kommer', 'c3')).toContain(help);
});
