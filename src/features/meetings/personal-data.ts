import { inGroups } from '../../lib/in-groups';
import { personRef } from '../../lib/ids';
import { translator } from '../../lib/language';
import { withoutPerson } from '../../lib/person-names';
import { Conflict, key, NotFound, readAll, type Row } from '../../storage';
import type { KnownPerson, PersonalData } from '../feature';
import type { Networks } from '../networks';
import { partitionOfPoll } from './polls/poll-store';
import { ballotRecord, pollRecord } from './polls/records';
import { partitionOfMeetings } from './store';
import { postingsOf, rewordRow, wordsIn } from './words-of-people';

const AT_ONCE = 16;
const ATTEMPTS = 5;
const META = 'meta';

type Parts = Pick<Networks, 'table' | 'store' | 'board' | 'audit' | 'ids'>;

/**
 * What meetings keep of somebody: whether they come, what they voted, and their name in what others wrote. Attendance and ballots are
 * under a pseudonym that anybody could make of the person's id, so they go too: attendance and ballots of open polls whole; a ballot that
 * has been counted stays as nobody's. Reads a partition of every network, and one of every poll.
 */
export function meetingsPersonalData({ table, store, board, audit, ids }: Parts): PersonalData {
  /** Every row about the network's meetings and polls. */
  async function rowsOf(networkId: string): Promise<Row[]> {
    const rows = await readAll(table, partitionOfMeetings(networkId));
    const polls = rows.filter(({ row }) => row.startsWith('p:')).map(({ row }) => row.slice(2));
    const ofPolls = await inGroups(polls, AT_ONCE, (id) => readAll(table, partitionOfPoll(networkId, id)));
    return [...rows, ...ofPolls.flat()];
  }

  /** By which names the person is looked for in the words of a row; none where they do not stand. */
  async function namesIn(row: Row, { knownAs, knownIn }: KnownPerson, networkId: string): Promise<readonly string[]> {
    const stands = (names: readonly string[]) => wordsIn(row).some((text) => withoutPerson(text, names, '') !== text);
    if (!stands(knownAs)) return [];
    const names = await knownIn(networkId);
    return stands(names) ? names : [];
  }

  /** Reads the row again while others change it. */
  async function reword(row: Row, clear: (text: string) => string): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      const now = await table.get(row.partition, row.row);
      const next = now && rewordRow(now, clear);
      if (!next) return false;
      try {
        await table.replace(next);
        return true;
      } catch (error) {
        if (!(error instanceof Conflict || error instanceof NotFound) || attempt === ATTEMPTS) throw error;
      }
    }
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
      const attends = isAttendanceOf(row, ref);
      const names = attends || isBallotOf(row, ref) ? [] : await namesIn(row, person, networkId);
      if (!attends && !isBallotOf(row, ref) && names.length === 0) continue;
      const nobody = names.length > 0 ? translator((await store.network(networkId))?.language ?? 'nb')('networks.privacy.nameGone') : '';
      // Also before: once it is gone nobody would find what the channels still have to be told.
      for (const posting of postingsOf(networkId, row)) await board.changed(posting);
      if (attends) await table.delete(row.partition, row.row);
      else if (isBallotOf(row, ref)) await forgetBallot(row);
      else named = (await reword(row, (text) => withoutPerson(text, names, nobody))) || named;
      for (const posting of postingsOf(networkId, row)) await board.changed(posting);
    }
    if (named) await audit.write(networkId, 'meeting.cleared');
  }

  return {
    of: async (person) => {
      const ref = personRef(person.tenantId, person.id);
      const kept = await inGroups(await store.ids(), AT_ONCE, async (networkId) => {
        const rows = await rowsOf(networkId);
        const wanted = await Promise.all(rows.map(async (row) => (
          isAttendanceOf(row, ref) || isBallotOf(row, ref) || (await namesIn(row, person, networkId)).length > 0
        )));
        return rows.filter((_, at) => wanted[at]).map(({ row, data }) => ({ networkId, key: row, ...(JSON.parse(data) as object) }));
      });
      return { meetings: kept.flat() };
    },
    erase: async (person) => {
      for (const networkId of await store.ids()) await eraseIn(networkId, person);
    },
  };
}

const isAttendanceOf = ({ partition, row }: Row, ref: string): boolean => partition.startsWith('m:') && row.startsWith('r:') && row.split(':')[2] === ref;
const isBallotOf = ({ partition, row }: Row, ref: string): boolean => partition.startsWith('p:') && row === key('v', ref);
