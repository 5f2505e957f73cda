import fc from 'fast-check';
import { Advisor, answerText, dateText, Library, loadKnowledge, statusText } from '../../../src/features/advice';
import { answerReply } from '../../../src/features/advice/cards';
import { detectLanguage, LANGUAGES, translator, type Language } from '../../../src/lib/language';

const knowledge = loadKnowledge();
const { passages } = knowledge;
const advisor = new Advisor(knowledge);
const library = new Library(passages);
const ask = (question: string) => advisor.answer(question, detectLanguage(question) ?? 'nb');
const read = (question: string) => answerText(ask(question), library);

describe('the questions the product is accepted by', () => {
  test('«hva sier råd 1 om pårørende?» gets the passage of råd 1 on next of kin, with status, date, source and address', () => {
    expect(ask('hva sier råd 1 om pårørende?')).toMatchObject({ kind: 'answer', banner: false, language: 'nb' });
    const text = read('hva sier råd 1 om pårørende?');
    expect(text).toMatch(/^Gjeldende råd · 16\. januar 2025\nHva råd 1 sier om pårørende\n\n/);
    expect(text).toContain('Kilde: Helsedirektoratet, Nasjonale faglige råd');
    expect(text).toContain('<https://www.helsebiblioteket.no/');
    expect(text).toContain('Den offisielle teksten gjelder.');
  });

  test('«korleis følgjer vi opp etter ei overdose?» gets its frame in nynorsk, and the passage as it is written', () => {
    const answer = ask('korleis følgjer vi opp etter ei overdose?');
    expect(answer).toMatchObject({ kind: 'answer', language: 'nn' });
    expect(answer.hits[0]?.passage.topics).toContain('ikke-dodelig-overdose');
    expect(read('korleis følgjer vi opp etter ei overdose?')).toMatch(/Bakgrunn, ikkje rådstekst[^]*Kjelde: [^]*Sjå også: /);
  });

  test('«What is advice 2 about?» gets its frame in English, says that the text is Norwegian and that we lack it', () => {
    expect(ask('What is advice 2 about?')).toMatchObject({ kind: 'answer', language: 'en' });
    const text = read('What is advice 2 about?');
    expect(text).toMatch(/^In force, but described only: we do not have the text/);
    expect(text).toMatch(/The text exists in Norwegian only\.[^]*Source: [^]*The official text prevails\.[^]*See also: /);
  });
});

/** Which of these the bank leaves in between changes as it grows. */
const IN_BETWEEN = [
  'er det flere enn oss som driver med dette, og møtes de noe sted', 'kvifor vert folk avhengige', 'Hvem følger opp?', 'møte', 'hjelp',
  'hva med hunder', 'hva gjør vi med bolig', 'kommunestyret', 'samtale', 'hva koster det',
];

describe('the three zones', () => {
  test.each([
    'nalokson', 'Hvem har ansvaret?', 'Kven tek initiativet i råd 1?', 'Er rådene bindende?',
  ])('«%s» is answered', (question) => {
    expect(ask(question).kind).toBe('answer');
  });

  test('a question in between gets three titles and no claim', () => {
    const question = IN_BETWEEN.find((each) => ask(each).kind === 'unsure')!;
    const text = read(question);
    expect(text).toMatch(/^(?:Er noen|Er nokon) i fare n[åo]\? Ring 113\.\n\n(?:Jeg|Eg) er usikker\. Dette (?:ligger nærmest|ligg nærmast):\n(?:- .+\n){3}/);
    for (const { passage } of ask(question).hits) expect(text).not.toContain(passage.body);
  });

  test.each([
    'xyzzy', 'Oppskrift på vafler', 'Hva er kvadratroten av 144?', 'Book a flight to Bergen',
  ])('«%s» is refused, with 113 and whom to ask', (question) => {
    expect(ask(question).kind).toBe('refusal');
    expect(read(question)).toMatch(/113[^]*(?:KORUS)[^]*helsedirektoratet\.no/);
  });

  test('an emergency gets its fixed text and is not looked up', () => {
    expect(ask('han puster ikke')).toMatchObject({ kind: 'emergency', danger: 'overdose', banner: false, language: 'nb', hits: [] });
  });

  test('a sign of danger that is talked about gets the answer under a banner', () => {
    jest.spyOn(advisor.danger, 'in').mockReturnValueOnce({ level: 'possible', kind: 'overdose' });
    const answer = ask('Hva sier råd 1 om pårørende?');
    expect(answer.banner).toBe(true);
    expect(answerText(answer, library)).toMatch(/^Er noen i fare nå\? Ring 113\.\n/);
  });
});

describe('an answer', () => {
  test('is the same each time, whatever was asked between, and never throws', () => {
    const fresh = new Advisor(knowledge);
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(fc.property(text, fc.constantFrom<Language>(...LANGUAGES), (question, language) => {
      const answer = advisor.answer(question, language);
      expect(fresh.answer(question, language)).toEqual(answer);
      expect(answerText(answer, library)).toBe(answerText(answer, library));
    }), { numRuns: 100 });
  });

  test('says the same on the card as on the command line', () => {
    for (const language of LANGUAGES) {
      const answer = advisor.answer('hva sier råd 1 om pårørende?', language);
      const reply = answerReply(answer, library);
      const [best] = answer.hits;
      if (reply.kind !== 'card' || !best) throw new Error('not a card');
      const text = answerText(answer, library);
      const { title, status, body, note, source, url, seeAlso } =
        reply.card.data as Record<string, string> & { seeAlso: { title: string }[] };
      const titles = seeAlso.map((next) => next.title.replace(/…$/, ''));
      for (const part of [title, status, body, note, source, url, ...titles]) expect(text).toContain(part);
      expect(status).toBe(`${statusText(best.passage, language)} · ${dateText(best.passage, language)}`);
    }
  });

  test('says what a passage is worth: in force, described only, replaced and when, a draft, background, the network', () => {
    const said = new Map(passages.map((passage) => [statusText(passage, 'nb'), passage]));
    expect(said.get('Gjeldende råd')).toMatchObject({ status: 'in_force' });
    expect(said.get(translator('nb')('advice.status.described'))).toMatchObject({ gap: 'theme-only' });
    expect(said.get('Tidligere råd (2019), erstattet')).toMatchObject({ status: 'superseded' });
    expect(said.get('Høringsutkast (2024), ikke gjeldende tekst')).toMatchObject({ status: 'draft' });
    expect(said.get('Bakgrunn, ikke rådstekst')).toMatchObject({ status: 'background' });
    expect(said.get('Om nettverket')).toMatchObject({ status: 'network' });
  });
});
