import { z } from 'zod';
import { anyone, coordinator, founder, member, spokesperson } from '../../src/features/authority';
import { defineCommand, defineVerb, NetworkOnly, NetworkRef } from '../../src/features/define';
import type { NetworkHere, Role } from '../../src/features/feature';
import { InvalidCardData, NotYours } from '../../src/features/refusals';
import { UserError } from '../../src/lib/errors';
import { aTurn } from '../support/a-turn';

const here = (roles: Role[], more: Partial<NetworkHere> = {}): NetworkHere =>
  ({ networkId: 'n1', networkName: 'Romsdal', language: 'nb', roles, ...more });
const turn = (network?: NetworkHere, parts = {}) => aTurn('nb', { network: () => network, part: async () => undefined, ...parts });
const done = () => ({ show: 'below' as const, reply: { kind: 'text' as const, text: 'done' } });

describe('a rule of who may', () => {
  test.each([
    [member, ['contact'], true], [member, [], false],
    [coordinator, ['coordinator', 'partner'], true], [coordinator, ['manager'], false],
    [spokesperson, ['deputy'], true], [spokesperson, ['coordinator'], false],
  ] as const)('$id lets %s: %s', (access, roles, may) => {
    expect(access.scope(turn(), here([...roles], { municipality: '1506' })) !== undefined).toBe(may);
  });

  test('speaking for a municipality takes a municipality', () => {
    expect(spokesperson.scope(turn(), here(['contact']))).toBeUndefined();
    expect(spokesperson.scope(turn(), here(['contact'], { municipality: '1506' }))).toMatchObject({ municipality: '1506' });
  });

  test('without a network nobody has a part in it', () => {
    for (const access of [member, coordinator, spokesperson]) expect(access.scope(turn(), undefined)).toBeUndefined();
  });

  test('an admin may make networks, and nothing in one', () => {
    const admin = turn(undefined, { admin: true });
    expect([founder, member, coordinator].map((access) => access.scope(admin, here([])) !== undefined)).toEqual([true, false, false]);
  });

  test('what needs no network asks for none, so it works while the store is away', async () => {
    const away = turn(undefined, { network: () => { throw new Error('away'); } });
    const verb = defineVerb('v', anyone, z.object({}), done);
    expect(await verb.run(away, {})).toEqual(done());
    const command = defineCommand({ id: 'c', access: anyone, scopes: ['personal'], run: () => done().reply });
    expect(await command.run(away, '')).toEqual(done().reply);
  });
});

describe('a verb', () => {
  test('refuses data of another shape before it asks who presses', async () => {
    const verb = defineVerb('v', coordinator, z.object({ id: z.string() }), done);
    await expect(verb.run(turn(), { id: 1 })).rejects.toThrow(InvalidCardData);
  });

  test('is about the network that its data names, not the one here', async () => {
    const verb = defineVerb('v', coordinator, NetworkRef, done);
    const asked: string[] = [];
    const part = async (id: string) => (asked.push(id), here([]));
    await expect(verb.run(turn(here(['coordinator']), { part }), { id: 'n2.thing' })).rejects.toThrow(NotYours);
    expect(asked).toEqual(['n2']);
  });

  test('is refused in the same words for a network that is not there and one that is not the person’s', async () => {
    const verb = defineVerb('v', coordinator, NetworkOnly, done);
    for (const part of [async () => undefined, async () => here([])]) {
      await expect(verb.run(turn(undefined, { part }), { id: 'n2' })).rejects.toThrow(new NotYours());
    }
  });
});

test('a command tells a member whom it is for, and a stranger nothing of the network', () => {
  const command = defineCommand({ id: 'c', access: coordinator, scopes: ['personal'], run: () => done().reply });
  expect(() => command.run(turn(here(['contact'])), '')).toThrow(new UserError('authority.coordinatorsOnly', { network: 'Romsdal' }));
  for (const network of [undefined, here([])]) expect(() => command.run(turn(network), '')).toThrow(new UserError('networks.none'));
});

test.each(['n1', 'n1.', '.x', 'n1.x.y', 'N1.x', 'n1.x y', `n1.${'x'.repeat(61)}`, 'n1.__proto__'])('«%s» is no reference', (id) => {
  expect(NetworkRef.safeParse({ id }).success).toBe(false);
});

test('a reference keeps its network and its thing, and fields come beside it', () => {
  const schema = NetworkRef.and(z.object({ word: z.string() }));
  expect(schema.parse({ id: 'n1.4f2a', word: 'ja', role: 'coordinator' })).toEqual({ network: 'n1', id: '4f2a', word: 'ja' });
});
