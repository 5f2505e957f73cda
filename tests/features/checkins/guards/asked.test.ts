import { checkWords } from '../../../../src/features/checkins/guards';
import { hasTelephoneOrAddress } from '../../../../src/features/checkins/guards/reached';
import { seemsAboutSomebody } from '../../../../src/features/checkins/guards/somebody';

test.each([
  'Ring 71 11 10 00', 'ring 71111000 i kontortida', 'Kontakt: 911 12 345', '+47 911 12 345', '0047 91112345', '+4791112345', 'tlf. 71.11.10.00', '(71 11 10 00)', '９１１ １２ ３４５',
  'Swedish: +46 70 123 45 67', 'navn@kommune.no', 'kari.nordmann@molde.kommune.no', 'Kari.Nordmann (at) molde.kommune.no', 'kari krøllalfa molde.no',
])('«%s» is asked about: somebody can be reached there', (text) => {
  expect(hasTelephoneOrAddress(text)).toBe(true);
  expect(checkWords(['', text])).toBe('asked');
});

test.each([
  'ni en to 34567', 'ring ni en to tre fire 567', 'fire åtte 123456', 'ni ein to 34567', 'nine one two 34567', 'call 91 two three 4567',
])('«%s» is a telephone number, in words and digits by turns', (text) => {
  expect(checkWords([text])).toBe('asked');
});

test.each(['en to 345678', 'to tre 2026', 'fra ni til fem, 2026', 'en 1234567', 'from 2 to 3, 2 to 2026', '4 to 6 to 2026', 'ni en to 3456'])('«%s» is none', (text) => {
  expect(checkWords([text])).toBeUndefined();
});

test.each([
  '113', 'Legevakten har 116 117', '12 000 500 kr', '25000000 kr', '25 000 000 kroner', '2026 2027', '15.01.2026', '20260115', 'fil 20261231.xlsx', '971 277 882', '2026-01-15 til 2027-05-01', 'kl. 10.15-11.30',
  '450 sprøyter, 12 sprayer og 30 kort', '12 15 10 8', 'uke 12-15', 'R1-8a og R1-8b', '@nettverket', '1 av 5', 'IS-24/8', '50 000 enheter',
])('«%s» is neither a telephone number nor an address', (text) => {
  expect(hasTelephoneOrAddress(text)).toBe(false);
});

test.each([
  // Bokmål.
  'mann 34 fra Molde', 'Mann, 34, fikk oppfølging', 'En mann (34) ble fulgt opp', 'Mann på 34 år', 'kvinne i 40-årene', 'Kvinne i begynnelsen av 40-årene', 'gutten på 17', 'en ung gutt på 17', 'jenta (15)',
  '34 år gammel mann', 'En 34-åring ble innlagt', '17-åringen', 'pasient på 52 år', 'brukeren, 34 år', 'person i 30-årene', 'en mann fra Aukra', 'Kvinnen på 61',
  // Nynorsk.
  'mannen på 34', 'Kvinne i 40-åra', 'guten på 17', 'ein gut på 16 år', 'jenta på 15', '34 år gamal mann', 'ein 34-åring', 'ei kvinne frå Aukra', 'brukaren på 34 år',
  // English.
  'man aged 34', 'A woman in her 40s', 'a 34-year-old man', 'a 17 year old boy', 'boy of 17', 'the woman (61)', 'a man from Molde', 'woman in her early 40s', 'a 34-year-old',
])('«%s» is asked about: it points at one person', (text) => {
  expect([text, seemsAboutSomebody(text)]).toEqual([text, true]);
});

test.each([
  'Kari Nordmann tok en overdose', 'Kari ble innlagt i mai', 'Ola Nordmann døde', 'Overdose etter løslatelse: Ola Nordmann', 'Vi fulgte opp Kari etter en overdose', 'Nordmann Hansen ble løslatt',
  'Kari Nordmann vart innlagd', 'Ola døydde i helga', 'Ingrid fekk ei overdose', 'Kari was admitted to hospital', 'Ola Nordmann died', 'Thomas overdosed', 'Anne Marie hadde tilbakefall', 'ambulansen hentet Knut',
])('«%s» is asked about: a name with an event', (text) => {
  expect([text, seemsAboutSomebody(text)]).toEqual([text, true]);
});

test.each([
  'Kurs for 34 kvinner og 20 menn', 'menn i 40-årene er en målgruppe', 'Tilbud til 18-åringer', '18- til 25-åringar', 'menn 34, kvinner 20', 'per person 34 kroner', 'Vi bruker 40 sprøyter i uka', 'bruker på 5 steder',
  'Kvinner og menn over 40', 'aldersgruppen 18–30 år', 'vi delte ut 34 sprayer til 12 brukere', '40 personer deltok', 'mennesker i 30-årene', 'ungdom mellom 16 og 20 år', 'a course for 34 women', 'users in 5 places',
  'Kari Nordmann er kontaktperson', 'Kari Nordmann leder kurset om overdose', 'Møre og Romsdal', 'Kommunen fikk ny rutine etter overdose', 'Helse Møre og Romsdal er varslet', 'Molde Sjukehus har innlagte pasienter',
  'Per i dag har vi ingen rutine', 'Rutinen gjelder etter overdose', 'Planen ble vedtatt i mai', 'Stein på stein', 'Rutine for oppfølging etter ikke-dødelig overdose', 'Vi mangler tid og folk', 'Sivilforsvaret deltar',
  'Døgnåpent tilbud i Kristiansund', 'Kriseteamet kjenner målgruppen', 'Naloksonprosjektet og Time i hånden', 'The routine applies after an overdose', 'Frelsesarmeen deler ut mat', 'Kirkens Bymisjon har feltpleie',
  'ein brukarorganisasjon er med', 'Mannskapet på 12 ambulanser', 'Vi har 3 møter på 2 timer', 'en kvinnegruppe på 12', '34 % er menn', 'Moldes plan fra 2019', 'far og mor får tilbud', 'En person svarer for planen',
])('«%s» is about nobody', (text) => {
  expect([text, seemsAboutSomebody(text)]).toEqual([text, false]);
  expect(checkWords([text])).toBeUndefined();
});

