import { UserError } from '../../../lib/errors';
import { inGroups } from '../../../lib/in-groups';
import { personRef } from '../../../lib/ids';
import type { Language } from '../../../lib/language';
import { readAll } from '../../../storage';
import { PERSONAL_KINDS, type KnownPerson, type Person, type PersonalData } from '../../feature';
import type { FileKind, FileLinks } from '../../files';
import { isSame } from '../memberships';
import { noticeData } from '../notices/notice-data';
import type { Networks } from '../parts';
import { leavesNoCoordinator } from '../people/decisions';
import type { Member } from '../types';
import { forgetInDrafts } from './drafts-of-others';
import { partitionOfPerson } from '../person-partition';
import { asPlainJson, keptHere, knownAs, networksOf, type Kept, type KeptHere } from './kept-here';
import { knownIn } from './known-in';
import { myDataFile } from './my-data-file';

export interface PrivacyParts {
  networks: Networks;
  /** What is kept outside this feature; asked in this order. */
  others?: readonly PersonalData[];
  /** Absent where there are no links to files. */
  links?: FileLinks;
}

const MY_DATA = 'my-data';
/** Each is sixty reads. */
const LOGS_AT_ONCE = 4;

/** A person's rights over what is kept of them: to see all of it, and to have it deleted. */
export class Privacy {
  private readonly notices: PersonalData;

  constructor(private readonly parts: PrivacyParts) {
    this.notices = noticeData(parts.networks);
  }

  /** Everything, from every place. Throws what the store throws. */
  async kept(person: Person): Promise<Kept> {
    const { here, known } = await this.read(person);
    const parts = await Promise.all([...(this.parts.others ?? []), this.notices].map((each) => each.of(known)));
    const all = [asPlainJson(here), ...parts, { log: await this.log(person, here) }];
    return PERSONAL_KINDS.flatMap((kind): Kept => {
      const rows = all.flatMap((part) => part[kind] ?? []);
      return rows.length > 0 ? [[kind, rows]] : [];
    });
  }

  /** Where the person fetches all of it as a file; undefined where the service has no address that people can open. */
  link(person: Person, language: Language): string | undefined {
    return this.parts.links?.to(MY_DATA, person, language);
  }

  /** The file behind that link. Whoever has nothing left here gets none. */
  get file(): FileKind {
    return {
      kind: MY_DATA,
      make: async (person, language) => {
        const kept = await this.kept(person);
        return kept.length > 0 ? myDataFile(person, kept, language, this.parts.networks.clock.now()) : undefined;
      },
    };
  }

  /**
   * Deletes all of it. Throws a UserError, and has then deleted nothing, for the only coordinator of a network. What the person is
   * found by goes last, and their names while they can still be looked up: cut short, it is done whole the next time. Throws
   * what the store throws.
   */
  async erase(person: Person): Promise<void> {
    const { networks, others = [] } = this.parts;
    const { here, known } = await this.read(person);
    await this.refuseOnlyCoordinator(person, here);
    try {
      for (const each of others) await each.erase(known);
      await this.forgetInWords(known);
      for (const membership of here.memberships) await this.leave(person, membership);
      // Not before: who is no member any more is planned for no more.
      await networks.outbox.forget(personRef(person.tenantId, person.id));
      const rows = [...here.requests.map(({ row }) => row), ...here.codes];
      await Promise.all(rows.map(({ partition, row }) => networks.table.delete(partition, row)));
      const partition = partitionOfPerson(person);
      const own = await readAll(networks.table, partition);
      await Promise.all(own.map(({ row }) => networks.table.delete(partition, row)));
      // Others may have gone on writing meanwhile.
      await this.forgetInWords(known);
    } finally {
      networks.directory.forget(person);
    }
  }

  private async read(person: Person): Promise<{ here: KeptHere; known: KnownPerson }> {
    const here = await keptHere(this.parts.networks, person);
    const all = knownAs(person, here);
    return { here, known: { ...person, knownAs: all, knownIn: knownIn(this.parts.networks, person, here, all) } };
  }

  /** Drafts first: one that is sent meanwhile is a notice. */
  private async forgetInWords(known: KnownPerson): Promise<void> {
    await forgetInDrafts(this.parts.networks, known);
    await this.notices.erase(known);
  }

  private async log(person: Person, here: KeptHere): Promise<object[]> {
    const logs = await inGroups(networksOf(here), LOGS_AT_ONCE, async (networkId) => (
      (await this.parts.networks.audit.about(networkId, person)).map((entry) => ({ networkId, ...entry }))));
    return logs.flat();
  }

  /** In all networks before anything is deleted in one of them; each is asked again when the person is taken out. */
  private async refuseOnlyCoordinator(person: Person, { memberships }: KeptHere): Promise<void> {
    const alone = await Promise.all(memberships.map(async ({ networkId, networkName }) => {
      const only = await this.parts.networks.memberships.change(networkId, (members) => ({ result: isOnlyCoordinator(members, person) }));
      return only ? [networkName] : [];
    }));
    if (alone.flat().length > 0) throw new UserError('networks.privacy.onlyCoordinator', { network: alone.flat().join(', ') });
  }

  private async leave(person: Person, { networkId, networkName }: KeptHere['memberships'][number]): Promise<void> {
    const { memberships, audit } = this.parts.networks;
    const left = await memberships.change(networkId, (members) => {
      if (isOnlyCoordinator(members, person)) throw new UserError('networks.privacy.onlyCoordinator', { network: networkName });
      const remove = members.filter((member) => isPerson(member, person));
      return { remove, result: remove.length > 0 };
    });
    if (left) await audit.write(networkId, 'person.erased', { by: person });
  }
}

const isPerson = (member: Member, { tenantId, id }: Person): boolean => isSame(member, { tenantId, personId: id });

const isOnlyCoordinator = (members: readonly Member[], person: Person): boolean =>
  leavesNoCoordinator(members, { remove: members.filter((member) => isPerson(member, person)) });
