import { isSame, type Decision } from '../memberships';
import type { Networks } from '../parts';
import { leavesNoCoordinator } from '../people/decisions';
import { refOf, Requests } from '../people/requests';
import type { Member } from '../types';
import type { NetworkCounts } from './overview';
import { isEmpty, planImport, wantedMember, type Diff, type ImportPlan, type NetworkContent } from './plan';
import { NetworkFileProblem } from './problem';
import type { FileChannel, FilePerson, NetworkFile } from './schema';

const NETWORKS_AT_ONCE = 10;
/** Less than a transaction holds, with the row that guards it. */
const PEOPLE_AT_ONCE = 90;

export type NetworkFilesParts = Pick<Networks, 'table' | 'store' | 'memberships' | 'audit' | 'clock'>;

/** Brings networks from files into the store, by the rules that the bot goes by. */
export class NetworkFiles {
  constructor(private readonly parts: NetworkFilesParts) {}

  /** A network as it is; read from its own partition. */
  async content(networkId: string): Promise<NetworkContent> {
    const { store } = this.parts;
    const [network, municipalities, members, channels] = await Promise.all([
      store.network(networkId), store.municipalities(networkId), store.members(networkId), store.channels(networkId),
    ]);
    return { ...(network && { network }), municipalities, members, channels };
  }

  /** All networks, by id, a few at a time. */
  async all(): Promise<NetworkCounts[]> {
    const ids = (await this.parts.store.ids()).sort();
    const found: NetworkCounts[] = [];
    for (let at = 0; at < ids.length; at += NETWORKS_AT_ONCE) {
      const some = await Promise.all(ids.slice(at, at + NETWORKS_AT_ONCE).map((id) => this.content(id)));
      found.push(...some.flatMap(countsOf));
    }
    return found;
  }

  /** Writes nothing. Throws NetworkFileProblem and what the store throws. */
  async plan(file: NetworkFile, options: { prune: boolean }): Promise<ImportPlan> {
    const { store, clock } = this.parts;
    const [content, listed, ...owners] = await Promise.all([
      this.content(file.network.id), store.isListed(file.network.id), ...file.channels.map((channel) => store.networkOfChannel(channel)),
    ]);
    return planImport(file, { ...content, listed, owners }, { ...options, now: clock.now() });
  }

  /**
   * Writes what the plan says, the network itself last: an import that is cut short is no network yet, or the old one, and doing it
   * again completes it. Its entry in the log comes first, for a change without an entry would be worse than an entry without a
   * change. Throws what the store throws, and NetworkFileProblem when another network was first to a channel.
   */
  async apply(plan: ImportPlan): Promise<void> {
    if (isEmpty(plan)) return;
    const { store, audit } = this.parts;
    const { municipalities, people, channels, network } = plan;
    const { id } = network.after;
    await audit.record(id, 'network.imported');
    for (const one of written(municipalities)) await store.saveMunicipality(id, one);
    await this.writePeople(plan);
    for (const channel of written(channels)) {
      if (!(await store.saveChannel(id, channel))) throw new NetworkFileProblem([taken(channel)]);
    }
    await this.removePeople(id, people.removed);
    for (const channel of channels.removed) await store.removeChannel(id, channel);
    for (const { number } of municipalities.removed) await store.removeMunicipality(id, number);
    if (network.change !== 'unchanged') await store.saveNetwork(network.after);
  }

  /** Coordinators first, so that there is one at every moment; each from who they are now, not from who they were in the plan. */
  private async writePeople({ file, people }: ImportPlan): Promise<void> {
    const isLeading = ({ roles }: FilePerson) => roles.includes('coordinator');
    const changing = file.people.filter((one) => written(people).some((each) => isSame(each, one)));
    const inOrder = [...changing.filter(isLeading), ...changing.filter((one) => !isLeading(one))];
    const now = this.parts.clock.now();
    for (let at = 0; at < inOrder.length; at += PEOPLE_AT_ONCE) {
      const some = inOrder.slice(at, at + PEOPLE_AT_ONCE);
      await this.parts.memberships.change(file.network.id, (members) => {
        const before = (one: FilePerson) => members.find((each) => isSame(each, one));
        return led(members, { put: some.map((one) => wantedMember(one, before(one), now)).filter((one) => !members.includes(one)) });
      });
    }
  }

  /** Those that the plan names, if they are still there, and what they asked for. */
  private async removePeople(networkId: string, removed: readonly Member[]): Promise<void> {
    const requests = new Requests(this.parts.table);
    for (let at = 0; at < removed.length; at += PEOPLE_AT_ONCE) {
      const some = removed.slice(at, at + PEOPLE_AT_ONCE);
      await this.parts.memberships.change(networkId, (members) => {
        return led(members, { remove: members.filter((one) => some.some((each) => isSame(each, one))) });
      });
      for (const one of some) await requests.remove(networkId, refOf(one));
    }
  }
}

/** The file has a coordinator; here it is only that somebody changed the network at the same moment. */
function led(members: Member[], change: Pick<Decision<void>, 'put' | 'remove'>): Decision<void> {
  if (leavesNoCoordinator(members, change)) throw new NetworkFileProblem(['Nobody would coordinate the network: it was changed meanwhile.']);
  return { ...change, result: undefined };
}

const written = <T>({ created, changed }: Diff<T>): T[] => [...created, ...changed.map(({ after }) => after)];
const taken = ({ conversationId }: FileChannel): string => `The channel ${conversationId} was linked to another network meanwhile.`;

function countsOf({ network, municipalities, members, channels }: NetworkContent): NetworkCounts[] {
  return network ? [{ network, municipalities: municipalities.length, members: members.length, channels: channels.length }] : [];
}
