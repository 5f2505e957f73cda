import { z } from 'zod';
import { anyone } from '../../authority';
import { defineCommand, defineVerb } from '../../define';
import { NotYours } from '../../refusals';
import type { Routes } from '../parts';
import { erasedReply, eraseMeReply, myDataReply } from './cards';
import type { Privacy } from './privacy';

/** What is kept of the one who asks, and how to have it deleted: in their own chat only, where nobody else reads. */
export function privacyRoutes(privacy: Privacy): Routes {
  return {
    commands: [
      defineCommand({
        id: 'my-data', access: anyone, about: 'you', scopes: ['personal'],
        run: async (turn) => myDataReply(turn, await privacy.kept(turn.person), privacy.link(turn.person, turn.language)),
      }),
      defineCommand({ id: 'erase-me', access: anyone, about: 'you', scopes: ['personal'], run: (turn) => eraseMeReply(turn) }),
    ],
    verbs: [
      defineVerb('networks.erase-me', anyone, z.object({}), async (turn) => {
        if (turn.place.scope !== 'personal') throw new NotYours();
        await privacy.erase(turn.person);
        return { show: 'instead', reply: erasedReply(turn) };
      }),
    ],
  };
}
