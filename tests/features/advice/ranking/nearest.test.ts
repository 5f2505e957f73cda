import fc from 'fast-check';
import { indexQuestions, NearestQuestions } from '../../../../src/features/advice/ranking/nearest';
import { lines } from '../model/toy';

const nearest = new NearestQuestions(indexQuestions({
  topics: new Map([
    ['nalokson', lines('Hvor får vi nalokson?', 'Hvem kan bruke nesespray?')],
    ['statistikk', lines('Hvor mange døde i fjor?', 'Hvor mange fikk nalokson i fjor?')],
  ]),
  outside: lines('Blir det regn i morgen?'),
}, 'outside'));

test.each([
  ['Hvor får vi nalokson?', 'nalokson'], ['hvor får vi NALOKSON', 'nalokson'], ['hvem kan bruke nesesprayen', 'nalokson'],
  ['Hvor mange døde i fjor?', 'statistikk'], ['Blir det regn i morgen?', 'outside'],
])('«%s» has been asked before, under %s', (question, topic) => {
  expect(nearest.find(question)).toEqual({ topic, similarity: expect.closeTo(1) });
});

test('the question that shares most, and the rarest words, is nearest', () => {
  expect(nearest.find('nesespray i kommunen')?.topic).toBe('nalokson');
  expect(nearest.find('nalokson, hvor mange i fjor')?.topic).toBe('statistikk');
});

test('less in common is less like', () => {
  const whole = nearest.find('Hvor mange døde i fjor?')!;
  const part = nearest.find('Hvor mange døde i Molde i 1985 av alle slags årsaker?')!;
  expect(part).toEqual({ topic: 'statistikk', similarity: expect.any(Number) });
  expect(part.similarity).toBeLessThan(whole.similarity);
});

test.each(['', '???', 'xyzzy', '🙂'])('«%s» is like nothing', (question) => {
  expect(nearest.find(question)).toBeUndefined();
});

test('one question leaves nothing behind for the next', () => {
  const before = nearest.find('nesespray');
  nearest.find('Hvor mange døde i fjor?');
  expect(nearest.find('nesespray')).toEqual(before);
});

test('the nearest of all is found, the first of two that are as near', () => {
  const many = ['regn i dag', 'i dag regn', 'regn', 'sol i fjor', 'fjor', 'sol og regn i dag', 'i i i', 'dag for dag'];
  const one = (at: number) => new NearestQuestions(indexQuestions({ topics: new Map([[String(at), lines(...many)]]), outside: [] }, 'outside'));
  const all = new NearestQuestions(indexQuestions({ topics: new Map(many.map((text, at) => [String(at), lines(text)])), outside: [] }, 'outside'));
  for (const [at, text] of many.entries()) {
    expect(all.find(text)?.topic).toBe(String(many.findIndex((other) => sameWords(other, text))));
    expect(all.find(text)).toEqual({ ...one(at).find(text), topic: expect.any(String) });
  }
});

const sameWords = (a: string, b: string) => String([...new Set(a.split(' '))].sort()) === String([...new Set(b.split(' '))].sort());

test('any words are like a question by 0 to 1, in whatever order', () => {
  const words = fc.array(fc.constantFrom('hvor', 'nalokson', 'fjor', 'døde', 'regn', 'ukjent', 'mange'), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(words, (asked) => {
    const found = nearest.find(asked.join(' '));
    if (!found) return;
    expect(found.similarity).toBeGreaterThan(0);
    expect(found.similarity).toBeLessThanOrEqual(1 + 1e-6);
    expect(nearest.find(asked.toReversed().join(' '))?.similarity).toBeCloseTo(found.similarity, 5);
  }));
});
