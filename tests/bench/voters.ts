import { Agent } from 'node:http';
import { posting } from './posting';
import { voteAll, type Voting } from './votes-load';

/** Those who vote, in a process of their own: each message is a `Voting` and where the service listens, and is answered with its `Load`. */
process.on('message', ({ url, ...voting }: Voting & { url: string }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: voting.atOnce });
  void voteAll(posting(url, agent), voting).then((load) => process.send?.(load)).finally(() => agent.destroy());
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
