import fc from 'fast-check';
import { asksForClassC, remarkOn } from '../../../../src/features/checkins/forms/class-c';
import type { QuestionKind } from '../../../../src/features/checkins/forms/types';
import { OWN_KINDS } from '../../../../src/features/checkins/form-setup/own-questions';

const asking = (kind: QuestionKind, id: string, en: string, nb = 'Tall', nn = 'Tal') => asksForClassC({ id, kind, label: { nb, nn, en } });

describe('a published form', () => {
  test.each([
    'Overdosedødsfall i kommunen', 'Overdosedødsfall gjennomgått for læring', 'Kor mange døydde', 'Hvor mange døde i perioden?', 'Overdose deaths',
    'Fatal overdoses', 'People who died',
    'Personer som fikk utstyr', 'Personar som fekk utstyr', 'Brukere som hentet utstyr', 'People who received equipment', 'Service users in contact',
    'Pårørende fulgt opp', 'Etterlatte som ble fulgt opp', 'Pårørande som vart følgde opp', 'Next of kin followed up', 'Bereaved families',
    'Oppfølginger tilbudt', 'Oppfølgingar gjennomførte', 'Follow-ups completed', 'Nalokson brukt ved overdose', 'Naloxone used', 'Brukt ved overdose',
    'PERSONER', 'ＤＥＡＴＨＳ', 'Hvor mange fikk utstyr?', 'Unge under 18',
  ])('can’t ask for «%s»', (label) => {
    expect(asking('number', 'r1-number', label)).toBe(true);
  });

  test.each([
    'Rutine for oppfølging etter ikke-dødelig overdose', 'Rutine for oppfølging etter ikkje-dødeleg overdose', 'After a non-fatal overdose',
    'Kontaktpersonen vår er oppdatert', 'Møter med brukerorganisasjoner', 'Utdeling av brukerutstyr', 'Meetings with user organisations',
    'Ansatte med opplæring', 'Naloksonsprayer delt ut', 'Deadline', 'Har dere en beredskapsplan?', 'Overdoseutrykninger',
  ])('can ask for «%s»', (label) => {
    expect(asking('number', 'r1-number', label)).toBe(false);
  });

  test('can’t ask it as a choice, a day or a text either', () => {
    expect(asking('choice', 'a', 'Were next of kin followed up?')).toBe(true);
    expect(asking('choice', 'a', 'Did you have overdoses?')).toBe(true);
    expect(asking('day', 'a', 'The last death')).toBe(true);
    expect(asking('text', 'a', 'The follow-ups you made')).toBe(true);
    expect(asking('text', 'a', 'Who takes the initiative?')).toBe(false);
  });

  test('tells it by the id too, and by the label in any language', () => {
    expect(asking('number', 'r1-deaths', 'Number')).toBe(true);
    expect(asking('number', 'r1-number', 'Number', 'Dødsfall')).toBe(true);
    expect(asking('number', 'r1-number', 'Number', 'Tall', 'Kor mange fekk utstyr')).toBe(true);
    expect(asking('number', 'r1-number', 'Number')).toBe(false);
  });

  test('can ask the status of a routine, also of one for the bereaved', () => {
    expect(asking('status', 'r3-kin', 'Routine for next of kin and the bereaved')).toBe(false);
  });
});

