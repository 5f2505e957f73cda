import { answeredReply } from '../../../../src/features/meetings/attendance/answer-card';
import { presenceOf } from '../../../../src/features/meetings/attendance/presence';
import type { Coming } from '../../../../src/features/meetings/attendance/records';
import { summary } from '../../../../src/features/meetings/attendance';
import { translator } from '../../../../src/lib/language';
import { aTurn } from '../../../support/a-turn';

const t = translator('nb');
const MUNICIPALITIES = [['1506', 'Molde'], ['1547', 'Aukra'], ['1539', 'Rauma'], ['1508', 'Ålesund']].map(([number = '', name = '']) => ({ number, name }));
let people = 0;
const one = (more: Partial<Coming>): Coming => ({ ref: `p${++people}`, at: 1, ...more });

describe('what the announcement says', () => {
  test('has who comes, who cannot, who has not answered, and organisations apart', () => {
    const coming = [
      one({ municipality: '1506', coming: 'yes' }), one({ municipality: '1506', coming: 'yes' }), one({ municipality: '1508', coming: 'yes' }),
      one({ municipality: '1547', coming: 'no' }), one({ organisation: 'RIO', coming: 'yes' }), one({ organisation: 'RIO', coming: 'yes' }),
      one({ organisation: 'KORUS midt', coming: 'no' }), one({ coming: 'yes' }),
    ];
    expect(summary(t, coming, MUNICIPALITIES, {})).toEqual([
      'Kommer: Molde (2), Ålesund', 'Kan ikke komme: Aukra', 'Har ikke svart: Rauma', 'Andre som kommer: RIO (2), andre: 1',
    ]);
  });

  test('a municipality comes when anybody from it does', () => {
    const coming = [one({ municipality: '1506', coming: 'no' }), one({ municipality: '1506', coming: 'yes' })];
    expect(summary(t, coming, MUNICIPALITIES.slice(0, 1), {})).toEqual(['Kommer: Molde']);
  });

  test('who has only been there has not answered', () => {
    expect(summary(t, [one({ municipality: '1506', present: true })], MUNICIPALITIES.slice(0, 1), {})).toEqual(['Har ikke svart: Molde']);
  });

  test('says nothing of a meeting that is cancelled', () => {
    expect(summary(t, [one({ municipality: '1506', coming: 'yes' })], MUNICIPALITIES, { cancelledAt: 1 })).toEqual([]);
  });

  test('of very many it names twelve and counts the others', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ number: String(4000 + at), name: `Kommune ${String(at).padStart(2, '0')}` }));
    const [line] = summary(t, [], many, {});
    expect(line).toContain('Kommune 11');
    expect(line).not.toContain('Kommune 12');
    expect(line).toContain('og 28 til');
    expect(summary(t, [], many.slice(0, 13), {})[0]).toContain('Kommune 12');
  });

  test('shows what people wrote as it is', () => {
    expect(summary(t, [one({ organisation: '[RIO](https://example.org)', coming: 'yes' })], [], {})).toEqual(['Andre som kommer: \\[RIO\\](https://example.org)']);
  });

  test('is in nynorsk and English too', () => {
    const coming = [one({ municipality: '1506', coming: 'no' })];
    expect(summary(translator('nn'), coming, MUNICIPALITIES.slice(0, 1), {})).toEqual(['Kan ikkje komme: Molde']);
    expect(summary(translator('en'), coming, MUNICIPALITIES.slice(0, 1), {})).toEqual(['Cannot come: Molde']);
  });
});

describe('a municipality', () => {
  const mark = (present: boolean, at: number) => ({ municipality: '1506', present, by: 'k', at });

  test('is present when anybody from it is, also one who had said no', () => {
    const coming = [one({ municipality: '1506', coming: 'no' }), one({ municipality: '1506', coming: 'no', present: true })];
    expect(presenceOf({ coming, marks: [] }, '1506')).toBe('present');
  });

  test('has declined when all who answered said no, and is unknown otherwise', () => {
    expect(presenceOf({ coming: [one({ municipality: '1506', coming: 'no' })], marks: [] }, '1506')).toBe('declined');
    expect(presenceOf({ coming: [one({ municipality: '1506', coming: 'yes' })], marks: [] }, '1506')).toBe('unknown');
    expect(presenceOf({ coming: [one({ municipality: '1547', present: true })], marks: [] }, '1506')).toBe('unknown');
  });

  test('is as the coordinator noted, until somebody from it says something later', () => {
    const coming = [one({ municipality: '1506', present: true, at: 5 })];
    expect(presenceOf({ coming, marks: [mark(false, 6)] }, '1506')).toBe('absent');
    expect(presenceOf({ coming, marks: [mark(false, 4)] }, '1506')).toBe('present');
    expect(presenceOf({ coming: [], marks: [mark(true, 4)] }, '1506')).toBe('present');
  });
});

test('only a link of Teams’ own becomes a button on what who is there gets', () => {
  const meeting = { id: 'm', networkId: 'n', title: 'x', start: { local: '2026-04-21T14:00', zone: 'Europe/Oslo' }, joinUrl: 'https://example.org/evil' };
  const reply = answeredReply(aTurn(), { meeting, coming: [], marks: [] }, 'present', []);
  expect(reply.card.data.join).toBe('');
});
