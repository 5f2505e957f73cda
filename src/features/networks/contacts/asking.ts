import { translator } from '../../../lib/language';
import type { CoordinatorScope } from '../../authority';
import type { Reply, Turn } from '../../feature';
import type { Networks } from '../parts';
import type { Member } from '../types';
import { askedReply, confirmReply } from './cards';
import { Confirmations } from './confirmations';
import { dueForConfirmation } from './speaking';

/**
 * Says how many are asked; asks when that stands there, and then puts in its place how it went. Nobody is marked as asked before: an
 * answer that is held back, or cut short, asks nobody and keeps nobody from being asked.
 */
export async function askForConfirmation(networks: Networks, turn: Turn, scope: CoordinatorScope): Promise<Reply> {
  const due = dueForConfirmation(await networks.store.members(scope.networkId), turn.now);
  if (due.length === 0) return { kind: 'text', text: turn.t('networks.contacts.nobodyToAsk') };
  return { ...askedReply(turn, due.length), sent: (activityId) => askAll(networks, turn, scope, activityId) };
}

async function askAll(networks: Networks, turn: Turn, scope: CoordinatorScope, activityId: string | undefined): Promise<void> {
  const { store, teams, notifier } = networks;
  const confirmations = new Confirmations(networks);
  const municipalities = await store.municipalities(scope.networkId);
  const network = { id: scope.networkId, name: scope.networkName };
  const of = { networkId: scope.networkId, language: scope.part.language };
  const unreached: Member[] = [];
  let count = 0;
  // A few at a time: cut off, the others are not marked as asked. Who is not reached may be asked again, but not in this round.
  for (;;) {
    const claimed = await confirmations.claim(scope, turn.now, unreached);
    if (claimed.length === 0) break;
    count += claimed.length;
    const asked = await confirmations.ask(of, claimed, turn.person, (member, language) =>
      confirmReply({ language, t: translator(language) }, network, member, municipalities));
    unreached.push(...asked.unreached);
  }
  const result = askedReply(turn, count, unreached);
  const updated = activityId ? await teams.update(turn.place, activityId, result, turn.language) : undefined;
  if (updated?.outcome === 'sent' || unreached.length === 0) return;
  const { tenantId, id } = turn.person;
  await notifier.tell({ tenantId, personId: id }, turn.language, (language) =>
    askedReply({ t: translator(language) }, count, unreached));
}
