import { shortened } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { questionsOf } from '../forms/answers';
import type { Answer } from '../forms/types';
import { answerWords } from '../forms/words';
import type { Clash } from './report-view';
import { cardReply, idOf, whoseText, type Work } from './words';

/** Of one of two answers in a choice. */
const ANSWER = 300;

/** What two people have answered differently, with a choice for each question. Both answers are kept until somebody has chosen. */
export function clashReply(turn: Turn, work: Work, part: string, clashes: readonly Clash[], unsettled = false): CardReply {
  const { t, language } = turn;
  const { view: { form, round, version }, reporter } = work;
  const questions = questionsOf(form);
  const words = (id: string, answer: Answer | undefined): string => {
    const question = questions.find((each) => each.id === id);
    const text = question && answer ? answerWords(form, question, answer, t, language) : '';
    return shortened(text, ANSWER) || t('checkins.reporting.clash.none');
  };
  const data = {
    id: idOf(reporter, round.id, part, version), whose: whoseText(t, work),
    wrong: unsettled ? t('checkins.reporting.clash.chooseAll') : '',
    clashes: clashes.map(({ question, mine, theirs }) => ({
      id: question, label: questions.find(({ id }) => id === question)?.label[language] ?? question,
      mine: t('checkins.reporting.clash.mine', { answer: words(question, mine) }),
      theirs: t('checkins.reporting.clash.theirs', { answer: words(question, theirs) }),
      missing: t('checkins.reporting.clash.missing'),
    })),
  };
  return cardReply('clash', data, t('cards.checkins.clash.heading'));
}
