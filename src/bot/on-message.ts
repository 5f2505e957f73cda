import { withinBudget } from '../lib/errors';
import { detectLanguage, languageOfLocale, type Language } from '../lib/language';
import type { Reply, Turn } from '../features/feature';
import { referenceOf } from './conversations';
import type { Exchange } from './exchange';
import { explain } from './failures';

/** Teams sends a message again after 15 s, and gateways may give up after 10. */
const BUDGET_MS = 10_000;
const TYPING_AFTER_MS = 1_500;

/** A message that mentions us and says nothing is somebody who does not know what to say. */
const WHEN_EMPTY = 'help';

/** Answers a message. What cannot wait comes before the store is asked anything, so it comes also when the store is down. */
export async function onMessage(exchange: Exchange, text: string, attachmentsOnly: boolean): Promise<void> {
  const urgent = urgentReply(exchange, text);
  if (urgent) await exchange.reply(urgent.reply, urgent.language);
  else await answer(exchange, text, attachmentsOnly);
  await remember(exchange);
}

function urgentReply({ parts, activity }: Exchange, text: string): { reply: Reply; language: Language } | undefined {
  const language = detectLanguage(text) ?? languageOfLocale(activity.locale) ?? parts.defaultLanguage;
  for (const feature of parts.features) {
    const reply = feature.urgent?.(text, language);
    if (reply) return { reply, language };
  }
  return undefined;
}

async function answer(exchange: Exchange, text: string, attachmentsOnly: boolean): Promise<void> {
  const stopTyping = exchange.typingAfter(TYPING_AFTER_MS);
  const turn = await exchange.turn({ text });
  try {
    const reply = attachmentsOnly ? onlyText(turn) : exchange.parts.router.message(turn, text || WHEN_EMPTY);
    await exchange.reply(await withinBudget(BUDGET_MS, Promise.resolve(reply)), turn.language);
  } catch (error) {
    const text = explain(error, turn.t, turn.correlationId, exchange.parts.log);
    await exchange.reply({ kind: 'text', text }, turn.language);
  } finally {
    stopTyping();
  }
}

function onlyText(turn: Turn): Reply {
  return { kind: 'text', text: turn.t('bot.nothingToRead') };
}

/** The answer has been given; that we could not note where must not turn it into an error. */
async function remember({ parts, activity, facts }: Exchange): Promise<void> {
  try {
    await parts.conversations.remember(referenceOf(activity, facts.place));
  } catch (error) {
    parts.log.warn('Conversation not remembered', { correlationId: facts.correlationId, error: error as Error });
  }
}
