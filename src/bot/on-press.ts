import type { Feedback, Turn, VerbResult } from '../features/feature';
import { startBudget } from './budget';
import { CARD_TYPE, cardOf } from './card-of';
import type { Exchange } from './exchange';
import { explain } from './failures';
import type { OutgoingMessage } from './send';

const MESSAGE = 'application/vnd.microsoft.activity.message';

/** Teams takes a card or a line of text. */
interface InvokeBody {
  statusCode: number;
  type: string;
  value: unknown;
}

/** What a press leads to: the body of the response to an invoke, a message, or both. */
interface Shown {
  response?: InvokeBody;
  message?: OutgoingMessage;
  after?: VerbResult['after'];
}

/**
 * A press on a card. Teams waits for the answer to an invoke, which may be a card to show instead or a line of text; a
 * press that came as a message (clients without Action.Execute) is answered by messages only.
 *
 * | the verb says | invoke | message |
 * |---|---|---|
 * | instead, a card | the card in the response | the card as a new message |
 * | below | a new message (one for presses in haste), and a line that says so | a new message |
 * | a text | a line with the text | a new message |
 * | instead, and what to say in public | the card in the response | in a channel or group what may be said there |
 * | it failed | a line that says why | a message that says why |
 * | the message could not be sent | a line that says so | nothing: it may have arrived |
 */
export async function onPress(exchange: Exchange, verb: string, data: unknown, invoke: boolean): Promise<void> {
  const { limits, router } = exchange.parts;
  const budget = startBudget(limits.pressMs);
  const turn = await exchange.turn({ cardData: data });
  const pressed = router.press(turn, verb, data);
  const { message, response, after } = await attempt(exchange, turn, invoke, () => budget(pressed));
  if (after) exchange.follow(after);
  else followLate(exchange, pressed);
  if (!response) return message && exchange.send(message);
  const sent = message ? budget(exchange.sendOnce(message)) : Promise.resolve();
  await exchange.respond(200, await sent.then(() => response, (error: Error) => unconfirmed(exchange, turn, error)));
}

/** A press that outlived its time may have done its work all the same: what comes after that is not left out. */
function followLate(exchange: Exchange, pressed: Promise<VerbResult>): void {
  pressed.then(({ after }) => after && exchange.follow(after), () => undefined);
}

/** Thumbs under an answer. There is nothing to show: Teams thanks the person itself. What cannot be tied to an answer is not kept. */
export async function onFeedback(exchange: Exchange, feedback: Feedback | undefined): Promise<void> {
  if (!feedback) return exchange.respond(200, {});
  const { limits, router } = exchange.parts;
  const budget = startBudget(limits.pressMs);
  const turn = await exchange.turn({});
  await budget(router.feedback(turn, feedback));
  await exchange.respond(200, {});
}

async function attempt(exchange: Exchange, turn: Turn, invoke: boolean, press: () => Promise<VerbResult>): Promise<Shown> {
  try {
    const result = await press();
    return { ...shown(exchange, turn, invoke, result), ...(result.after && { after: result.after }) };
  } catch (error) {
    const text = explain(error, turn.t, turn.correlationId, exchange.parts.log);
    return shown(exchange, turn, invoke, { show: 'below', reply: { kind: 'text', text } });
  }
}

function shown(exchange: Exchange, turn: Turn, invoke: boolean, { show, reply, inPublic }: VerbResult): Shown {
  if (!invoke) return { message: exchange.compose(turn.place.scope === 'personal' ? reply : (inPublic ?? reply), turn.language) };
  if (reply.kind === 'text') return { response: line(reply.text) };
  if (show === 'below') return { message: exchange.compose(reply, turn.language), response: line(turn.t('bot.answerBelow')) };
  const value = cardOf(reply, exchange.parts.render, turn.language, turn.place.scope);
  return { response: { statusCode: 200, type: CARD_TYPE, value } };
}

/** The press may have done its work, and its answer may stand there: it is never called undone. */
function unconfirmed(exchange: Exchange, turn: Turn, error: Error): InvokeBody {
  exchange.parts.log.error('Turn failed', { correlationId: turn.correlationId, error });
  return line(turn.t('bot.notConfirmed', { id: turn.correlationId }));
}

function line(value: string): InvokeBody {
  return { statusCode: 200, type: MESSAGE, value };
}
