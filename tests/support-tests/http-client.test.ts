import { molde, personalMessage } from '../support/activities';
import { postActivity } from '../support/http-client';
import { listen, readBody, sendJson } from '../support/loopback';
import type { Loopback } from '../support/loopback';

let bot: Loopback;

/** Answers with what it got. */
beforeAll(async () => {
  bot = await listen(async (request, response) => {
    const { url, method, headers } = request;
    const body = await readBody(request);
    if (body === 'plain') {
      response.writeHead(400);
      return void response.end('no JSON');
    }
    const { authorization, 'content-type': type } = headers;
    sendJson(response, 200, { url, method, authorization, type, body }, { 'x-turn': '1' });
  });
});
afterAll(() => bot.close());

describe('postActivity', () => {
  it('posts the activity as JSON with the token, where a bot listens', async () => {
    const activity = personalMessage(molde, 'hei');
    const { status, headers, body } = await postActivity(bot.origin, activity, { token: 't' });
    expect([status, headers.get('x-turn')]).toEqual([200, '1']);
    expect(body).toEqual({
      url: '/api/messages', method: 'POST', authorization: 'Bearer t', type: 'application/json; charset=utf-8', body: activity,
    });
  });

  it('has no authorization header without a token', async () => {
    expect((await postActivity(bot.origin, {})).body).not.toHaveProperty('authorization');
  });

  it('sends a raw body as it is, with the test\'s headers, and gives an answer that is no JSON as text', async () => {
    const headers = { 'content-type': 'text/plain' };
    const { status, body, text } = await postActivity(bot.origin, {}, { rawBody: 'plain', headers });
    expect([status, body, text]).toEqual([400, undefined, 'no JSON']);
  });
});
