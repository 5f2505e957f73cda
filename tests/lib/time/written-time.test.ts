import { assert, constantFrom, integer, property, string, tuple } from 'fast-check';
import { formatWallTime, ZONE } from '../../../src/lib/time';
import { addDays } from '../../../src/lib/time/holidays';
import { readWrittenTime } from '../../../src/lib/time/written-time';

const TODAY = '2026-11-23';
const read = (text: string) => readWrittenTime(text, TODAY);

describe('a time is read', () => {
  test.each([
    '1.12.2026 10:00', '1.12.2026 10.00', '01.12.2026 kl. 10', '1.12.26 kl 10', '1/12/2026 10:00', '1/12 10', '1.12. kl. 10', '1.12. 10.00',
    'tirsdag 1. desember kl. 10', 'Tirsdag 1. desember 2026 kl. 10.00', 'tir. 1. des. kl.10', 'tirsdag den 1. desember, klokken 10',
    'tysdag 1. desember klokka 10', 'tys 1.12. 10', 'Tuesday 1 December 2026, 10:00', 'Tue 1st December at 10', 'Tuesday the 1st December at 10:00',
    '2026-12-01 10:00', '2026-12-01T10:00', '  2026-12-01   kl. 10 ', '1 desember 10:00', '1. DESEMBER KL. 10.',
  ])('«%s»', (text) => {
    expect(read(text)).toEqual({ local: '2026-12-01T10:00' });
  });

  test('as the first such day from today on when it has no year', () => {
    expect([read('23.11. kl 9'), read('22.11. kl 9'), read('1. jan kl 9'), read('29. februar kl 9')]).toEqual([
      { local: '2026-11-23T09:00' }, { local: '2027-11-22T09:00' }, { local: '2027-01-01T09:00' }, { local: '2028-02-29T09:00' },
    ]);
  });

  test('with the minutes', () => {
    expect([read('1.12. kl. 9.45'), read('1.12.2026 09:05')]).toEqual([{ local: '2026-12-01T09:45' }, { local: '2026-12-01T09:05' }]);
  });
});

describe('a time is not read', () => {
  test.each([
    '', 'i morgen', '10:00', 'tirsdag kl. 10', '1. desember', '1. desember 2026', '1.12.2026', '2026-12-01', '31.11. kl. 10', '29.2.2027 kl. 10',
    '1.13.2026 10:00', '1.12. kl. 24', '1.12. kl. 10.60', '1.12. kl. 10-12', '1. plommer kl. 10', '1.12.10:00', 'x1.12. kl. 10', '1.12. kl. 10 på Teams',
  ])('«%s»', (text) => {
    expect(read(text)).toEqual({ wrong: 'unreadable' });
  });

  test('when the day named is another day of the week', () => {
    expect(['onsdag 1. desember kl. 10', 'Wed 1 December 2026 10:00', 'laurdag 1.12. kl. 10'].map(read)).toEqual(Array(3).fill({ wrong: 'weekday' }));
  });
});

test('every time is read as the product itself writes it, in each language', () => {
  const times = tuple(integer({ min: 0, max: 3_650 }), integer({ min: 0, max: 23 }), integer({ min: 0, max: 59 }));
  assert(property(times, constantFrom('nb', 'nn', 'en'), ([offset, hour, minute], language) => {
    const local = `${addDays(TODAY, offset)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    expect(read(formatWallTime({ local, zone: ZONE }, language))).toEqual({ local });
    const [year = '', month = '', day = ''] = local.slice(0, 10).split('-').map((part) => String(Number(part)));
    expect(read(`${day}.${month}.${year} ${hour}.${String(minute).padStart(2, '0')}`)).toEqual({ local });
  }));
});

test('whatever is written, nothing but a time that exists comes of it', () => {
  const words = constantFrom('1.', '12', '.', ' ', 'kl', '10', ':', '00', 'tirsdag', 'desember', '2026', '-', 't', '/', ',');
  const texts = integer({ min: 0, max: 8 }).chain((length) => tuple(...Array.from({ length }, () => words))).map((parts) => parts.join(''));
  const check = (text: string) => {
    const result = read(text);
    if (result.wrong === undefined) expect(formatWallTime({ local: result.local, zone: ZONE }, 'nb')).not.toContain('Invalid');
  };
  assert(property(texts, check));
  assert(property(string({ unit: 'grapheme' }), check));
});
