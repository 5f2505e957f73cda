import fc from 'fast-check';
import { contactArgumentIn, contactQuestionIn, type ContactQuestion } from '../../../../src/features/networks/contacts/question';
import { isTitle } from '../../../../src/features/networks/contacts/words';

const rauma = { place: 'rauma' };

test.each<[string, ContactQuestion]>([
  ['Hvem er kontaktperson i Rauma?', { role: 'contact', where: rauma }],
  ['hvem er kontaktpersonen for Rauma kommune', { role: 'contact', where: rauma }],
  ['Hvem er Raumas kontaktperson?', { role: 'contact', where: rauma }],
  ['Kven er Rauma sin kontaktperson?', { role: 'contact', where: rauma }],
  ['Kven er det som er kontaktperson i Rauma?', { role: 'contact', where: rauma }],
  ['hvem kan jeg kontakte i Rauma?', { role: 'contact', where: rauma }],
  ['Who is the contact in Rauma?', { role: 'contact', where: rauma }],
  ['who is Rauma’s contact person?', { role: 'contact', where: rauma }],
  ['Who are the contacts for the municipality of Rauma', { role: 'contact', where: rauma }],
  ['hvem er stedfortreder i Molde', { role: 'deputy', where: { place: 'molde' } }],
  ['kven er vikar for kontaktpersonen i Molde', { role: 'deputy', where: { place: 'molde' } }],
  ['who is the deputy in Molde?', { role: 'deputy', where: { place: 'molde' } }],
  ['hvem er kommuneoverlege i Vestnes?', { title: 'kommuneoverlege', where: { place: 'vestnes' } }],
  ['who is the chief medical officer in Vestnes?', { title: 'chief medical officer', where: { place: 'vestnes' } }],
  ['hvem er kontaktperson for pårørende i Molde', { role: 'contact', topic: 'next-of-kin', where: { place: 'molde' } }],
  ['hvem er ansvarlig for nalokson i Aukra', { topic: 'naloxone', where: { place: 'aukra' } }],
  ['who is in charge of equipment in Molde', { topic: 'equipment', where: { place: 'molde' } }],
  ['kven kan noko om nalokson i nettverket?', { topic: 'naloxone', where: 'network' }],
  ['Hvem i nettverket kan noe om nalokson?', { topic: 'naloxone', where: 'network' }],
  ['kven i nettverket jobbar med pårørande?', { topic: 'next-of-kin', where: 'network' }],
  ['who in the network knows about naloxone?', { topic: 'naloxone', where: 'network' }],
  ['Who knows something about follow-up in the network?', { topic: 'follow-up', where: 'network' }],
  ['hvem er koordinator?', { role: 'coordinator', where: 'network' }],
  ['who is the coordinator of the network?', { role: 'coordinator', where: 'network' }],
  ['hvem er kontaktpersonen vår?', { role: 'contact', where: 'own' }],
  ['kven er kontaktperson hos oss?', { role: 'contact', where: 'own' }],
  ['who is our contact?', { role: 'contact', where: 'own' }],
])('«%s» asks for somebody', (text, question) => {
  expect(contactQuestionIn(text)).toEqual(question);
});

test.each([
  'Hva er nalokson?', 'hvem kan få nalokson', 'hvem kan dele ut nalokson i Molde', 'hvem er målgruppen i Molde?', 'hvem er ordfører i Molde',
  'hvem er kontaktperson for pasienter i Molde', 'Kva seier råd 1 om pårørande?', 'hvem bør være kontaktperson for de etterlatte?',
  'hvem har ansvar for oppfølging?', 'who may carry naloxone?', 'kontaktperson', 'hvem', '', 'hvem er', 'er Molde med?',
  `hvem er kontaktperson i ${'Rauma '.repeat(30)}`,
])('«%s» is left to the advice', (text) => {
  expect(contactQuestionIn(text)).toBeUndefined();
});

test('a place that is none stays as it was written: whoever knows the municipalities decides', () => {
  expect(contactQuestionIn('hvem har ansvar for oppfølging i kommunen?')).toEqual({ topic: 'follow-up', where: { place: 'kommunen' } });
  expect(contactQuestionIn('hvem er koordinator for individuell plan')).toEqual({ role: 'coordinator', where: { place: 'individuell plan' } });
});

describe('after «kontakter»', () => {
  const isPlace = (text: string) => ['molde', 'rauma'].includes(text);

  test.each<[string, ContactQuestion | undefined]>([
    ['Molde', { role: 'contact', where: { place: 'molde' } }],
    ['i Molde kommune', { role: 'contact', where: { place: 'molde' } }],
    ['nalokson', { topic: 'naloxone', where: 'network' }],
    ['om nalokson', { topic: 'naloxone', where: 'network' }],
    ['nalokson i Molde', { topic: 'naloxone', where: { place: 'molde' } }],
    ['nalokson Molde', { topic: 'naloxone', where: { place: 'molde' } }],
    ['kommuneoverlege', { title: 'kommuneoverlege', where: 'network' }],
    ['deputy in Rauma', { role: 'deputy', where: { place: 'rauma' } }],
    ['partnere', { role: 'partner', where: 'network' }],
    ['i saker om mindreårige', undefined],
    ['for barn i skolen', undefined],
    ['nalokson i skolen', undefined],
  ])('«%s»', (text, question) => {
    expect(contactArgumentIn(text, isPlace)).toEqual(question);
  });
});

test('a function is found in any of its endings', () => {
  expect(isTitle('Kommuneoverlege og smittevernlege', 'kommuneoverlegen')).toBe(true);
  expect(isTitle('Avdelingsleder', 'leder')).toBe(true);
  expect(isTitle('Ruskonsulent', 'kommuneoverlege')).toBe(false);
});

test('no text throws, and none takes long', () => {
  const words = fc.array(fc.constantFrom('hvem', 'er', 'i', 'for', 'kontaktperson', 's', 'sin', 'nettverket', 'kan', 'noe', 'om', '?', 'who', "'s", 'nalokson'), { maxLength: 30 });
  fc.assert(fc.property(fc.oneof(fc.string(), words.map((each) => each.join(' '))), (text) => {
    contactQuestionIn(text);
    contactArgumentIn(text, () => false);
  }));
});
