import { z } from 'zod';
import { anyone } from '../authority';
import { defineVerb } from '../define';
import type { Feature, Reply, Turn } from '../feature';
import { answerReply, listReply, passageReply } from './cards';
import { pageFinding, searchOutcome, suggestions } from './compose';
import { emergencyReply, phonesReply, standardNumbers, type PhoneNumbers } from './emergency';
import { ownAnswerRoutes, unansweredRoutes, type Learning } from './learning';
import type { ModelChoice } from './chooser';
import type { FollowUps } from './context';
import { LiveAdvice } from './live-advice';
import type { Passage } from './types';

export { Advisor } from './advisor';
export { Announcements, Announcer, ImportStore, ImportWatch } from './import';
export { FollowUps } from './context';
export { loadCorpus } from './corpus';
export { loadKnowledge, ModelOutdated } from './knowledge';
export { Learning } from './learning';
export { Library } from './library';
export { LiveAdvice } from './live-advice';
export { answerText } from './plain-text';
export { dateText, statusText } from './passage-view';
export { advicePersonalData } from './personal-data';
export { adviceRetention } from './retention';
export { shownPassages } from './shown-passages';
export type { Answer, Passage } from './types';

const ShowPassage = z.object({ id: z.string().max(100) });

/** What answers can do without. */
interface Extras {
  /** Remembers what was answered, for «hva med pårørende?» after it. */
  followUps?: FollowUps;
  /** Chooses where we are unsure, if a model is configured. */
  choice?: ModelChoice;
  /** Whom one can call; the table of this version unless an operator has another. */
  numbers?: PhoneNumbers;
}

/** Questions about the advice. Holds corpus and model in memory, so it answers also when the store is down. */
export function adviceFeature(learning: Learning, advice = new LiveAdvice(), extras: Extras = {}): Feature {
  const { followUps, choice, numbers = standardNumbers() } = extras;
  const titleOf = (topic: string) => advice.library.passages.find(({ topics }) => topics[0] === topic)?.title;
  const [unanswered, own] = [unansweredRoutes(learning, titleOf), ownAnswerRoutes(learning)];
  const findPassage = async (turn: Turn, id: string) => advice.library.find(id) ?? (await learning.ownPassage(turn, id));
  const showPassage = (turn: Turn, passage: Passage): Reply => {
    const reply = learning.ofPassage(turn, passage, passageReply(passage, advice.library, turn.language));
    return followUps?.afterPassage(turn, passage, reply) ?? reply;
  };
  return {
    id: 'advice',
    urgent: (text) => {
      const { level, kind } = advice.advisor.danger.in(text);
      return level === 'emergency' ? (language) => emergencyReply(language, kind, numbers) : undefined;
    },
    answer: async (turn, text) => {
      const [own, before] = await Promise.all([learning.ownShelf(turn), followUps?.narrowed(turn, text)]);
      const plain = advice.advisor.answer(text, turn.language, own, before);
      // A question that only narrows says too little by itself.
      const answer = choice && !before ? await choice.improve(plain, text, turn.correlationId) : plain;
      const reply = learning.ofAnswer(turn, text, answer, answerReply(answer, advice.library, numbers));
      return followUps?.afterAnswer(turn, answer, reply) ?? reply;
    },
    followUp: async (turn, text) => {
      const noted = (passage: Passage, reply: Reply) => learning.ofPassage(turn, passage, reply);
      return followUps?.answer(turn, text, { library: advice.library, find: (id) => findPassage(turn, id), noted });
    },
    onFeedback: (turn, given) => learning.saveFeedback(turn, given),
    search: async (turn, text) => {
      if (!text) return suggestions(advice.library, turn.language);
      const own = await learning.ownShelf(turn);
      return searchOutcome(advice.advisor.answer(text, turn.language, own), advice.library, numbers);
    },
    unfurl: ({ language }, url) => pageFinding(url, advice.library, language),
    commands: [
      { id: 'list', access: anyone, about: 'advice', scopes: ['personal', 'group', 'channel'], run: (turn) => listReply(advice.library, turn.language) },
      {
        id: 'raad',
        access: anyone,
        about: 'advice',
        scopes: ['personal', 'group', 'channel'],
        accepts: (argument) => /^\d{1,2}\??$/.test(argument),
        run: (turn, argument) => {
          const number = Number.parseInt(argument, 10);
          const overviews = advice.library.overviews();
          const found = overviews.find((passage) => passage.raad === number);
          if (found) return showPassage(turn, found);
          const values = { number, first: overviews[0]?.raad ?? 0, last: overviews.at(-1)?.raad ?? 0 };
          return { kind: 'text', text: turn.t('advice.noSuchRaad', values) };
        },
      },
      {
        id: 'phones', access: anyone, about: 'advice', scopes: ['personal', 'group', 'channel'],
        run: (turn) => phonesReply(turn.language, numbers),
      },
      ...unanswered.commands,
      ...own.commands,
    ],
    verbs: [
      defineVerb('advice.show', anyone, ShowPassage, async (turn, { id }) => {
        const passage = await findPassage(turn, id);
        if (!passage) return { show: 'below', reply: { kind: 'text', text: turn.t('bot.cardOutdated') } };
        return { show: 'below', reply: showPassage(turn, passage) };
      }),
      defineVerb('advice.first-aid', anyone, z.object({}), (turn) => (
        { show: 'below', reply: emergencyReply(turn.language, 'overdose', numbers) }
      )),
      ...unanswered.verbs,
      ...own.verbs,
    ],
  };
}
