import { Agent, request } from 'node:http';
import { voteAll, type Post, type Voting } from './votes-load';

/** Those who vote, in a process of their own: each message is a `Voting` and where the service listens, and is answered with its `Load`. */
process.on('message', ({ url, ...voting }: Voting & { url: string }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: voting.atOnce });
  void voteAll(posting(url, agent), voting).then((load) => process.send?.(load)).finally(() => agent.destroy());
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

/** As Teams does: connections are kept open. */
function posting(url: string, agent: Agent): Post {
  return (activity) => new Promise((resolve, reject) => {
    const body = JSON.stringify(activity);
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
    const posted = request(`${url}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text || 'null') as unknown }));
    });
    posted.on('error', reject).end(body);
  });
}
