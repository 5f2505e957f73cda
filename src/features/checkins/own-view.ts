import type { TextKey, Translate } from '../../lib/language';
import type { CardReply, VerbResult } from '../feature';

/** Shows a card to who pressed, and posts no more than where to find it where a client without Action.Execute would post it for all. */
export const ownView = (says: TextKey) => ({ t }: { t: Translate }, reply: CardReply): VerbResult => (
  { show: 'instead', reply, inPublic: { kind: 'text', text: t(says) } }
);
