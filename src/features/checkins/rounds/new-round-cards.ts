import { escapeMarkdown } from '../../../lib/people-text';
import { dayOf, formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import { RHYTHMS, type Municipality } from '../../networks';
import type { Round } from '../types';
import type { Draft } from './draft';
import { closingAfter, dueOn } from './periods';
import { roundName } from './round';
import { openingOf, sameOpen, type RoundFields, type Wrong } from './round-form';
import { makeRef } from './seen-form';
import { dueDoubt, remindersText, stateText, timeText, whoText } from './words';

/** Of what stands in the field for municipalities: room for every one of Norway. */
const MOST_CHOSEN = 5_000;

export const rhythmChoices = ({ t }: Pick<Turn, 't'>) => RHYTHMS.map((value) => ({ value, title: t(`checkins.rounds.rhythms.${value}`) }));
export const municipalityChoices = (municipalities: readonly Municipality[]) => (
  municipalities.map(({ number, name }) => ({ value: number, title: name }))
);
export const wrongText = ({ t }: Pick<Turn, 't'>, wrong: Wrong | undefined): string => (wrong ? t(wrong.text, wrong.values) : '');

/** The first card: about what, when, and who. `id`: `<network>.<round to be>`. */
export function formReply(turn: Turn, id: string, fields: RoundFields, municipalities: readonly Municipality[], wrong?: Wrong): CardReply {
  const { t } = turn;
  const { from, to, opens, due, rhythm } = fields;
  const data = {
    id, from, to, opens, due, rhythm, wrong: wrongText(turn, wrong), rhythms: rhythmChoices(turn), any: municipalities.length > 0,
    chosen: fields.municipalities.slice(0, MOST_CHOSEN), municipalities: municipalityChoices(municipalities),
  };
  return { kind: 'card', card: { template: 'checkins/round-form', data }, summary: t('cards.checkins.round-form.heading') };
}

type Previewed = Pick<Round, 'period' | 'opensAt' | 'due' | 'closesAt' | 'municipalities' | 'rhythm' | 'form'>;

/** The draft as the round would be that is made of it now. */
export function roundOf(draft: Draft, now: number): Previewed {
  const { from, to, municipalities, rhythm, form } = draft;
  const due = dueOn(draft.due);
  return { period: { from, to }, opensAt: openingOf(draft.opens, now), due, closesAt: closingAfter(due), municipalities, rhythm, form };
}

/**
 * The second card: exactly what happens and when, before anybody else sees it. `id`: `<network>.<round to be>`; `changed`: the form was
 * changed after it was last seen over.
 */
export function previewReply(
  turn: Turn, id: string, draft: Draft, municipalities: readonly Municipality[], rounds: readonly Round[], changed = false,
): CardReply {
  const { t, language, now } = turn;
  const round = roundOf(draft, now);
  const [double] = sameOpen(rounds, round.period);
  const name = roundName(t, round);
  const atOnce = draft.opens === '';
  const questions = t('checkins.rounds.questions', { parts: round.form.parts.length, own: round.form.own.length });
  const warnings = [
    ...(changed ? [t('checkins.rounds.formChanged', { questions })] : []),
    ...(double ? [t('checkins.rounds.double', { name, state: stateText(turn, double) })] : []),
    ...(draft.to >= dayOf(round.opensAt) ? [t('checkins.rounds.notEnded')] : []), dueDoubt(t, round),
  ].filter((each) => each !== '');
  const data = {
    id, make: changed ? makeRef(id, round.form) : id, name: escapeMarkdown(name), atOnce, questions,
    warnings: warnings.map((text) => ({ text })),
    opens: atOnce ? t('checkins.rounds.atOnce') : timeText(round.opensAt, language),
    due: formatWallTime(round.due, language), reminders: remindersText(turn, round), closes: timeText(round.closesAt, language),
    who: whoText(t, round, municipalities), rhythm: t(`checkins.rounds.nextBy.${round.rhythm}`),
  };
  return { kind: 'card', card: { template: 'checkins/round-preview', data }, summary: t('cards.checkins.round-preview.heading') };
}
