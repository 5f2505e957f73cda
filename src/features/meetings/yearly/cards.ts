import { translator, type Language, type TextKey } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { formatSourceDate, isDay } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import type { Network } from '../../networks';
import type { Occasion, YearlyReminder } from './occasions';
import type { Plan } from './records';
import { RHYTHMS, type YearFields } from './year-form';

/** Where what is said of a day is from (domain/facts-network.md, section 3). */
const SOURCES: Record<Occasion, readonly string[]> = {
  'overdose-day': ['https://korus.no/aktuelt/webinar-verdens-overdosedag'],
  summer: [
    'https://korusoslo.no/kommunenettverkssamling/',
    'https://www.regjeringen.no/no/aktuelt/legger-fram-strakstiltak-mot-overdoser-i-sommer/id3048166/',
  ],
  plan: [],
};

/** What is on, to change. `wrong`: what is wrong with what stands in it; `said`: what was done. */
export function yearReply({ t }: Pick<Turn, 't'>, networkId: string, fields: YearFields, told: { wrong?: TextKey; said?: TextKey } = {}): CardReply {
  const data = {
    ...fields,
    id: networkId,
    planOn: isDay(fields.planOn) ? fields.planOn : '',
    rhythms: RHYTHMS.map((value) => ({ title: t(`meetings.yearly.every.${value}`), value })),
    wrong: told.wrong ? t(told.wrong) : '',
    said: told.said ? t(told.said) : '',
  };
  return { kind: 'card', card: { template: 'meetings/yearly', data }, summary: t('cards.meetings.yearly.title') };
}

/** To a coordinator: what comes, when, what is known of it with its source, and that the network may be told. */
export function reminderReply(
  language: Language, { name }: Pick<Network, 'name'>, { occasion, day }: YearlyReminder, plan: Pick<Plan, 'what'> | undefined,
): CardReply {
  const t = translator(language);
  const date = formatSourceDate(day, language);
  const heading = t(`meetings.yearly.title.${occasion}`, { what: plan?.what ?? '', date });
  const data = {
    heading: escapeMarkdown(heading),
    about: escapeMarkdown(name),
    text: t(`meetings.yearly.text.${occasion}`, { date }),
    sources: SOURCES[occasion].map((url) => ({ title: t('meetings.yearly.source', { site: new URL(url).host.replace('www.', '') }), url })),
  };
  return { kind: 'card', card: { template: 'meetings/yearly-reminder', data }, summary: heading, language };
}
