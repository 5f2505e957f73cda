import { z } from 'zod';
import { aTurn } from '../../../support/a-turn';
import { coordinator, founder } from '../../../../src/features/authority';
import { defineCommand, defineVerb, scopeElsewhere } from '../../../../src/features/define';
import type { NetworkHere, Role } from '../../../../src/features/feature';
import { NotYours } from '../../../../src/features/refusals';
import { UserError } from '../../../../src/lib/errors';

/** A right that somebody has from a network of theirs, where there is none: only founding is one. */
const part = (...roles: Role[]): NetworkHere => ({ networkId: 'n1', networkName: 'Romsdal', language: 'nb', roles });
const done = () => ({ show: 'below' as const, reply: { kind: 'text' as const, text: 'done' } });
const turnWith = (own: NetworkHere[], here?: NetworkHere, asked: string[] = []) =>
  aTurn('nb', { network: () => here, parts: async () => (asked.push('parts'), own) });

const command = defineCommand({ id: 'c', access: founder, scopes: ['channel'], run: () => done().reply });
const verb = defineVerb('v', founder, z.object({}), done);

test('who coordinates any network may found one where there is none', async () => {
  const turn = turnWith([part('participant'), part('coordinator')]);
  expect([await command.run(turn, ''), await verb.run(turn, {})]).toEqual([done().reply, done()]);
});

test('who coordinates none may not', async () => {
  const turn = turnWith([part('contact')]);
  await expect(command.run(turn, '')).rejects.toThrow(new UserError('authority.foundersOnly'));
  await expect(verb.run(turn, {})).rejects.toThrow(NotYours);
});

test('where there is a network, what counts is the part in that one, and no other is looked up', async () => {
  const asked: string[] = [];
  const turn = turnWith([part('coordinator')], part('participant'), asked);
  expect(() => command.run(turn, '')).toThrow(new UserError('authority.foundersOnly'));
  await expect(verb.run(turn, {})).rejects.toThrow(NotYours);
  expect(asked).toEqual([]);
});

test('no other right is had from elsewhere, and the store is not asked for it', async () => {
  const asked: string[] = [];
  expect(await scopeElsewhere(coordinator, turnWith([part('coordinator')], undefined, asked), undefined)).toBeUndefined();
  expect(asked).toEqual([]);
});

test('a store that does not say is no refusal', async () => {
  const away = aTurn('nb', { parts: async () => { throw new Error('away'); } });
  await expect(command.run(away, '')).rejects.toThrow('away');
});
