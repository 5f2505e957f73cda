import { withinBudget } from '../lib/errors';
import type { Language } from '../lib/language';
import type { Reply, Turn } from '../features/feature';
import { startBudget, type Budget } from './budget';
import { referenceOf } from './conversations';
import type { Exchange } from './exchange';
import { explain } from './failures';
import { MAX_TEXT } from './router';
import type { OutgoingMessage } from './send';
import { chooseLanguage } from './turn';

/** A message that mentions us and says nothing is somebody who does not know what to say. */
const WHEN_EMPTY = 'help';

/** Longer than anyone in danger writes. */
const MAX_URGENT = 10_000;

/** Answers a message. What cannot wait comes before the store is asked anything, so it comes also when the store is down. */
export async function onMessage(exchange: Exchange, text: string, attachmentsOnly: boolean): Promise<void> {
  const urgent = isCommand(exchange, text) ? undefined : urgentReply(exchange, text);
  if (urgent) await sendUrgent(exchange, exchange.compose(urgent.reply, urgent.language));
  else await answer(exchange, readable(text), attachmentsOnly);
  await remember(exchange);
}

/** Words of ours, each of them read and none of them a cry for help: «jeg kommer» is an answer to an invitation. */
function isCommand({ parts: { router } }: Exchange, text: string): boolean {
  return text !== '' && router.command(text)?.argument === '';
}

/** Enough to see that it is too long; a pasted book must not hold up everybody else's turn. */
export const readable = (text: string) => text.slice(0, MAX_TEXT + 1);

/** The one message that is sent again when nobody knows whether it arrived: two are better than none. */
async function sendUrgent(exchange: Exchange, message: OutgoingMessage): Promise<void> {
  await exchange.send(message).catch((error: Error) => {
    exchange.parts.log.warn('Sending the urgent answer again', { correlationId: exchange.facts.correlationId, error });
    return exchange.send(message);
  });
}

/** The answer that is given before the store is asked anything, and its language by the words and Teams' locale alone. */
export function urgentReply({ parts, activity }: Exchange, text: string): { reply: Reply; language: Language } | undefined {
  const answer = parts.features.map((feature) => feature.urgent?.(text.slice(0, MAX_URGENT))).find((found) => found !== undefined);
  if (!answer) return undefined;
  const language = chooseLanguage({}, { text: readable(text), locale: activity.locale }, parts.defaultLanguage);
  return { reply: answer(language), language };
}

/** What fails before the answer is sent is explained. What fails in sending is not: the answer may stand there already. */
async function answer(exchange: Exchange, text: string, attachmentsOnly: boolean): Promise<void> {
  const budget = startBudget(exchange.parts.limits.messageMs);
  const stopTyping = exchange.typingWhenSlow();
  const reply = await compose(exchange, text, attachmentsOnly, budget).finally(stopTyping);
  await exchange.send(reply);
}

async function compose(exchange: Exchange, text: string, attachmentsOnly: boolean, budget: Budget): Promise<OutgoingMessage> {
  const { router, log } = exchange.parts;
  const match = router.command(text || WHEN_EMPTY);
  const turn = await exchange.turn({ text, command: text ? match?.languages : undefined });
  try {
    const reply = attachmentsOnly ? onlyText(turn) : await budget(router.message(turn, text, match));
    return exchange.compose(reply, turn.language);
  } catch (error) {
    return exchange.compose({ kind: 'text', text: explain(error, turn.t, turn.correlationId, log) }, turn.language);
  }
}

function onlyText(turn: Turn): Reply {
  return { kind: 'text', text: turn.t('bot.nothingToRead') };
}

/** The answer has been given; that we could not note where must not turn it into an error. */
async function remember({ parts, activity, facts }: Exchange): Promise<void> {
  const reference = referenceOf(activity, facts.place);
  if (parts.conversations.isRemembered(reference)) return;
  try {
    await withinBudget(parts.limits.lookUpMs, parts.conversations.renew(reference));
  } catch (error) {
    parts.log.warn('Conversation not remembered', { correlationId: facts.correlationId, error: error as Error });
  }
}
