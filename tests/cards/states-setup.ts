import type { Reply, Turn } from '../../src/features/feature';
import { BUILT_IN } from '../../src/features/networks/municipalities/municipalities';
import { MunicipalityIndex } from '../../src/features/networks/municipalities/municipality-index';
import { understand } from '../../src/features/networks/municipalities/understand';
import { editFormReply, whyNotSaved } from '../../src/features/networks/setup/edit-cards';
import { emptyFields, formReply } from '../../src/features/networks/setup/form-card';
import { networkCard } from '../../src/features/networks/setup/network-card';
import { fieldsOf, type Wanted } from '../../src/features/networks/setup/network-form';
import { previewReply } from '../../src/features/networks/setup/preview-card';
import { RHYTHMS, TARGET_GROUPS, type Network } from '../../src/features/networks/types';

const register = new MunicipalityIndex([...BUILT_IN, { number: '1818', name: 'Herøy', formerly: [] }]);

const WANTED: Wanted = {
  name: 'Nettverk *Romsdal* [2026](https://example.org)', municipalities: 'Fræna, Molde', organisers: ['Statsforvalteren i Møre og Romsdal', '_KORUS_ midt'],
  targetGroups: [...TARGET_GROUPS], language: 'nn', quorum: 2, rhythm: 'tertial',
};
const BARE: Wanted = { name: 'Demo', municipalities: 'Molde', organisers: [], targetGroups: [], language: 'nb', rhythm: 'none' };
const NETWORK: Network = {
  id: 'romsdal-2026-4f2a', name: WANTED.name, organisers: WANTED.organisers, language: 'nn', targetGroups: [...TARGET_GROUPS], rhythm: 'tertial', quorum: 2,
};

/** Making a network and changing it: the form, what was understood of it, and the network itself. */
export function* setupReplies(turn: Turn): Generator<[string, Reply]> {
  yield ['empty form', formReply(turn, { kind: 'new', id: 'draft-1' }, emptyFields(turn))];
  for (const wanted of [WANTED, BARE]) {
    for (const kind of ['new', 'edit'] as const) yield [`form ${kind}`, formReply(turn, { kind, id: 'romsdal-2026.0a1b' }, fieldsOf(wanted))];
  }
  const wrong = turn.t('networks.setup.wrong.name');
  const nonsense = { ...fieldsOf(BARE), quorum: 'to', targetGroups: 'x', language: 'x', rhythm: 'x' };
  yield ['wrong form', formReply(turn, { kind: 'new', id: 'draft-1' }, nonsense, wrong)];
  const texts = [
    'Molde, Aukra', 'Fræna, Eide, Hustadvik og Steinkjer 5006', 'Herøy, Surndal, Molde', 'Xyzzy *stjerne*, Molde', 'Xyzzy',
    Array.from({ length: 9 }, (_, at) => `Herøy${' '.repeat(at)} ${'kommune'.slice(0, at)}`).join(', '), BUILT_IN.map(({ name }) => name).join(', '),
    Array.from({ length: 60 }, (_, at) => `Demo kommune med langt navn ${5000 + at}`).join(', '),
  ];
  for (const municipalities of texts) {
    for (const wanted of [WANTED, BARE]) {
      const filled = { networkId: 'romsdal-2026-4f2a', wanted: { ...wanted, municipalities }, understood: understand(municipalities, register) };
      const draft = { id: 'draft-1', at: 0, channel: { tenantId: 't', conversationId: 'c' }, filled };
      yield [`preview of ${municipalities.slice(0, 30)}`, previewReply(turn, draft)];
      yield [`preview of ${municipalities.slice(0, 30)}, wrong`, previewReply(turn, draft, turn.t('networks.setup.wrong.choose'))];
    }
  }
  yield* networkReplies(turn);
  yield* editReplies(turn);
}

function* networkReplies(turn: Turn): Generator<[string, Reply]> {
  const municipalities = BUILT_IN.slice(0, 5);
  const steps = ['networks.setup.steps.join', 'networks.setup.steps.add', 'networks.setup.steps.channels'] as const;
  for (const mayEdit of [true, false]) {
    yield ['network', networkCard(turn, { network: NETWORK, municipalities, channels: 3, coordinators: [{ name: 'Kari *N*' }], mayEdit })];
    for (const said of ['made', 'madeWithoutChannel', 'saved'] as const) {
      yield [`network ${said}`, networkCard(turn, { network: NETWORK, municipalities, coordinators: [], mayEdit, said: turn.t(`networks.setup.${said}`), steps })];
    }
  }
  const said = turn.t('networks.setup.channelHas', { network: NETWORK.name });
  yield ['network of the channel', networkCard(turn, { network: NETWORK, municipalities: BUILT_IN, mayEdit: false, said })];
  for (const rhythm of RHYTHMS) {
    const network: Network = { id: 'x', name: 'Demo', organisers: [], language: 'en', targetGroups: [], rhythm };
    yield [`bare network, ${rhythm}`, networkCard(turn, { network, municipalities: [], mayEdit: false, channels: 0 })];
  }
}

function* editReplies(turn: Turn): Generator<[string, Reply]> {
  const municipalities = [{ number: '1506', name: 'Molde' }, { number: '1818', name: 'Herøy' }];
  const seen = { network: NETWORK, municipalities, version: '0123456789abcdef' };
  yield ['edit form', editFormReply(turn, seen, register)];
  yield ['edit form, changed meanwhile', editFormReply(turn, seen, register, turn.t('networks.setup.changedMeanwhile'))];
  const reasons = [
    { outcome: 'quorum', count: 2 }, { outcome: 'tooMany' }, { outcome: 'inUse', inUse: [{ name: 'Molde', count: 2 }] },
    { outcome: 'unclear', understood: understand('Xyzzy', register) }, { outcome: 'unclear', understood: understand('Herøy', register) },
  ] as const;
  for (const each of reasons) {
    const why = whyNotSaved(turn, 'inUse' in each ? { ...each, inUse: [...each.inUse] } : each);
    yield [`edit form, ${each.outcome}`, formReply(turn, { kind: 'edit', id: 'romsdal-2026.0a1b' }, fieldsOf(WANTED), why)];
  }
}
