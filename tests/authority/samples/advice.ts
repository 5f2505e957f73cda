import { worldOf } from '../world';
import { cardAction } from '../../support/activities';
import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';
import { FOREIGN } from '../world';

let answers = 0;

/** An own answer of that network, saved by its coordinator. */
async function anAnswer(bot: TestApp, networkId: string): Promise<string> {
  const id = `matrix-${++answers}`;
  const world = worldOf(bot, networkId === FOREIGN ? 'otherCoordinator' : 'coordinator');
  const data = { id: `${id}.0`, question: `Hvem har vakt i uke ${answers}?`, answer: 'Legevakta.', owner: 'Demo Koordinator', review: '2026-09-01' };
  await bot.post(cardAction(world, 'advice.own.save', data, { id: `sample-${answers}` }));
  return `${id}.1`;
}

const open = async (bot: TestApp, networkId: string) => ({ id: await anAnswer(bot, networkId) });

async function closed(bot: TestApp, networkId: string): Promise<{ id: string }> {
  const id = await anAnswer(bot, networkId);
  const world = worldOf(bot, networkId === FOREIGN ? 'otherCoordinator' : 'coordinator');
  await bot.post(cardAction(world, 'advice.own.remove', { id }, { id: `sample-gone-${answers}` }));
  return { id };
}

const form = { question: 'Hvem ringer vi?', answer: 'Legevakta.', owner: 'Demo Koordinator', review: '2026-09-01' };

export const samples: Samples = {
  'advice.show': { open: () => ({ id: 'raad-1-hele-raadet' }), closed: () => ({ id: 'no-such-passage' }) },
  'advice.first-aid': { open: () => ({}) },
  'advice.own.list': { here: true, open: () => ({ id: 0 }) },
  'advice.own.new': { here: true, open: () => ({}), closed: () => ({ id: 't.gone' }) },
  'advice.own.edit': { here: true, open, closed },
  'advice.own.open': { here: true, open, closed },
  'advice.own.renew': { here: true, open, closed },
  'advice.own.remove': { here: true, open, closed },
  'advice.own.save': {
    here: true,
    open: async (bot, networkId) => ({ ...form, id: await anAnswer(bot, networkId) }),
    closed: async (bot, networkId) => ({ ...form, ...(await closed(bot, networkId)) }),
  },
  'advice.unanswered': { here: true, open: () => ({ id: 0 }) },
  'advice.keep': { here: true, open: () => ({ id: 'off' }) },
};
