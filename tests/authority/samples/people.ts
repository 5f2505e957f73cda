import { cardAction } from '../../support/activities';
import type { TestApp } from '../../support/running-app';
import { personRef } from '../../../src/lib/ids';
import type { Sample, Samples } from '../sample';
import { FOREIGN, worldOf } from '../world';

let made = 0;
const coordinatorOf = (bot: TestApp, networkId: string) => worldOf(bot, networkId === FOREIGN ? 'otherCoordinator' : 'coordinator');

/** Somebody new asks to take part; gives the id of their request. */
async function aRequest(bot: TestApp, networkId: string): Promise<string> {
  const world = worldOf(bot, 'stranger');
  const from = { ...world.from, aadObjectId: `asker-${++made}`, name: `Demo Ny ${made}` };
  const home = networkId === FOREIGN ? { ...bot.molde } : { ...bot.statsforvalteren };
  const data = { id: networkId, role: 'participant', municipality: '1506' };
  await bot.post(cardAction({ ...home, from }, 'networks.join.send', data, { id: `sample-people-${made}` }));
  return `${networkId}.${personRef(home.tenantId, from.aadObjectId)}-1`;
}

async function decided(bot: TestApp, networkId: string): Promise<string> {
  const id = await aRequest(bot, networkId);
  await bot.post(cardAction(coordinatorOf(bot, networkId), 'networks.request.decline', { id, word: '' }, { id: `sample-declined-${made}` }));
  return id;
}

const onRequest = (more: object = {}): Sample => ({
  open: async (bot, networkId) => ({ id: await aRequest(bot, networkId), ...more }),
  closed: async (bot, networkId) => ({ id: await decided(bot, networkId), ...more }),
});

/** A member who can be changed without harm to the rest of the matrix: one more each time. */
async function aMember(bot: TestApp, networkId: string): Promise<string> {
  const personId = `member-${++made}`;
  await bot.app.networks.saveMember(networkId, { tenantId: bot.molde.tenantId, personId, name: `Demo ${made}`, roles: ['participant'], municipality: '1506' });
  return personRef(bot.molde.tenantId, personId);
}

const GONE = personRef('tenant', 'gone');

const onMember = (suffix = '', more: object = {}): Sample => ({
  open: async (bot, networkId) => ({ id: `${networkId}.${await aMember(bot, networkId)}${suffix}`, ...more }),
  closed: (_bot, networkId) => ({ id: `${networkId}.${GONE}${suffix}`, ...more }),
});

/** The coordinator has begun to add people; the id of what is between the presses. */
async function aDraft(bot: TestApp, networkId: string, fields: object = {}): Promise<string> {
  const { tenantId, from } = coordinatorOf(bot, networkId);
  const id = `draft-${++made}`;
  const person = { tenantId, id: `new-${made}`, name: `Demo Ny ${made}`, guest: false };
  const channels = await bot.app.networks.channels(networkId);
  const draft = {
    id, networkId, channels: channels.map((each) => ({ tenantId: each.tenantId, conversationId: each.conversationId })),
    people: [person], chosen: [personRef(tenantId, person.id)], at: Date.parse('2100-01-01T00:00:00Z'), list: 'Demo; a@b.no; Molde',
    found: [{ line: 1, person, part: { choices: ['participant'], municipality: '1506' } }], ...fields,
  };
  await bot.store.upsert({ partition: `u:${tenantId}:${from.aadObjectId}`, row: `d:people:${networkId}`, v: 1, data: JSON.stringify(draft) });
  return id;
}

const onDraft = (suffix = '', more: object = {}): Sample => ({
  open: async (bot, networkId) => ({ id: `${networkId}.${await aDraft(bot, networkId)}${suffix}`, ...more }),
  closed: (_bot, networkId) => ({ id: `${networkId}.gone${suffix}`, ...more }),
});

const part = { role: 'participant', municipality: '1506', organisation: '', title: '' };

export const samples: Samples = {
  'networks.join.open': { open: (_bot, networkId) => ({ id: networkId }), closed: () => ({ id: 'no-such-network' }) },
  'networks.join.which': { open: () => ({ id: '0' }) },
  'networks.join.send': { open: (_bot, networkId) => ({ id: networkId, ...part }), closed: () => ({ id: 'no-such-network', ...part }) },
  'networks.requests': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'networks.request.open': onRequest(),
  'networks.request.approve': onRequest(),
  'networks.request.approve-as': onRequest({ role: 'contact' }),
  'networks.request.decline': onRequest({ word: 'Nei.' }),
  'networks.members': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'networks.member.open': onMember(),
  'networks.member.save': onMember('-00000000', part),
  'networks.member.remove': onMember('-00000000'),
  'networks.member.removed': onMember(),
  'networks.add.page': onDraft('-0-0'),
  'networks.add.choose': {
    open: async (bot, networkId) => {
      const id = await aDraft(bot, networkId);
      return { id: `${networkId}.${id}`, people: personRef(coordinatorOf(bot, networkId).tenantId, `new-${made}`) };
    },
    closed: (_bot, networkId) => ({ id: `${networkId}.gone`, people: GONE }),
  },
  'networks.add.save': onDraft('', part),
  'networks.paste.open': onDraft(),
  'networks.paste.read': onDraft('', { list: 'Demo Person; demo@kommune.example; Molde' }),
  'networks.paste.channel': onDraft('-0'),
  'networks.paste.save': onDraft(),
};
