import { stemOf, wordsOf } from '../analysis';
import type { Bank } from '../bank';

/** The bank's question that is most like the one asked. */
export interface Neighbour {
  topic: string;
  /** Cosine of stems, 0–1; 1 for the same words. */
  similarity: number;
}

/** All questions of the bank by their stems: what has been asked before is known at once, whatever the classifier thinks. */
export class NearestQuestions {
  private readonly topics: string[] = [];
  private readonly postings = new Map<string, number[]>();
  private readonly lengths: Float32Array;
  private readonly sums: Float32Array;

  constructor(bank: Pick<Bank, 'topics' | 'outside'>, outside: string) {
    for (const [topic, lines] of [...bank.topics, [outside, bank.outside] as const]) {
      for (const { text } of lines) this.add(topic, text);
    }
    this.lengths = new Float32Array(this.topics.length);
    this.sums = new Float32Array(this.topics.length);
    for (const [stem, questions] of this.postings) for (const at of questions) this.lengths[at]! += this.rarity(stem) ** 2;
    for (let at = 0; at < this.lengths.length; at++) this.lengths[at] = Math.sqrt(this.lengths[at]!);
  }

  /** Undefined when no word of the question stands in the bank. */
  find(question: string): Neighbour | undefined {
    this.sums.fill(0);
    let length = 0;
    let best = -1;
    for (const stem of new Set(wordsOf(question).map(stemOf))) {
      const weight = this.rarity(stem) ** 2;
      length += weight;
      for (const at of this.postings.get(stem) ?? []) this.sums[at]! += weight;
    }
    const closeness = (at: number) => this.sums[at]! / this.lengths[at]!;
    for (let at = 0; at < this.sums.length; at++) if (this.sums[at]! > 0 && (best < 0 || closeness(at) > closeness(best))) best = at;
    return best < 0 ? undefined : { topic: this.topics[best]!, similarity: closeness(best) / Math.sqrt(length) };
  }

  private add(topic: string, text: string): void {
    const at = this.topics.push(topic) - 1;
    for (const stem of new Set(wordsOf(text).map(stemOf))) {
      const questions = this.postings.get(stem);
      if (questions) questions.push(at);
      else this.postings.set(stem, [at]);
    }
  }

  private rarity(stem: string): number {
    return Math.log(1 + this.topics.length / (1 + (this.postings.get(stem)?.length ?? 0)));
  }
}
