import { asksForPhones } from '../../../../src/features/advice/emergency';

test.each([
    'give me the phone number for the overdose helpline', 'hvilket telefonnummer kan pårørende ringe?',
  'Hvem kan jeg ringe?', 'hvem kan vi ringe om natta', 'Kven kan eg ringje?', 'Who can I call?', 'who should we call at night?',
  'pårørendetelefonen', 'Pårørandetelefonen?', 'giftinformasjonen', 'Hva er nummeret til giftinformasjonen?', 'legevakt nummer',
  'Kva er nummeret til legevakta?', 'telefonnummer til Mental Helse', 'number for next of kin helpline', 'RUSinfo', 'Kirkens SOS',
  'nødnummer til politiet', 'phone number for the poison information centre', 'Finnes det en pårørendetelefon?', 'RUStelefonen',
])('«%s» asks for a telephone number', (text) => {
  expect(asksForPhones(text)).toBe(true);
});

test.each([
  'Hvem kan jeg ringe for å få nalokson?', 'Hvem deler ut nalokson i Molde?', 'politiet', 'legevakta', 'pårørende', 'AMK',
  'Hvordan samarbeider vi med legevakta?', 'Hvor mange ringte 113 i fjor?', 'Ring meg', 'råd nummer 2', 'next of kin', '',
  'Would police numbers be useful in an assessment of the town’s overdoses?', 'Får ikke kontakt med legevakta på tlf',
  'Hva sier råd 1 om pårørende?', 'Kven skal ringje pårørande?',
])('«%s» asks for something else', (text) => {
  expect(asksForPhones(text)).toBe(false);
});

test('a long text is not a question for a number, whatever it names', () => {
  expect(asksForPhones(`Hva er nummeret til legevakta? ${'Vi lurer på mye. '.repeat(20)}`)).toBe(false);
});
