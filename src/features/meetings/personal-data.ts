import { inGroups } from '../../lib/in-groups';
import { personRef } from '../../lib/ids';
import { translator } from '../../lib/language';
import { withoutPerson } from '../../lib/person-names';
import { key, NotFound, readAll, rewriteRow, type Row } from '../../storage';
import type { KnownPerson, PersonalData } from '../feature';
import type { Networks } from '../networks';
import { isUnreached } from './poll-setup/notes';
import { partitionOfPoll } from './polls/poll-store';
import { ballotRecord, pollRecord } from './polls/records';
import { partitionOfMeetings } from './store';
import { isDraft, kindOf, postingsOf, rewordRow, wordsIn } from './words-of-people';

const AT_ONCE = 16;
const META = 'meta';

type Parts = Pick<Networks, 'table' | 'store' | 'board' | 'audit' | 'ids'>;

/**
 * What meetings keep of somebody: whether they come, what they voted, and their name in what others wrote. Attendance and ballots are
 * under a pseudonym that anybody could make of the person's id, so they go too: attendance and ballots of open polls whole; a ballot that
 * has been counted stays as nobody's. Whom a poll's reminder did not reach goes too; who set, posted or closed something stays. Reads a
 * partition of every network, and one of every poll.
 */
export function meetingsPersonalData({ table, store, board, audit, ids }: Parts): PersonalData {
  /** Every row about the network's meetings and polls, however many: five years of a busy network are more than `readAll` takes. */
  async function rowsOf(networkId: string): Promise<Row[]> {
    const rows = await readAll(table, partitionOfMeetings(networkId), {}, Infinity);
    const polls = rows.filter(({ row }) => row.startsWith('p:')).map(({ row }) => row.slice(2));
    const ofPolls = await inGroups(polls, AT_ONCE, (id) => readAll(table, partitionOfPoll(networkId, id), {}, Infinity));
    return [...rows, ...ofPolls.flat()];
  }

  /** By which names the person is looked for in the words of a row; none where they do not stand. */
  async function namesIn(row: Row, { knownAs, knownIn }: KnownPerson, networkId: string): Promise<readonly string[]> {
    const stands = (names: readonly string[]) => wordsIn(row).some((text) => isIn(text, names));
    if (!stands(knownAs)) return [];
    const names = await knownIn(networkId);
    return stands(names) ? names : [];
  }

  /**
   * What the person is given of a row: all of what they answered; of what others wrote the texts that name them, and none of a draft
   * that they could not open themselves. Undefined where there is nothing.
   */
  async function shownOf(row: Row, person: KnownPerson, networkId: string): Promise<object | undefined> {
    if (isAbout(row, personRef(person.tenantId, person.id))) return JSON.parse(row.data) as object;
    const names = await namesIn(row, person, networkId);
    if (names.length === 0 || (isDraft(row) && !(await coordinates(networkId, person)))) return undefined;
    return { from: kindOf(row), texts: wordsIn(row).filter((text) => isIn(text, names)) };
  }

  async function coordinates(networkId: string, { tenantId, id }: KnownPerson): Promise<boolean> {
    return (await store.member(networkId, { tenantId, id }))?.roles.includes('coordinator') ?? false;
  }

  /** A vote for a poll that is open goes; one that is counted stays, as nobody's. */
  async function forgetBallot(row: Row): Promise<void> {
    const meta = await table.get(row.partition, META);
    if (!meta || pollRecord.decode(meta).state === 'open') return table.delete(row.partition, row.row);
    const ref = ids.unique().toLowerCase().replaceAll(/[^0-9a-z]/g, '').slice(-20);
    const ballot = ballotRecord.encode({ ...ballotRecord.decode(row), ref });
    const partition = row.partition;
    await table.transaction(partition, [
      { op: 'create', row: { partition, row: key('v', ref), ...ballot } }, { op: 'delete', key: row.row },
    ]).catch((error: unknown) => {
      // It went meanwhile: somebody pressed twice.
      if (!(error instanceof NotFound)) throw error;
    });
  }

  async function eraseIn(networkId: string, person: KnownPerson): Promise<void> {
    const ref = personRef(person.tenantId, person.id);
    let named = false;
    for (const row of await rowsOf(networkId)) {
      if (isUnreached(row, ref)) {
        await table.delete(row.partition, row.row);
        continue;
      }
      const attends = isAttendanceOf(row, ref);
      const names = isAbout(row, ref) ? [] : await namesIn(row, person, networkId);
      if (!isAbout(row, ref) && names.length === 0) continue;
      const nobody = names.length > 0 ? translator((await store.network(networkId))?.language ?? 'nb')('networks.privacy.nameGone') : '';
      // Also before: once it is gone nobody would find what the channels still have to be told.
      for (const posting of postingsOf(networkId, row)) await board.changed(posting);
      if (attends) await table.delete(row.partition, row.row);
      else if (isBallotOf(row, ref)) await forgetBallot(row);
      else named = (await rewriteRow(table, row, (now) => rewordRow(now, (text) => withoutPerson(text, names, nobody)))) || named;
      for (const posting of postingsOf(networkId, row)) await board.changed(posting);
    }
    if (named) await audit.write(networkId, 'meeting.cleared');
  }

  return {
    of: async (person) => {
      const kept = await inGroups(await store.ids(), AT_ONCE, async (networkId) => {
        const rows = await rowsOf(networkId);
        const shown = await Promise.all(rows.map((row) => shownOf(row, person, networkId)));
        return rows.flatMap(({ row }, at) => (shown[at] ? [{ networkId, key: row, ...shown[at] }] : []));
      });
      return { meetings: kept.flat() };
    },
    erase: async (person) => {
      for (const networkId of await store.ids()) await eraseIn(networkId, person);
    },
  };
}

const isIn = (text: string, names: readonly string[]): boolean => withoutPerson(text, names, '') !== text;
const isAttendanceOf = ({ partition, row }: Row, ref: string): boolean => (
  partition.startsWith('m:') && row.startsWith('r:') && row.split(':')[2] === ref
);
const isBallotOf = ({ partition, row }: Row, ref: string): boolean => partition.startsWith('p:') && row === key('v', ref);
const isAbout = (row: Row, ref: string): boolean => isAttendanceOf(row, ref) || isBallotOf(row, ref) || isUnreached(row, ref);
