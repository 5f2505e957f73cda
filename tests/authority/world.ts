import { molde, statsforvalteren, type World } from '../support/activities';
import { startTestApp, type TestApp } from '../support/running-app';
import type { TestClock } from '../support/test-clock';
import type { UnrulyStore } from '../support/unruly-store';
import type { Access } from '../../src/features/feature';
import type { Member } from '../../src/features/networks';

/** Two networks, and somebody in each role of the first; the last two are of the other network and of none. */
export const OWN = 'romsdal';
export const FOREIGN = 'nordmore';

export const ACTORS = [
  'coordinator', 'contact', 'deputy', 'participant', 'partner', 'manager', 'admin', 'otherCoordinator', 'stranger',
] as const;
export type Actor = (typeof ACTORS)[number];

/** Whom each rule of authority.ts lets in, in their own network. */
export const MAY: Record<Access<unknown>['id'], readonly Actor[]> = {
  anyone: ACTORS,
  member: ['coordinator', 'contact', 'deputy', 'participant', 'partner', 'manager'],
  spokesperson: ['contact', 'deputy'],
  coordinator: ['coordinator'],
  founder: ['coordinator', 'admin'],
};

const idOf = (actor: Actor) => `e0e0e0e0-0000-4000-8000-0000000000${String(ACTORS.indexOf(actor) + 10)}`;

const ADMIN = idOf('admin');

/** Where each writes from: the coordinator in the tenant of Statsforvalteren, the others in Molde's. */
export function worldOf(bot: TestApp, actor: Actor): World {
  const home = actor === 'coordinator' ? bot.statsforvalteren : bot.molde;
  const from = { id: `29:demo-${actor.toLowerCase()}`, name: `Demo ${actor}`, aadObjectId: idOf(actor) };
  return { ...home, from, personalChat: { id: `a:demo-${actor.toLowerCase()}` } };
}

/** The same person in the channel of a network, as who was let into its team. */
export function inChannelOf(bot: TestApp, networkId: string, actor: Actor): World {
  const { from } = worldOf(bot, actor);
  const home = networkId === OWN ? bot.statsforvalteren : { ...bot.molde, channel: { id: FOREIGN_CHANNEL, name: 'Nettverket' } };
  return { ...home, from };
}

const FOREIGN_CHANNEL = '19:demo-nordmore@thread.tacv2';

const MUNICIPALITY: Partial<Record<Actor, string>> = { contact: '1506', deputy: '1506', participant: '1506', manager: '1506' };

/** The member that an actor is in a network; undefined for who is none there. */
function memberOf(bot: TestApp, actor: Actor, networkId: string): Member | undefined {
  const role = actor === 'otherCoordinator' ? 'coordinator' : actor;
  if (role === 'admin' || role === 'stranger' || (actor === 'otherCoordinator') !== (networkId === FOREIGN)) return undefined;
  const { tenantId, from } = worldOf(bot, actor);
  const municipality = MUNICIPALITY[actor];
  return {
    tenantId, personId: from.aadObjectId, name: from.name, roles: [role], joinedAt: 1,
    ...(municipality && { municipality }), ...(role === 'partner' && { organisation: 'Demo RIO' }),
    ...(role === 'manager' && { manages: 'municipality' as const }),
  };
}

export async function startWorld(store: UnrulyStore, clock: TestClock): Promise<TestApp> {
  // Nothing happens by itself: what the outbox writes would be taken for what a press did.
  return startTestApp({ store, clock, admins: [ADMIN], logLevel: 'warn', outboxLimits: { tickEveryMs: 2_000_000_000 } });
}

/** Both networks as every cell of the matrix finds them, and a minute later than the cell before: nothing is remembered. */
export async function layOut(bot: TestApp, clock: TestClock): Promise<void> {
  await bot.app.board.settled();
  clock.advance(61_000);
  const { networks } = bot.app;
  for (const [id, name, channel] of [[OWN, 'Nettverk Romsdal', statsforvalteren], [FOREIGN, 'Nettverk Nordmøre', molde]] as const) {
    await networks.saveNetwork({ id, name, organisers: ['KORUS midt'], language: 'nb', targetGroups: [], rhythm: 'meetings' });
    await networks.saveMunicipality(id, { number: '1506', name: 'Molde' });
    await networks.saveMunicipality(id, { number: '1547', name: 'Aukra' });
    const conversationId = id === OWN ? channel.channel.id : FOREIGN_CHANNEL;
    await networks.saveChannel(id, { tenantId: channel.tenantId, conversationId, name: 'Nettverket', linkedAt: 1 });
    for (const actor of ACTORS) {
      const member = memberOf(bot, actor, id);
      if (member) await networks.saveMember(id, member);
    }
  }
}
