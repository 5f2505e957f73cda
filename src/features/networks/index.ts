import { z } from 'zod';
import { LANGUAGES, translator, type Language } from '../../lib/language';
import { anyone } from '../authority';
import { defineVerb, fixedCard } from '../define';
import type { Command, Feature, Reply, Turn } from '../feature';
import { channelRoutes } from './channels/routes';
import { contactRoutes } from './contacts/routes';
import { noticeRoutes } from './notices/routes';
import { peopleRoutes } from './people/routes';
import { together, type Networks, type Routes } from './parts';
import { profileRoutes } from './profile/routes';
import { setupRoutes } from './setup/routes';
import { logRoutes } from './audit/log-routes';
import { Privacy } from './privacy/privacy';
import { privacyRoutes } from './privacy/routes';

export type { Message } from './message';
export { OwnDrafts } from './own-drafts';
export { openNetworks, together, type Networks, type Routes } from './parts';
export { channelName } from './channels/channel-name';
export { calledIn, coordinatorsOrChannel, placesFor, recipientOf, type Stand } from './calling';
export { isAway, isSpokesperson, whoSpeaksFor } from './contacts/speaking';
export { TwiceAYear } from './contacts/twice-a-year';
export { partitionOfPerson } from './person-partition';
export { remindMember, type Reminded } from './reminding';
export { municipalityFinder } from './file/municipalities';
export { NetworkFiles } from './file/network-files';
export { readNetworkFile } from './file/read';
export { Privacy } from './privacy/privacy';
export { networksRetention } from './privacy/retention';
export { NetworkStore } from './store';
export { RHYTHMS, type Channel, type Member, type Municipality, type Network, type Notice, type Rhythm } from './types';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

/** Networks, and what people have chosen for themselves. Each part has its routes in a folder; help lists them in this order. */
export function networksFeature(networks: Networks, privacy = new Privacy({ networks })): Feature {
  const parts: Routes[] = [
    setupRoutes(networks),
    contactRoutes(networks),
    peopleRoutes(networks),
    channelRoutes(networks),
    noticeRoutes(networks),
    profileRoutes(networks),
    ownRoutes(networks),
    privacyRoutes(privacy),
    logRoutes(networks),
  ];
  return { id: 'networks', ...together(parts) };
}

/** Which language somebody is answered in. */
function ownRoutes({ preferences, directory }: Networks): Routes {
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
