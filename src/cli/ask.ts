import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Advisor, answerText, dateText, Library, loadKnowledge, shownPassages, statusText } from '../features/advice';
import { detectLanguage, LANGUAGES, type Language } from '../lib/language';

const USAGE = 'Usage: npm run -s ask -- "question" [--lang nb|nn|en] [--json], or --jsonl with one {"id","text","lang"?} a line on standard input';

const Line = z.object({ id: z.union([z.string(), z.number()]), text: z.string(), lang: z.enum(LANGUAGES).optional() });

/** The answer a person would get in Teams, as data: the same search, zones and texts as the bot's. */
function answerer() {
  const advisor = new Advisor(loadKnowledge());
  const library = new Library(advisor.passages);
  return (question: { id: string | number; text: string; lang?: Language }) => {
    const started = performance.now();
    const answer = advisor.answer(question.text, question.lang ?? detectLanguage(question.text) ?? 'nb');
    return {
      id: question.id,
      kind: answer.kind,
      banner: answer.banner,
      lang: answer.language,
      hits: answer.hits.map(({ passage: { id, title, topics, status }, score }) => ({ id, title, topics, status, score })),
      text: answerText(answer, library),
      citations: shownPassages(answer).map((passage) => ({
        title: passage.title,
        url: passage.url ?? null,
        date: dateText(passage, answer.language),
        status: statusText(passage, answer.language),
      })),
      ms: Math.round((performance.now() - started) * 1000) / 1000,
    };
  };
}

async function main(): Promise<void> {
  const given = readArguments();
  if (!given) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const ask = answerer();
  if (given.jsonl) return answerLines(ask);
  const answer = ask({ id: '1', text: given.question, lang: given.lang });
  console.log(given.json ? JSON.stringify(answer) : answer.text);
}

/** Undefined when they are not as the usage says. */
function readArguments(): { question: string; lang?: Language; json?: boolean; jsonl?: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, jsonl: { type: 'boolean' }, lang: { type: 'string' } },
    });
    const [question = '', ...others] = positionals.map((text) => text.trim());
    if (others.length || Boolean(question) === Boolean(values.jsonl)) return undefined;
    return { question, lang: z.enum(LANGUAGES).optional().parse(values.lang), json: values.json, jsonl: values.jsonl };
  } catch {
    return undefined;
  }
}

/** A line that is no question is answered by a line that says so, so that lines in and out stay in step. */
async function answerLines(ask: ReturnType<typeof answerer>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const json = parseJson(line);
    const question = Line.safeParse(json);
    const answer = question.success ? ask(question.data) : { id: idOf(json), error: 'not a line {"id","text","lang"?}' };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The id of a line that is no question, so that whoever sent it can tell which it was. */
function idOf(json: unknown): string | number | null {
  return Line.pick({ id: true }).safeParse(json).data?.id ?? null;
}

/** Whoever read our lines has had enough, as `head` does. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

void main();
