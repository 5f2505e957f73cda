import { TeamsInfo, type ConversationReference as SdkReference, type TeamsChannelAccount, type TurnContext } from 'botbuilder';
import type { Address, Delivery } from '../delivery';
import type { Reply, RosterPerson, Teams } from '../features/feature';
import { withinBudget } from '../lib/errors';
import type { Language } from '../lib/language';
import type { Log } from '../lib/log';
import type { TeamsAdapter } from './adapter';
import type { ConversationReference, Conversations } from './conversations';
import { deliveryOf } from './delivery-outcome';
import type { RenderCard } from './render';
import { toActivity } from './send';

/** Teams gives a roster in pages; more people than this are in no channel that we are asked about. */
const PAGE = 500;
const MAX_PAGES = 20;

export interface TeamsParts {
  adapter: TeamsAdapter;
  /** Who we are, and whom our token is for. */
  us: { appId: string; audience: string };
  conversations: Conversations;
  render: RenderCard;
  log: Log;
  /** How long a question may last, in ms: the SDK asks about teams with a client of its own, that tries again and waits for ever. */
  askMs: number;
  /** True where we may write: rules change, and a reference may be older than they are. */
  mayWrite(reference: ConversationReference): boolean;
}

/**
 * Teams outside of a turn, by what is stored of a conversation. The same connector as in a turn: one attempt, given up in time
 * (connector.ts); what it came to is told, and whoever asked decides whether to try again.
 */
export function teamsOutsideTurns(parts: TeamsParts): Teams {
  const { conversations, render, log } = parts;

  async function at(to: Address): Promise<ConversationReference | undefined> {
    const reference = await conversations.find(to);
    return reference && parts.mayWrite(reference) ? reference : undefined;
  }

  /** Runs one request to Teams; what Teams answered, as an outcome. */
  async function attempt(reference: ConversationReference, kind: 'post' | 'update', request: Request): Promise<Delivery> {
    let activityId: string | undefined;
    try {
      await parts.adapter.goOn(parts.us, sdkReference(reference), async (context) => {
        activityId = await request(context);
      });
      return activityId ? { outcome: 'sent', activityId } : { outcome: 'uncertain' };
    } catch (error) {
      const delivery = deliveryOf(error, kind);
      log.warn('Not delivered', { outcome: delivery.outcome, error: error as Error });
      return delivery;
    }
  }

  async function post({ thread, ...to }: Address & { thread?: string }, reply: Reply, language: Language): Promise<Delivery> {
    const known = await at(to);
    if (!known) return { outcome: 'unreachable' };
    const reference = thread ? { ...known, conversationId: `${known.conversationId};messageid=${thread}` } : known;
    const message = toActivity(reply, render, reply.language ?? language, reference.scope);
    return attempt(reference, 'post', async (context) => (await context.sendActivity(message))?.id);
  }

  async function ask<T>(of: Address, request: Question<T>): Promise<T | undefined> {
    const reference = await at(of);
    if (!reference) return undefined;
    let answer: T | undefined;
    try {
      await withinBudget(parts.askMs, parts.adapter.goOn(parts.us, sdkReference(reference), async (context) => {
        answer = await request(context, reference);
      }));
    } catch (error) {
      log.warn('Teams did not say', { error: error as Error });
    }
    return answer;
  }

  return {
    post,
    async update(to, activityId, reply, language) {
      const reference = await at(to);
      if (!reference) return { outcome: 'unreachable' };
      const message = toActivity(reply, render, reply.language ?? language, reference.scope);
      return attempt(reference, 'update', async (context) => {
        await context.updateActivity({ ...message, id: activityId });
        return activityId;
      });
    },
    async tell(person, reply, language) {
      const chat = await conversations.chatWith(person);
      return chat ? post(chat, reply, language) : { outcome: 'unreachable' };
    },
    members: (of) => ask(of, async (context, { tenantId }) => (await roster(context)).flatMap((one) => personIn(one, tenantId))),
    member: (of, personId) => ask(of, async (context, { tenantId }) => {
      const [found] = personIn(await TeamsInfo.getMember(context, personId), tenantId);
      return found?.id === personId ? found : undefined;
    }),
    names: async (of) => (await ask(of, (context, reference) => namesOf(context, reference))) ?? {},
  };
}

type Request = (context: TurnContext) => Promise<string | undefined>;
type Question<T> = (context: TurnContext, reference: ConversationReference) => Promise<T>;

async function roster(context: TurnContext): Promise<TeamsChannelAccount[]> {
  const found: TeamsChannelAccount[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { members, continuationToken } = await TeamsInfo.getPagedMembers(context, PAGE, token);
    found.push(...members);
    if (!continuationToken) break;
    token = continuationToken;
  }
  return found.sort((a, b) => String(a.name).localeCompare(String(b.name), 'nb'));
}

/** A guest has a directory id of the tenant they visit. Nobody without an id, and no bot. */
function personIn(account: TeamsChannelAccount, tenantId: string): RosterPerson[] {
  const { id, name, aadObjectId, email, userPrincipalName = '', userRole } = account as TeamsChannelAccount & { userRole?: string };
  if (!id || id.startsWith('28:')) return [];
  const guest = userRole === 'guest' || userPrincipalName.includes('#EXT#');
  return [{ tenantId, id: aadObjectId || id, name: name ?? '', guest, ...(email && { email }) }];
}

async function namesOf(context: TurnContext, { teamId, conversationId }: ConversationReference) {
  if (!teamId) return {};
  const [team, channels] = await Promise.all([TeamsInfo.getTeamDetails(context, teamId), TeamsInfo.getTeamChannels(context, teamId)]);
  const channel = channels.find(({ id }) => id === conversationId)?.name;
  return { ...(team.name && { team: team.name }), ...(channel && { channel }) };
}

/** As the SDK wants it; the bot's name is Teams' to show. */
function sdkReference(reference: ConversationReference): Partial<SdkReference> {
  const { scope, tenantId, conversationId, serviceUrl, channelId, botId, userId } = reference;
  const conversationType = scope === 'group' ? 'groupChat' : scope;
  const conversation = { id: conversationId, tenantId, isGroup: scope !== 'personal', conversationType, name: '' };
  return { conversation, serviceUrl, channelId, bot: { id: botId, name: '' }, ...(userId && { user: { id: userId, name: '' } }) };
}

