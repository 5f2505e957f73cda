import fc from 'fast-check';
import { personHash, pseudonym, randomIds } from '../../src/lib/ids';

const text = fc.string({ unit: 'binary' });

test('a unique id is a UUID, another one each time', () => {
  const ids = Array.from({ length: 1000 }, () => randomIds.unique());
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test('a correlation code has eight characters that nobody mishears: no 0, O, 1, I or L', () => {
  const codes = Array.from({ length: 1000 }, () => randomIds.correlation());
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  expect(new Set(codes).size).toBe(1000);
});

test('a pseudonym is the same for the same person and secret, and tells nothing of either', () => {
  expect(pseudonym('hemmelig', 'tenant', 'kari')).toBe(pseudonym('hemmelig', 'tenant', 'kari'));
  expect(pseudonym('hemmelig', 'tenant', 'kari')).not.toBe(pseudonym('en annen', 'tenant', 'kari'));
  expect(pseudonym('hemmelig', 'tenant', 'kari')).not.toBe(pseudonym('hemmelig', 'tenant', 'ola'));
  fc.assert(fc.property(text, text, (secret, id) => {
    expect(pseudonym(secret, id)).toMatch(/^[\w-]{12}$/);
  }));
});

test('a person’s hash is 16 characters that may stand in a row key, the same in every start of the service', () => {
  expect(personHash('tenant', 'kari')).toBe('iOASusR3hqzh8ZAk');
  fc.assert(fc.property(text, text, (tenant, person) => {
    expect(personHash(tenant, person)).toMatch(/^[\w-]{16}$/);
    expect(personHash(tenant, person)).toBe(personHash(tenant, person));
  }));
});

test('what is hashed together cannot be cut in two places: tenant «a», person «bc» is not tenant «ab», person «c»', () => {
  expect(personHash('a', 'bc')).not.toBe(personHash('ab', 'c'));
  expect(pseudonym('x', 'a', 'bc')).not.toBe(pseudonym('x', 'ab', 'c'));
});
