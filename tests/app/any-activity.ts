import fc from 'fast-check';
import {
  cardAction, channelMessage, editedMessage, groupMessage, installed, invoke, membersAdded, messageWithValue, personalMessage,
  reaction, submitFeedback, uninstalled, type TeamsActivity, type World,
} from '../support/activities';

type Json = Record<string, unknown>;

const VERBS = ['advice.show', 'bot.command', 'networks.language', 'poll.vote', '__proto__', 'constructor', ''];
const INVOKES = ['adaptiveCard/action', 'message/submitAction', 'task/fetch'];
const SAID = [personalMessage, groupMessage, channelMessage, editedMessage];
const COMMANDS = ['help', 'list', 'raad', 'network', 'meetings', 'language', 'about', 'language-nn', 'shutdown', '__proto__'];
const WORDS = [
  'råd 1', 'RÅD 99', 'liste råd', 'nettverk', 'samlinger', 'hjelp meg med planen', 'nynorsk takk', '/help',
  'Kva seier rådet om pårørande?', 'han puster ikke', '${title}', '{{id}}', '<at>Nettverksassistenten</at>',
  '<script>alert(1)</script>', '**fet** [lenke](http://evil.example)', '=HYPERLINK("x")', '\u202Eopp ned', '\uD800', '\u0000',
  'a\u0300'.repeat(50), '\uFDFA'.repeat(200), 'ikke '.repeat(390), ' ', '',
];
const POLLUTING = ['{"__proto__":{"canary":true}}', '{"constructor":{"prototype":{"canary":true}}}'];
const KEYS = ['__proto__', 'constructor', 'toString', 'canary', 'id', 'verb', 'text', 'value', 'type'];

/** Deep, wide or strange JSON, as a hostile sender writes it: an own `__proto__` included. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, [], {}, '', 0, -1, 1e308, true, 'x'.repeat(5_000), [[[[[[[[[[]]]]]]]]]]),
  fc.constantFrom(...POLLUTING).map((text) => JSON.parse(text) as unknown),
  fc.integer({ min: 50, max: 2_000 }).map((depth) => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)) as unknown),
);

const words = fc.oneof(
  fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ minLength: 1_900, maxLength: 2_100 }),
);
const data = fc.oneof(
  hostile,
  fc.record({ id: fc.oneof(fc.constantFrom('raad-1-hele-raadet', 'gone', '__proto__', '../x'), hostile) }),
  fc.record({ command: fc.oneof(fc.constantFrom(...COMMANDS), hostile) }),
  fc.record({ language: fc.oneof(fc.constantFrom('nb', 'nn', 'en', 'sv'), hostile), lang: hostile }),
);

/** What Teams could send, from either organisation. */
function wellFormed(world: World): fc.Arbitrary<TeamsActivity> {
  const verb = fc.oneof(fc.constantFrom(...VERBS), fc.string({ maxLength: 150 }));
  return fc.oneof(
    fc.tuple(fc.constantFrom(...SAID), words).map(([say, text]) => say(world, text)),
    fc.tuple(verb, data).map(([name, given]) => cardAction(world, name, given as Json)),
    fc.tuple(verb, data).map(([name, given]) => messageWithValue(world, { ...(given as Json), verb: name })),
    hostile.map((value) => messageWithValue(world, value)),
    fc.tuple(fc.constantFrom(...INVOKES), hostile).map(([name, value]) => invoke(world, name, value)),
    fc.constantFrom(installed(world), uninstalled(world, 'channel'), reaction(world, { added: ['like'] })),
    fc.constantFrom('like', 'dislike').map((thumb) => submitFeedback(world, thumb as 'like', 'activity-1')),
    hostile.map((members) => ({ ...membersAdded(world, []), membersAdded: members as [] })),
  );
}

/** One field, at the top or one below, is taken away or made into something else. */
interface Mutation {
  at: number;
  below: number;
  deep: boolean;
  how: 'drop' | 'replace' | 'add';
  value: unknown;
  key: string;
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  below: fc.nat(),
  deep: fc.boolean(),
  how: fc.constantFrom('drop', 'replace', 'add'),
  value: hostile,
  key: fc.constantFrom(...KEYS),
});

function mutated(activity: object, { at, below, deep, how, value, key }: Mutation): object {
  const copy = JSON.parse(JSON.stringify(activity)) as Json;
  const names = Object.keys(copy);
  const name = names[at % names.length] ?? 'type';
  const inner = copy[name];
  const target = deep && typeof inner === 'object' && inner !== null ? (inner as Json) : copy;
  const fields = Object.keys(target);
  const field = target === copy ? name : (fields[below % Math.max(1, fields.length)] ?? key);
  if (how === 'drop') delete target[field];
  // Assigned, `__proto__` would become the prototype; as JSON has it, it is a field.
  else Object.defineProperty(target, how === 'add' ? key : field, { value, enumerable: true });
  return copy;
}

/** Well-formed, mutated once to three times, or nothing like an activity at all. */
export function anyActivity({ molde, statsforvalteren }: { molde: World; statsforvalteren: World }): fc.Arbitrary<unknown> {
  const foreign = { ...molde, tenantId: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' };
  const base = fc.oneof(
    { weight: 6, arbitrary: wellFormed(molde) },
    { weight: 2, arbitrary: wellFormed(statsforvalteren) },
    { weight: 1, arbitrary: wellFormed(foreign) },
  );
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(base, fc.uuid()).map(([activity, id]) => ({ ...activity, id })) },
    { weight: 5, arbitrary: fc.tuple(base, mutations).map(([activity, all]) => all.reduce<object>(mutated, activity)) },
    { weight: 1, arbitrary: hostile },
  );
}
