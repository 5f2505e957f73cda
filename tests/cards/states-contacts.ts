import { askedReply, confirmReply, consentReply, contactsReply, foundReply } from '../../src/features/networks/contacts/cards';
import type { MemberScope, MunicipalityScope } from '../../src/features/authority';
import type { NetworkHere, Reply, Turn } from '../../src/features/feature';
import type { Member, Municipality } from '../../src/features/networks';

const MUNICIPALITIES: Municipality[] = [
  { number: '1506', name: 'Molde' }, { number: '1535', name: 'Vestnes' }, { number: '1539', name: 'Rauma' }, { number: '1547', name: 'Aukra' },
];

/** Somebody with everything that may stand about a person, in words that would be markup. */
const kari: Member = {
  tenantId: 't', personId: 'kari', name: 'Kari *Nord* [lenke](https://example.org)', roles: ['contact'], municipality: '1506',
  title: 'Kommuneoverlege_1', topics: ['raad1', 'raad2', 'raad3', 'naloxone', 'equipment', 'next-of-kin', 'follow-up', 'medical', 'data'],
  email: 'kari_nord@example.org', guest: true, joinedAt: Date.parse('2025-01-01T00:00:00Z'),
};
const ola: Member = { ...kari, personId: 'ola', name: 'Ola Sør', roles: ['deputy'], guest: false, confirmedAt: Date.parse('2026-11-01T00:00:00Z') };
const bare: Member = { tenantId: 't', personId: 'bare', name: 'Demo Bare', roles: ['contact'], municipality: '1535' };
const partner: Member = { ...bare, personId: 'rio', roles: ['partner'], municipality: undefined, organisation: 'RIO <b>Møre</b>' };

const HERE: NetworkHere = { networkId: 'romsdal-2026', networkName: 'Nettverk *Romsdal*', language: 'nb', roles: ['coordinator'], municipality: '1506' };

/** The list of contacts, answers about them, and what is asked of those who speak for a municipality. */
export function* contactsReplies(turn: Turn): Generator<[string, Reply]> {
  const scope = { networkId: HERE.networkId, networkName: HERE.networkName, part: HERE, municipality: '1506' } as unknown as MunicipalityScope;
  const participant = { ...scope, part: { ...HERE, roles: ['participant'] } } as unknown as MemberScope;
  const away = { ...kari, away: { until: '2026-12-03' } };
  const states: Record<string, Member[]> = {
    everybody: [kari, ola, bare, partner, { ...partner, personId: 'k', roles: ['coordinator'] }],
    'a contact who is away': [away, ola],
    'a contact who is away for good': [{ ...kari, away: {} }, ola],
    'all away': [away, { ...ola, away: {} }],
    many: Array.from({ length: 20 }, (_, at) => ({ ...kari, personId: `p${at}`, name: `${'Navn '.repeat(18)}${at}` })),
    nobody: [],
  };
  for (const [name, members] of Object.entries(states)) {
    yield [`contacts: ${name}`, contactsReply(turn, scope, MUNICIPALITIES, members, 0)];
    yield [`contacts for a participant: ${name}`, contactsReply(turn, participant, MUNICIPALITIES, members, 8)];
  }
  const [place] = MUNICIPALITIES as [Municipality];
  const speaking = { people: [ola], standIns: true, until: '2026-12-03' };
  for (const kind of ['people', 'instead', 'elsewhere'] as const) {
    yield [`found ${kind}`, foundReply(turn, { kind, members: [ola, away], place, speaking })];
  }
  const many = Array.from({ length: 12 }, (_, at) => ({ ...kari, personId: `p${at}` }));
  yield ['found many anywhere', foundReply({ ...turn, network: () => HERE }, { kind: 'people', members: many, speaking: { people: [], standIns: false } }, MUNICIPALITIES)];
  for (const given of [true, false]) yield [`consent ${given}`, consentReply(turn, scope, 'Molde', given)];
  yield ['consent given', consentReply(turn, scope, 'Molde', true, turn.t('networks.contacts.consentGiven'))];
  for (const member of [kari, ola, bare]) {
    yield [`confirm ${member.personId}`, confirmReply(turn, { id: HERE.networkId, name: HERE.networkName }, member, MUNICIPALITIES)];
  }
  yield ['asking', askedReply(turn, 3)];
  yield ['asked', askedReply(turn, 3, [])];
  yield ['asked, two unreached', askedReply(turn, 3, [kari, ola])];
}
