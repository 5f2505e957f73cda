import { withinBudget } from '../lib/errors';
import type { Feedback, Turn, VerbResult } from '../features/feature';
import type { Exchange } from './exchange';
import { explain } from './failures';

/** Teams shows an error after 5 s. */
const BUDGET_MS = 4_000;

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

/**
 * A press on a card. Teams waits for the answer to an invoke, which may be a card to show instead or a line of text; a
 * press that came as a message (clients without Action.Execute) is answered by messages only.
 *
 * | the verb says | invoke | message |
 * |---|---|---|
 * | instead, a card | the card in the response | the card as a new message |
 * | below | a new message, and a line that says so | a new message |
 * | it failed | a line that says why | a message that says why |
 */
export async function onPress(exchange: Exchange, verb: string, data: unknown, invoke: boolean): Promise<void> {
  const turn = await exchange.turn({ cardData: data });
  const result = await attempt(exchange, turn, () => exchange.parts.router.press(turn, verb, data));
  if (!invoke) return exchange.reply(result.reply, turn.language);
  if (result.reply.kind === 'text') return exchange.respond(200, { statusCode: 200, type: MESSAGE, value: result.reply.text });
  if (result.show === 'instead') {
    const value = exchange.parts.render(result.reply.card, turn.language, turn.place.scope);
    return exchange.respond(200, { statusCode: 200, type: CARD, value });
  }
  await exchange.reply(result.reply, turn.language);
  await exchange.respond(200, { statusCode: 200, type: MESSAGE, value: turn.t('bot.answerBelow') });
}

/** Thumbs under an answer. There is nothing to show: Teams thanks the person itself. */
export async function onFeedback(exchange: Exchange, feedback: Feedback): Promise<void> {
  const turn = await exchange.turn({});
  await exchange.parts.router.feedback(turn, feedback);
  await exchange.respond(200, {});
}

async function attempt(exchange: Exchange, turn: Turn, work: () => Promise<VerbResult>): Promise<VerbResult> {
  try {
    return await withinBudget(BUDGET_MS, work());
  } catch (error) {
    const text = explain(error, turn.t, turn.correlationId, exchange.parts.log);
    return { show: 'below', reply: { kind: 'text', text } };
  }
}
