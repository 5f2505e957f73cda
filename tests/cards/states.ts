import { CommandTable } from '../../src/bot/commands';
import { Conversations } from '../../src/bot/conversations';
import { helpFeature, welcomeReply } from '../../src/bot/help';
import { loadCards, type CardJson } from '../../src/bot/render';
import { runCommand } from '../../src/bot/router';
import { seedDemo } from '../../src/demo/seed';
import { adviceFeature, Advisor, Learning, Library, loadKnowledge } from '../../src/features/advice';
import { answerReply, listReply, passageReply } from '../../src/features/advice/cards';
import { emergencyReply, phonesReply, standardNumbers } from '../../src/features/advice/emergency';
import { announcementReply } from '../../src/features/advice/import/announcement-card';
import { withImported } from '../../src/features/advice/import/held-text';
import { keepPage } from '../../src/features/advice/import/keep-page';
import { formReply, ownAnswerReply, ownAnswersReply } from '../../src/features/advice/learning/own-answer-cards';
import { ownAnswerPassage } from '../../src/features/advice/learning/own-answer-passage';
import { unansweredReply } from '../../src/features/advice/learning/unanswered-card';
import type { Passage } from '../../src/features/advice';
import { GUARD_KINDS } from '../../src/features/advice/types';
import type { Command, Feature, NetworkHere, Reply, Scope, Turn } from '../../src/features/feature';
import { checkinsFeature } from '../../src/features/checkins';
import { meetingsFeature } from '../../src/features/meetings';
import { NetworkFiles, networksFeature } from '../../src/features/networks';
import { aTurn, checkinsOn, meetingsOn, networksOn } from '../support/a-turn';
import { UserError } from '../../src/lib/errors';
import { LANGUAGES, translator, type Language } from '../../src/lib/language';
import { openStore } from '../../src/storage';
import { raadTwo } from '../features/advice/import/pages';
import { calendarReplies } from './states-calendar';
import { attendanceReplies } from './states-attendance';
import { channelsReplies, noticeReplies } from './states-channels';
import { checkinHistoryReplies } from './states-checkin-history';
import { checkinPlanReplies } from './states-checkin-plans';
import { checkinSetupReplies } from './states-checkin-setup';
import { checkinReportingReplies } from './states-checkin-reporting';
import { contactsReplies } from './states-contacts';
import { pollSetupReplies } from './states-poll-setup';
import { minutesReplies } from './states-minutes';
import { planningReplies } from './states-planning';
import { privacyReplies } from './states-privacy';
import { profileReplies } from './states-profile';
import { peopleReplies } from './states-people';
import { pollReplies } from './states-polls';
import { setupReplies } from './states-setup';
import { yearlyReplies } from './states-yearly';
import { checkinRoundReplies } from './states-checkin-rounds';
import { checkinStatusReplies } from './states-checkin-status';
import { checkinWayReplies } from './states-checkin-ways';

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
  const networks = networksOn(store, { now: () => AFTER_THE_MEETINGS });
  const meetings = meetingsOn(networks);
  const [networkFiles, conversations] = [new NetworkFiles(networks), new Conversations(store)];
  const checkins = checkinsOn(networks);
  await seedDemo({ networks: networks.store, networkFiles, meetings: meetings.store, conversations, checkins });
  const features: Feature[] = [
    helpFeature(() => table, networks.directory), adviceFeature(new Learning(store)),
    networksFeature(networks), meetingsFeature(meetings), checkinsFeature(checkins),
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
          add(`command ${command.id} at ${now}`, await saidBy(command, turn));
        }
      }
      add('welcome', welcomeReply({ t: translator(language) }));
      const several = { ...turnOf(language, scope, AFTER_THE_MEETINGS), choices: () => [HERE, { ...HERE, networkId: 'nordmore' }] };
      add('which network', await runCommand({ command: table.byId('network') as Command, argument: '' }, several));
      for (const [name, reply] of adviceReplies(language)) add(name, reply);
      for (const [name, reply] of importedReplies(language)) add(name, reply);
      for (const [name, reply] of learningReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of calendarReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of planningReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of channelsReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of setupReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of peopleReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of noticeReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of contactsReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of profileReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of pollSetupReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of pollReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of privacyReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of minutesReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of attendanceReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of checkinReportingReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of yearlyReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of checkinRoundReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of checkinStatusReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of checkinWayReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of checkinPlanReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of checkinSetupReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
      for (const [name, reply] of checkinHistoryReplies(turnOf(language, scope, AFTER_THE_MEETINGS))) add(name, reply);
    }
  }
  await store.close();
  return states;
}

/** A refusal is told in words, not on a card. */
async function saidBy(command: Command, turn: Turn): Promise<Reply> {
  try {
    return await command.run(turn, command.accepts ? '1' : '');
  } catch (error) {
    if (error instanceof UserError) return { kind: 'text', text: turn.t(error.text, error.values) };
    throw error;
  }
}

