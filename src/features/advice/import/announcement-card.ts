import { formatSourceDate } from '../../../lib/time';
import { translator, type Language } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { Reply } from '../../feature';
import type { Announced } from './records';

/** Of the five buttons that a card may have everywhere, one is for the list. */
const BUTTONS = 4;

/** What a network is told when a råd is new or changed, with a button to read each. */
export function announcementReply(raad: Announced[], language: Language): Reply {
  const t = translator(language);
  const lines = raad.map(({ kind, raad: number, title, updated }) => ({
    what: [t('advice.raadNumber', { number }), t(`cards.advice.announcement.${kind}`), ...(updated ? [formatSourceDate(updated, language)] : [])].join(' · '),
    title: escapeMarkdown(title),
  }));
  const buttons = raad.slice(0, BUTTONS).map(({ raad: number, passage }) => ({ id: passage, button: t('advice.raadNumber', { number }) }));
  const title = t('cards.advice.announcement.title');
  return { kind: 'card', card: { template: 'advice/announcement', data: { raad: lines, buttons } }, summary: title };
}
