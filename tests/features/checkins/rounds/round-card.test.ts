import { channelReply } from '../../../../src/features/checkins/rounds/round-card';
import type { Round } from '../../../../src/features/checkins/types';
import { aRound, t } from './support';

const here = [{ number: '1505', name: 'Kristiansund' }, { number: '1506', name: 'Molde' }];
const shown = (round: Partial<Round>, reported: string[], language: 'nb' | 'nn' = 'nb') => channelReply({
  round: aRound(round), network: { name: 'Nettverk *Romsdal*', language }, municipalities: here, reports: reported.map((municipality) => ({ municipality })),
}).card.data;

test('the card in the channels counts those that are expected and in the network, and names nobody', () => {
  expect(shown({ municipalities: ['1505', '1506', '1547'] }, ['1506', '1547']).reported).toBe(t('checkins.rounds.reported', { reported: 1, count: 2 }));
  expect(shown({ municipalities: ['1506'] }, ['1505']).reported).toBe(t('checkins.rounds.reported', { reported: 0, count: 1 }));
  expect(JSON.stringify(shown({ municipalities: ['1505', '1506'] }, ['1506']))).not.toMatch(/Molde|Kristiansund/);
});

test('it can be started from only while the round is open, and a cancelled one counts nothing', () => {
  expect([shown({}, []).open, shown({ state: 'paused' }, []).open, shown({ state: 'closed' }, []).open]).toEqual([true, false, false]);
  expect(shown({ state: 'cancelled' }, ['1506']).reported).toBe('');
});

test('it is in the language of the network, and what people wrote is text', () => {
  expect(shown({}, [], 'nn').state).toContain('eit svar');
  expect(shown({}, []).about).toBe('Nettverk \\*Romsdal\\*');
});
