const QUESTIONS = require('./questions.json');

const TENANT = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';
const BOT = { id: '28:0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b', name: 'Nettverksassistenten' };
const PERSONS = 50;
/** One in so many persons asks in the network's channel, where the bot must be mentioned; the others in a chat of their own. */
const IN_CHANNEL = 5;
const CHANNEL = '19:bench-kanal@thread.tacv2';
const TEAM = '19:bench-team@thread.tacv2';

/** Teams' ids of messages are milliseconds since 1970. No id is ever given twice, or the bot would take it for a redelivery. */
let lastId = 1_794_000_000_000;

/** The languages in turn, as a network of people would ask. */
const questions = interleave(Object.values(QUESTIONS));

const TEXTS = {
  help: () => 'help',
  questions: (turn) => questions[turn % questions.length],
};

/** A function that gives the body of one turn after the other, for a bot that is to reply to `serviceUrl`. */
function activitySource(kind, serviceUrl) {
  let turn = 0;
  return () => {
    const person = turn % PERSONS;
    const text = TEXTS[kind](turn);
    turn += 1;
    lastId += 1;
    return JSON.stringify(message(text, person, String(lastId), serviceUrl));
  };
}

function message(text, person, id, serviceUrl) {
  const number = String(person + 1).padStart(12, '0');
  const now = new Date().toISOString();
  const place = person % IN_CHANNEL === 0 ? inChannel(text, id) : inPersonalChat(text, number);
  return {
    type: 'message',
    id,
    timestamp: now,
    localTimestamp: now.replace('Z', '+00:00'),
    localTimezone: 'UTC',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:bench-person-${number}`, name: `Bench Person ${number}`, aadObjectId: `dddddddd-dddd-4ddd-8ddd-${number}` },
    recipient: BOT,
    locale: 'nb-NO',
    textFormat: 'plain',
    ...place,
  };
}

function inPersonalChat(text, number) {
  return {
    text,
    conversation: { conversationType: 'personal', tenantId: TENANT, id: `a:bench-chat-${number}` },
    attachments: [html(text)],
    entities: [clientInfo],
    channelData: { tenant: { id: TENANT } },
  };
}

function inChannel(text, id) {
  const mention = { type: 'mention', mentioned: BOT, text: `<at>${BOT.name}</at>` };
  return {
    text: `<at>${BOT.name}</at> ${text}\n`,
    conversation: { isGroup: true, conversationType: 'channel', tenantId: TENANT, id: `${CHANNEL};messageid=${id}` },
    attachments: [html(`<span itemtype="http://schema.skype.com/Mention" itemid="0">${BOT.name}</span>&nbsp;${text}`)],
    entities: [mention, clientInfo],
    channelData: {
      teamsChannelId: CHANNEL, teamsTeamId: TEAM, channel: { id: CHANNEL }, team: { id: TEAM }, tenant: { id: TENANT },
    },
  };
}

const clientInfo = { locale: 'nb-NO', country: 'NO', platform: 'Web', timezone: 'UTC', type: 'clientInfo' };

function html(content) {
  return { contentType: 'text/html', content: `<div><div>${content}</div>\n</div>` };
}

function interleave(lists) {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.map((list) => list[at])).flat().filter(Boolean);
}

module.exports = { activitySource, questionCount: questions.length };
