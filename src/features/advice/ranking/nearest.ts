import { stemOf, wordsOf } from '../analysis';
import type { Bank } from '../bank';

/** The bank's question that is most like the one asked. */
export interface Neighbour {
  topic: string;
  /** Cosine of stems, 0–1; 1 for the same words. */
  similarity: number;
}

/** All questions of the bank by their stems, ready to be written to a file. */
export interface QuestionIndex {
  /** The topic of each question. */
  topics: string[];
  stems: string[];
  /** For each stem where its questions begin in `questions`, and where the last one ends. */
  starts: Uint32Array;
  questions: Uint32Array;
}

/** `outside` is the name that questions about something else go under. */
export function indexQuestions(bank: Pick<Bank, 'topics' | 'outside'>, outside: string): QuestionIndex {
  const topics: string[] = [];
  const postings = new Map<string, number[]>();
  for (const [topic, lines] of [...bank.topics, [outside, bank.outside] as const]) {
    for (const { text } of lines) {
      const question = topics.push(topic) - 1;
      for (const stem of stemsOf(text)) postings.set(stem, [...(postings.get(stem) ?? []), question]);
    }
  }
  const starts = [0];
  for (const questions of postings.values()) starts.push(starts.at(-1)! + questions.length);
  const questions = Uint32Array.from([...postings.values()].flat());
  return { topics, stems: [...postings.keys()], starts: Uint32Array.from(starts), questions };
}

/** Less than one by more than any rounding. */
const NEARLY_ONE = 1 - 1e-9;

/** What has been asked before is known at once, whatever the classifier thinks. */
export class NearestQuestions {
  private readonly positions: Map<string, number>;
  private readonly lengths: Float32Array;
  private readonly sums: Float32Array;
  private readonly weights: Float64Array;

  constructor(private readonly index: QuestionIndex) {
    this.positions = new Map(index.stems.map((stem, at) => [stem, at]));
    this.lengths = new Float32Array(index.topics.length);
    this.sums = new Float32Array(index.topics.length);
    this.weights = Float64Array.from(index.stems, (_, at) => this.weigh(index.starts[at + 1]! - index.starts[at]!));
    index.stems.forEach((_, at) => this.addTo(this.lengths, at));
    for (let at = 0; at < this.lengths.length; at++) this.lengths[at] = Math.sqrt(this.lengths[at]!);
  }

  /** Undefined when no word of the question stands in the bank. */
  find(question: string): Neighbour | undefined {
    this.sums.fill(0);
    let length = 0;
    for (const stem of stemsOf(question)) {
      const at = this.positions.get(stem);
      length += this.weight(at);
      if (at !== undefined) this.addTo(this.sums, at);
    }
    let best = -1;
    let closest = 0;
    const { sums, lengths } = this;
    for (let at = 0; at < sums.length; at++) {
      // A product first, since most are further away and a division takes long; a little too much of it leaves no doubt out.
      if (sums[at]! < closest * lengths[at]! * NEARLY_ONE) continue;
      const closeness = sums[at]! / lengths[at]!;
      if (closeness <= closest) continue;
      best = at;
      closest = closeness;
    }
    return best < 0 ? undefined : { topic: this.index.topics[best]!, similarity: closest / Math.sqrt(length) };
  }

  private addTo(sums: Float32Array, at: number): void {
    const { starts, questions } = this.index;
    const weight = this.weight(at);
    const end = starts[at + 1]!;
    for (let next = starts[at]!; next < end; next++) sums[questions[next]!]! += weight;
  }

  /** Rare stems weigh more; one that the bank does not know is the rarest. */
  private weight(at: number | undefined): number {
    return at === undefined ? this.weigh(0) : this.weights[at]!;
  }

  private weigh(questions: number): number {
    return Math.log(1 + this.index.topics.length / (1 + questions)) ** 2;
  }
}

function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).map(stemOf));
}
