import { z } from 'zod';
import { inGroups } from '../../../lib/in-groups';
import { translator } from '../../../lib/language';
import { withoutPerson } from '../../../lib/person-names';
import { readAll, type Row } from '../../../storage';
import type { KnownPerson, Person, PersonId } from '../../feature';
import { Drafts as NoticeDrafts } from '../notices/drafts';
import type { Networks } from '../parts';
import { partitionOfPerson } from '../person-partition';
import { AT_ONCE } from './kept-here';

const NOTICES = 'd:notice:';
/** These go whole. */
const BEGUN = ['d:people:', 'd:poll:', 'd:meeting:'];
const OfNetwork = z.looseObject({ networkId: z.string() });

/**
 * Takes the person out of what others have begun and not ended. A list of people about to be added, a poll or a meeting
 * goes whole: whoever began it is told that it is out of date, and begins again; a notice loses the name. All members are asked, as
 * a coordinator may have been one when they began. Reads the members of every network and the drafts of each of them.
 */
export async function forgetInDrafts({ table, store }: Pick<Networks, 'table' | 'store'>, person: KnownPerson): Promise<void> {
  const notices = new NoticeDrafts(table);
  const clear = async (text: string, networkId: string): Promise<string> => {
    if (withoutPerson(text, person.knownAs, '') === text) return text;
    const [names, network] = await Promise.all([person.knownIn(networkId), store.network(networkId)]);
    return withoutPerson(text, names, translator(network?.language ?? 'nb')('networks.privacy.nameGone'));
  };
  await inGroups(await everybodyBut(person, store), AT_ONCE, async (one) => {
    for (const draft of await readAll(table, partitionOfPerson(one), { prefix: 'd:' })) {
      if (draft.row.startsWith(NOTICES)) await notices.reword(draft, clear);
      const begun = BEGUN.some((prefix) => draft.row.startsWith(prefix));
      if (begun && (await isAbout(draft, person))) await table.delete(draft.partition, draft.row);
    }
  });
}

/** Each once, in however many networks. */
async function everybodyBut(person: Person, store: Networks['store']): Promise<PersonId[]> {
  const members = await inGroups(await store.ids(), AT_ONCE, (networkId) => store.members(networkId));
  const people = new Map(members.flat().map(({ tenantId, personId: id }) => [partitionOfPerson({ tenantId, id }), { tenantId, id }]));
  people.delete(partitionOfPerson(person));
  return [...people.values()];
}

async function isAbout({ data }: Row, { id, knownAs, knownIn }: KnownPerson): Promise<boolean> {
  if (data.includes(JSON.stringify(id))) return true;
  const text = data.replaceAll('\\n', ' ');
  const stands = (names: readonly string[]) => withoutPerson(text, names, '') !== text;
  return stands(knownAs) && stands(await knownIn(OfNetwork.parse(JSON.parse(data)).networkId));
}
