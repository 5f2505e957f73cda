import { loadCorpus } from '../../../../src/features/advice';

const passages = loadCorpus();
const texts = passages.map(({ id, title, body }) => ({ id, text: `${title}\n${body}` }));
const having = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text)).map(({ id }) => id);

describe('the words of the corpus', () => {
  test('stigmatise nobody', () => {
    expect(
      having(/narkoman|misbruk|junkie|narkis|stoffmisbruk|rusmisbruk|belast(?:et|a) (?:person|bruk)|(?<!\p{L})nask/iu),
    ).toEqual([]);
  });

  test('give no dose of a medicine: the packet and 113 do', () => {
    expect(having(/\d\s*(?:mg|milligram|µg|mikrogram|ml|milliliter)(?!\p{L})/iu)).toEqual([]);
  });

  test('hold no e-mail address, no national identity number and no telephone number but 113', () => {
    expect(having(/\S@\S+\.\S/)).toEqual([]);
    expect(having(/(?<!\d)\d{6}\s?\d{5}(?!\d)/)).toEqual([]);
    expect(having(/(?<![\d/])(?:\+47\s?)?[2-9]\d(?: ?\d{2}){3}(?!\d)|(?<!\d)[49]\d{2} \d{2} \d{3}(?!\d)/)).toEqual([]);
  });

  test('hold no markup that a card would show as it is', () => {
    expect(having(/<[a-z/]|\$\{|!\[|\]\(|^#|^\s*\d+\.\s|```/mu)).toEqual([]);
  });

  test('are Norwegian: bokmål, or nynorsk where the passage says so', () => {
    const nynorsk = /(?<!\p{L})(?:ikkje|korleis|kommunane|nokon|berre|dei|eit|frå|vere)(?!\p{L})/u;
    const bokmaal = /(?<!\p{L})(?:ikke|hvordan|kommunene|noen|bare|fra|være)(?!\p{L})/u;
    const wrong = passages.filter(({ language, body }) => (language === 'nn' ? bokmaal : nynorsk).test(body)).map(({ id }) => id);
    expect(wrong).toEqual([]);
  });

  test('call 113 wherever they tell what to do when somebody may have overdosed', () => {
    const firstAid = passages.filter(({ topics, status }) => topics[0] === 'forstehjelp-akutt' && status === 'background');
    expect(firstAid.length).toBeGreaterThan(0);
    expect(firstAid.filter(({ body }) => !body.includes('113')).map(({ id }) => id)).toEqual([]);
  });

  test('in a passage’s keywords are no other than lower-case search words, names and short phrases', () => {
    const long =
      passages.filter(({ keywords }) => keywords.some((word) => word.length > 45 || word.trim() !== word || word === ''));
    expect(long.map(({ id }) => id)).toEqual([]);
    const doubled = passages.filter(({ keywords }) => new Set(keywords).size !== keywords.length);
    expect(doubled.map(({ id }) => id)).toEqual([]);
  });
});
