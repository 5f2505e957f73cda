import type { TurnContext } from 'botbuilder';
import { withinBudget } from '../lib/errors';
import type { Ids } from '../lib/ids';
import type { Language } from '../lib/language';
import type { Log } from '../lib/log';
import type { Clock } from '../lib/time';
import type { Feature, Reply, Turn } from '../features/feature';
import type { Conversations } from './conversations';
import type { IncomingActivity } from './envelope';
import { personOf, placeOf } from './incoming';
import type { Limits } from './limits';
import type { RenderCard } from './render';
import type { Router } from './router';
import { send, toActivity, type OutgoingMessage } from './send';
import { buildTurn, type Known, type LanguageSigns, type LookUp } from './turn';

/** What every activity is handled with. */
export interface Parts {
  features: Feature[];
  router: Router;
  render: RenderCard;
  conversations: Conversations;
  lookUp: LookUp;
  clock: Clock;
  ids: Ids;
  log: Log;
  limits: Limits;
  defaultLanguage: Language;
}

/** One activity and the way to answer it. Lives as long as its turn: the SDK revokes the context afterwards. */
export class Exchange {
  readonly facts: Pick<Turn, 'correlationId' | 'now' | 'person' | 'place'>;

  constructor(
    readonly parts: Parts,
    readonly activity: IncomingActivity,
    private readonly context: TurnContext,
    tenantId: string,
  ) {
    this.facts = {
      correlationId: parts.ids.correlation(),
      now: parts.clock.now(),
      person: personOf(activity, tenantId),
      place: placeOf(activity, tenantId),
    };
  }

  /** The turn for features. When the store does not answer, it goes on, and only what asks for the network fails. */
  async turn(signs: Omit<LanguageSigns, 'locale'>): Promise<Turn> {
    const { lookUp, defaultLanguage, log, limits } = this.parts;
    const { person, place, correlationId } = this.facts;
    const known = await withinBudget(limits.lookUpMs, lookUp(person, place)).catch((failure: Error): Known => {
      log.warn('Answering without the store', { correlationId, error: failure });
      return { failure };
    });
    return buildTurn(this.facts, known, { ...signs, locale: this.activity.locale }, defaultLanguage);
  }

  /** A reply ready to send. Throws when its card lacks data. */
  compose(reply: Reply, language: Language): OutgoingMessage {
    return toActivity(reply, this.parts.render, language, this.facts.place.scope);
  }

  /** Sends into the conversation (in a channel, into the thread). Throws what the connector threw. */
  async send(activity: OutgoingMessage): Promise<void> {
    await send(this.context, activity);
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
