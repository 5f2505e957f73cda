import type { TextKey } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply, Reply, Turn } from '../../feature';
import type { Networks } from '../parts';
import type { Member, Municipality, Network } from '../types';

/** What a network's card shows. What is left out is not shown. */
export interface NetworkView {
  network: Network;
  municipalities: readonly Pick<Municipality, 'name'>[];
  /** For members of the network only. */
  coordinators?: readonly Pick<Member, 'name'>[];
  channels?: number;
  mayEdit: boolean;
  /** What has happened to it, above its name's facts. */
  said?: string;
  /** What can be done now, a line each. */
  steps?: readonly TextKey[];
}

/** The network here; the words that there is none for everybody else. At most four store calls. */
export async function networkReply({ store }: Networks, turn: Turn, said?: (networkName: string) => string): Promise<Reply> {
  const here = turn.network();
  if (!here) return { kind: 'text', text: turn.t('networks.none') };
  const isMember = here.roles.length > 0;
  const { networkId } = here;
  const [network, municipalities, channels, members] = await Promise.all([
    store.network(networkId), store.municipalities(networkId), store.channels(networkId), isMember ? store.members(networkId) : undefined,
  ]);
  if (!network) return { kind: 'text', text: turn.t('networks.none') };
  return networkCard(turn, {
    network, municipalities, channels: channels.length, mayEdit: here.roles.includes('coordinator'),
    ...(members && { coordinators: coordinatorsAmong(members) }), ...(said && { said: said(network.name) }),
  });
}

export function networkCard(turn: Turn, view: NetworkView): CardReply {
  const { network, municipalities, mayEdit, said = '', steps = [] } = view;
  const data = {
    name: escapeMarkdown(network.name),
    said: escapeMarkdown(said),
    rows: rowsOf(turn, view).filter(({ value }) => value !== '').map((row) => ({ ...row, value: escapeMarkdown(row.value) })),
    steps: steps.map((step) => ({ step: turn.t(step) })),
    mayEdit,
  };
  const summary = turn.t('networks.summary', { name: network.name, count: municipalities.length });
  return { kind: 'card', card: { template: 'networks/network', data }, summary: said || summary };
}

export const coordinatorsAmong = (members: readonly Member[]): Member[] => members.filter(({ roles }) => roles.includes('coordinator'));

/** Those who are not named are not listed: the label goes with its value. */
function rowsOf(turn: Turn, { network, municipalities, coordinators = [], channels }: NetworkView): { label: string; value: string }[] {
  const { t } = turn;
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'nb')).join(', ');
  return [
    { label: t('networks.setup.labels.municipalities'), value: names(municipalities) },
    { label: t('networks.setup.labels.organisers'), value: network.organisers.join(', ') },
    ...settingsRows(turn, network, municipalities.length),
    { label: t('networks.setup.labels.coordinators'), value: names(coordinators) },
    { label: t('networks.setup.labels.channels'), value: channels === undefined ? '' : String(channels) },
  ];
}

/** What is chosen rather than written, as words. */
export function settingsRows(
  { t }: Turn, { targetGroups, quorum, rhythm, language }: Omit<Network, 'id' | 'name' | 'organisers'>, municipalities: number,
): { label: string; value: string }[] {
  const needed = quorum === undefined ? t('networks.setup.majority') : t('networks.setup.quorumOf', { quorum, count: municipalities });
  return [
    { label: t('networks.setup.labels.targetGroups'), value: targetGroups.map((group) => t(`networks.setup.groups.${group}`)).join('; ') },
    { label: t('networks.setup.labels.quorum'), value: needed },
    { label: t('networks.setup.labels.rhythm'), value: t(`networks.setup.rhythms.${rhythm}`) },
    { label: t('networks.setup.labels.language'), value: t(`networks.setup.languages.${language}`) },
  ];
}
