import type { Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { Municipality } from '../../networks';
import type { Meeting } from '../types';
import { counted, line } from './lines';
import { byName, namesOf } from './presence';
import type { Coming } from './records';

/**
 * Lines for the announcement of a meeting, as Markdown: which municipalities come, which can't, which have not answered, and which
 * organisations come. A municipality comes when anybody from it does; how many is said when it is more than one, and nobody is named.
 * Nothing for a meeting that is cancelled.
 */
export function summary(
  t: Translate, coming: readonly Coming[], municipalities: readonly Municipality[], { cancelledAt }: Pick<Meeting, 'cancelledAt'>,
): string[] {
  if (cancelledAt !== undefined) return [];
  const counts = byName(municipalities).map(({ number, name }) => {
    const answers = coming.filter((one) => one.municipality === number).flatMap((one) => one.coming ?? []);
    return { name, yes: answers.filter((answer) => answer === 'yes').length, any: answers.length > 0 };
  });
  const others = coming.filter((one) => !one.municipality && one.coming === 'yes');
  const unnamed = others.filter(({ organisation }) => !organisation).length;
  return [
    line(t, 'comes', counts.filter(({ yes }) => yes > 0).map(({ name, yes }) => counted(t, name, yes))),
    line(t, 'cannot', counts.filter(({ yes, any }) => any && yes === 0).map(({ name }) => escapeMarkdown(name))),
    line(t, 'silent', counts.filter(({ any }) => !any).map(({ name }) => escapeMarkdown(name))),
    line(t, 'others', [
      ...namesOf(others).map((name) => counted(t, name, others.filter(({ organisation }) => organisation === name).length)),
      ...(unnamed > 0 ? [t('meetings.attendance.unnamed', { count: unnamed })] : []),
    ]),
  ].filter((text) => text !== '');
}
