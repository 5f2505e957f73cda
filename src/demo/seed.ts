import type { Role } from '../features/feature';
import type { App } from '../app';
import { ZONE } from '../lib/time';
import { channelOf, demoOrganisations, molde, statsforvalteren, type DemoPerson } from './organisations';

const NETWORK = 'romsdal-2026';

/** The Romsdal network of 2026: facts from domain/facts-network.md and municipalities.md. */
const MUNICIPALITIES = [
  { number: '1547', name: 'Aukra' },
  { number: '1579', name: 'Hustadvika' },
  { number: '1506', name: 'Molde' },
  { number: '1539', name: 'Rauma' },
  { number: '1535', name: 'Vestnes' },
];
const ORGANISERS = ['Statsforvalteren i Møre og Romsdal', 'KORUS midt', 'RIO Møre og Romsdal'];
const MEETINGS = [
  { id: 'romsdal-2026-1', title: 'Samling 1: råd 1, planarbeid, rutiner og prosedyrer', local: '2026-01-15' },
  { id: 'romsdal-2026-2', title: 'Samling 2: råd 2 og 3, på Microsoft Teams', local: '2026-04-21T14:00' },
];

interface Part {
  roles: Role[];
  municipality?: string;
  organisation?: string;
}

/** What each demo person does, by the name before @ in their address; whoever is not here is a participant. */
const PARTS: Record<string, Part> = {
  koordinator: { roles: ['coordinator'], organisation: 'Statsforvalteren i Møre og Romsdal' },
  korus: { roles: ['partner'], organisation: 'KORUS midt' },
  rio: { roles: ['partner'], organisation: 'RIO Møre og Romsdal' },
  'overlege-rauma': { roles: ['participant'], municipality: '1539' },
  'kontakt-vestnes': { roles: ['contact'], municipality: '1535' },
  'kontakt-hustadvika': { roles: ['contact'], municipality: '1579' },
  'kontakt-molde': { roles: ['contact'], municipality: '1506' },
  'leder-molde': { roles: ['manager'], municipality: '1506' },
};

/**
 * Puts the demo network in an empty store: municipalities, organisers, the two meetings, demo people, and a channel in each
 * of the two organisations. The network itself is written last, so a seed that was cut short is done again, and one that
 * was finished is left as people have changed it.
 */
export async function seedDemo({ networks, meetings }: Pick<App, 'networks' | 'meetings'>): Promise<void> {
  if (await networks.network(NETWORK)) return;
  for (const municipality of MUNICIPALITIES) await networks.saveMunicipality(NETWORK, municipality);
  for (const { id, title, local } of MEETINGS) await meetings.save({ id, networkId: NETWORK, title, start: { local, zone: ZONE } });
  for (const organisation of demoOrganisations) {
    const { tenantId, conversationId } = channelOf(organisation);
    await networks.saveChannel(NETWORK, { tenantId, conversationId });
    for (const person of [organisation.currentUser, ...organisation.colleagues]) {
      await networks.saveMember(NETWORK, { tenantId, personId: person.aadObjectId, name: person.name, ...partOf(person) });
    }
  }
  await networks.saveNetwork({ id: NETWORK, name: 'Overdosenettverk Romsdal 2026', organisers: ORGANISERS, language: 'nb', targetGroups: [], rhythm: 'meetings' });
}

function partOf({ email, aadObjectId }: DemoPerson): Part {
  const atMolde = molde.colleagues.some((colleague) => colleague.aadObjectId === aadObjectId);
  const [user = ''] = email.split('@');
  return PARTS[user] ?? { roles: ['participant'], ...(atMolde ? { municipality: '1506' } : { organisation: statsforvalteren.name }) };
}
