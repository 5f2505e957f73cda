import { request, type Agent } from 'node:http';

/** Posts an activity to the service, and gives what it was answered. */
export type Post = (activity: unknown) => Promise<{ status: number; body: unknown }>;

/** As Teams does: connections are kept open. */
export function posting(url: string, agent: Agent): Post {
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
