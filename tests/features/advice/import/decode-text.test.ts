import fc from 'fast-check';
import { decodeText } from '../../../../src/features/advice/import/read/decode-text';

const NORWEGIAN = 'Rådet gjelder «både» små og store kommuner – ærlig talt';
const latin = (text: string) => Uint8Array.from(text, (character) => ({ '–': 0x96, '’': 0x92, '€': 0x80 })[character] ?? character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

test.each([
  ['UTF-8', utf8(NORWEGIAN)],
  ['UTF-8 with a byte order mark', utf8(`\ufeff${NORWEGIAN}`)],
  ['UTF-16, as Word saves «Unicode»', utf16(NORWEGIAN)],
  ['UTF-16, the other end first', utf16(NORWEGIAN).swap16()],
  ['windows-1252', latin(NORWEGIAN)],
])('%s is read as what it says', (_encoding, bytes) => {
  expect(decodeText('side.html', bytes)).toBe(NORWEGIAN);
});

test('what an HTML file declares is heeded when it is not UTF-8', () => {
  const head = '<meta charset="iso-8859-5">';
  expect(decodeText('side.html', Uint8Array.from([...utf8(head), 0xb0]))).toBe(`${head}А`);
});

test('a wrong declaration does not spoil what is UTF-8', () => {
  expect(decodeText('side.html', utf8(`<meta charset="windows-1252">${NORWEGIAN}`))).toContain(NORWEGIAN);
});

test('a declaration of what nobody knows is not heeded', () => {
  expect(decodeText('side.html', latin('<meta charset="klingon">blå'))).toContain('blå');
});

test.each([
  ['half UTF-8 and half windows-1252', Uint8Array.from([...utf8('rådet '), ...latin('rådet')])],
  ['UTF-8 that has been through windows-1252', utf8('rÃ¥det Â«her»')],
  ['UTF-8 whose letters were lost', utf8('r\ufffddet')],
])('%s is refused: the letters cannot be trusted', (_what, bytes) => {
  expect(() => decodeText('side.html', bytes)).toThrow(/^side\.html mixes two encodings.*save it again as UTF-8/);
});

test('bytes that are no text are refused', () => {
  expect(() => decodeText('side.html', Uint8Array.from([0x25, 0x50, 0, 0, 1]))).toThrow(/^side\.html is no text file/);
});

test('any Norwegian text comes back from either encoding', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcæøåÆØÅ «»–.,\n') });
  fc.assert(fc.property(letters, (text) => {
    expect(decodeText('x', utf8(text))).toBe(text);
    // Alone, «Æ«» in windows-1252 are the same bytes as «ƫ» in UTF-8; beside an «å» before a space there is no doubt.
    expect(decodeText('x', latin(`å ${text}`))).toBe(`å ${text}`);
  }));
});
