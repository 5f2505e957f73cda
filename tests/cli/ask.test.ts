import { text } from 'node:stream/consumers';
import { Advisor, answerText, Library, loadKnowledge } from '../../src/features/advice';
import { ensureBuilt, run, start } from './built';

beforeAll(ensureBuilt, 180_000);

const ask = (args: string[], input?: string) => run('cli/ask.js', args, { input });
const lines = (stdout: string) => stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const jsonl = async (input: string) => lines((await ask(['--jsonl'], input)).stdout);

describe('a question on the command line', () => {
  test('is answered in the words the bot has for it', async () => {
    const advisor = new Advisor(loadKnowledge());
    const questions = [['hva sier råd 1 om pårørende?', 'nb'], ['korleis følgjer vi opp etter ei overdose?', 'nn']] as const;
    for (const [question, language] of questions) {
      const expected = answerText(advisor.answer(question, language), new Library(advisor.passages));
      expect(await ask([question])).toEqual({ code: 0, stdout: `${expected}\n`, stderr: '' });
    }
  });

  test('is answered in the language that is asked for', async () => {
    expect((await ask(['råd 1', '--lang', 'nn'])).stdout).toContain('Gjeldande råd');
    expect((await ask(['--lang=en', 'råd 1'])).stdout).toContain('In force');
  });

  test('with --json is answered as one object, of exactly this shape', async () => {
    const { stdout, code } = await ask(['--json', 'hva sier råd 1 om pårørende?']);
    const [answer = {}] = lines(stdout);
    expect(code).toBe(0);
    expect(Object.keys(answer)).toEqual(['id', 'kind', 'banner', 'lang', 'hits', 'text', 'citations', 'ms']);
    expect(answer).toMatchObject({
      id: '1', kind: 'answer', banner: false, lang: 'nb',
      text: expect.stringMatching(/^Gjeldende råd · /), ms: expect.any(Number),
    });
    const hits = answer.hits as Record<string, unknown>[];
    expect(hits.length).toBeGreaterThan(1);
    expect(hits.length).toBeLessThanOrEqual(10);
    for (const hit of hits) {
      expect(hit).toEqual({
        id: expect.any(String), title: expect.any(String), topics: expect.arrayContaining([expect.any(String)]),
        status: expect.stringMatching(/^(?:in_force|network|background|superseded|draft)$/), score: expect.any(Number),
      });
    }
    expect(answer.citations).toEqual([{
      title: 'Hva råd 1 sier om pårørende', date: '16. januar 2025', status: 'Gjeldende råd',
      url: 'https://www.helsebiblioteket.no/innhold/nasjonale-faglige-rad/overdose-lokalt-forebyggende-arbeid',
    }]);
  });
});

describe('lines of questions', () => {
  test('are answered one by one, each under its id', async () => {
    const advisor = new Advisor(loadKnowledge());
    const unsure = ['er det flere enn oss som driver med dette', 'Hvem følger opp?', 'møte', 'hva med hunder', 'kommunestyret', 'samtale', 'hva koster det', 'hva gjør vi med bolig']
      .find((text) => advisor.answer(text, 'nb').kind === 'unsure');
    const answers = await jsonl([
      '{"id":"a","text":"nalokson"}', `{"id":7,"text":"${unsure}"}`,
      '{"id":"c","text":"xyzzy","lang":"en"}', '{"id":"d","text":"puster ikke"}',
    ].join('\n'));
    expect(answers.map(({ id, kind, lang }) => ({ id, kind, lang }))).toEqual([
      { id: 'a', kind: 'answer', lang: 'nb' }, { id: 7, kind: 'unsure', lang: 'nb' }, { id: 'c', kind: 'refusal', lang: 'en' },
      { id: 'd', kind: 'emergency', lang: 'nb' },
    ]);
    expect(answers.map(({ citations }) => (citations as unknown[]).length)).toEqual([1, 3, 0, 0]);
    expect(answers[3]).toMatchObject({ hits: [], text: expect.stringMatching(/^Ring 113 nå/) });
  });

  test('that are none get a line that says so, with their id if they have one, and the rest go on', async () => {
    const bad: [line: string, id: string | null][] = [
      ['ikke json', null], ['"tekst"', null], ['{"id":"b"}', 'b'], ['{"text":"nalokson"}', null], ['{"id":"b","text":5}', 'b'],
      ['[]', null],
      ['{"id":"b","text":"nalokson","lang":"sv"}', 'b'], ['{"__proto__":{"id":"x"},"text":"nalokson"}', null], ['null', null],
    ];
    const good = '{"id":"god","text":"nalokson"}';
    const answers = await jsonl(bad.flatMap(([line]) => [line, good]).join('\n'));
    const errors = bad.map(([, id]) => ({ id, error: 'not a line {"id","text","lang"?}' }));
    expect(answers.filter((_, at) => at % 2 === 0)).toEqual(errors);
    const others = answers.filter((_, at) => at % 2 === 1);
    expect(others.filter(({ id, kind }) => id === 'god' && kind === 'answer')).toHaveLength(bad.length);
  });

  test('may be a thousand: all are answered, in order', async () => {
    const question = (at: number) => (at % 2 ? `råd ${at % 4}` : 'støtte til pårørende');
    const input = Array.from({ length: 1000 }, (_, at) => JSON.stringify({ id: at, text: question(at) }));
    const answers = await jsonl(input.join('\n'));
    expect(answers.map(({ id }) => id)).toEqual(input.map((_, at) => at));
    expect(answers.filter(({ kind }) => kind === undefined)).toEqual([]);
  });

  test('may end in Windows’ way, be empty, or be the last without a line break', async () => {
    const answers = await jsonl('{"id":1,"text":"nalokson"}\r\n\r\n   \n{"id":2,"text":"nalokson"}');
    expect(answers.map(({ id }) => id)).toEqual([1, 2]);
  });

  test('may be read by someone who has had enough, as head does, without a complaint', async () => {
    const child = start('cli/ask.js', ['--jsonl']);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.on('error', () => undefined);
    child.stdin.end('{"id":1,"text":"nalokson"}\n'.repeat(2000));
    child.stdout.once('data', () => child.stdout.destroy());
    expect([await ended, await text(child.stderr)]).toEqual([0, '']);
  });

  test('may be none at all', async () => {
    expect(await ask(['--jsonl'], '')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('arguments that are not as they should be', () => {
  test.each([
    ['none', []], ['an unknown option', ['--verbose', 'nalokson']], ['two questions', ['nalokson', 'overdose']],
    ['an empty question', ['  ']],
    ['an unknown language', ['nalokson', '--lang', 'sv']], ['a language that is not given', ['nalokson', '--lang']],
    ['a question beside --jsonl', ['--jsonl', 'nalokson']],
  ])('(%s) give the usage and exit code 2', async (_what, args) => {
    const { code, stdout, stderr } = await ask(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: npm run -s ask -- "question"[^\n]*\n$/);
  });
});
