import { sentencesIn } from './sentences';

test.each([
  ['Én setning.', 1],
  ['Første. Andre! Tredje?', 3],
  ['Møtet er 15. januar 2026 kl. 14.30. Det varer lenge.', 2],
  ['Disse er nevnt:\n- politi\n- legevakt\n- brukere', 1],
  ['Disse er nevnt:\n- politi\n- legevakt\n\nFlere kan komme.', 1],
  ['Råd 1 sier dette (Meld. St. 5, 2024–2025).', 1],
])('«%s» is %i', (body, count) => {
  expect(sentencesIn(body)).toBe(count);
});
