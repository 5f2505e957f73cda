import type { Sent } from './connector';

/** What the tests read of an expanded card. */
export interface Card extends Record<string, unknown> {
  lang: string;
  body: CardPart[];
  actions?: CardPart[];
}

export type CardPart = Record<string, unknown>;

/** The card of a message; undefined for a text. */
export function cardOf({ activity }: Pick<Sent, 'activity'>): Card | undefined {
  const [attachment] = (activity.attachments as { contentType: string; content: Card }[] | undefined) ?? [];
  return attachment?.contentType === 'application/vnd.microsoft.card.adaptive' ? attachment.content : undefined;
}

/** All that a person can read: the text, or every text of the card, a line each. */
export function wordsOf(sent: Pick<Sent, 'activity'>): string {
  const card = cardOf(sent);
  return card ? wordsOn(card) : ((sent.activity.text as string | undefined) ?? '');
}

function wordsOn(card: Card): string {
  return card.body.flatMap(textsIn).join('\n');
}

/** What a press on the button with this title sends. */
export function pressOf(card: Card | undefined, title: string): { verb: string; data: Record<string, unknown> } {
  const found = card?.actions?.find((action) => action.title === title);
  if (!found) throw new Error(`No button «${title}» among ${JSON.stringify(buttonsOf(card))}.`);
  return { verb: String(found.verb), data: found.data as Record<string, unknown> };
}

export function buttonsOf(card: Card | undefined): string[] {
  return (card?.actions ?? []).map((action) => String(action.title));
}

function textsIn(part: CardPart): string[] {
  const own = typeof part.text === 'string' ? [part.text] : [];
  return [...own, ...((part.items as CardPart[] | undefined) ?? []).flatMap(textsIn)];
}
