import fc from 'fast-check';
import { sealer } from '../../src/lib/sealed-token';

const SECRET = 'a-secret-of-more-than-32-characters';
const content = { kind: 'my-data', tenantId: 'aaaaaaaa-aaaa', id: 'b1b1b1b1', name: 'Demo Kontakt Ærlig' };

test('what is sealed comes out as it was, also of another sealer with the same secret', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(sealer(SECRET).open(sealer(SECRET).seal(value))).toEqual(JSON.parse(JSON.stringify(value)));
  }));
});

test('a token is of letters, digits, hyphens and underscores only, and each is another', () => {
  const { seal } = sealer(SECRET);
  const tokens = Array.from({ length: 100 }, () => seal(content));
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(token).toMatch(/^[\w-]+$/);
});

test('nothing of the content can be read in it, however it is decoded', () => {
  const token = sealer(SECRET).seal(content);
  const readings = [token, ...(['base64url', 'hex', 'latin1'] as const).map((encoding) => Buffer.from(token, encoding).toString('latin1'))];
  for (const value of Object.values(content)) {
    for (const reading of readings) expect(reading.toLowerCase()).not.toContain(value.toLowerCase());
  }
});

test('a token with any one character changed opens to nothing', () => {
  const { seal, open } = sealer(SECRET);
  const token = seal(content);
  for (let at = 0; at < token.length - 1; at += 1) {
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect(open(changed)).toBeUndefined();
  }
});

test('a token that is cut, of another secret, of no secret or none at all opens to nothing', () => {
  const { seal, open } = sealer(SECRET);
  const token = seal(content);
  const cut = Array.from({ length: token.length - 1 }, (_, length) => token.slice(0, length));
  for (const wrong of [...cut, sealer(`${SECRET}!`).seal(content), sealer().seal(content), `${token}!`, `${token}=`, `${token}A`, `${token}x`, ` ${token}`, 'A'.repeat(5_000)]) {
    expect(open(wrong)).toBeUndefined();
  }
  fc.assert(fc.property(fc.string(), (text) => { expect(open(text)).toBeUndefined(); }));
});

test('without a secret each sealer has one of its own', () => {
  const [one, other] = [sealer(), sealer()];
  expect(one.open(one.seal(content))).toEqual(content);
  expect(other.open(one.seal(content))).toBeUndefined();
});
