import type { TextKey } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import { missingAnswers } from '../forms/answers';
import { answerWords } from '../forms/words';
import { LONGEST_REASON } from './reason';
import { isLate, roundName } from '../rounds/round';
import { cardReply, idOf, isWritable, questionNames, seenText, titleOf, whoseText, type Work } from './words';

/** Of one answer: the card has all of them. */
const ANSWER = 240;

export interface PreviewOptions {
  wrong?: TextKey;
  /** What was written as the reason of a correction. */
  reason?: string;
  /** A correction of a closed round says why. */
  asksReason?: boolean;
  /** What was carried from the round before is to be sent as «ingenting nytt». */
  nothingNew?: boolean;
}

/** Every answer in words, before it is sent; or what was sent, when nothing has been begun since. */
export function previewReply(turn: Turn, work: Work, options: PreviewOptions = {}): CardReply {
  const { wrong, reason = '', asksReason = false, nothingNew = false } = options;
  const { t, language, now } = turn;
  const { view, reporter } = work;
  const { form, answers, round, report, draft, version } = view;
  const isSent = report !== undefined && draft === undefined;
  const missing = isSent ? [] : missingAnswers(form, answers);
  const [first] = missing;
  const lacking = first && form.parts.find(({ questions }) => questions.some(({ id }) => id === first.id));
  const sends = !isSent && !first && isWritable(view);
  const answered = form.parts.map((part) => ({
    title: titleOf(part, language),
    answers: part.questions.filter(({ id }) => answers[id]).map((question) => ({
      question: escapeMarkdown(question.label[language]),
      answer: escapeMarkdown(shortened(answerWords(form, question, answers[question.id], t, language), ANSWER)),
    })),
  }));
  const name = roundName(t, round);
  const heading = t(isSent ? 'checkins.reporting.preview.sentHeading' : 'checkins.reporting.preview.heading', { round: name });
  const late = sends && !report && isLate(round, now);
  const data = {
    note: noteText(turn, work, { isSent, asSame: nothingNew && sends }),
    id: idOf(reporter, round.id), versionId: idOf(reporter, round.id, undefined, version), heading, whose: whoseText(t, work),
    wrong: wrong ? t(wrong, { most: LONGEST_REASON }) : '',
    missing: first ? t('checkins.reporting.preview.missing', { questions: questionNames(missing, language) }) : '',
    parts: answered.filter((part) => part.answers.length > 0), seen: seenText(t, language, form, answers),
    late: late ? t('checkins.reporting.duePassed', { due: formatWallTime(round.due, language) }) : '',
    asksReason: sends && (asksReason || round.state === 'closed'), reason,
    nothingNew, submit: sends ? t(report ? 'checkins.reporting.preview.sendCorrection' : 'checkins.reporting.preview.send') : '',
    missingId: lacking && isWritable(view) ? idOf(reporter, round.id, lacking.id) : '',
  };
  return cardReply('preview', data, heading);
}

/** Why nothing can be sent now, on a card that was opened before; or as what the answers are about to be sent. */
function noteText({ t }: Turn, { view, name }: Work, { isSent, asSame }: Record<'isSent' | 'asSame', boolean>): string {
  const { state } = view.round;
  if (!isSent && state !== 'open' && !isWritable(view)) {
    return t(`checkins.reporting.takesNone.${state}`, { municipality: escapeMarkdown(name) });
  }
  return asSame ? t('checkins.reporting.preview.nothingNew') : '';
}
