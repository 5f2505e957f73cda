import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';
import { aReport, aRound, saveReports } from '../../features/checkins/history/support';

const MUNICIPALITY = '1506';
let rounds = 0;

/** A report in its second revision. */
async function reported(bot: TestApp, networkId: string): Promise<string> {
  const round = aRound({ networkId, id: `82250000${String(10_000 + ++rounds)}-demo` });
  const answers = { 'r1-status': { step: '3' } };
  await saveReports(bot.store, round, ...[1, 2].map((revision) => aReport(round, answers, { municipality: MUNICIPALITY, revision })));
  return `${networkId}.${round.id}-${MUNICIPALITY}`;
}

const report = (more = '') => async (bot: TestApp, networkId: string) => ({ id: `${await reported(bot, networkId)}${more}` });
const page = async (bot: TestApp, networkId: string) => {
  await reported(bot, networkId);
  return { id: `${networkId}.0` };
};

/** What a municipality has reported, for its own people. */
export const samples: Samples = {
  'checkins.history.list': { open: page },
  'checkins.history.open': { open: report(), closed: report('-1') },
  'checkins.history.part': { open: report('-r1'), closed: report('-r1-1') },
  'checkins.history.revisions': { open: report() },
  'checkins.history.trend': { open: page },
  'checkins.history.numbers': { open: page },
  'checkins.history.files': { open: async (bot, networkId) => ({ id: (await page(bot, networkId)).id.slice(0, -2) }) },
};
