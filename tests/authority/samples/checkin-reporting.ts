import type { TestApp } from '../../support/running-app';
import type { CardData, Sample, Samples } from '../sample';
import { Forms } from '../../../src/features/checkins/forms/forms';
import { RoundStore } from '../../../src/features/checkins/rounds/round-store';
import type { Round } from '../../../src/features/checkins/types';

const MOLDE = '1506';
let rounds = 0;

async function put(bot: TestApp, networkId: string, state: Round['state']): Promise<string> {
  const id = `8205000${String(200_000 + ++rounds)}-rapport`;
  const due = { local: '2098-05-15T15:00', zone: 'Europe/Oslo' };
  await new RoundStore(bot.store).create({
    id, networkId, period: { from: '2026-01-01', to: '2026-04-30' }, form: new Forms().use(), opensAt: 1, due, closesAt: 4_100_000_000_000,
    municipalities: [MOLDE, '1547'], rhythm: 'none', state, version: 1, createdAt: 1,
  });
  return `${networkId}.${id}`;
}

type Make = (ref: string) => CardData;
const sample = (make: Make): Sample => ({
  open: async (bot, networkId) => make(await put(bot, networkId, 'open')),
  closed: async (bot, networkId) => make(await put(bot, networkId, 'closed')),
});
const report = (fields: CardData = {}, rest = '') => sample((ref) => ({ ...fields, id: `${ref}-${MOLDE}${rest}` }));

/** What reporters do with the report of a municipality. */
export const samples: Samples = {
  'checkins.report.start': sample((id) => ({ id })),
  'checkins.report.choose': sample((id) => ({ id })),
  'checkins.report.on-behalf': sample((id) => ({ id, municipality: MOLDE })),
  'checkins.report.open': report(),
  'checkins.report.correct': report(),
  'checkins.report.part': report({}, '-r1'),
  'checkins.report.save': report({ 'r1-status': '3' }, '-r1-0'),
  'checkins.report.keep': report({ 'r1-status': '3' }, '-r1-0'),
  'checkins.report.leave': report({ 'r1-status': '3' }, '-r1-0'),
  'checkins.report.settle': report({ 'r1-status': 'mine' }, '-r1-0'),
  'checkins.report.preview': report(),
  'checkins.report.submit': report({}, '-0'),
  'checkins.report.nothing-new': report(),
  'checkins.report.discard': report({}, '-0'),
};
