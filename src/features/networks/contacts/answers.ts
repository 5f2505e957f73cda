import { member, type MemberScope } from '../../authority';
import type { Reply, Turn } from '../../feature';
import { whichNetworkReply } from '../../which-network';
import type { Networks } from '../parts';
import { municipalityNamed } from '../people/place-names';
import { foundReply } from './cards';
import type { ContactFinder, Place } from './find';
import { contactArgumentIn, contactQuestionIn, type ContactQuestion } from './question';

type Parts = Pick<Networks, 'store' | 'municipalities'>;

/** Answers about who is who in the network, for who is a member of it. */
export class ContactAnswers {
  constructor(
    private readonly parts: Parts,
    private readonly finder: ContactFinder,
  ) {}

  /** What follows «kontakter», if it says whom one wants. Asks no store. */
  argument(text: string): ContactQuestion | undefined {
    return contactArgumentIn(text, (place) => this.placeIn(place) !== undefined);
  }

  /** Undefined when it asks for one's own municipality, of who has none. */
  async of(turn: Turn, scope: MemberScope, question: ContactQuestion, known?: Place): Promise<Reply | undefined> {
    const { where } = question;
    const place = known ?? (where === 'own' ? this.ownPlace(scope) : this.placeOf(question));
    if (where !== 'network' && !place) return undefined;
    const [found, all] = await Promise.all([
      this.finder.find(scope, question, place, turn.now), place ? [] : this.parts.store.municipalities(scope.networkId),
    ]);
    return foundReply(turn, found, all);
  }

  /** The answer to a question that is surely for somebody of a network; every other question is left to the advice. */
  async answer(turn: Turn, text: string): Promise<Reply | undefined> {
    const question = contactQuestionIn(text);
    if (!question) return undefined;
    const place = this.placeOf(question) ?? (await this.ownName(turn, question));
    if (!place && typeof question.where !== 'string') return undefined;
    const choices = turn.choices();
    // The choice leads to the list of the one they mean.
    if (choices.length > 0) return whichNetworkReply(turn.t, choices, 'contacts');
    const here = turn.network();
    const scope = member.scope(turn, here);
    if (!scope) throw member.refusal(here);
    return this.of(turn, scope, question, place);
  }

  /** The one municipality that the words may be; of several with one name none. */
  private placeIn(text: string): Place | undefined {
    const matches = this.parts.municipalities.find(text);
    const [only, ...others] = matches.filter(({ slips }) => slips === matches[0]?.slips);
    return only && others.length === 0 ? { number: only.municipality.number, name: only.municipality.name } : undefined;
  }

  private placeOf({ where }: ContactQuestion): Place | undefined {
    return typeof where === 'string' ? undefined : this.placeIn(where.place);
  }

  private ownPlace({ part: { municipality } }: MemberScope): Place | undefined {
    if (!municipality) return undefined;
    return { number: municipality, name: this.parts.municipalities.byNumber(municipality)?.name ?? municipality };
  }

  /** A name that is on no list, as the network has it. While the store is away the question is the advice's. */
  private async ownName(turn: Turn, { where }: ContactQuestion): Promise<Place | undefined> {
    if (typeof where === 'string') return undefined;
    const { store, municipalities } = this.parts;
    try {
      const here = turn.network();
      if (!here?.roles.length) return undefined;
      return municipalityNamed(where.place, await store.municipalities(here.networkId), municipalities, true);
    } catch {
      return undefined;
    }
  }
}
