import { translator, type Language } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { fixedCard } from '../../define';
import type { CardReply } from '../../feature';
import { standardNumbers, type PhoneNumbers, type PhoneService } from './numbers';
import { afterDanger, checkedText, hostOf } from './phone-texts';
import type { DangerKind } from './rules';

/** Fixed text, never made from the question (domain/facts-emergency.md); only the helplines come from the table of numbers. */
export function emergencyReply(language: Language, kind: DangerKind = 'overdose', numbers: PhoneNumbers = standardNumbers()): CardReply {
  const t = translator(language);
  if (kind === 'overdose') return fixedCard('advice/emergency', t('cards.advice.emergency.title'));
  const data = { afterDanger: escapeMarkdown(afterDanger(numbers, language)) };
  return { kind: 'card', card: { template: 'advice/suicide', data }, summary: t('cards.advice.suicide.title') };
}

/** Whom one can call, 113 first. */
export function phonesReply(language: Language, numbers: PhoneNumbers = standardNumbers()): CardReply {
  const t = translator(language);
  const numberOf = ({ confirmed, number, link = '' }: PhoneService) =>
    confirmed ? number : t('advice.numberAt', { place: `[${hostOf(link)}](${link})` });
  const services = numbers.map((service) => ({
    name: escapeMarkdown(service.name[language]),
    number: numberOf(service),
    when: escapeMarkdown(service.when[language]),
  }));
  const data = { services, checked: checkedText(numbers, language) };
  return { kind: 'card', card: { template: 'advice/phones', data }, summary: t('cards.advice.phones.title') };
}
