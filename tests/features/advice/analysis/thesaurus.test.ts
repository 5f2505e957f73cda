import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readThesaurus, Thesaurus } from '../../../../src/features/advice/analysis/thesaurus';
import { groupedBy } from '../../../bench/answers/metrics';

const FILE = join(__dirname, '..', '..', '..', '..', 'src', 'features', 'advice', 'analysis', 'thesaurus.txt');
const thesaurus = new Thesaurus(readThesaurus([
  '# A remark: this is none', '', 'equipment: sprøyte needles sprøytespiss', 'police: politi* purken', 'team: gruppe gruppe Lag',
  'meeting: samling møte', 'place: lokale lag',
].join('\n')));

describe('a word', () => {
  test.each([
    ['sprøyte', ['equipment']], ['sprøytene', ['equipment']], ['needles', ['equipment']], ['lag', ['team', 'place']], ['gruppe', ['team']],
    ['remark', []], ['ukjent', []], ['', []],
  ])('«%s» has the concepts %j, in whatever ending', (word, concepts) => {
    expect(thesaurus.conceptsOf(word)).toEqual(concepts);
  });

  test.each([['politi', ['police']], ['politimesteren', ['police']], ['polit', []], ['purken', ['police']], ['purkens', ['police']]])(
    '«%s», where * stands for any ending, has %j', (word, concepts) => {
      expect(thesaurus.conceptsOf(word)).toEqual(concepts);
    });

  test.each([
    ['nettverkssamling', ['meeting']], ['sprøyteutdeling', ['equipment']], ['gruppesamlingen', ['meeting', 'team']],
    ['forsamle', []], ['kulag', []],
  ])('«%s», put together of others, has what its first and its last part have: %j', (word, concepts) => {
    expect(thesaurus.conceptsOf(word).toSorted()).toEqual(concepts);
  });

  test('has the same concepts the second time it is asked for', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (word) => {
      expect(thesaurus.conceptsOf(word)).toEqual(thesaurus.conceptsOf(word));
    }));
  });
});

describe('our thesaurus', () => {
  const rows = readFileSync(FILE, 'utf8').split('\n').map((row, at) => ({ row, at: at + 1 })).filter(({ row }) => row && !row.startsWith('#'));
  const entries = rows.flatMap(({ row, at }) => {
    const [concept = '', words = ''] = row.split(':');
    return words.trim().split(/\s+/).map((word) => ({ concept, word, at }));
  });

  test('has lines of one concept and its words, in lower case, with * at the end of a word only', () => {
    expect(rows.filter(({ row }) => !/^[a-zæøå0-9-]+: \S+( \S+)*$/.test(row)).map(({ at }) => at)).toEqual([]);
    const wrong = entries.filter(({ word }) => !/^[\p{Ll}\p{N}]{2,}\*?$/u.test(word));
    expect(wrong.map(({ word, at }) => `${at}: ${word}`)).toEqual([]);
  });

  test('has each concept on one line', () => {
    const concepts = rows.map(({ row }) => row.split(':')[0]);
    expect(concepts.filter((concept, at) => concepts.indexOf(concept) !== at)).toEqual([]);
  });

  test('has no word twice in a line', () => {
    const twice = [...groupedBy(entries, ({ at, word }) => `${at}: ${word}`)].filter(([, same]) => same.length > 1);
    expect(twice.map(([where]) => where)).toEqual([]);
  });

  test('has no word in more than two concepts: what may mean anything says nothing', () => {
    const many = [...groupedBy(entries, ({ word }) => word)].filter(([, same]) => new Set(same.map(({ concept }) => concept)).size > 2);
    expect(many.map(([word, same]) => `${word}: ${same.map(({ concept }) => concept).join(' ')}`)).toEqual([]);
  });

  test('has no * after so few letters that every other word begins with them', () => {
    expect(entries.filter(({ word }) => word.endsWith('*') && word.length < 5).map(({ word, at }) => `${at}: ${word}`)).toEqual([]);
  });
});
