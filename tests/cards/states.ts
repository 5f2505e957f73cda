import { CommandTable } from '../../src/bot/commands';
import { helpFeature, welcomeReply } from '../../src/bot/help';
import { loadCards, type CardJson } from '../../src/bot/render';
import { seedDemo } from '../../src/demo/seed';
import { adviceFeature, Advisor, FeedbackStore, Library, loadKnowledge } from '../../src/features/advice';
import { answerReply, emergencyReply, passageReply } from '../../src/features/advice/cards';
import type { Passage } from '../../src/features/advice';
import type { Feature, Reply, Scope, Turn } from '../../src/features/feature';
import { meetingsFeature, MeetingStore } from '../../src/features/meetings';
import { Directory, networksFeature, NetworkStore } from '../../src/features/networks';
import { LANGUAGES, translator, type Language } from '../../src/lib/language';
import { openStore } from '../../src/storage';

/** A card as somebody would see it: which template, in which state, language and place. */
export interface CardState {
  name: string;
  template: string;
  language: Language;
  scope: Scope;
  summary: string;
  card: CardJson;
}

const SCOPES = ['personal', 'group', 'channel'] as const;
const BEFORE_THE_MEETINGS = Date.parse('2026-01-01T00:00:00Z');
const AFTER_THE_MEETINGS = Date.parse('2026-11-16T00:00:00Z');

/** Every card in every state, language and place, made by the features themselves: nothing here knows what a template needs. */
export async function everyCardState(): Promise<CardState[]> {
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const [networks, meetings, clock] = [new NetworkStore(store), new MeetingStore(store), { now: () => AFTER_THE_MEETINGS }];
  await seedDemo({ networks, meetings });
  const features: Feature[] = [
    helpFeature(() => table), adviceFeature(new FeedbackStore(store)),
    networksFeature(networks, new Directory(networks, clock)), meetingsFeature(meetings),
  ];
  const table: CommandTable = new CommandTable(features);
  const render = loadCards();
  const states: CardState[] = [];
  for (const language of LANGUAGES) {
    for (const scope of SCOPES) {
      const add = (name: string, reply: Reply) => {
        if (reply.kind !== 'card') return;
        const card = render(reply.card, language, scope);
        const { summary, card: { template } } = reply;
        states.push({ name: `${name}, ${language}, ${scope}`, template, language, scope, summary, card });
      };
      for (const now of [BEFORE_THE_MEETINGS, AFTER_THE_MEETINGS]) {
        const turn = turnOf(language, scope, now);
        for (const command of table.all) {
          add(`command ${command.id} at ${now}`, await command.run(turn, command.accepts ? '1' : ''));
        }
      }
      add('welcome', welcomeReply({ t: translator(language) }));
      for (const [name, reply] of adviceReplies(language)) add(name, reply);
    }
  }
  await store.close();
  return states;
}

function* adviceReplies(language: Language): Generator<[string, Reply]> {
  const advisor = new Advisor(loadKnowledge());
  const { passages } = advisor;
  const library = new Library(passages);
  for (const passage of passages) yield [`passage ${passage.id}`, passageReply(passage, library, language)];
  yield ['passage with a banner', passageReply(passages[0] as Passage, library, language, passages.slice(1, 3), true)];
  yield ['passage of a corpus of one', passageReply(passages[0] as Passage, new Library(passages.slice(0, 1)), language)];
  yield ['emergency', emergencyReply(language)];
  for (const question of ['nalokson', 'Rutiner når noen er bevisstløs?', 'kurs og støtte for bønder', 'xyzzy', 'puster ikke']) {
    const answer = advisor.answer(question, language);
    yield [`${answer.kind} to «${question}»`, answerReply(answer, library)];
  }
  const hits = passages.slice(0, 3).map((passage) => ({ passage, score: 1 }));
  yield ['unsure', answerReply({ kind: 'unsure', banner: false, language, hits, confidence: 0 }, library)];
  yield ['unsure of nothing', answerReply({ kind: 'unsure', banner: false, language, hits: [], confidence: 0 }, library)];
  yield ['refusal', answerReply({ kind: 'refusal', banner: false, language, hits: [], confidence: 0 }, library)];
}

function turnOf(language: Language, scope: Scope, now: number): Turn {
  return {
    correlationId: 'ABCD2345',
    now,
    person: { tenantId: 'tenant', id: 'person', name: 'Demo Person' },
    place: { scope, tenantId: 'tenant', conversationId: 'conversation' },
    network: () => ({ networkId: 'romsdal-2026', networkName: 'Overdosenettverk Romsdal 2026', roles: ['coordinator'] }),
    language,
    t: translator(language),
  };
}
