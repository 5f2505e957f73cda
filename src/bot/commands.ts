import { commandWords } from '../lib/language';
import type { Command, Feature } from '../features/feature';

/** A command that a message is, and what stood after its name. */
export interface Match {
  command: Command;
  argument: string;
}

/** The commands of all features, found by any of their words in any language, whatever language the person uses. */
export class CommandTable {
  readonly all: Command[];
  private readonly byWords = new Map<string, Command[]>();

  constructor(features: Feature[]) {
    this.all = features.flatMap((feature) => feature.commands ?? []);
    for (const command of this.all) {
      for (const word of commandWords(command.id).flatMap(({ words }) => words)) {
        this.byWords.set(word, [...(this.byWords.get(word) ?? []), command]);
      }
    }
  }

  byId(id: string): Command | undefined {
    return this.all.find((command) => command.id === id);
  }

  /** The message is a command only if nothing is left over that the command does not take: «hjelp meg med planen» is a question. */
  find(text: string): Match | undefined {
    const words = text.normalize('NFKC').toLowerCase().replaceAll(/^[\s/]+|[\s.!?]+$/g, '').replaceAll(/[\s,]+/g, ' ').split(' ');
    for (let length = Math.min(words.length, 6); length > 0; length--) {
      const name = words.slice(0, length).join(' ');
      const argument = words.slice(length).join(' ');
      const command = this.byWords.get(name)?.find((candidate) => (argument ? candidate.accepts?.(argument) : !candidate.accepts));
      if (command) return { command, argument };
    }
    return undefined;
  }
}
