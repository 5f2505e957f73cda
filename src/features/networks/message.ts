import type { Language } from '../../lib/language';
import type { Reply } from '../feature';

/** What a reminder says, in the language of who gets it. */
export interface Message {
  reply: Reply;
  language: Language;
}
