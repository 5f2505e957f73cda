import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app';
import { municipalityFinder, readNetworkFile } from '../features/networks';
import { ZONE } from '../lib/time';
import { channelOf, demoOrganisations } from './organisations';
import { seedCheckins } from './seed-checkins';

const FILE = join(__dirname, 'romsdal-2026.yaml');

/** Facts from domain/facts-network.md. */
const MEETINGS = [
  { id: 'romsdal-2026-1', title: 'Samling 1: råd 1, planarbeid, rutiner og prosedyrer', local: '2026-01-15' },
  { id: 'romsdal-2026-2', title: 'Samling 2: råd 2 og 3, på Microsoft Teams', local: '2026-04-21T14:00' },
];

/**
 * Puts the demo network in an empty store, as an operator would: from a file. Besides it the two meetings, a closed round of
 * check-ins, and how to write to the channel of each organisation before anybody has written there. The import ends with the network's
 * place in the list of all, so a seed that was cut short is done again, and one that was finished is left as people have changed it.
 */
export async function seedDemo(
  { networks, networkFiles, meetings, conversations, checkins }: Pick<App, 'networks' | 'networkFiles' | 'meetings' | 'conversations' | 'checkins'>,
): Promise<void> {
  const file = readNetworkFile(readFileSync(FILE), municipalityFinder());
  const networkId = file.network.id;
  if (await networks.isListed(networkId)) return;
  for (const { id, title, local } of MEETINGS) await meetings.save({ id, networkId, title, start: { local, zone: ZONE } });
  await seedCheckins({ checkins }, networkId, file.network.name);
  for (const { tenantId, conversationId, teamId, serviceUrl, bot } of demoOrganisations.map(channelOf)) {
    await conversations.renew({ scope: 'channel', tenantId, conversationId, teamId, serviceUrl, channelId: 'msteams', botId: bot.id });
  }
  await networkFiles.apply(await networkFiles.plan(file, { prune: false }));
}
