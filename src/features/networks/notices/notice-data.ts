import { inGroups } from '../../../lib/in-groups';
import { personRef } from '../../../lib/ids';
import { translator } from '../../../lib/language';
import { withoutPerson } from '../../../lib/person-names';
import type { KnownPerson, PersonalData } from '../../feature';
import type { Networks } from '../parts';
import { NoticeStore } from './notice-store';
import { KIND } from './notices';
import type { Notice } from './records';

const AT_ONCE = 32;

/**
 * Notices that somebody wrote, and those that name them; every network is asked, a partition each. Who wrote one stands there under a
 * pseudonym, and stays; a name is taken out of the text, also in the channels, and the log says that it was.
 */
export function noticeData({ table, store, board, audit, clock }: Pick<Networks, 'table' | 'store' | 'board' | 'audit' | 'clock'>): PersonalData {
  const notices = new NoticeStore(table);

  async function find(isWanted: (notice: Notice, networkId: string) => Promise<boolean>): Promise<{ networkId: string; notice: Notice }[]> {
    const all = await inGroups(await store.ids(), AT_ONCE, async (networkId) => {
      const found = await notices.all(networkId);
      const wanted = await Promise.all(found.map((notice) => isWanted(notice, networkId)));
      return found.filter((_, at) => wanted[at]).map((notice) => ({ networkId, notice }));
    });
    return all.flat();
  }

  return {
    of: async (person) => {
      const ref = personRef(person.tenantId, person.id);
      const found = await find(async (notice, networkId) => notice.by === ref || isNamed(notice.text, person, networkId));
      return { notices: found.map(({ networkId, notice }) => ({ networkId, ...notice })) };
    },
    erase: async (person) => {
      for (const { networkId, notice: { id } } of await find((each, networkId) => isNamed(each.text, person, networkId))) {
        const knownAs = await person.knownIn(networkId);
        const nobody = translator((await store.network(networkId))?.language ?? 'nb')('networks.privacy.nameGone');
        const posting = { networkId, kind: KIND, subject: id };
        // Also before: once the name is gone nobody would find what the channels still have to be told.
        await board.changed(posting);
        const changed = await notices.reword(networkId, id, (text) => withoutPerson(text, knownAs, nobody), clock.now());
        await board.changed(posting);
        if (changed) await audit.write(networkId, 'notice.cleared');
      }
    },
  };
}

/** Where the name stands and may be another's is asked of the store, elsewhere nothing. */
async function isNamed(text: string | undefined, { knownAs, knownIn }: KnownPerson, networkId: string): Promise<boolean> {
  const stands = (names: readonly string[]) => text !== undefined && withoutPerson(text, names, '') !== text;
  return stands(knownAs) && stands(await knownIn(networkId));
}
