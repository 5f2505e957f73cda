import { z } from 'zod';
import { defineVerb, type Feature } from '../feature';
import { Advisor } from './advisor';
import { answerReply, emergencyReply, listReply, passageReply } from './cards';
import type { FeedbackStore } from './feedback';
import { loadKnowledge } from './knowledge';
import { Library } from './library';

export { Advisor } from './advisor';
export { loadCorpus } from './corpus';
export { FeedbackStore } from './feedback';
export { loadKnowledge, ModelOutdated } from './knowledge';
export { Library } from './library';
export { answerText } from './plain-text';
export { dateText, statusText } from './passage-view';
export { shownPassages } from './shown-passages';
export type { Answer, Passage } from './types';

const ShowPassage = z.object({ id: z.string().max(100) });

/** Questions about the advice. Holds corpus and model in memory, so it answers also when the store is down. */
export function adviceFeature(feedback: FeedbackStore, advisor = new Advisor(loadKnowledge())): Feature {
  const library = new Library(advisor.passages);

  return {
    id: 'advice',
    urgent: (text) => (advisor.danger.in(text).level === 'emergency' ? emergencyReply : undefined),
    answer: (turn, text) => answerReply(advisor.answer(text, turn.language), library),
    onFeedback: (turn, given) => feedback.save(turn, given),
    commands: [
      { id: 'list', scopes: ['personal', 'group', 'channel'], run: (turn) => listReply(library, turn.language) },
      {
        id: 'raad',
        scopes: ['personal', 'group', 'channel'],
        accepts: (argument) => /^\d{1,2}\??$/.test(argument),
        run: (turn, argument) => {
          const number = Number.parseInt(argument, 10);
          const overviews = library.overviews();
          const found = overviews.find((passage) => passage.raad === number);
          if (found) return passageReply(found, library, turn.language);
          const values = { number, first: overviews[0]?.raad ?? 0, last: overviews.at(-1)?.raad ?? 0 };
          return { kind: 'text', text: turn.t('advice.noSuchRaad', values) };
        },
      },
    ],
    verbs: [
      defineVerb('advice.show', ShowPassage, (turn, { id }) => {
        const passage = library.find(id);
        if (passage) return { show: 'below', reply: passageReply(passage, library, turn.language) };
        return { show: 'below', reply: { kind: 'text', text: turn.t('bot.cardOutdated') } };
      }),
    ],
  };
}
