import { detectLanguage } from '../../../lib/language';
import { dayOf } from '../../../lib/time';
import type { Passage } from '../types';
import type { OwnAnswer } from './records';

/** No passage of the corpus has a dot in its id. */
const PREFIX = 'own.';

/** A network's own answer as something to search and to show. It has no topic: the bank does not know it, only its words. */
export function ownAnswerPassage(own: OwnAnswer, networkName: string): Passage {
  return {
    id: PREFIX + own.id,
    title: own.question,
    topics: [],
    status: 'local',
    source: `${networkName}, ${own.owner}`,
    date: dayOf(own.savedAt),
    review: own.review,
    replacedBy: [],
    overview: false,
    language: detectLanguage(own.answer) === 'nn' ? 'nn' : 'nb',
    keywords: [],
    body: own.answer,
  };
}

export function isOwnPassage(id: string): boolean {
  return id.startsWith(PREFIX);
}
