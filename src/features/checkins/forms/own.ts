import { LANGUAGES, translator, type TextKey } from '../../../lib/language';
import { cleaned, shortened } from '../../../lib/people-text';
import { LONGEST_OWN, MOST_OWN, MOST_WRITTEN, OWN_PART } from './limits';
import type { Form, Option, OwnQuestion, Part, Question, Texts } from './types';

const MOST_COUNTED = 1_000_000;

/**
 * The network's own questions as a part of the form, in the words of its coordinator. A status is asked on the form's own scale, which is
 * its first. Nobody has looked at what a number counts, so it is of class B, and about its period.
 */
export function partOfOwn(form: Form, own: readonly OwnQuestion[]): Part {
  const questions = own.slice(0, MOST_OWN).map((each) => questionOf(form, each));
  return { id: OWN_PART, title: inAll('checkins.form.own.title'), questions };
}

function questionOf(form: Form, { id, text, kind }: OwnQuestion): Question {
  const label = shortened(cleaned(text), LONGEST_OWN);
  const asked = { id, label: { nb: label, nn: label, en: label } };
  switch (kind) {
    case 'status':
      return { ...asked, class: 'A', kind, scale: form.scales[0]?.id ?? '' };
    case 'number':
      return { ...asked, class: 'B', period: true, kind, min: 0, max: MOST_COUNTED };
    case 'yes-no':
      return { ...asked, class: 'A', kind: 'choice', options: yesNo() };
    case 'text':
      return { ...asked, class: 'A', kind, max: MOST_WRITTEN };
  }
}

const yesNo = (): Option[] => [
  { id: 'yes', label: inAll('checkins.form.own.yes') },
  { id: 'no', label: inAll('checkins.form.own.no') },
  { id: 'unknown', label: inAll('checkins.form.own.unknown') },
];

function inAll(key: TextKey): Texts {
  const [nb = '', nn = '', en = ''] = LANGUAGES.map((language) => translator(language)(key));
  return { nb, nn, en };
}
