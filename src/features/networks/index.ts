import { z } from 'zod';
import { LANGUAGES, translator, type Language } from '../../lib/language';
import { anyone } from '../authority';
import { defineVerb, fixedCard } from '../define';
import type { Command, Feature, Reply, Turn } from '../feature';
import type { Networks, Routes } from './parts';

export { openNetworks, type Networks } from './parts';
export { Directory } from './directory';
export { NetworkStore } from './store';
export type { Channel, Member, Municipality, Network } from './types';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

/** Networks, and what people have chosen for themselves. Each part has its routes in a folder of its own. */
export function networksFeature(networks: Networks): Feature {
  const parts: Routes[] = [
    ownRoutes(networks),
  ];
  return {
    id: 'networks',
    commands: parts.flatMap(({ commands }) => commands),
    verbs: parts.flatMap(({ verbs }) => verbs),
    answer: async (turn, text) => {
      for (const { answer } of parts) {
        const reply = await answer?.(turn, text);
        if (reply) return reply;
      }
      return undefined;
    },
  };
}

/** The network here, and which language somebody is answered in. */
function ownRoutes({ store, preferences, directory }: Networks): Routes {
  /** Says that it is so only after the store has said so. */
  async function choose(turn: Turn, language: Language): Promise<Reply> {
    await preferences.change(turn.person, { language });
    directory.forget(turn.person);
    return { kind: 'text', text: translator(language)(`language_changed.${language}`) };
  }

  const chooseCommands = LANGUAGES.map((language): Command => {
    return { id: `language-${language}`, access: anyone, scopes: EVERYWHERE, run: (turn) => choose(turn, language) };
  });

  return {
    commands: [
      { id: 'network', access: anyone, ofNetwork: true, about: 'network', scopes: EVERYWHERE, run: (turn) => networkReply(store, turn) },
      {
        id: 'language',
        access: anyone,
        about: 'you',
        scopes: EVERYWHERE,
        run: (turn) => fixedCard('networks/language', turn.t('cards.networks.language.title')),
      },
      ...chooseCommands,
    ],
    verbs: [
      defineVerb('networks.language', anyone, z.object({ language: z.enum(LANGUAGES) }), async (turn, { language }) => {
        return { show: 'below', reply: await choose(turn, language) };
      }),
    ],
  };
}

async function networkReply(store: Networks['store'], turn: Turn): Promise<Reply> {
  const here = turn.network();
  const network = here && (await store.network(here.networkId));
  if (!network) return { kind: 'text', text: turn.t('networks.none') };
  const municipalities = await store.municipalities(network.id);
  const names = municipalities.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'nb'));
  const data = { name: network.name, municipalities: names.join(', '), organisers: network.organisers.join(', ') };
  const summary = turn.t('networks.summary', { name: network.name, count: names.length });
  return { kind: 'card', card: { template: 'networks/network', data }, summary };
}
