import fc from 'fast-check';
import { cleaned, cutTo, escapeMarkdown, shortened } from '../../src/lib/people-text';

describe('what somebody wrote, as it is kept', () => {
  test.each([
    ['  to  ord \n\n\n\n linje\r\nto ', 'to ord\n\nlinje\nto'], ['a\u0000\u0007b\tc', 'a b c'], ['snu\u202edig\u200b\u2066her\u2069', 'snudigher'],
    ['a\u030a', 'å'], ['halv \ud83d', 'halv'], ['👩\u200d⚕️ og 😀', '👩\u200d⚕️ og 😀'], ['', ''], ['\u200b \n ', ''],
  ])('%j is %j', (given, kept) => {
    expect(cleaned(given)).toBe(kept);
  });

  test('is the same when it is cleaned again, and has nothing hidden', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = cleaned(text);
      expect(cleaned(once)).toBe(once);
      expect(once).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
    }));
  });
});

describe('what somebody wrote, as a card shows it', () => {
  test.each([
    ['**fet** _skrå_ `kode`', '\\*\\*fet\\*\\* \\_skrå\\_ \\`kode\\`'], ['[her](https://example.org)', '\\[her\\](https://example.org)'],
    ['<https://example.org>', '\\<https://example.org>'], ['# stor\n- punkt\n 12. tolv\n> sitat', '\\# stor\n\n\\- punkt\n\n 12\\. tolv\n\n\\> sitat'],
    ['a\\*b', 'a\\\\\\*b'], ['råd 1. og 2 - 3', 'råd 1. og 2 - 3'], ['&lt;b&gt;', '\\&lt;b\\&gt;'],
  ])('%j is %j', (given, shown) => {
    expect(escapeMarkdown(given)).toBe(shown);
  });

  test('has every mark that makes markup behind a backslash, and the same words without the backslashes', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ab1 .-+#>\\`*_[]()<&~|\n') }), (text) => {
      const shown = escapeMarkdown(text);
      expect(shown.replaceAll(/\\[\p{P}\p{S}]/gu, 'x')).not.toMatch(/[\\`*_[\]<&~|]|^\s*(?:[-+#>]|\d+[.)])/m);
      expect(shown.replaceAll(/\\(.)/g, '$1').replaceAll(/\n+/g, '\n')).toBe(text.replaceAll(/\n+/g, '\n'));
    }));
  });
});

test('a text that is too long for a line is cut with a mark, never within a character', () => {
  expect([shortened('kort\ntekst', 20), shortened('en lang tekst', 8)]).toEqual(['kort tekst', 'en lang…']);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, length) => {
    const line = shortened(text, length);
    expect(line.length).toBeLessThanOrEqual(length);
    expect(line).not.toMatch(/\p{Cs}|\n/u);
  }));
});

test('a text that is too long to be kept is cut without a mark, and never within a character', () => {
  expect([cutTo('kort', 20), cutTo('en lang\ntekst', 8), cutTo('a🙂🙂', 4)]).toEqual(['kort', 'en lang\n', 'a🙂']);
});
