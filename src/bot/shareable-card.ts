import type { CardJson } from './render';

/** Links to other people's chats are shown as cards of this version at most (msteams-docs, link unfurling). */
const VERSION = '1.3';

/** What the rest of a card may have and a card in a chat without us may not: it would ask us, and nobody would answer. */
const ASKS_US = ['refresh', 'authentication', 'selectAction'];

/**
 * A card as it may be sent where we are not installed, or not even known: the only buttons are links. Every other button would
 * be a dead one there. A row of buttons that is left empty goes too.
 */
export function shareableCard(card: CardJson): CardJson {
  return { ...(cleaned(card) as CardJson), version: VERSION };
}

function cleaned(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(cleaned).filter((each) => !isEmptyRow(each));
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([name]) => !ASKS_US.includes(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => {
    if (name !== 'actions') return [[name, cleaned(value)]];
    const links = linksOf(value);
    return links.length ? [[name, links]] : [];
  }));
}

function linksOf(actions: unknown): unknown[] {
  const all = (Array.isArray(actions) ? actions : []) as { type?: unknown; url?: unknown }[];
  return all.filter(({ type, url }) => type === 'Action.OpenUrl' && /^https:\/\//.test(String(url)));
}

function isEmptyRow(part: unknown): boolean {
  const { type, actions } = (part ?? {}) as { type?: unknown; actions?: unknown };
  return type === 'ActionSet' && !actions;
}
