import type { CardReply, Mention, Scope } from '../features/feature';
import { translator, type Language } from '../lib/language';
import { escapeMarkdown } from '../lib/people-text';
import type { CardJson, RenderCard } from './render';

/** A card's media type. */
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** The card of a reply, with whom it calls by name; for who is in several networks it says below which one it is about. */
export function cardOf({ card, network, mentions = [] }: CardReply, render: RenderCard, language: Language, scope: Scope): CardJson {
  const shown = calling(mentions, render(card, language, scope));
  if (network === undefined) return shown;
  const text = translator(language)('bot.aboutNetwork', { network: escapeMarkdown(network) });
  const line = { type: 'TextBlock', text, wrap: true, isSubtle: true, size: 'Small', separator: true };
  return { ...shown, body: [...(shown.body as unknown[]), line] };
}

/** In cards, unlike in texts, Teams takes a person's Entra id. */
function calling(mentions: readonly Mention[], card: CardJson): CardJson {
  if (mentions.length === 0) return card;
  const entities = mentions.map(({ id, name }) => ({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } }));
  return { ...card, msteams: { ...(card.msteams as object | undefined), entities } };
}
