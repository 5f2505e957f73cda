import type { Translate } from '../lib/language';
import { shortened } from '../lib/people-text';
import type { CardReply, NetworkName } from './feature';

/** A card has six buttons; the others are lines that can be pressed. More networks than these are in nobody's day. */
const BUTTONS = 6;
const MOST_NETWORKS = 26;
const TITLE_LENGTH = 60;

/** Asks who is in several networks which one they mean. `command`: what runs for the one they choose. */
export function whichNetworkReply(t: Translate, choices: readonly NetworkName[], command: string): CardReply {
  const all = choices.slice(0, MOST_NETWORKS).map(({ networkId, networkName }) => ({
    id: `${networkId}.${command}`, name: shortened(networkName.replaceAll(/[\\`*_[\]<>~|]/g, ' ').trim(), TITLE_LENGTH),
  }));
  const data = { networks: all.slice(0, BUTTONS), others: all.slice(BUTTONS) };
  return { kind: 'card', card: { template: 'bot/which-network', data }, summary: t('cards.bot.which-network.title') };
}
