import { createHash } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import { withinBudget } from '../lib/errors';
import type { Ids } from '../lib/ids';
import type { Language } from '../lib/language';
import type { Log } from '../lib/log';
import type { Clock } from '../lib/time';
import type { Feature, Person, Reply, Turn } from '../features/feature';
import type { Conversations } from './conversations';
import type { IncomingActivity } from './envelope';
import { personOf, placeOf } from './incoming';
import type { Limits } from './limits';
import type { RecentPosts } from './recent-posts';
import type { RenderCard } from './render';
import type { Router } from './router';
import { send, toActivity, type OutgoingMessage } from './send';
import { buildTurn, type Known, type LanguageSigns, type People } from './turn';

/** What every activity is handled with. */
export interface Parts {
  features: Feature[];
  router: Router;
  render: RenderCard;
  conversations: Conversations;
  recentPosts: RecentPosts;
  people: People;
  isAdmin(person: Person): boolean;
  clock: Clock;
  ids: Ids;
  log: Log;
  limits: Limits;
  defaultLanguage: Language;
}

/** One activity and the way to answer it. Lives as long as its turn: the SDK revokes the context afterwards. */
export class Exchange {
  readonly facts: Pick<Turn, 'correlationId' | 'now' | 'person' | 'place' | 'teamsId' | 'admin'>;
  private readonly started = performance.now();
  /** Whom to tell when a message has been sent, and those who have been told. */
  private readonly toTell = new WeakMap<OutgoingMessage, NonNullable<Reply['sent']>>();
  private readonly told: Promise<void>[] = [];

  constructor(
    readonly parts: Parts,
    readonly activity: IncomingActivity,
    private readonly context: TurnContext,
    tenantId: string,
  ) {
    const person = personOf(activity, tenantId);
    this.facts = {
      correlationId: parts.ids.correlation(),
      now: parts.clock.now(),
      person,
      admin: parts.isAdmin(person),
      place: placeOf(activity, tenantId),
      teamsId: activity.from.id,
    };
  }

  /** The turn for features. When the store does not answer, it goes on, and only what asks for the network fails. */
  async turn(signs: Omit<LanguageSigns, 'locale'>): Promise<Turn> {
    const { people, defaultLanguage, log, limits } = this.parts;
    const { person, place, correlationId } = this.facts;
    const known = await withinBudget(limits.lookUpMs, people.lookUp(person, place)).catch((failure: Error): Known => {
      log.warn('Answering without the store', { correlationId, error: failure });
      return { failure };
    });
    return buildTurn(this.facts, known, people, { ...signs, locale: this.activity.locale }, defaultLanguage);
  }

  /** A reply ready to send. Throws when its card lacks data. */
  compose(reply: Reply, language: Language): OutgoingMessage {
    const message = toActivity(reply, this.parts.render, reply.language ?? language, this.facts.place.scope);
    if (reply.sent) this.toTell.set(message, reply.sent);
    return message;
  }

  /** Sends into the conversation (in a channel, into the thread). Throws what the connector threw. */
  async send(activity: OutgoingMessage): Promise<void> {
    const id = await send(this.context, activity);
    const sent = this.toTell.get(activity);
    if (sent) this.follow(() => sent(id));
  }

  /** Starts what comes after the answer; `settle` waits for it. */
  follow(work: () => Promise<void>): void {
    this.told.push(work().catch((error: Error) => this.notNoted(error)));
  }

  /** Lets the features write down what was sent; what they have not done by then goes on, and holds nobody up. */
  async settle(): Promise<void> {
    const { lookUpMs, pressMs } = this.parts.limits;
    const left = this.activity.type === 'invoke' ? pressMs - (performance.now() - this.started) : lookUpMs;
    if (this.told.length === 0) return;
    await withinBudget(Math.max(0, left), Promise.all(this.told)).catch((error: Error) => this.notNoted(error));
  }

  private notNoted(error: Error): void {
    this.parts.log.warn('What was sent is not noted', { correlationId: this.facts.correlationId, error });
  }

  /**
   * Sends what a press leads to, once for presses in haste. Only the very same message for the same person on the same card
   * is held back; what the press does is done each time.
   */
  async sendOnce(message: OutgoingMessage): Promise<void> {
    const { conversation, replyToId } = this.activity;
    const { tenantId, id } = this.facts.person;
    const key = createHash('sha256').update(JSON.stringify([conversation.id, replyToId, tenantId, id, message])).digest('base64');
    await this.parts.recentPosts.once(key, () => this.send(message));
  }

  async reply(reply: Reply, language: Language): Promise<void> {
    await this.send(this.compose(reply, language));
  }

  /** Shows that an answer is on its way, if it is not there in time; the function that is returned calls it off. */
  typingWhenSlow(): () => void {
    const show = () => void this.context.sendActivity({ type: 'typing' }).catch(() => undefined);
    const timer = setTimeout(show, this.parts.limits.typingAfterMs);
    return () => clearTimeout(timer);
  }

  /** What Teams gets as the answer to an invoke. */
  async respond(status: number, body?: unknown): Promise<void> {
    await this.context.sendActivity({ type: 'invokeResponse', value: { status, body } });
  }
}
