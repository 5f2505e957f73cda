import fc from 'fast-check';
import { checkJoinUrl, LONGEST_JOIN_URL } from '../../../../../src/features/meetings/planning/links/join-url';

const JOIN = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_a%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%7d';

describe('a pasted link is taken', () => {
  test.each([
    [JOIN, JOIN],
    ['https://teams.live.com/meet/9312345678901?p=AbC', 'https://teams.live.com/meet/9312345678901?p=AbC'],
    ['https://teams.cloud.microsoft/meet/3112345?p=x', 'https://teams.cloud.microsoft/meet/3112345?p=x'],
    [`  <${JOIN}>\n`, JOIN],
    ['HTTPS://Teams.Microsoft.com:443/l/meetup-join/æ', 'https://teams.microsoft.com/l/meetup-join/%C3%A6'],
  ])('%s', (given, url) => {
    expect(checkJoinUrl(given)).toEqual({ url });
    expect(checkJoinUrl(url)).toEqual({ url });
  });
});

describe('a pasted link is refused, and the reason is said', () => {
  test.each([
    ['', 'none'], ['   ', 'none'], ['teams.microsoft.com/l/x', 'none'], ['Møte på Teams', 'none'], [`Bli med: ${JOIN}`, 'none'],
    ['https://teams.microsoft.com/l/a b', 'none'], ['https://teams.microsoft.com/\nx', 'none'], ['https:\\\\teams.microsoft.com\\x', 'none'],
    ['https://teams.microsoft.com/l/\u202ex', 'none'], ['https://teams.microsoft.com/l/\u0000x', 'none'],
    ['http://teams.microsoft.com/l/x', 'foreign'], ['javascript:alert(1)', 'foreign'], ['data:text/html,x', 'foreign'], ['msteams:/l/x', 'foreign'],
    ['https://teams.microsoft.com', 'foreign'], ['https://teams.microsoft.com/', 'foreign'],
    ['https://evil.example/teams.microsoft.com/x', 'foreign'], ['https://teams.microsoft.com.evil.example/x', 'foreign'],
    ['https://xteams.microsoft.com/l', 'foreign'], ['https://a.teams.microsoft.com/l', 'foreign'], ['https://teams.microsoft.com./l', 'foreign'],
    ['https://teams.microsoft.com@evil.example/l', 'foreign'], ['https://me:pw@teams.microsoft.com/l', 'foreign'], ['https://me@teams.microsoft.com/l', 'foreign'],
    ['https://teams.microsoft.com:8443/l', 'foreign'], ['https://teams.mіcrosoft.com/l', 'foreign'],
    [`${JOIN}${'a'.repeat(LONGEST_JOIN_URL)}`, 'long'], [`https://teams.microsoft.com/${'æ'.repeat(400)}`, 'long'],
  ])('%j: %s', (given, reason) => {
    expect(checkJoinUrl(given)).toEqual({ wrong: `meetings.calendar.link.${reason}` });
  });
});

test('whatever is given, what is taken leads to Teams and to nowhere else', () => {
  const pieces = fc.array(fc.constantFrom('https:', 'http:', '//', '/', '@', ':', '\\', '.', '#', '?', 'teams.microsoft.com', 'teams.live.com', 'evil.example', '%2f', ' ', '\t', 'x'));
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), pieces.map((each) => each.join(''))), (given) => {
    const checked = checkJoinUrl(given);
    if (!('url' in checked)) return;
    const { protocol, host, username, password } = new URL(checked.url);
    expect([protocol, username, password]).toEqual(['https:', '', '']);
    expect(['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft']).toContain(host);
    expect(checked.url).toMatch(/^[\x21-\x7e]{1,1000}$/);
  }), { numRuns: 2_000 });
});
