import { add, peopleOf, seedNetworks } from '../learning/support';
import { composeSearch } from '../../../support/activities';
import { rowsOf } from '../../../support/compose';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { translator } from '../../../../src/lib/language';

/** What a network has answered itself is for that network: it is found from its own chats, and says whose it is. */
const t = translator('nb');
const QUESTION = 'Hvem har vakttelefonen i helga?';
let bot: TestApp;
beforeAll(async () => {
  bot = await startTestApp({ seed: seedNetworks });
});
afterAll(() => bot.stop());

it('is found by the network, marked as its own, with nothing to press and no markup of theirs', async () => {
  const { coordinator, member, other } = peopleOf(bot);
  await add(bot, coordinator, { question: QUESTION, answer: 'Ring *vakta* på 71 11 10 00. [Liste](https://evil.com)' });
  const found = async (world: typeof member) => rowsOf((await bot.post(composeSearch(world, QUESTION))).body);
  const own = (await found(member)).find(({ title }) => title === QUESTION);
  expect(own?.text).toContain(t('advice.status.local'));
  expect(JSON.stringify(own?.card)).toContain('Ring \\\\*vakta\\\\* på 71 11 10 00.');
  expect(JSON.stringify(own?.card)).not.toMatch(/[^\\]\]\(https:|Action\.(?:Execute|Submit)/);
  expect((await found(other)).map(({ title }) => title)).not.toContain(QUESTION);
});
