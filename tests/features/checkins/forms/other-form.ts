import { PUBLISHED } from '../../../../src/features/checkins/forms/published';
import { readForm } from '../../../../src/features/checkins/forms/definition';
import type { Form, Question, Scale } from '../../../../src/features/checkins/forms/types';

/** In the next version: this question is gone, … */
export const REMOVED = 'r1-meetings';
/** … this one is new, a «ja»/«nei» in the part `r1`, … */
export const ADDED = 'r1-leaders';
/** … and this one has another scale, of four steps. The other statuses are as they were. */
export const RESCALED = 'r1-status';

/** The newest published version. */
export const FORM: Form = PUBLISHED[PUBLISHED.length - 1] as Form;

const same = (text: string) => ({ nb: text, nn: text, en: text });

const scale: Scale = {
  id: 'status-2',
  steps: [
    { id: '0', label: same('Vet ikke'), outside: true },
    { id: '1', label: same('Nei') },
    { id: '2', label: same('Delvis') },
    { id: '3', label: same('Ja') },
  ],
};

const added: Question = {
  id: ADDED, label: same('Ledelsen kjenner rådene'), class: 'A', kind: 'choice',
  options: [{ id: 'yes', label: same('Ja') }, { id: 'no', label: same('Nei') }],
};

/** The form after the newest: a question removed, one added, and one on a changed scale. */
export const OTHER_FORM: Form = readForm({
  ...FORM,
  version: FORM.version + 1,
  scales: [...FORM.scales, scale],
  parts: FORM.parts.map((part) => (part.id === 'r1' ? { ...part, questions: changed(part.questions) } : part)),
});

/** For `CheckinsParts.forms`, when the next version comes while the service runs on. */
export const BOTH: readonly Form[] = [...PUBLISHED, OTHER_FORM];

function changed(questions: readonly Question[]): Question[] {
  const kept = questions.filter(({ id }) => id !== REMOVED);
  return [...kept.map((each) => (each.id === RESCALED && each.kind === 'status' ? { ...each, scale: scale.id } : each)), added];
}