function* adviceReplies(language: Language): Generator<[string, Reply]> {
  const advisor = new Advisor(loadKnowledge());
  const { passages } = advisor;
  const library = new Library(passages);
  for (const passage of passages) yield [`passage ${passage.id}`, passageReply(passage, library, language)];
  yield ['passage with a banner', passageReply(passages[0] as Passage, library, language, passages.slice(1, 3), true)];
  yield ['passage of a corpus of one', passageReply(passages[0] as Passage, new Library(passages.slice(0, 1)), language)];
  yield ['emergency', emergencyReply(language)];
  yield ['suicide', emergencyReply(language, 'suicide')];
  const unconfirmed = standardNumbers().map((service, at) => ({ ...service, confirmed: at === 0, link: 'https://helsenorge.no' }));
  yield ['suicide without a confirmed helpline', emergencyReply(language, 'suicide', unconfirmed)];
  yield ['phones', phonesReply(language)];
  yield ['phones that are not confirmed', phonesReply(language, unconfirmed)];
  for (const question of ['nalokson', 'Rutiner når noen er bevisstløs?', 'kurs og støtte for bønder', 'xyzzy', 'puster ikke']) {
    const answer = advisor.answer(question, language);
    yield [`${answer.kind} to «${question}»`, answerReply(answer, library)];
  }
  const hits = passages.slice(0, 3).map((passage) => ({ passage, score: 1 }));
  yield ['unsure', answerReply({ kind: 'unsure', banner: false, language, hits, confidence: 0 }, library)];
  yield ['unsure of nothing', answerReply({ kind: 'unsure', banner: false, language, hits: [], confidence: 0 }, library)];
  for (const guard of GUARD_KINDS) {
    yield [`guarded ${guard}`, answerReply({ kind: 'refusal', guard, banner: false, language, hits: [], confidence: 1 }, library)];
  }
  yield ['refusal', answerReply({ kind: 'refusal', banner: false, language, hits: [], confidence: 0 }, library)];
}

/** Imported text under each status, the list with it, and what networks are told of it: one råd, and more than there are buttons for. */
function* importedReplies(language: Language): Generator<[string, Reply]> {
  const statuses = ['in_force', 'superseded', 'draft'] as const;
  const pages = statuses.map((status, at) => keepPage(raadTwo('sand', { id: status, status, raad: at + 1 })));
  const passages = withImported(loadKnowledge(), pages);
  const library = new Library(passages);
  for (const passage of passages.filter(({ licence }) => licence)) yield [`imported ${passage.id}`, passageReply(passage, library, language)];
  yield ['list with imported text', listReply(library, language)];
  const many = Array.from({ length: 8 }, (_, at) => keepPage(raadTwo('sand', { id: `r${at}`, raad: at + 1 })));
  yield ['list of many', listReply(new Library(withImported(loadKnowledge(), many)), language)];
  const told = (raad: number) => ({ kind: raad % 2 ? 'new' : 'changed', raad, title: 'Kommunen *bør* ha en prøve', passage: 'hdir-x-1', updated: '2026-02-03' } as const);
  for (const count of [1, 7]) yield [`announcement of ${count}`, announcementReply(Array.from({ length: count }, (_, at) => told(at + 1)), language)];
}

/** Unanswered questions and a network's own answers: none, a few, more than fit, and each that is on a card of its own. */
function* learningReplies(turn: Turn): Generator<[string, Reply]> {
  const titleOf = (topic: string) => (topic === 'nalokson' ? 'Hva er nalokson?' : undefined);
  const groups = [
    { id: 't-0123456789abcdef', text: 'Hvem *har* [vakt](https://example.org) i helga?', topic: 'nalokson', count: 3 },
    { id: 'topic-nalokson', topic: 'nalokson', count: 2 }, { id: 'topic--', count: 1 },
  ];
  for (const keeping of [true, false]) {
    for (const count of [0, 1, 3]) yield [`${count} unanswered, ${keeping}`, unansweredReply(turn, { networkId: HERE.networkId, groups: groups.slice(0, count), keeping, from: 0, titleOf })];
    const many = Array.from({ length: 9 }, (_, at) => ({ id: `t-${at}`, text: 'Hvem? '.repeat(50).trim(), count: 100 - at }));
    yield [`many unanswered, ${keeping}`, unansweredReply(turn, { networkId: HERE.networkId, groups: many, keeping, from: 4, titleOf })];
  }
  const live = {
    id: '0e5f', tenantId: 'tenant', version: 2, question: 'Hvem har vakttelefonen i *helga*?', answer: '1. Ring **vakta**.\n- Eller <b>leiar</b>',
    owner: 'Demo Koordinator', review: '2027-01-31', savedAt: turn.now, savedBy: 'hash',
  };
  const overdue = { ...live, id: '0e5e', review: '2026-01-31', question: 'Spørsmål '.repeat(22).trim() };
  for (const own of [live, overdue]) {
    for (const said of ['title', 'saved', 'renewed', 'removed', 'changedMeanwhile'] as const) {
      yield [`own answer ${own.id} ${said}`, ownAnswerReply(turn, HERE.networkId, own, `advice.own.${said}`)];
    }
    yield [`passage own.${own.id}`, passageReply(ownAnswerPassage(own, 'Nettverk *Romsdal*'), new Library([]), turn.language, loadKnowledge().passages.slice(0, 2))];
    yield [`form of ${own.id}`, formReply(turn, { ...own, network: HERE.networkId }, own)];
  }
  yield ['empty form', formReply(turn, { network: HERE.networkId, id: 'new', version: 0 }, { question: '', answer: '', owner: '', review: 'x' }, 'advice.own.wrong.review')];
  for (const answers of [[live], [overdue], [live, overdue, live, overdue, live]]) yield [`${answers.length} own answers`, ownAnswersReply(turn, HERE.networkId, answers, 0)];
}

const HERE: NetworkHere = { networkId: 'romsdal-2026', networkName: 'Overdosenettverk Romsdal 2026', language: 'nb', roles: ['coordinator'] };

function turnOf(language: Language, scope: Scope, now: number): Turn {
  const place = { scope, tenantId: 'tenant', conversationId: 'conversation' };
  return aTurn(language, { now, place, network: () => HERE, part: async () => HERE });
}
