import { assert, property, string } from 'fast-check';
import { readTimes, takenFrom } from '../../../../src/features/meetings/poll-setup/chosen-times';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const OFFERED = ['2026-12-01T10:00', '2026-12-03T13:00', '2026-12-08T10:00'];
const read = (chosen: string[], own = '') => readTimes({ chosen, own, deadline: '2026-11-27T15:00' }, NOW);

describe('chosen and own times', () => {
  test('are put together, earliest first', () => {
    expect(read([OFFERED[2] ?? '', OFFERED[0] ?? ''], 'onsdag 2. desember kl. 9\n\n2026-12-09 14:30; 10.12. kl. 12')).toEqual({
      times: ['2026-12-01T10:00', '2026-12-02T09:00', '2026-12-08T10:00', '2026-12-09T14:30', '2026-12-10T12:00'],
    });
  });

  test.each([
    ['few', [], ''], ['few', OFFERED.slice(0, 1), ''],
    ['many', OFFERED, ['4', '7', '9', '10', '11', '14', '15', '16'].map((day) => `${day}.12. kl. 10`).join('\n')],
    ['line', OFFERED, 'i morgen'], ['weekday', OFFERED, 'mandag 2. desember kl. 9'], ['twice', OFFERED, '1.12.2026 10:00'],
    ['twice', OFFERED, '2.12. kl. 9\n2026-12-02 09:00'], ['past', OFFERED, '2026-11-23 09:00'], ['beforeDeadline', OFFERED, '27.11. kl. 15'],
    ['beforeDeadline', OFFERED, '27.11. kl. 10'], ['far', OFFERED, '1.12.2036 10:00'], ['ownLong', OFFERED, '1.12. kl. 10\n'.repeat(80)],
  ])('are refused: %s', (key, chosen, own) => {
    expect(read(chosen, own).wrong?.text).toBe(`meetings.setup.wrong.${key}`);
  });

  test('a line that cannot be read is named, and no markup of it', () => {
    expect(read(OFFERED, '*nå* [x](https://example.org)').wrong?.values).toEqual({ line: String.raw`\*nå\* \[x\](https://example.org)` });
  });

  test('whatever is written gives times or a sentence', () => {
    assert(property(string({ unit: 'grapheme', maxLength: 80 }), (own) => {
      const result = read(OFFERED, own);
      expect(result.wrong ? result.wrong.text : result.times.length).toBeTruthy();
    }));
  });
});

describe('what the card sends', () => {
  test('counts only what was offered', () => {
    expect(takenFrom({ slots: `${OFFERED[1]},2026-12-25T10:00, ${OFFERED[0]}`, own: ' x\r\ny ' }, { offered: OFFERED })).toEqual({ chosen: OFFERED.slice(0, 2), own: 'x\ny' });
  });

  test('is not kept when it has what looks like somebody’s national id', () => {
    expect(takenFrom({ slots: '', own: '010190 12345' }, { offered: OFFERED }).own).toBe('');
  });
});
