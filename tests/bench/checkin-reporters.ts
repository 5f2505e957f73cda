import { Agent } from 'node:http';
import { reportAll, type Reporting } from './checkins-load';
import { posting } from './posting';

/** Those who report, in a process of their own: a message is a `Reporting` and where the service listens, and is answered with its load. */
process.on('message', ({ url, ...reporting }: Reporting & { url: string }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: reporting.atOnce });
  void reportAll(posting(url, agent), reporting).then((load) => process.send?.(load)).finally(() => agent.destroy());
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
