import { dayOf } from '../../../lib/time';
import { ROLES, type Role } from '../../feature';
import type { Channel, Member, Network } from '../types';
import { inOrder } from './export';
import type { NetworkContent } from './plan';
import { channelText, municipalityText, plain } from './plan-text';

/** One network in the list of all. */
export interface NetworkCounts {
  network: Pick<Network, 'id' | 'name'>;
  municipalities: number;
  members: number;
  channels: number;
}

export function listText(all: readonly NetworkCounts[]): string {
  if (all.length === 0) return 'There are no networks.';
  const heads = ['id', 'municipalities', 'members', 'channels', 'name'];
  const rows = all.map(({ network, municipalities, members, channels }) => {
    return [network.id, String(municipalities), String(members), String(channels), plain(network.name)];
  });
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [heads, ...rows].map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd()).join('\n');
}

const HEADINGS: Record<Role, string> = {
  coordinator: 'Coordinators', contact: 'Contacts', deputy: 'Deputies', participant: 'Participants', partner: 'Partners', manager: 'Managers',
};

/** A network for reading, people by role. E-mail addresses only when they are asked for. */
export function networkText(network: Network, content: NetworkContent, options: { contacts: boolean }): string {
  const { municipalities, members, channels } = content;
  const spokenFor = new Set(members.filter(({ roles }) => roles.includes('contact')).map(({ municipality }) => municipality));
  const silent = municipalities.filter(({ number }) => !spokenFor.has(number));
  return [
    `${plain(network.name)} (${network.id})`,
    `Language: ${network.language}. Check-ins: ${network.rhythm}. Quorum: ${network.quorum ?? 'more than half of the municipalities'}.`,
    `Organisers: ${network.organisers.map(plain).join(', ') || 'none'}`,
    `Target groups: ${network.targetGroups.join(', ') || 'none'}`,
    `Municipalities (${municipalities.length}): ${municipalities.map(municipalityText).join(', ')}`,
    ...(silent.length > 0 ? [`Without a contact: ${silent.map(({ name }) => plain(name)).join(', ')}`] : []),
    `Channels (${channels.length}):`,
    ...channels.map(channelLine),
    `People (${members.length}):`,
    ...ROLES.flatMap((role) => group(role, content, options.contacts)),
  ].join('\n');
}

function channelLine(channel: Channel): string {
  const { tenantId, conversationId, unreachableSince } = channel;
  const away = unreachableSince === undefined ? '' : `, unreachable since ${dayOf(unreachableSince)}`;
  return `  ${channelText(channel)}${away}\n    tenant ${tenantId}, conversation ${conversationId}`;
}

function group(role: Role, { members, municipalities }: NetworkContent, contacts: boolean): string[] {
  const nameOf = (number: string) => municipalities.find((each) => each.number === number)?.name ?? number;
  const some = inOrder(members).filter(({ roles }) => roles.includes(role));
  const lines = some.map((one) => `    ${factsOf(one, role, contacts ? one.email : undefined, nameOf).map(plain).join(' · ')}`);
  return some.length > 0 ? [`  ${HEADINGS[role]} (${some.length}):`, ...lines] : [];
}

function factsOf(member: Member, role: Role, email: string | undefined, nameOf: (number: string) => string): string[] {
  const { name, roles, manages, municipality, organisation, title, guest, away } = member;
  const others = roles.filter((each) => each !== role);
  return [
    name, role === 'manager' && manages && `manages ${manages}`, municipality && nameOf(municipality), organisation, title,
    others.length > 0 && `also ${others.join(', ')}`, guest && 'guest', away && 'away', email,
  ].filter((fact) => typeof fact === 'string');
}
