import { whichNetworkReply } from '../../src/features/which-network';
import { loadCards } from '../../src/bot/render';
import { translator } from '../../src/lib/language';
import { elementsOf } from '../cards/elements';

const choices = Array.from({ length: 9 }, (_, at) => ({ networkId: `n${at}`, networkName: `Nettverk *${at}*` }));

test('who is in more networks than a card has buttons for can choose each of them', () => {
  const { card } = whichNetworkReply(translator('nb'), choices, 'help');
  const pressed = elementsOf(loadCards()(card, 'nb', 'personal')).filter(({ type, verb }) => type === 'Action.Execute' && verb === 'bot.network');
  expect(pressed.map(({ data }) => (data as { id: string }).id).sort()).toEqual(choices.map(({ networkId }) => `${networkId}.help`));
  expect(pressed.every(({ title }) => !String(title).includes('*'))).toBe(true);
});
