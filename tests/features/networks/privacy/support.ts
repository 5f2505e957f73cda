import { cardAction, messageWithValue, personalMessage, type World } from '../../../support/activities';
import type { Sent } from '../../../support/connector';
import { cardOf, wordsOf, type Card } from '../../../support/replies';
import { startTestApp, type TestApp, type TestAppOptions } from '../../../support/running-app';
import type { TestClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { Drafts as NoticeDrafts } from '../../../../src/features/networks/notices/drafts';
import { NoticeStore } from '../../../../src/features/networks/notices/notice-store';
import { Drafts as PeopleDrafts } from '../../../../src/features/networks/people/drafts';
import type { Role } from '../../../../src/features/feature';
import { openStore, type Row, type TableStore } from '../../../../src/storage';

export const NETWORK = 'romsdal';
export const OTHER = 'nordmore';
export const PUBLIC_URL = 'https://assistent.example.no/bot/';
export const EMAIL = 'ida.oerjasaeter@molde.example';

export interface Stage {
  bot: TestApp;
  store: UnrulyStore;
  /** A coordinator who wants to be forgotten, one who stays, and somebody who is in no network. */
  ida: World;
  colleague: World;
  stranger: World;
}

/** Two networks: Ida coordinates the first together with a colleague, and is a contact in the second. */
export async function startStage(clock: TestClock, options: TestAppOptions = {}): Promise<Stage> {
  const store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const bot = await startTestApp({ store, clock, publicUrl: PUBLIC_URL, linkSecret: 'a-secret-of-the-test-that-is-long', ...options });
  const somebody = (id: string, name: string, nth: number): World => ({
    ...bot.molde, personalChat: { id: `a:1chat-${nth}` }, from: { id, name, aadObjectId: `d0d0d0d0-0000-4000-8000-00000000000${nth}` },
  });
  const ida = somebody('29:1IdA_teams/id', 'Ida Berit Ørjasæter', 1);
  const colleague = somebody('29:demo-kollega', 'Demo Kollega', 2);
  const stage = { bot, store, ida, colleague, stranger: somebody('29:demo-fremmed', 'Demo Fremmed', 3) };
  for (const [id, name, language] of [[NETWORK, 'Nettverk *Romsdal*', 'nn'], [OTHER, 'Nettverk Nordmøre', 'nb']] as const) {
    await bot.app.networks.saveNetwork({ id, name, organisers: [], language, targetGroups: [], rhythm: 'meetings' });
  }
  await saveMember(stage, NETWORK, ida, ['coordinator'], { email: EMAIL, title: 'rådgiver' });
  await saveMember(stage, NETWORK, colleague, ['coordinator']);
  await saveMember(stage, OTHER, ida, ['contact'], { municipality: '1505', name: 'Ida B. Ørjasæter' });
  await saveMember(stage, OTHER, colleague, ['coordinator']);
  return stage;
}

export async function saveMember(stage: Stage, networkId: string, world: World, roles: Role[], more: object = {}): Promise<void> {
  const { tenantId, from } = world;
  const member = { tenantId, personId: from.aadObjectId, name: from.name, roles, joinedAt: 1 };
  await stage.bot.app.networks.saveMember(networkId, { ...member, ...more });
}

/** What an id of a notice begins with. */
export const NOTICE = '8226000000000';

/**
 * What others have written with Ida's name: a notice, a draft of one, and a list of people that was begun by somebody who coordinates no
 * more. Her list of networks has lost one where she is a member.
 */
export async function namedByOthers(stage: Stage, clock: TestClock): Promise<void> {
  const { store, ida, colleague, stranger } = stage;
  const at = clock.now();
  const text = `Velkommen til Ida Ørjasæter (${EMAIL}).`;
  await new NoticeStore(store).save(NETWORK, `${NOTICE}-1`, { networkId: NETWORK, text, version: 0, at }, personOf(colleague), at);
  await new NoticeDrafts(store).save(personOf(colleague), `${NOTICE}-2`, { networkId: NETWORK, text, version: 0, at });
  await saveMember(stage, NETWORK, stranger, ['participant']);
  const roster = [{ tenantId: ida.tenantId, id: ida.from.aadObjectId, name: ida.from.name, guest: false }];
  await new PeopleDrafts(store).save(personOf(stranger), { id: '1', networkId: NETWORK, channels: [], people: roster, at });
  await store.delete(`u:${ida.tenantId}:${ida.from.aadObjectId}`, `n:${OTHER}`);
}

export const personOf = ({ tenantId, from }: World) => ({ tenantId, id: from.aadObjectId, name: from.name });

let said = 0;

/** Writes to the assistant in the person's own chat. */
export const say = ({ bot }: Pick<Stage, 'bot'>, world: World, text: string, options: object = {}): Promise<Sent> =>
  bot.ask(personalMessage(world, text, { id: `said-${++said}`, ...options }));

export interface Pressed {
  card: Card | undefined;
  /** The line that Teams shows. */
  line: string;
  /** What was sent as a message of its own. */
  sent: string[];
}

export async function press({ bot }: Pick<Stage, 'bot'>, world: World, verb: string, data: object = {}, options: object = {}): Promise<Pressed> {
  const { body, sent } = await bot.exchange(cardAction(world, verb, { ...data }, { id: `press-${++said}`, ...options }));
  const { value } = body as { value: Card | string };
  const messages = sent.map(wordsOf);
  return typeof value === 'string' ? { line: value, card: sent[0] && cardOf(sent[0]), sent: messages } : { line: '', card: value, sent: messages };
}

/** The same from a client without Action.Execute. */
export const submit = ({ bot }: Stage, world: World, verb: string): Promise<Sent> =>
  bot.ask(messageWithValue(world, { verb }, { id: `submit-${++said}` }));

export const wordsOn = (card: Card | undefined): string => JSON.stringify(card?.body ?? '');

/** Every row of the table. */
export async function scanned(table: TableStore): Promise<Row[]> {
  const rows: Row[] = [];
  let token: string | undefined;
  do {
    const page = await table.scan(token);
    rows.push(...page.rows);
    token = page.token;
  } while (token !== undefined);
  return rows;
}

/** Where a person stands, by id, Teams id, name or address, in any case and however keys and JSON write it. */
export async function tracesOf(table: TableStore, { from }: World): Promise<string[]> {
  const { id, aadObjectId, name } = from;
  const words = [id, aadObjectId, name, EMAIL, 'Ida B. Ørjasæter', 'Ørjasæter'];
  const hex = (character: string) => Buffer.from(character).toString('hex').replace(/../g, '!$&');
  const keyed = (text: string) => [...text].map((each) => (/[A-Za-z0-9._~@;=-]/.test(each) ? each : hex(each))).join('');
  const writtenAs = (word: string) => [word, keyed(word), JSON.stringify(word).slice(1, -1), encodeURIComponent(word)];
  const forms = words.flatMap(writtenAs).map((form) => form.toLowerCase());
  const rows = await scanned(table);
  return rows.filter(({ partition, row, data, index }) => {
    const all = `${partition} ${row} ${data} ${JSON.stringify(index ?? {})} ${JSON.stringify(JSON.parse(data))}`.toLowerCase();
    return forms.some((form) => all.includes(form));
  }).map(({ partition, row }) => `${partition} ${row}`);
}