describe('a coordinator’s number', () => {
  test.each([
    'Hvor mange fikk nalokson?', 'Hvor mange hentet sprøyter?', 'Hvor mange unge under 18?', 'Antall unge under 18', 'Antall som fikk utstyr',
    'Hvor mange under 25 år har fått brukerutstyr?', 'Hvor mange har hatt overdose?', 'Antall hjemløse', 'Antall mottakere av nalokson',
    'Hvor mange nye brukere?', 'Hvor mange injiserer?', 'HVOR MANGE  FIKK – nalokson?',
    'Kor mange fekk nalokson?', 'Kor mange henta sprøyter?', 'Kor mange unge?', 'Talet på dei som fekk utstyr', 'Talet på barn', 'Kor mange har hatt overdose?',
    'How many received naloxone?', 'How many collected syringes?', 'How many under 18?', 'Number of young people', 'Number of children', 'Number who got equipment',
  ])('«%s» counts people, and is refused', (text) => {
    expect(remarkOn(text, 'number')).toEqual({ how: 'refused', topic: 'persons' });
  });

  test.each([
    'Antall oppfølginger etter overdose', 'Oppfølginger tilbudt', 'Hvor mange ble fulgt opp etter overdose?', 'Hvor mange fulgte dere opp?',
    'Ganger nalokson er brukt', 'Nalokson brukt ved overdose', 'Brukte naloksonsprayer', 'Nesesprayer som er brukt', 'Kontakter etter ikke-dødelig overdose',
    'Talet på oppfølgingar', 'Kor mange vart følgde opp?', 'Gonger nalokson er brukt', 'Nasesprayar som er nytta', 'Kontaktar etter overdose',
    'Number of follow-ups', 'How many follow-ups after an overdose?', 'Times naloxone was used', 'Naloxone sprays used', 'Contacts after a non-fatal overdose',
  ])('«%s» may only be shown for the region, and is asked about', (text) => {
    expect(remarkOn(text, 'number')).toEqual({ how: 'asked', topic: 'regional' });
  });

  test.each(['Hvor mange er i LAR?', 'Antall i LAR', 'Kor mange står på venteliste?', 'How many are in treatment?', 'Unge i kontakt'])(
    '«%s» may count people, and is asked about', (text) => {
      expect(remarkOn(text, 'number')).toEqual({ how: 'asked', topic: 'persons' });
    },
  );

  test.each([
    'Hvor mange kurs holdt dere?', 'Antall utleveringssteder', 'Ansatte med opplæring', 'Antall ansatte med opplæring i bruk av nalokson',
    'Hvor mange møter hadde dere?', 'Hvor mange sprayer delte dere ut?', 'Hvor mange er delt ut?', 'Hvor mange fikk dere levert?',
    'Antall tiltak for barn og unge', 'Hvor mange ansatte fikk opplæring?', 'Hvor mange fikk opplæring?', 'Timer brukt på opplæring',
    'Hvor mange tiltak er fulgt opp?', 'Antall sprøyter delt ut', 'Deltakere på livredningskurs', 'Naloksonsprayer delt ut', 'Overdosekort',
    'Kor mange kurs heldt de?', 'Talet på utleveringsstader', 'Tilsette med opplæring', 'Kor mange sprayar delte de ut?', 'Kor mange er delte ut?',
    'How many courses did you hold?', 'Number of places where it is handed out', 'Staff trained', 'How many sprays did you hand out?',
    'How many have you handed out?', 'Hours used for training', 'Drug-use equipment handed out',
  ])('«%s» is asked without a word', (text) => {
    expect(remarkOn(text, 'number')).toBeUndefined();
  });
});

test.each([
  ['Er nalokson brukt i perioden?', 'regional'], ['Har dere fulgt opp noen etter overdose?', 'regional'], ['Er nokon følgd opp?', 'regional'],
  ['Have you followed up anybody?', 'regional'], ['Hvor mange fikk nalokson?', 'persons'],
])('«%s» as yes or no is asked about too (%s)', (text, topic) => {
  expect(remarkOn(text, 'yes-no')).toEqual({ how: 'asked', topic });
});

test.each(['Er planen fulgt opp?', 'Har dere rutine for oppfølging etter overdose?', 'Er tiltaka følgde opp?', 'Has the plan been followed up?'])(
  '«%s» as yes or no is not', (text) => {
    expect(remarkOn(text, 'yes-no')).toBeUndefined();
  },
);

describe('whatever stands around it', () => {
  test('is read at once, however the words are repeated', () => {
    for (const each of ['av de ', 'som nye ', 'of those who ', 'hvor mange ', 'nalokson ']) {
      const started = performance.now();
      remarkOn(`hvor mange ${each.repeat(30)}x`, 'number');
      expect(performance.now() - started).toBeLessThan(500);
    }
  });

  /** Words that say nothing in themselves, and none that the rules know. */
  const around = fc.array(fc.constantFrom('i', 'perioden', 'byen', 'siste', 'tertial', 'og', 'the', 'last', 'hos', 'oss'), { maxLength: 4 }).map((all) => all.join(' '));
  const gap = fc.constantFrom(' ', '  ', ', ', ' – ', '\t', ': ');
  const core = fc.constantFrom('antall dødsfall', 'personer', 'hvor mange fikk', 'kor mange fekk', 'how many received', 'pårørande', 'bereaved', 'antall unge');

  test('a number of class C is refused', () => {
    fc.assert(fc.property(around, gap, core, gap, around, fc.boolean(), (before, g1, text, g2, after, loud) => {
      const whole = `${before}${g1}${text}${g2}${after}`;
      expect(remarkOn(loud ? whole.toUpperCase() : whole, 'number')?.how).toBe('refused');
    }));
  });

  test('what a coordinator is refused, no form may ask', () => {
    const kinds = { number: 'number', 'yes-no': 'choice', text: 'text', status: 'status' } as const;
    fc.assert(fc.property(fc.constantFrom(...OWN_KINDS), around, gap, fc.oneof(core, fc.string()), (kind, before, between, text) => {
      const whole = `${before}${between}${text}`;
      if (remarkOn(whole, kind)?.how === 'refused') expect(asking(kinds[kind], 'a', whole)).toBe(true);
    }));
  });
});

