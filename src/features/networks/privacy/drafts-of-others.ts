import { inGroups } from '../../../lib/in-groups';
import { withoutPerson } from '../../../lib/person-names';
import { key } from '../../../storage';
import type { KnownPerson } from '../../feature';
import type { Networks } from '../parts';
import { AT_ONCE, partitionOfPerson } from './kept-here';

/**
 * Takes away what coordinators have begun and not ended where it names the person: lists of people whom they were about to add. They
 * are told that it is out of date, and begin again. Reads the members of every network and a row of each coordinator.
 */
export async function forgetInDrafts({ table, store }: Pick<Networks, 'table' | 'store'>, person: KnownPerson): Promise<void> {
  await inGroups(await store.ids(), AT_ONCE, async (networkId) => {
    const coordinators = (await store.members(networkId)).filter(({ roles }) => roles.includes('coordinator'));
    for (const { tenantId, personId } of coordinators) {
      const draft = await table.get(partitionOfPerson({ tenantId, id: personId }), key('d', 'people', networkId));
      if (draft && isAbout(draft.data, person)) await table.delete(draft.partition, draft.row);
    }
  });
}

function isAbout(data: string, { id, knownAs }: KnownPerson): boolean {
  return data.includes(JSON.stringify(id)) || withoutPerson(data.replaceAll('\\n', ' '), knownAs, '') !== data.replaceAll('\\n', ' ');
}
