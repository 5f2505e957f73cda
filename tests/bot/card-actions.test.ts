import { withFallbacks } from '../../src/bot/card-actions';

const execute = { type: 'Action.Execute', title: 'Lagre', verb: 'x.save', data: { id: 'n1' } };

test('a button says its verb and language in its data, and falls back to a submit that says the same', () => {
  const card = withFallbacks({ type: 'AdaptiveCard', lang: 'nn', actions: [execute] });
  const data = { verb: 'x.save', lang: 'nn', id: 'n1' };
  expect(card.actions).toEqual([{ ...execute, data, fallback: { type: 'Action.Submit', title: 'Lagre', data } }]);
});

test('buttons deep in the card are completed too, and links are left as they are', () => {
  const link = { type: 'Action.OpenUrl', title: 'Åpne', url: 'https://example.org' };
  const card = withFallbacks({ lang: 'nb', body: [{ type: 'Container', items: [{ type: 'ActionSet', actions: [execute, link] }] }] });
  const [container] = card.body as { items: { actions: { fallback?: unknown }[] }[] }[];
  expect(container?.items[0]?.actions.map(({ fallback }) => fallback !== undefined)).toEqual([true, false]);
  expect(container?.items[0]?.actions[1]).toEqual(link);
});

test('a button without data gets them, and one that takes no fields keeps that', () => {
  const { data: _, ...bare } = execute;
  const [action] = withFallbacks({ lang: 'en', actions: [{ ...bare, associatedInputs: 'none' }] }).actions as { fallback: unknown }[];
  expect(action?.fallback).toEqual({ type: 'Action.Submit', title: 'Lagre', data: { verb: 'x.save', lang: 'en' }, associatedInputs: 'none' });
});
