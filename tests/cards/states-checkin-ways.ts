import { wayRoutes } from '../../src/features/checkins/ways/routes';
import type { NetworkHere, Reply, Role, Turn } from '../../src/features/feature';

/** What is said about check-ins in words that are no command, by who coordinates, who speaks for a municipality, and both. */
export function* checkinWayReplies(turn: Turn): Generator<[string, Reply]> {
  const here = (roles: Role[], municipality?: string): NetworkHere => (
    { networkId: 'romsdal-2026', networkName: 'Nettverk *Romsdal*', language: 'nb', roles, ...(municipality !== undefined && { municipality }) }
  );
  const parts: [string, NetworkHere][] = [
    ['a coordinator', here(['coordinator'])], ['a contact', here(['contact'], '1506')], ['both', here(['coordinator', 'contact'], '1506')],
  ];
  for (const [who, part] of parts) {
    const reply = wayRoutes().answer?.({ ...turn, network: () => part }, 'hva er fristen for innsjekken?');
    if (!reply || reply instanceof Promise) throw new Error('Not answered at once');
    yield [`check-in ways: ${who}`, reply];
  }
}
