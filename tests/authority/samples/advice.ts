import { worldOf } from '../world';
import { cardAction } from '../../support/activities';
import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';
import { FOREIGN } from '../world';

let answers = 0;

/** An own answer of that network, saved by its coordinator: the data of its buttons. */
async function anAnswer(bot: TestApp, networkId: string): Promise<string> {
  const id = `matrix-${++answers}`;
  const world = worldOf(bot, networkId === FOREIGN ? 'otherCoordinator' : 'coordinator');
  const data = { id: `${networkId}.${id}-0`, question: `Hvem har vakt i uke ${answers}?`, answer: 'Legevakta.', owner: 'Demo Koordinator', review: '2026-09-01' };
  await bot.post(cardAction(world, 'advice.own.save', data, { id: `sample-${answers}` }));
  return `${networkId}.${id}-1`;
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
  'advice.own.list': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'advice.own.new': {
    open: (_bot, networkId) => ({ id: `${networkId}.new` }), closed: (_bot, networkId) => ({ id: `${networkId}.t-gone` }),
  },
  'advice.own.edit': { open, closed },
  'advice.own.open': { open, closed },
  'advice.own.renew': { open, closed },
  'advice.own.remove': { open, closed },
  'advice.own.save': {
    open: async (bot, networkId) => ({ ...form, id: await anAnswer(bot, networkId) }),
    closed: async (bot, networkId) => ({ ...form, ...(await closed(bot, networkId)) }),
  },
  'advice.unanswered': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'advice.keep': { open: (_bot, networkId) => ({ id: `${networkId}.off` }) },
};
