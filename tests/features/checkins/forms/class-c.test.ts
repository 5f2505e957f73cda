import { asksForClassC, soundsLikeClassC } from '../../../../src/features/checkins/forms/class-c';

test.each([
  'Overdosedødsfall i kommunen', 'Overdosedødsfall gjennomgått for læring', 'Kor mange døydde', 'Hvor mange døde i perioden?', 'Overdose deaths',
  'Fatal overdoses', 'People who died',
  'Personer som fikk utstyr', 'Personar som fekk utstyr', 'Brukere som hentet utstyr', 'People who received equipment', 'Service users in contact',
  'Pårørende fulgt opp', 'Etterlatte som ble fulgt opp', 'Pårørande som vart følgde opp', 'Next of kin followed up', 'Bereaved families',
  'Oppfølginger tilbudt', 'Oppfølgingar gjennomførte', 'Follow-ups completed', 'Nalokson brukt ved overdose', 'Naloxone used',
  'PERSONER', 'ＤＥＡＴＨＳ',
])('«%s» is of class C', (label) => {
  expect(soundsLikeClassC(label)).toBe(true);
});

test.each([
  'Rutine for oppfølging etter ikke-dødelig overdose', 'Rutine for oppfølging etter ikkje-dødeleg overdose', 'After a non-fatal overdose',
  'Kontaktpersonen vår er oppdatert', 'Møter med brukerorganisasjoner', 'Utdeling av brukerutstyr', 'Meetings with user organisations',
  'Ansatte med opplæring', 'Naloksonsprayer delt ut', 'Deadline', 'Har dere en beredskapsplan?',
])('«%s» is not', (label) => {
  expect(soundsLikeClassC(label)).toBe(false);
});

const asking = (id: string, label: string, kind: 'status' | 'number') => asksForClassC({ id, kind, label: { nb: 'Tall', nn: 'Tal', en: label } });

test('the id tells it, and the label in any language', () => {
  expect(asking('r1-deaths', 'Number', 'number')).toBe(true);
  expect(asking('r1-number', 'Deaths', 'number')).toBe(true);
  expect(asking('r1-number', 'Number', 'number')).toBe(false);
});

test('a status tells of a routine, also of one for the bereaved', () => {
  expect(asking('r3-kin', 'Routine for next of kin and the bereaved', 'status')).toBe(false);
});
