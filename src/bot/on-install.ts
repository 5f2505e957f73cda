import { referenceOf } from './conversations';
import type { Exchange } from './exchange';
import { welcomeReply } from './help';

/**
 * Welcomes once per conversation, whichever of Teams' two install events comes first. One post in a team, none to each
 * member. A team's events carry no thread, so the post starts one of its own.
 */
export async function onInstalled(exchange: Exchange): Promise<void> {
  const { parts, activity, facts } = exchange;
  await parts.conversations.renew(referenceOf(activity, facts.place));
  if (!(await parts.conversations.firstWelcome(facts.place, facts.now))) return;
  const turn = await exchange.turn({});
  await exchange.reply(welcomeReply(turn), turn.language);
}

/** Nothing may be sent here any more. */
export async function onUninstalled({ parts, facts }: Exchange): Promise<void> {
  await parts.conversations.forget(facts.place);
}
