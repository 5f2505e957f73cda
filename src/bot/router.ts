import { textsUnder } from '../lib/language';
import type { Feature, Finding, Reply, SearchOutcome, Turn, Verb, VerbResult } from '../features/feature';
import { InvalidCardData } from '../features/refusals';
import { whichNetworkReply } from '../features/which-network';
import type { CommandTable, Match } from './commands';

/** Longer messages are not questions; the rest of a pasted document is not read. */
export const MAX_TEXT = 2000;

/** Decides who answers: a follow-up to what was said before, a command, else the features in their order. There is always an answer. */
export class Router {
  private readonly verbs: Map<string, Verb>;

  constructor(
    private readonly features: Feature[],
    private readonly commands: CommandTable,
  ) {
    this.verbs = new Map(features.flatMap((feature) => feature.verbs ?? []).map((verb) => [verb.name, verb]));
  }

  /** The command that a message is, if it is one. */
  command(text: string): Match | undefined {
    return text.length > MAX_TEXT ? undefined : this.commands.find(text);
  }

  /** `match` is the command that the text is, as `command` has found it. */
  async message(turn: Turn, text: string, match: Match | undefined): Promise<Reply> {
    if (text.length > MAX_TEXT) return { kind: 'text', text: turn.t('bot.tooLong', { max: MAX_TEXT }) };
    for (const feature of this.features) {
      const reply = await feature.followUp?.(turn, text);
      if (reply) return reply;
    }
    if (match) return runCommand(match, turn);
    for (const feature of this.features) {
      const reply = await feature.answer?.(turn, text);
      if (reply) return reply;
    }
    const help = this.commands.byId('help');
    if (!help) throw new Error('There is no help command');
    return help.run(turn, '');
  }

  /** Throws InvalidCardData for a verb we no longer have, or never had; its name, written by who knows whom, is not repeated. */
  async press(turn: Turn, verbName: string, data: unknown): Promise<VerbResult> {
    const verb = this.verbs.get(verbName);
    if (!verb) throw new InvalidCardData('an unknown verb');
    return verb.run(turn, data);
  }

  /** Whether Teams may call this verb by itself. */
  isView(verbName: string): boolean {
    return this.verbs.get(verbName)?.view === true;
  }

  /** What the first feature that can be searched finds; empty text for what is offered before anything is written. */
  async search(turn: Turn, text: string): Promise<SearchOutcome> {
    if (text.length > MAX_TEXT) return { text: turn.t('bot.tooLong', { max: MAX_TEXT }) };
    const outcome = await this.features.find((feature) => feature.search)?.search?.(turn, text);
    return outcome ?? { findings: [] };
  }

  async unfurl(turn: Turn, url: string): Promise<Finding | undefined> {
    for (const feature of this.features) {
      const found = await feature.unfurl?.(turn, url);
      if (found) return found;
    }
    return undefined;
  }

  async feedback(turn: Turn, feedback: Parameters<NonNullable<Feature['onFeedback']>>[1]): Promise<void> {
    for (const feature of this.features) await feature.onFeedback?.(turn, feedback);
  }
}

/** Runs a command where it may be used; elsewhere says where it may. Who is in several networks is asked which it is about. */
export async function runCommand({ command, argument }: Omit<Match, 'languages'>, turn: Turn): Promise<Reply> {
  if (command.scopes.includes(turn.place.scope)) {
    const choices = command.access.needsNetwork || command.ofNetwork ? turn.choices() : [];
    return choices.length > 0 ? whichNetworkReply(turn.t, choices, command.id) : command.run(turn, argument);
  }
  const { name = command.id } = textsUnder(turn.language, `commands.${command.id}`);
  const where = turn.t(`bot.scope.${command.scopes[0] ?? 'personal'}`);
  return { kind: 'text', text: turn.t('bot.wrongScope', { command: name, where }) };
}
