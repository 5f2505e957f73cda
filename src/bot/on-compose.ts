import type { Finding, SearchOutcome } from '../features/feature';
import type { Language } from '../lib/language';
import { startBudget } from './budget';
import { CARD_TYPE } from './card-of';
import type { Exchange } from './exchange';
import { explain } from './failures';
import type { Query } from './incoming-compose';
import { readable, urgentReply } from './on-message';
import { shareableCard } from './shareable-card';

/** The row in the list. Teams shows its title and text; a subtitle is left out by some clients. */
const ROW = 'application/vnd.microsoft.card.thumbnail';

/** No more rows than a person looks through. */
const MOST = 10;

/**
 * A search from the compose box. What cannot wait comes before the store is asked anything, as it does for a message; what
 * fails is a line where the rows would be.
 */
export async function onSearch(exchange: Exchange, { text, skip, count }: Query): Promise<void> {
  const urgent = urgentReply(exchange, text);
  if (urgent?.reply.kind === 'card') {
    const { reply: { card, summary }, language } = urgent;
    return respondWith(exchange, language, { findings: skip ? [] : [{ title: summary, status: '', card }] });
  }
  const budget = startBudget(exchange.parts.limits.pressMs);
  const turn = await exchange.turn({ text: readable(text) });
  const outcome = await budget(exchange.parts.router.search(turn, readable(text))).catch((error: unknown) => (
    { text: explain(error, turn.t, turn.correlationId, exchange.parts.log) }
  ));
  const last = Math.min(MOST, skip + count);
  await respondWith(exchange, turn.language, 'text' in outcome ? outcome : { findings: outcome.findings.slice(skip, last) });
}

/** An address in a message under way. What we do not know, and what fails, is left as the link it is. */
export async function onLink(exchange: Exchange, url: string): Promise<void> {
  const { limits, router, log } = exchange.parts;
  const budget = startBudget(limits.pressMs);
  const turn = await exchange.turn({});
  const found = await budget(router.unfurl(turn, url)).catch((error: Error) => {
    log.error('Turn failed', { correlationId: turn.correlationId, error });
    return undefined;
  });
  if (found) await respondWith(exchange, turn.language, { findings: [found] });
  else await exchange.respond(200, {});
}

async function respondWith(exchange: Exchange, language: Language, outcome: SearchOutcome): Promise<void> {
  const composeExtension = 'text' in outcome
    ? { type: 'message', text: outcome.text }
    : { type: 'result', attachmentLayout: 'list', attachments: outcome.findings.map((found) => attachment(exchange, found, language)) };
  await exchange.respond(200, { composeExtension });
}

function attachment({ parts, facts }: Exchange, { title, status, card }: Finding, language: Language): Record<string, unknown> {
  const content = shareableCard(parts.render(card, language, facts.place.scope));
  return { contentType: CARD_TYPE, content, preview: { contentType: ROW, content: { title, text: status } } };
}
