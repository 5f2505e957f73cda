import type { ReminderSource, SourceRef } from '../../../delivery';
import { translator } from '../../../lib/language';
import { isWorkingHours, toWorkingHours } from '../../../lib/time/working-days';
import type { Message } from '../message';
import type { Networks } from '../parts';
import type { Member, Network } from '../types';
import { confirmReply, unreachedReply } from './cards';
import { Confirmations } from './confirmations';
import { roundsFrom, tellsCoordinators } from './rounds';
import { dueByItself } from './speaking';

/** What the outbox calls it: one source a network, for as long as there is the network. */
export const CONTACTS = 'contacts';
/** New networks are found then: nobody in them is asked for half a year. */
const LOOK_EVERY_MS = 6 * 60 * 60 * 1000;

const sourceOf = (networkId: string): SourceRef => ({ networkId, kind: CONTACTS, id: 'confirm' });

/** Asks contacts and deputies by itself, twice a year, whether what stands about them is right. */
export function contactsSource(networks: Networks): ReminderSource<Message> {
  return {
    async plan({ networkId }, now) {
      const network = await networks.store.network(networkId);
      return network && roundsFrom(now).map((round) => ({ ...round, recipient: CONTACTS, version: 0 }));
    },
    async resolve({ source: { networkId }, what }, now) {
      const network = await networks.store.network(networkId);
      if (!network) return { do: 'drop', reason: 'gone' };
      if (!isWorkingHours(now)) return { do: 'later', at: toWorkingHours(now) };
      return { do: 'act', act: () => askRound(networks, network, what, now) };
    },
    sendsAgain: () => false,
  };
}

/**
 * Done twice it asks nobody twice: who is asked is marked first, a few at a time. Throws when Teams asks us to wait, and what the store
 * throws: then who is left is asked when it is tried again.
 */
async function askRound(networks: Networks, network: Network, what: string, now: number): Promise<void> {
  const { store, notifier } = networks;
  const confirmations = new Confirmations(networks);
  const municipalities = await store.municipalities(network.id);
  const of = { networkId: network.id, language: network.language };
  const unreached: Member[] = [];
  for (;;) {
    const claimed = await confirmations.claim(of, now, unreached, dueByItself);
    if (claimed.length === 0) break;
    const asked = await confirmations.ask(of, claimed, undefined, (member, language) => (
      confirmReply({ language, t: translator(language) }, network, member, municipalities, 'confirmTwiceAYear')
    ));
    if (asked.busy) throw new Error('Teams asks us to wait');
    unreached.push(...asked.unreached);
  }
  if (unreached.length === 0 || !tellsCoordinators(what)) return;
  await notifier.tellCoordinators(
    network.id,
    (language) => unreachedReply({ t: translator(language) }, network.name, unreached, 'chat'),
    (language) => unreachedReply({ t: translator(language) }, network.name, unreached, 'channel'),
  );
}

/** Sees to it that the outbox has every network's contacts on its list. */
export class TwiceAYear {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly networks: Pick<Networks, 'store' | 'outbox' | 'log'>) {}

  /** Never throws; what did not succeed is tried again later. */
  async start(): Promise<void> {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    await this.look();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const { store, outbox, log } = this.networks;
    try {
      await outbox.ensure((await store.ids()).map(sourceOf));
    } catch (error) {
      log.warn('Not every network is on the list of those whose contacts are asked', { error: error as Error });
    }
  }
}
