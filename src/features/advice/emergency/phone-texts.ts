import { translator, type Language } from '../../../lib/language';
import { formatSourceDate } from '../../../lib/time';
import { helplines, lastChecked, type PhoneNumbers } from './numbers';

/** Whom to call when the danger is over, or nothing when no helpline is confirmed. */
export function afterDanger(numbers: PhoneNumbers, language: Language): string {
  const services = helplines(numbers).map(({ name, number }) => `${name[language]} ${number}`).join(', ');
  return services ? translator(language)('advice.afterDanger', { services }) : '';
}

export function checkedText(numbers: PhoneNumbers, language: Language): string {
  return translator(language)('advice.numbersChecked', { date: formatSourceDate(lastChecked(numbers), language) });
}

/** «rusinfo.no» for https://rusinfo.no/chat. */
export function hostOf(link: string): string {
  return new URL(link).host.replace(/^www\./, '');
}
