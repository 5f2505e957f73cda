import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadBank, parseLines } from '../../../../src/features/advice/bank';

describe('the lines of a file', () => {
  test('are language, voice and text', () => {
    expect(parseLines('hkh', 'nb\tplain\tHva er HKH?\nen\tnurse\tIs there a fee?\n')).toEqual([
      { language: 'nb', voice: 'plain', text: 'Hva er HKH?' }, { language: 'en', voice: 'nurse', text: 'Is there a fee?' },
    ]);
  });

  test('may be none, and the last may lack its line end', () => {
    expect(parseLines('hkh', '')).toEqual([]);
    expect(parseLines('hkh', 'nb\tplain\tHva er HKH?')).toHaveLength(1);
  });

  test.each([
    ['another language', 'sv\tplain\tVad är HKH?'], ['no text', 'nb\tplain\t'], ['a text of spaces', 'nb\tplain\t  '],
    ['no voice', 'nb\t\tHva er HKH?'], ['two fields', 'nb\tHva er HKH?'], ['four fields', 'nb\tplain\tHva er\tHKH?'], ['nothing', ''],
    ['no tabs', 'nb plain Hva er HKH?'],
  ])('with %s are refused by file and line', (_, wrong) => {
    expect(() => parseLines(join('topics', 'hkh'), `nb\tplain\tHva?\n${wrong}\nnb\tplain\tHvem?\n`)).toThrow(/^topics\/hkh\.tsv:2: /);
  });

  test('come back as they were written', () => {
    const text = fc.string({ minLength: 1 }).filter((any) => !/[\t\n]/.test(any) && any.trim() !== '');
    const line = fc.record({ language: fc.constantFrom('nb', 'nn', 'en'), voice: fc.constant('plain'), text });
    fc.assert(fc.property(fc.array(line), (lines) => {
      const content = lines.map(({ language, voice, text: said }) => `${language}\t${voice}\t${said}\n`).join('');
      expect(parseLines('hkh', content)).toEqual(lines);
    }));
  });
});

describe('a bank of files', () => {
  let folder: string;
  const write = (file: string, content: string) => writeFileSync(join(folder, file), content);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bank-'));
    mkdirSync(join(folder, 'topics'));
    for (const file of ['guard', 'out-of-scope', 'emergency', 'suicide', 'near-miss']) write(`${file}.tsv`, '');
    write('topics/nalokson.tsv', 'nb\tplain\tHva er nalokson?\n');
    write('topics/hkh.tsv', 'nb\tplain\tHva er HKH?\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('has its topics by the names of their files, in order, whatever else lies there', () => {
    write('topics/notat.md', 'Husk dette.');
    expect([...loadBank(folder).topics.keys()]).toEqual(['hkh', 'nalokson']);
  });

  test('has the lines of a guard by their kind', () => {
    write('guard.tsv', 'nb\tdose\tHvor mye?\nnb\tbuy\tHvor kjøpe?\nen\tdose\tHow much?\n');
    const { guards } = loadBank(folder);
    expect(guards.get('dose')?.map(({ text }) => text)).toEqual(['Hvor mye?', 'How much?']);
    expect([...guards].map(([kind, lines]) => [kind, lines.length])).toEqual([['dose', 2], ['buy', 1], ['evade', 0], ['person', 0]]);
  });

  test.each(['emergency', 'suicide', 'near-miss', 'out-of-scope', 'guard', join('topics', 'hkh')])(
    'is not read when %s.tsv has a line of another form, and says where', (file) => {
      write(`${file}.tsv`, 'nb\tplain\tGreit\nHva er dette?\n');
      expect(() => loadBank(folder)).toThrow(`${file}.tsv:2: not language, voice and text between tabs.`);
    });

  test('is not read when a file is missing, and says which', () => {
    rmSync(join(folder, 'suicide.tsv'));
    expect(() => loadBank(folder)).toThrow(/suicide\.tsv/);
  });
});
