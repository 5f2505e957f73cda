import type { Card } from './replies';

/** One row of a search from the compose box, and the card that is sent when it is chosen. */
export interface Row {
  title: string;
  text: string;
  card: Card;
}

interface Body {
  composeExtension?: {
    type: string;
    text?: string;
    attachmentLayout?: string;
    attachments?: { contentType: string; content: Card; preview: { contentType: string; content: { title: string; text: string } } }[];
  };
}

/** The rows of an answer to a search or a link; none for an answer in words, or for no answer. */
export function rowsOf(body: unknown): Row[] {
  const { attachments = [] } = (body as Body).composeExtension ?? {};
  return attachments.map(({ content: card, preview }) => ({ ...preview.content, card }));
}

/** The words that stand where the rows would be; undefined when there are rows. */
export function lineOf(body: unknown): string | undefined {
  const { type, text } = (body as Body).composeExtension ?? {};
  return type === 'message' ? text : undefined;
}
