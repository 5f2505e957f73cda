import { createLog, LOG_LEVELS, type LogLevel } from '../../src/lib/log';

type Line = Record<string, unknown> & { error?: { type: string; message: string; stack: string } };

function logging(level: LogLevel) {
  const lines: Line[] = [];
  const log = createLog(level, { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
  return { log, lines };
}

test('a line is JSON with level, time in ISO form and message, and neither process nor machine', () => {
  const { log, lines } = logging('info');
  log.info('Listening', { url: 'http://127.0.0.1:3978' });
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(lines).toEqual([{ level: 30, time, msg: 'Listening', url: 'http://127.0.0.1:3978' }]);
});

describe('a level', () => {
  const severities = ['debug', 'info', 'warn', 'error'] as const;

  test.each(LOG_LEVELS)('%s lets through itself and what is worse', (level) => {
    const { log, lines } = logging(level);
    for (const severity of severities) log[severity](severity);
    const from = level === 'silent' ? severities.length : severities.indexOf(level);
    expect(lines.map(({ msg }) => msg)).toEqual(severities.slice(from));
  });
});

describe('a field that is not on the list', () => {
  test.each([
    'text', 'name', 'from', 'body', 'authorization', 'secret',
  ])('«%s» is not written, also when the types were got round', (field) => {
    const { log, lines } = logging('info');
    log.info('Turn', { count: 1, [field]: 'Kari Nordmann' });
    expect(JSON.stringify(lines)).not.toContain('Kari');
    expect(lines[0]).toMatchObject({ count: 1 });
  });
});

describe('an error', () => {
  test('is described by type, message and the first lines of its stack', () => {
    const { log, lines } = logging('error');
    log.error('Turn failed', { correlationId: 'ABCD2345', error: new TypeError('noe er galt') });
    expect(lines[0]).toMatchObject({ correlationId: 'ABCD2345', error: { type: 'TypeError', message: 'noe er galt' } });
    expect(lines[0]?.error?.stack).toMatch(/^\s+at .*log\.test\.ts/);
    expect(lines[0]?.error?.stack.split('\n').length).toBeLessThanOrEqual(7);
  });

  test('carries nothing else: no request, headers or cause', () => {
    const { log, lines } = logging('error');
    const error = Object.assign(new Error('nede', { cause: 'Kari' }), { request: { headers: { authorization: 'Bearer Kari' } } });
    log.error('Store', { error });
    expect(Object.keys(lines[0]?.error ?? {}).sort()).toEqual(['message', 'stack', 'type']);
    expect(JSON.stringify(lines)).not.toContain('Kari');
  });

  test('with a long message, or several lines of it, is cut and gives its stack without them', () => {
    const { log, lines } = logging('error');
    log.error('Turn failed', { error: new Error(`${'a'.repeat(400)}\nlinje to`) });
    expect(lines[0]?.error?.message).toBe('a'.repeat(300));
    expect(lines[0]?.error?.stack).not.toContain('linje to');
  });

  test('without a stack is described too', () => {
    const { log, lines } = logging('error');
    const error = new Error('uten');
    delete error.stack;
    log.error('Turn failed', { error });
    expect(lines[0]?.error).toEqual({ type: 'Error', message: 'uten' });
  });
});
