import { dayOf } from '../../../lib/time';
import type { CoordinatorScope, MemberScope } from '../../authority';
import type { CardReply, Reply, Turn, VerbResult } from '../../feature';
import { isSpokesperson, whoSpeaksFor } from '../../networks';
import { NotYours } from '../../refusals';
import { takesReports } from '../rounds/round';
import type { Round } from '../types';
import { chooseMunicipalityReply, chooseRoundReply } from './choose-cards';
import { noneReply, whoReply } from './note-cards';
import type { ReportDesk } from './routes-desk';
import { idOf } from './words';

/** Finds the report that somebody means: which round, and for which municipality. */
export class StartingDesk {
  constructor(private readonly desk: ReportDesk) {}

  async command(turn: Turn, scope: MemberScope): Promise<Reply> {
    const reply = await this.find(turn, scope);
    return turn.place.scope === 'personal' ? reply : { kind: 'text', text: await this.sent(turn, reply) ?? turn.t('checkins.reporting.noOwnChat') };
  }

  /** From a channel's card it goes to the person's own chat; who has none with us sees it in the card's place, where nobody else does. */
  async deliver(turn: Turn, reply: CardReply): Promise<VerbResult> {
    const text = turn.place.scope === 'personal' ? undefined : await this.sent(turn, reply);
    return text === undefined ? this.desk.own(turn, reply) : { show: 'below', reply: { kind: 'text', text } };
  }

  /** The round for the person's own municipality, or a coordinator's choice among all. */
  async begin(turn: Turn, scope: MemberScope, round: Round): Promise<CardReply> {
    const { part, networkId } = scope;
    const own = ownOf(scope);
    const coordinates = part.roles.includes('coordinator');
    // That the round does not expect the municipality is told when its report is read.
    if (own !== undefined && (!coordinates || round.municipalities.includes(own))) return this.reportOf(turn, scope, own, round.id);
    if (!coordinates) return this.who(turn, scope);
    return chooseMunicipalityReply(turn, networkId, round, await this.expected(networkId, round));
  }

  async choose(turn: Turn, { networkId }: CoordinatorScope, roundId: string): Promise<CardReply> {
    const round = await this.round(networkId, roundId);
    return chooseMunicipalityReply(turn, networkId, round, await this.expected(networkId, round));
  }

  async onBehalf(turn: Turn, scope: CoordinatorScope, roundId: string, municipality: string): Promise<CardReply> {
    const { networkId } = scope;
    const round = await this.round(networkId, roundId);
    if (round.municipalities.includes(municipality)) return this.reportOf(turn, scope, municipality, roundId);
    return chooseMunicipalityReply(turn, networkId, round, await this.expected(networkId, round), true);
  }

  private reportOf(turn: Turn, scope: MemberScope, municipality: string, roundId: string): Promise<CardReply> {
    return this.desk.overviewOf(turn, scope, this.desk.reporter(scope, municipality), roundId);
  }

  private async find(turn: Turn, scope: MemberScope): Promise<CardReply> {
    const { networkId, part } = scope;
    const [own, coordinates] = [ownOf(scope), part.roles.includes('coordinator')];
    if (own === undefined && !coordinates) return this.who(turn, scope);
    const rounds = await this.desk.checkins.roundStore.ofNetwork(networkId);
    const mine = rounds.filter(({ municipalities }) => coordinates || (own !== undefined && municipalities.includes(own)));
    const open = mine.filter(takesReports);
    const [only] = open;
    if (!only) return this.none(turn, scope, mine, own);
    return open.length > 1 ? chooseRoundReply(turn, networkId, open) : this.begin(turn, scope, only);
  }

  private async none(turn: Turn, scope: MemberScope, rounds: readonly Round[], own: string | undefined): Promise<CardReply> {
    const [next] = rounds.filter(({ state }) => state === 'planned').sort((a, b) => a.opensAt - b.opensAt);
    const paused = rounds.find(({ state }) => state === 'paused');
    const [last] = own === undefined ? [] : await this.desk.checkins.reportStore.history(scope.networkId, own, 1);
    const shown = last?.roundId ?? paused?.id;
    const id = own !== undefined && shown !== undefined ? idOf(this.desk.reporter(scope, own), shown) : '';
    const isTold = !next && own !== undefined && await this.isTold(turn, scope.networkId, own);
    return noneReply(turn, scope.networkName, { id, isTold, ...(next && { next }), ...(paused && { paused }), ...(last && { last }) });
  }

  /** Whether the person is one of those who hear now when a round opens: not all who report, deputies only where the contact is away. */
  private async isTold({ person, now }: Turn, networkId: string, municipality: string): Promise<boolean> {
    const members = await this.desk.checkins.networks.store.members(networkId);
    const { people } = whoSpeaksFor(members, municipality, dayOf(now));
    return people.some(({ tenantId, personId }) => tenantId === person.tenantId && personId === person.id);
  }

  private async who(turn: Turn, { networkId, networkName, part: { municipality } }: MemberScope): Promise<CardReply> {
    if (municipality === undefined) return whoReply(turn, networkName);
    const members = await this.desk.checkins.networks.store.members(networkId);
    const names = whoSpeaksFor(members, municipality, dayOf(turn.now)).people.map(({ name }) => name);
    return whoReply(turn, networkName, { name: this.desk.nameOf(municipality), names });
  }

  private async round(networkId: string, id: string): Promise<Round> {
    const round = await this.desk.checkins.roundStore.find(networkId, id);
    if (!round) throw new NotYours();
    return round;
  }

  private async expected(networkId: string, { municipalities }: Round) {
    const all = await this.desk.checkins.networks.store.municipalities(networkId);
    return all.filter(({ number }) => municipalities.includes(number));
  }

  /** What is said of it in the channel; undefined when the person has no chat with us. */
  private async sent({ t, person, language }: Turn, reply: CardReply): Promise<string | undefined> {
    const { outcome } = await this.desk.checkins.networks.teams.tell(person, reply, language);
    return outcome === 'sent' || outcome === 'uncertain' ? t('checkins.reporting.inOwnChat') : undefined;
  }
}

/** The municipality that the person speaks for. */
function ownOf({ part: { roles, municipality } }: MemberScope): string | undefined {
  return isSpokesperson({ roles: [...roles] }) ? municipality : undefined;
}
