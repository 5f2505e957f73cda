import fc from 'fast-check';
import { detectLanguage, LANGUAGES, possibleLanguages } from '../../../src/lib/language';

const BOKMAAL = [
  'Hva sier råd 1 om pårørende?', 'Hvem har ansvaret?', 'Hvordan følger vi opp etter en overdose?',
  'Når er neste samling, og hvor?',
  'Er dette fortsatt gjeldende?', 'Må kommunen ha en egen plan?', 'Jeg trenger hjelp til rutinene våre', 'Hva er brukerutstyr?',
  'Har dere noe om nalokson?', 'Kan hjemmetjenesten dele ut sprayer?', 'Gjelder rådene fra 2019?', 'hvorfor skal vi gjøre det',
  'Hvilke kommuner er med?', 'vi har ikke hatt overdoser her', 'Hvor mange døde i fjor?', 'Finnes det en mal?',
  'hva med fengselet',
  'Hva er forskjellen på skal og bør?', 'Hun er løslatt i dag', 'tidligere råd om kartlegging, finnes de?',
];

const NYNORSK = [
  'Kva seier råd 1 om pårørande?', 'Kven har ansvaret?', 'korleis følgjer vi opp etter ei overdose?',
  'Kor og når er neste samling?',
  'Gjeld dette framleis?', 'Må kommunen ha ein eigen plan?', 'Eg treng hjelp til rutinane våre', 'Kva er brukarutstyr?',
  'Har de noko om nalokson?', 'Kan heimetenesta dele ut sprayar?', 'Gjeld råda frå 2019?', 'kvifor skal vi gjere det',
  'Kva kommunar er med?', 'vi har ikkje hatt overdosar her', 'Kor mange døydde i fjor?', 'Finst det ein mal?',
  'kva med fengselet',
  'Er råda bindande for kommunane?', 'Ho er lauslaten i dag', 'Rettleiing i skadeleg bruk',
];

const ENGLISH = [
  'What does advice 1 say about next of kin?', 'Who is responsible?', 'How do we follow up after an overdose?',
  'When is the next meeting?',
  'Is this still in force?', 'Must the municipality have a plan of its own?', 'I need help with our routines',
  'What is harm reduction equipment?',
  'Do you have anything about naloxone?', 'Can home care hand out sprays?', 'Does the advice from 2019 apply?',
  'why should we do that',
  'Which municipalities take part?', 'we have had no overdoses here', 'How many died last year?', 'Is there a template?',
  'what about prison',
  'Is the advice binding?', 'She was released from prison today', 'What does råd 2 say?',
];

/** What says nothing of the language: names, numbers, single words, and what bokmål and nynorsk share. */
const NEITHER = [
  'nalokson', 'råd 1', 'råd 2?', '2019', 'KORUS', '', '   ', '???', '🙂', 'Molde', 'BrukerPlan', 'overdose', 'Kari Nordmann',
  'IS-24',
  'Når er samlinga i Molde?', 'time i handa', 'Plan?',
];

describe.each([['nb', BOKMAAL], ['nn', NYNORSK], ['en', ENGLISH]] as const)('a question in %s', (language, questions) => {
  test.each(questions)('«%s» is known for what it is', (question) => {
    expect(detectLanguage(question)).toBe(language);
  });

  test.each(questions)('«%s» is so in capitals too, and in any Unicode form', (question) => {
    expect(detectLanguage(question.toUpperCase())).toBe(language);
    expect(detectLanguage(question.normalize('NFD'))).toBe(language);
  });
});

test.each(NEITHER)('«%s» tells nothing', (text) => {
  expect(detectLanguage(text)).toBeUndefined();
});

test('a Norwegian question is not English because of the names in it', () => {
  for (const text of ['Hva er Rapid Assessment and Response?', 'Kva er the Naloxone Project?', 'Er SWITCH i bruk hos dere?']) {
    expect(detectLanguage(text)).not.toBe('en');
  }
});

test.each([
  ['Når er samlinga i Molde?', ['nb', 'nn']], ['pårørende', ['nb']], ['Kva er råd 1?', ['nn']], ['What is råd 1?', ['en']],
  ['nalokson', ['nb', 'nn', 'en']], ['IS-24/8', ['nb', 'nn', 'en']], ['', ['nb', 'nn', 'en']],
])('«%s» may be in %j', (text, languages) => {
  expect(possibleLanguages(text)).toEqual(languages);
});

test('every text gives one of the three or none, and the same each time', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem()), (text) => {
    const found = detectLanguage(text);
    expect([...LANGUAGES, undefined]).toContain(found);
    expect(detectLanguage(text)).toBe(found);
    expect(possibleLanguages(text).length).toBeGreaterThan(0);
  }));
});

test('words that every object has are words like any other', () => {
  expect(detectLanguage('constructor __proto__ toString hasOwnProperty')).toBeUndefined();
});
