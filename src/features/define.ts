import { z } from 'zod';
import type { Access, CardReply, Command, NetworkHere, Reply, Turn, Verb, VerbResult } from './feature';
import { InvalidCardData, NotYours } from './refusals';

/** A card that is always the same in one language. `summary` as in Reply. */
export function fixedCard(template: string, summary: string): CardReply {
  return { kind: 'card', card: { template, data: {} }, summary };
}

/**
 * A verb whose data and actor are checked before it runs; data of another shape is an InvalidCardData, an actor who may not is a
 * NotYours. Data that names a network (`network`, see NetworkRef) is about that network, other data about the one here.
 */
export function defineVerb<T, S>(
  name: string,
  access: Access<S>,
  schema: z.ZodType<T>,
  run: (turn: Turn, data: T, scope: S) => Promise<VerbResult> | VerbResult,
): Verb {
  return {
    name,
    access,
    run: async (turn, data) => {
      const checked = schema.safeParse(data);
      if (!checked.success) throw new InvalidCardData(name);
      const here = access.needsNetwork ? await networkOf(turn, checked.data) : undefined;
      const scope = access.scope(turn, here) ?? (await scopeElsewhere(access, turn, here));
      if (scope === undefined) throw new NotYours();
      const result = await run(turn, checked.data, scope);
      return { ...result, reply: naming(turn, scope, result.reply) };
    },
  };
}

/** A verb that only shows, and that a card may therefore call by itself (Verb.view): it gives a card and nothing else. */
export function defineView<T, S>(
  name: string,
  access: Access<S>,
  schema: z.ZodType<T>,
  show: (turn: Turn, data: T, scope: S) => Promise<CardReply> | CardReply,
): Verb {
  const verb = defineVerb(name, access, schema, async (turn, data: T, scope) => ({ show: 'instead', reply: await show(turn, data, scope) }));
  return { ...verb, view: true };
}

function networkOf(turn: Turn, data: unknown): Promise<NetworkHere | undefined> | NetworkHere | undefined {
  const { network } = (data ?? {}) as { network?: unknown };
  return typeof network === 'string' ? turn.part(network) : turn.network();
}

/** A command with its scope, as `defineVerb`; who may not use it is told whom it is for. */
export function defineCommand<S>(
  command: Omit<Command, 'access' | 'run'> & { access: Access<S>; run(turn: Turn, argument: string, scope: S): Promise<Reply> | Reply },
): Command {
  return {
    ...command,
    run: (turn, argument) => {
      const here = command.access.needsNetwork ? turn.network() : undefined;
      const scope = command.access.scope(turn, here);
      if (scope !== undefined) return named(turn, scope, command.run(turn, argument, scope));
      if (here || !command.access.elsewhere) throw command.access.refusal(here);
      return scopeElsewhere(command.access, turn, here).then((found) => {
        if (found === undefined) throw command.access.refusal(here);
        return named(turn, found, command.run(turn, argument, found));
      });
    },
  };
}

/** What is shown says which network it is about, to who is in several. */
function naming(turn: Turn, scope: unknown, reply: Reply): Reply {
  const { networkName } = (scope ?? {}) as { networkName?: unknown };
  return turn.several && reply.kind === 'card' && typeof networkName === 'string' ? { network: networkName, ...reply } : reply;
}

function named(turn: Turn, scope: unknown, reply: Promise<Reply> | Reply): Promise<Reply> | Reply {
  return reply instanceof Promise ? reply.then((it) => naming(turn, scope, it)) : naming(turn, scope, reply);
}

/** A right that the person has from a network of theirs, where there is none; asks the store for nothing else. */
export async function scopeElsewhere<S>(access: Access<S>, turn: Turn, here: NetworkHere | undefined): Promise<S | undefined> {
  if (here || !access.elsewhere) return undefined;
  for (const part of await turn.parts()) {
    const scope = access.scope(turn, part);
    if (scope !== undefined) return scope;
  }
  return undefined;
}

const ID = /^[a-z0-9-]{1,60}$/;

/**
 * `id` on a card as `<network>.<thing>`, read as `{ network, id }`: what a button that acts on a thing of a network carries. A form's
 * fields come beside it: `NetworkRef.and(z.object({ … }))`.
 */
export const NetworkRef = z.object({ id: z.string().max(130) }).transform(({ id }, context) => {
  const [network = '', thing = '', ...rest] = id.split('.');
  if (ID.test(network) && ID.test(thing) && rest.length === 0) return { network, id: thing };
  context.addIssue('not a reference');
  return z.NEVER;
});

/** `id` on a card as `<network>`: for a button that acts on the network itself. */
export const NetworkOnly = z.object({ id: z.string().regex(ID) }).transform(({ id }) => ({ network: id }));
