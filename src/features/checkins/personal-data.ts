import { inGroups } from '../../lib/in-groups';
import { personRef } from '../../lib/ids';
import { translator } from '../../lib/language';
import { withoutPerson } from '../../lib/person-names';
import { readAll, rewriteRow, type Row } from '../../storage';
import type { KnownPerson, PersonalData } from '../feature';
import type { Networks } from '../networks';
import { partitionOfCheckins, partitionOfHistory, partitionOfReports } from './keys';
import { roundRecord } from './records';
import { changedRow, foundIn, isUnsent, kindOf, NOBODY } from './words-of-people';

const AT_ONCE = 16;

type Parts = Pick<Networks, 'table' | 'store' | 'audit'>;

/**
 * What check-ins keep of somebody: what they reported, planned and set up under their pseudonym, answers of theirs that wait because
 * another had answered otherwise, whom a reminder did not reach, and their name in what others wrote. A report is the municipality's
 * and stays, as nobody's; the log says under a pseudonym who sent it (design/reliability.md, Privacy). Answers that wait, and notes of
 * what did not reach them, go whole. Reads of every network its rounds, all of their reports, and each municipality's history.
 */
export function checkinsPersonalData({ table, store, audit }: Parts): PersonalData {
  async function rowsOf(networkId: string): Promise<Row[]> {
    const all = (partition: string) => readAll(table, partition, {}, Infinity);
    const [rows, members] = await Promise.all([all(partitionOfCheckins(networkId)), store.municipalities(networkId)]);
    const rounds = rows.filter(({ row }) => row.startsWith('r:')).map((row) => roundRecord.decode(row));
    // Also those that have left the network: a round knows whom it expected.
    const numbers = new Set([...members.map(({ number }) => number), ...rounds.flatMap(({ municipalities }) => municipalities)]);
    const partitions = [
      ...rounds.map(({ id }) => partitionOfReports(networkId, id)), ...[...numbers].map((number) => partitionOfHistory(networkId, number)),
    ];
    return [...rows, ...(await inGroups(partitions, AT_ONCE, all)).flat()];
  }

  async function namesIn(row: Row, { knownAs, knownIn }: KnownPerson, networkId: string): Promise<readonly string[]> {
    const { texts } = foundIn(row);
    const stands = (names: readonly string[]) => texts.some((text) => isIn(text, names));
    if (!stands(knownAs)) return [];
    const names = await knownIn(networkId);
    return stands(names) ? names : [];
  }

  /** What is not sent is read by nobody outside the municipality, and so it is here. */
  async function mayRead(row: Row, { tenantId, id }: KnownPerson, networkId: string): Promise<boolean> {
    if (!isUnsent(row)) return true;
    return (await store.member(networkId, { tenantId, id }))?.municipality === row.row.split(':')[1];
  }

  async function shownOf(row: Row, person: KnownPerson, networkId: string): Promise<object | undefined> {
    const ref = personRef(person.tenantId, person.id);
    if (isAbout(row, ref)) return JSON.parse(row.data) as object;
    const { texts, refs } = foundIn(row);
    const names = await namesIn(row, person, networkId);
    const named = names.length > 0 && (await mayRead(row, person, networkId)) ? texts.filter((text) => isIn(text, names)) : [];
    if (named.length === 0 && !refs.includes(ref)) return undefined;
    return { from: kindOf(row), ...(refs.includes(ref) && { by: ref }), ...(named.length > 0 && { texts: named }) };
  }

  async function eraseIn(networkId: string, person: KnownPerson): Promise<void> {
    const ref = personRef(person.tenantId, person.id);
    let named = false;
    for (const row of await rowsOf(networkId)) {
      if (isAbout(row, ref)) {
        await table.delete(row.partition, row.row);
        continue;
      }
      const names = await namesIn(row, person, networkId);
      if (names.length === 0 && !foundIn(row).refs.includes(ref)) continue;
      const nobody = names.length > 0 ? translator((await store.network(networkId))?.language ?? 'nb')('networks.privacy.nameGone') : '';
      const change = { text: (text: string) => withoutPerson(text, names, nobody), by: (each: string) => (each === ref ? NOBODY : each) };
      const cleared = await rewriteRow(table, row, (now) => changedRow(now, change));
      named ||= cleared && names.length > 0;
    }
    if (named) await audit.write(networkId, 'report.cleared');
  }

  return {
    of: async (person) => {
      const kept = await inGroups(await store.ids(), AT_ONCE, async (networkId) => {
        const rows = await rowsOf(networkId);
        const shown = await Promise.all(rows.map((row) => shownOf(row, person, networkId)));
        return rows.flatMap(({ partition, row }, at) => (shown[at] ? [{ networkId, key: `${partition} ${row}`, ...shown[at] }] : []));
      });
      return { checkins: kept.flat() };
    },
    erase: async (person) => {
      for (const networkId of await store.ids()) await eraseIn(networkId, person);
    },
  };
}

const isIn = (text: string, names: readonly string[]): boolean => withoutPerson(text, names, '') !== text;
/** Answers of theirs that wait, and a message that did not reach them. */
const isAbout = ({ partition, row }: Row, ref: string): boolean => {
  const [kind, , third, , fifth] = row.split(':');
  return partition.startsWith('r:') && ((kind === 'd' && third === 'kept' && fifth === ref) || (kind === 'u' && third === ref));
};
