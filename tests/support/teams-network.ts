import http from 'node:http';
import https from 'node:https';

/**
 * Teams' real host, on loopback: with an app id the bot sends only to `https://smba.trafficmanager.net/…`, so a test takes
 * the far end of that connection and leads it to a fake Teams. Which one stands in the path, as the region does in Teams'.
 * A request to any other host fails: no test reaches out.
 */
const HOST = 'smba.trafficmanager.net';
const real = https.request;
let joined = 0;

type Options = https.RequestOptions & { path?: string };

const redirected = (options: Options, onResponse: (response: http.IncomingMessage) => void): http.ClientRequest => {
  const [, port] = /^\/emea\/(\d+)\//.exec(options.path ?? '') ?? [];
  if (options.hostname !== HOST || !port) throw new Error(`A test tried to reach ${String(options.hostname)}.`);
  const { method, headers, path } = options;
  return http.request({ hostname: '127.0.0.1', port, method, headers, path, agent: false }, onResponse);
};

/** The service URL under which Teams' host leads to the fake at `url`. Leave when done: the last to leave mends the network. */
export function joinTeamsNetwork(url: string): { serviceUrl: string; leave(): void } {
  if (joined++ === 0) https.request = redirected as typeof https.request;
  return {
    serviceUrl: `https://${HOST}/emea/${new URL(url).port}/`,
    leave: () => {
      if (--joined === 0) https.request = real;
    },
  };
}
