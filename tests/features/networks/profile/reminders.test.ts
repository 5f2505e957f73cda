import fc from 'fast-check';
import { mayRemind, readReminders, ReminderFields } from '../../../../src/features/networks/profile/reminders';
import { NOTICES } from '../../../../src/features/networks/types';
import { buttonsOf, cardOf, pressOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { elementsOf } from '../../../cards/elements';
import { PreferenceStore } from '../../../../src/features/networks/preferences';
import { translator } from '../../../../src/lib/language';
import { press, says, seed, textsOf, worldOf, write } from '../contacts/support';

const at = (iso: string) => Date.parse(iso);
const quiet = { quiet: { from: '22:00', to: '07:00' } };

describe('somebody may be reminded', () => {
  test('of everything, until they choose otherwise', () => {
    expect(NOTICES.every((notice) => mayRemind({}, notice, at('2026-03-02T02:00:00Z')))).toBe(true);
  });

  test('not of what they turned off, and of the rest', () => {
    expect(NOTICES.filter((notice) => mayRemind({ muted: ['digest', 'meetings'] }, notice, at('2026-03-02T10:00:00Z')))).toEqual(['checkins', 'follow-ups']);
  });

  test.each([
    ['2026-03-02T20:59:59Z', true], ['2026-03-02T21:00:00Z', false], ['2026-03-02T23:30:00Z', false], ['2026-03-03T05:59:59Z', false],
    ['2026-03-03T06:00:00Z', true],
  ])('quiet from 22 to 7, over midnight: at %s %s', (iso, may) => {
    expect(mayRemind(quiet, 'meetings', at(iso))).toBe(may);
  });

  test.each([['2026-03-02T10:59:00Z', true], ['2026-03-02T11:00:00Z', false], ['2026-03-02T12:00:00Z', true]])('quiet from 12 to 13: at %s %s', (iso, may) => {
    expect(mayRemind({ quiet: { from: '12:00', to: '13:00' } }, 'digest', at(iso))).toBe(may);
  });

  test('in summer by summer time', () => {
    expect([mayRemind(quiet, 'meetings', at('2026-07-02T19:59:00Z')), mayRemind(quiet, 'meetings', at('2026-07-02T20:00:00Z'))]).toEqual([true, false]);
  });

  test('the night the clock goes forward: quiet until half past two ends when it shows three', () => {
    const early = { quiet: { from: '22:00', to: '02:30' } };
    expect([mayRemind(early, 'meetings', at('2026-03-29T00:59:59Z')), mayRemind(early, 'meetings', at('2026-03-29T01:00:00Z'))]).toEqual([false, true]);
  });

  test('the night the clock goes back: the hour that comes twice is quiet twice', () => {
    const early = { quiet: { from: '22:00', to: '02:30' } };
    const times = ['2026-10-25T00:29:00Z', '2026-10-25T00:31:00Z', '2026-10-25T01:10:00Z', '2026-10-25T01:31:00Z'];
    expect(times.map((iso) => mayRemind(early, 'meetings', at(iso)))).toEqual([false, true, false, true]);
  });

  test('at some time of every day, whatever hours are quiet', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(fc.property(time, time, fc.integer({ min: 0, max: 365 }), (from, to, day) => {
      fc.pre(from !== to);
      const start = at('2026-01-01T00:00:00Z') + day * 86_400_000;
      const minutes = Array.from({ length: 24 * 60 + 60 }, (_, minute) => mayRemind({ quiet: { from, to } }, 'digest', start + minute * 60_000));
      expect(new Set(minutes)).toEqual(new Set([true, false]));
    }), { numRuns: 10 });
  });
});

describe('the form’s fields', () => {
  const read = (fields: Partial<ReminderFields>) => readReminders(ReminderFields.parse(fields));

  test('turn off what says so, and nothing that is missing', () => {
    expect(read({ meetings: 'false', checkins: 'true', digest: 'perhaps' })).toEqual({ chosen: { muted: ['meetings'] } });
  });

  test('may have both times or neither', () => {
    expect(read({ from: '22:00', to: '07:00' })).toEqual({ chosen: { muted: [], quiet: { from: '22:00', to: '07:00' } } });
    expect(read({ from: '22:00' })).toEqual({ wrong: 'networks.profile.wrong.bothTimes' });
    expect(read({ from: '25:00', to: '07:00' })).toEqual({ wrong: 'networks.profile.wrong.bothTimes' });
    expect(read({ from: '07:00', to: '07:00' })).toEqual({ wrong: 'networks.profile.wrong.sameTime' });
  });
});

describe('«varsler»', () => {
  const t = translator('nb');
  let bot: TestApp;
  beforeAll(async () => {
    bot = await startTestApp({ seed });
  });
  afterAll(() => bot.stop());

  const stored = () => {
    const { tenantId, from } = worldOf(bot, 'kari');
    return new PreferenceStore(bot.store).of({ tenantId, id: from.aadObjectId });
  };
  const save = (fields: object) => press(bot, 'kari', 'networks.profile.reminders', fields);
  const inputs = (card: unknown) => Object.fromEntries(elementsOf(card).filter(({ type }) => type?.startsWith('Input.')).map(({ id, value }) => [id, value]));

  test('shows everything on and no quiet hours, to who has chosen nothing', async () => {
    const card = cardOf(await write(bot, 'kari', 'varsler'));
    expect(inputs(card)).toEqual({ meetings: 'true', checkins: 'true', 'follow-ups': 'true', digest: 'true', from: '', to: '' });
    expect(buttonsOf(card)).toEqual([t('cards.networks.notices-settings.save')]);
  });

  test('what is saved stands there the next time, and language is kept', async () => {
    await write(bot, 'kari', 'bokmål');
    const { verb } = pressOf(cardOf(await write(bot, 'kari', 'varsler')), t('cards.networks.notices-settings.save'));
    const { card } = await press(bot, 'kari', verb, { meetings: 'false', checkins: 'true', 'follow-ups': 'false', digest: 'true', from: '21:00', to: '06:30' });
    expect(textsOf(card)).toContain(t('networks.profile.done.reminders'));
    expect(await stored()).toMatchObject({ language: 'nb', muted: ['meetings', 'follow-ups'], quiet: { from: '21:00', to: '06:30' } });
    expect(inputs(cardOf(await write(bot, 'kari', 'varsler')))).toEqual({ meetings: 'false', checkins: 'true', 'follow-ups': 'false', digest: 'true', from: '21:00', to: '06:30' });
  });

  test('empty times take the quiet hours away', async () => {
    await save({ from: '21:00', to: '06:30' });
    await save({ from: '', to: '' });
    expect(await stored()).not.toHaveProperty('quiet');
  });

  test('what is wrong is said on the form, with what was filled in, and nothing is stored', async () => {
    const before = await stored();
    const { card } = await save({ meetings: 'true', digest: 'false', from: '21:00', to: '' });
    expect(textsOf(card)).toContain(t('networks.profile.wrong.bothTimes'));
    expect(inputs(card)).toMatchObject({ meetings: 'true', digest: 'false', from: '21:00' });
    expect(await stored()).toEqual(before);
  });

  test.each(['varsel', 'reminders', 'stille tid', 'quiet hours'])('«%s» is the same', async (word) => {
    expect(inputs(cardOf(await write(bot, 'kari', word)))).toHaveProperty('digest');
  });

  test('is for everybody, also who is in no network yet', async () => {
    expect(await says(bot, 'fremmed', 'varsler')).toContain(t('cards.networks.notices-settings.title'));
  });
});
