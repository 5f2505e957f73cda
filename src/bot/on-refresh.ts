import type { Turn } from '../features/feature';
import { startBudget } from './budget';
import { CARD_TYPE, cardOf } from './card-of';
import type { Exchange } from './exchange';

/**
 * A card that Teams refreshes by itself, for one who sees it. It is answered with a card and nothing else: what sends or changes
 * something here is called again by Teams, for ever (design/teams.md, Cards). Verbs that do more than show are refused, and so is
 * everything that fails: then the card stays as it is.
 */
export async function onRefresh(exchange: Exchange, verb: string, data: unknown): Promise<void> {
  const { limits, router, render, log } = exchange.parts;
  if (!router.isView(verb)) return exchange.respond(400);
  const budget = startBudget(limits.pressMs);
  let turn: Turn | undefined;
  try {
    turn = await exchange.turn({ cardData: data });
    const { reply } = await budget(router.press(turn, verb, data));
    if (reply.kind !== 'card') return await exchange.respond(400);
    const value = cardOf(reply, render, turn.language, turn.place.scope);
    return await exchange.respond(200, { statusCode: 200, type: CARD_TYPE, value });
  } catch (error) {
    log.info('Card not refreshed', { ...(turn && { correlationId: turn.correlationId }), error: error as Error });
    return exchange.respond(400);
  }
}
