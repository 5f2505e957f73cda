import { channelMessage, personalMessage } from '../support/activities';
import { wordsOf } from '../support/replies';
import type { TestApp } from '../support/running-app';
import { testClock } from '../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { textsUnder, translator } from '../../src/lib/language';
import { openStore } from '../../src/storage';
import { ACTORS, inChannelOf, layOut, MAY, OWN, startWorld, worldOf, type Actor } from './world';

/** Every command that is registered × every role, where it may be used: who may not is told whom it is for, and nothing changes. */
const t = translator('nb');
const here = { network: 'Nettverk Romsdal' };
const REFUSALS = [
  t('authority.coordinatorsOnly', here), t('authority.spokespeopleOnly', here), t('authority.membersOnly', here),
  t('authority.foundersOnly'), t('networks.none'), t('checkins.status.notForYou', here),
];

const clock = testClock();
let store: UnrulyStore;
let bot: TestApp;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startWorld(store, clock);
});
afterAll(() => bot.stop());

let messages = 0;

/** What somebody is told who writes a command in their own chat, or in the network's channel where it is for channels only. */
async function write(actor: Actor, text: string, inChannel: boolean) {
  const id = `message-${++messages}`;
  const inOwn = inChannelOf(bot, OWN, actor);
  const activity = inChannel ? channelMessage(inOwn, text, { id }) : personalMessage(worldOf(bot, actor), text, { id });
  const { sent } = await bot.exchange(activity);
  return { said: sent[0] ? wordsOf(sent[0]) : '', writes: store.writes().filter(({ row = '' }) => !isReference(row)) };
}

/** Where we may write is noted after every message, whoever wrote it. */
const isReference = (row: string) => row === 'chat' || row.startsWith('a:') || row.startsWith('a!') || row.startsWith('19');

test.each(ACTORS)('each command does for a %s what its rule says', async (actor) => {
  const wrong: string[] = [];
  for (const { id, access, scopes, accepts } of bot.app.offers.commands) {
    await layOut(bot, clock);
    const { name = '' } = textsUnder('nb', `commands.${id}`);
    const inChannel = !scopes.includes('personal');
    // What takes words is refused like what takes none; a chosen language would change every later answer.
    if (accepts || id.startsWith('language-')) continue;
    store.calls.length = 0;
    const { said, writes } = await write(actor, name, inChannel);
    const may = access.id === 'anyone' || MAY[access.id].includes(actor);
    if (REFUSALS.includes(said) && access.id !== 'anyone' && may) wrong.push(`«${name}» was refused: ${said}`);
    if (!may && actor !== 'otherCoordinator' && !REFUSALS.includes(said)) wrong.push(`«${name}» was not refused: ${said}`);
    if (!may && writes.length > 0 && actor !== 'otherCoordinator') wrong.push(`«${name}» wrote ${JSON.stringify(writes)}`);
  }
  expect(wrong).toEqual([]);
});
