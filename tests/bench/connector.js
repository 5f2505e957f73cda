/** The least that a Bot Connector must do: takes replies, gives each an id, keeps connections open, and counts. */
const { createServer } = require('node:http');

const ACTIVITIES = '/activities/';
const CARD = 'application/vnd.microsoft.card.adaptive';
const TYPING = '"type":"typing"';

let received = 0;
let counts = fresh();

/** `answered`: the activities that were replied to. `cards`: how many of the replies carry a card. */
function fresh() {
  return { replies: 0, cards: 0, answered: new Set() };
}

function count(url, body) {
  if (body.includes(TYPING)) return;
  counts.replies += 1;
  if (body.includes(CARD)) counts.cards += 1;
  counts.answered.add(url.slice(url.lastIndexOf(ACTIVITIES) + ACTIVITIES.length));
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => {
    count(request.url, body);
    received += 1;
    const answer = `{"id":"reply-${received}"}`;
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8', 'content-length': answer.length });
    response.end(answer);
  });
});
server.keepAliveTimeout = 60_000;

/** Any message from the parent asks for the counts since the last one. */
process.on('message', () => {
  const { replies, cards, answered } = counts;
  counts = fresh();
  process.send({ replies, cards, answered: answered.size });
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
