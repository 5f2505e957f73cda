import { stringify } from 'yaml';
import { ROLES } from '../../feature';
import type { Channel, Member, Network } from '../types';
import type { NetworkContent } from './plan';
import type { FilePerson } from './schema';

/** A network as the file that gives it back unchanged. It holds personal data. */
export function exportText(network: Network, state: NetworkContent, format: 'yaml' | 'json'): string {
  const content = {
    network,
    municipalities: state.municipalities.map(({ number, name }) => ({ number, name })),
    people: inOrder(state.members).map(personPart),
    channels: state.channels.map(channelPart),
  };
  if (format === 'json') return `${JSON.stringify(content, undefined, 2)}\n`;
  const head = `# The network ${network.id}, as npm run network -- import takes it. Holds personal data.\n`;
  return head + stringify(content, { lineWidth: 0 });
}

function personPart(member: Member): Omit<FilePerson, 'tenantId' | 'personId'> & { tenant: string; id: string } {
  const { tenantId: tenant, personId: id, joinedAt: _joined, confirmedAt: _confirmed, askedAt: _asked, away: _away, ...rest } = member;
  return { tenant, id, ...rest };
}

function channelPart({ tenantId: tenant, conversationId: conversation, name, team }: Channel) {
  return { tenant, conversation, ...(name !== undefined && { name }), ...(team !== undefined && { team }) };
}

/** By the first of their roles, then by name. */
export function inOrder(members: readonly Member[]): Member[] {
  const rank = ({ roles }: Member) => ROLES.findIndex((role) => roles.includes(role));
  return [...members].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'nb') || (a.personId < b.personId ? -1 : 1));
}
