import type { CardReply, Scope } from '../features/feature';
import { translator, type Language } from '../lib/language';
import { escapeMarkdown } from '../lib/people-text';
import type { CardJson, RenderCard } from './render';

/** The card of a reply; for who is in several networks it says below which one it is about. */
export function cardOf({ card, network }: CardReply, render: RenderCard, language: Language, scope: Scope): CardJson {
  const shown = render(card, language, scope);
  if (network === undefined) return shown;
  const text = translator(language)('bot.aboutNetwork', { network: escapeMarkdown(network) });
  const line = { type: 'TextBlock', text, wrap: true, isSubtle: true, size: 'Small', separator: true };
  return { ...shown, body: [...(shown.body as unknown[]), line] };
}
