import { UserError } from '../../../lib/errors';
import type { NetworkHere, Turn } from '../../feature';

/** The network here, for its coordinators. Others are told who may; throws what the store threw when it could not be asked. */
export function asCoordinator(turn: Turn): NetworkHere {
  const here = turn.network();
  if (!here) throw new UserError('networks.none');
  if (!here.roles.includes('coordinator')) throw new UserError('advice.own.coordinatorsOnly', { network: here.networkName });
  return here;
}
