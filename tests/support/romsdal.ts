import type { App } from '../../src/app';
import { molde } from './activities';

export const NETWORK = 'romsdal';

/** A network as the tests need it: Molde's channel, its contact, two municipalities, a meeting held and one to come. */
export async function seedRomsdal({ networks, meetings }: Pick<App, 'networks' | 'meetings'>): Promise<void> {
  const { tenantId, from, channel } = molde;
  const zone = 'Europe/Oslo';
  await networks.saveNetwork({ id: NETWORK, name: 'Nettverk Romsdal', organisers: ['KORUS midt', 'RIO'], language: 'nn', targetGroups: [], rhythm: 'meetings' });
  await networks.saveMunicipality(NETWORK, { number: '1506', name: 'Molde' });
  await networks.saveMunicipality(NETWORK, { number: '1547', name: 'Aukra' });
  await networks.saveChannel(NETWORK, { tenantId, conversationId: channel.id });
  const contact = { tenantId, personId: from.aadObjectId, name: from.name, roles: ['contact' as const], municipality: '1506' };
  await networks.saveMember(NETWORK, contact);
  await meetings.save({ id: 'm1', networkId: NETWORK, title: 'Samling 1', start: { local: '2026-01-15', zone } });
  await meetings.save({ id: 'm2', networkId: NETWORK, title: 'Samling 2', start: { local: '2026-04-21T14:00', zone } });
}