test.each([
  // Bokmål.
  'hun på 19 i Storgata', 'Hun på 19 er tilbake', 'han på 34', 'Han er 34', 'hun, 19, er på LAR', 'han (34)', 'hun som er 19', 'jenta på 17 i Storgata', 'Sønnen på 19', 'hun fylte 18', 'Han er bare 17 år',
  // Nynorsk.
  'ho på 19', 'Ho er 19', 'han på 34 i bygda', 'ho vart 18', 'Ho er berre 17 år', 'sonen på 19', 'dottera på 16',
  // English.
  'she is 19', 'She’s 19', 'he was 34', 'He (34) came back', 'she is only 17', 'He turned 18',
])('«%s» is asked about: he or she has an age', (text) => {
  expect([text, checkWords([text])]).toEqual([text, 'asked']);
});

test.each([
  'Han er 50 prosent stilling', 'Hun er 50 % ansatt', 'Ho har 12 møte', 'Hun leder 12 møter', 'han på 112', 'Ho er i 20 prosent stilling', 'She is 20 percent employed', 'They were 19', 'Han på 10. trinn', 'de er 19',
  'Koordinatoren er på plass 3 dager', 'Hun sier 12 av 20 er på plass', 'the 34 routines',
])('«%s» is no age', (text) => {
  expect([text, checkWords([text])]).toEqual([text, undefined]);
});

test.each([
  'Kari Nordmann', 'Vi snakket med Kari Nordmann i mai', 'Anne-Marie Berg', 'Anne Marie Berg', 'Kari B. Nordmann', 'Ola Berg-Hansen', 'Vi snakka med Ingrid Vik', 'We met Thomas Hansen', 'Tom Hansen', 'Knut Olav Vik',
])('«%s» is asked about: somebody’s whole name', (text) => {
  expect([text, checkWords([text])]).toEqual([text, 'asked']);
});

test.each([
  'Hustadvika kommune', 'Rusplan 2025', 'Kirkens Bymisjon', 'NAV Molde', 'Demo Kontakt', 'rustjenesten i Storgata', 'Ruskoordinator', 'Kommuneoverlege i Molde', 'Helse Møre og Romsdal', 'St. Olavs hospital', 'St. Olav Hospital',
  'Knut Hamsuns gate', 'Knut Hamsun-senteret', 'Karl Johans gate', 'Solveig Omsorgssenter', 'Kong Harald Hansen', 'August Møtet', 'Finn Hjelp', 'Tone Rustjenesten', 'Are You In', 'Tom Boks', 'Kari og Ola', 'Ruskoordinatoren i Kristiansund',
  'Blå Kors Molde', 'Rådgivende Enhet', 'Kommunalsjef Helse', 'Frelsesarmeen Molde', 'Røde Kors Omsorg', 'Even The Plan', 'Erling Skakkes gate', 'Marie Huset', 'Folkehelseplan Molde', 'Feltsykepleien i Storgata', 'Kari Nordmann er kontaktperson',
  'Rustenesta i Hustadvika kommune', 'Kyrkja si bymisjon', 'NAV Hustadvika', 'Ruskoordinatoren i Averøy', 'the coordinator in Molde', 'the Salvation Army in Molde', 'Molde Municipality',
])('«%s» is a place, a plan, a service or a role', (text) => {
  expect([text, checkWords([text])]).toEqual([text, undefined]);
});

test.each([
  'Storgata 5', 'bor i Storgata 5', 'Skoleveien 12B', 'Skolevegen 12 b', 'storgata 5', 'Strandgate 3', 'Karl Johans gate 12', 'Bjørnsons vei 4', 'Storgata nr. 5', 'Kirkebakken 14, 6400 Molde', 'bur i Skulevegen 7', 'Hamna, Fjordvegen 22',
  'lives at 12 Main Street', 'Storgata 5 in Molde', '4B High Road',
])('«%s» is asked about: a house', (text) => {
  expect([text, checkWords([text])]).toEqual([text, 'asked']);
});

test.each([
  'utdeling i Storgata', 'Skoleveien', 'Storgata 2026', 'Veien videre 5', 'Veileder 5', 'Investigate 12 reports', 'hele veien 5 ganger', 'på skoleveien 5 dager i uka', 'Ny vei 5', 'Storgata, 5 dager i uka', 'Delegate 5 tasks', 'vegen 5 dagar',
  'Tiltak 5', 'Fase 2', 'IS-24', 'The High Road', 'Storgata 5–7 dager', 'på vegen vidare 3', 'Parkeringsplassen 3 dager', 'Utleveringsstaden 5',
])('«%s» is no house', (text) => {
  expect([text, checkWords([text])]).toEqual([text, undefined]);
});
