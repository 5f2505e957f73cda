import { BOTH, OTHER_FORM } from '../forms/other-form';
import { aReport, aRound, FORM, MOLDE, NETWORK, secondRound, useOf } from './support';
import { loadCards, type CardJson } from '../../../../src/bot/render';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import type { Answers } from '../../../../src/features/checkins/forms/types';
import type { Told } from '../../../../src/features/checkins/history/history';
import type { Report, Round } from '../../../../src/features/checkins/types';
import type { CardReply } from '../../../../src/features/feature';

const forms = new Forms(BOTH);
const render = loadCards();

export const WHOSE = { networkId: NETWORK, municipality: MOLDE, name: 'Molde' };
/** The first round asked the newest published form, the second the version after it: one removed, one added, one on another scale. */
export const OLD = aRound({ form: useOf(FORM) });
export const NEW = secondRound({ form: useOf(OTHER_FORM) });

export const told = (round: Round, answers: Answers, changes: Partial<Report> = {}): Told => (
  { roundId: round.id, period: round.period, form: forms.of(round.form), report: aReport(round, answers, changes) }
);

export const cardOf = (reply: CardReply): CardJson => render(reply.card, 'nb', 'personal');
