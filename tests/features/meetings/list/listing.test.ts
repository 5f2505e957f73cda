import fc from 'fast-check';
import { aTurn } from '../../../support/a-turn';
import { elementsOf } from '../../../cards/elements';
import { loadCards } from '../../../../src/bot/render';
import type { NetworkHere } from '../../../../src/features/feature';
import { listReply } from '../../../../src/features/meetings/list/list-card';
import { listed, PAGE } from '../../../../src/features/meetings/list/listing';
import type { Meeting } from '../../../../src/features/meetings/types';
import { addDays } from '../../../../src/lib/time/holidays';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const zone = 'Europe/Oslo';
const on = (day: string, more: Partial<Meeting> = {}): Meeting => ({ id: `m-${day}`, networkId: 'romsdal', title: `Samling ${day}`, start: { local: `${day}T10:00`, zone }, ...more });
/** As the store gives them: the latest first. */
const stored = (...all: Meeting[]) => all.sort((a, b) => (a.start.local < b.start.local ? 1 : -1));
const ids = (all: readonly Meeting[]) => all.map(({ id }) => id);

test('those to come are first, the next one first; then those that were, the last one first', () => {
  const { shown, next } = listed(stored(on('2026-01-15'), on('2026-04-21'), on('2027-01-12'), on('2027-04-13')), NOW);
  expect(ids(shown)).toEqual(['m-2027-01-12', 'm-2027-04-13', 'm-2026-04-21', 'm-2026-01-15']);
  expect(next?.id).toBe('m-2027-01-12');
});

test('a cancelled one stands where it would have been, and is not the next', () => {
  const { shown, next } = listed(stored(on('2027-01-12', { cancelledAt: 1 }), on('2027-04-13')), NOW);
  expect(ids(shown)).toEqual(['m-2027-01-12', 'm-2027-04-13']);
  expect(next?.id).toBe('m-2027-04-13');
});

test('when all are past there is no next', () => {
  expect(listed(stored(on('2026-01-15'), on('2026-04-21')), NOW).next).toBeUndefined();
});

test('every meeting is on one page, and the pages have an end', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: -400, max: 400 }), { maxLength: 40 }), (days) => {
    const all = stored(...days.map((day) => on(addDays('2026-11-23', day))));
    const seen: string[] = [];
    for (let from = 0, pages = 0; pages === 0 || from > 0; pages++) {
      const page = listed(all, NOW, from);
      expect(page.shown.length).toBeLessThanOrEqual(PAGE);
      seen.push(...ids(page.shown));
      from = page.more;
    }
    expect(seen.sort()).toEqual(ids(all).sort());
  }));
});

test('a page that is not there is the first', () => {
  expect(ids(listed([on('2026-01-15')], NOW, 80).shown)).toEqual(['m-2026-01-15']);
});

describe('the card', () => {
  const card = (roles: NetworkHere['roles'], all: Meeting[]) => {
    const here: NetworkHere = { networkId: 'romsdal', networkName: 'Nettverk', language: 'nb', roles };
    const reply = listReply(aTurn('nb', { now: NOW }), here, listed(stored(...all), NOW));
    return JSON.stringify(elementsOf(loadCards()(reply.card, 'nb', 'personal')));
  };
  const many = Array.from({ length: 9 }, (_, at) => on(`2027-01-1${at}`));

  test('lets members open each, and turn the page', () => {
    expect(card(['contact'], many)).toContain('meetings.planning.open');
    expect(card(['contact'], many)).toContain('"romsdal.8"');
  });

  test('shows who is no member the dates, and nothing to press about them', () => {
    const shown = card([], many);
    expect(shown).toContain('Samling 2027');
    expect(shown).not.toContain('meetings.planning.open');
    expect(shown).not.toContain('meetings.list.page');
  });

  test('lets coordinators set a new one', () => {
    expect(card(['coordinator'], many)).toContain('new-meeting');
    expect(card(['contact'], many)).not.toContain('new-meeting');
  });

  test('shows names as they were written', () => {
    expect(card(['contact'], [on('2027-01-12', { title: '[her](https://example.org)' })])).toContain('\\\\[her\\\\](https://example.org)');
  });
});