describe('how many receive something', () => {
  test.each([
    'Hvor mange mottar LAR hos dere', 'Hvor mange får LAR hos dere?', 'Hvor mange innbyggere mottar LAR?', 'Hvor mange i kommunen mottar LAR?', 'Antall innbyggere som får LAR', 'Hvor mange av innbyggerne har fått nalokson?',
    'Kor mange mottek LAR hos dykk?', 'Kor mange får LAR?', 'Kor mange innbyggarar mottek LAR?', 'Kor mange hos dykk får LAR?',
    'How many receive OST?', 'How many residents receive OST?', 'How many in the municipality receive OST?',
  ])('«%s» counts people, and is refused, as a number and as a status', (text) => {
    expect([remarkOn(text, 'number'), remarkOn(text, 'status')]).toEqual([{ how: 'refused', topic: 'persons' }, { how: 'refused', topic: 'persons' }]);
  });

  test.each(['Hvor mange har LAR hos dere?', 'Kor mange har LAR?', 'How many have OST?', 'Hvor mange innbyggere har LAR?', 'Kor mange innbyggarar har LAR?', 'How many residents have OST?'])(
    '«%s» may count people, and is asked about', (text) => {
      expect([remarkOn(text, 'number')?.how, remarkOn(text, 'status')?.how]).toEqual(['asked', 'asked']);
    },
  );

  test.each([
    'Hvor mange innbyggere har dere?', 'Hvor mange har dere?', 'Antall innbyggere per utdelingssted', 'Hvor mange får dere?', 'Kor mange innbyggarar har de?', 'Kor mange får de?', 'How many residents have you?', 'How many do you have?',
    'How many courses in the municipality?',
  ])('«%s» does not', (text) => {
    expect(remarkOn(text, 'number')).toBeUndefined();
  });
});

describe('a status', () => {
  test.each([
    ['Hvor mange innbyggere har mistet livet i overdose?', 'deaths'], ['Antall dødsfall', 'deaths'], ['Kor mange har mista livet?', 'deaths'], ['Talet på døde', 'deaths'], ['How many have died?', 'deaths'],
    ['Hvor mange pårørende er fulgt opp?', 'kin'], ['Kor mange pårørande?', 'kin'], ['Number of bereaved', 'kin'], ['Antall brukere', 'persons'], ['Kor mange brukarar?', 'persons'], ['How many users?', 'persons'],
  ])('that begins with «how many» is refused in the words of a number: «%s»', (text, topic) => {
    expect(remarkOn(text, 'status')).toEqual({ how: 'refused', topic });
    expect(asking('status', 'r1-a', 'Routine', text)).toBe(true);
  });

  test.each([
    'Rutine for gjennomgang etter dødsfall', 'Rutine for å telle hvor mange som døde', 'Rutine for gjennomgang av dødsfall', 'Rutine for å vite kor mange som døyr', 'Routine for counting how many die',
  ])('of a routine is asked about, as before: «%s»', (text) => {
    expect(remarkOn(text, 'status')).toEqual({ how: 'asked', topic: 'deaths' });
  });

  test.each(['Hvor mange kurs er planlagt?', 'Antall utdelingssteder', 'Kor mange kurs?', 'How many courses?', 'Rutine for pårørende', 'Plan for brukerutstyr'])('is otherwise asked without a word: «%s»', (text) => {
    expect(remarkOn(text, 'status')).toBeUndefined();
  });
});
