import { commandWords, type Language } from '../lib/language';
import type { Command, Feature } from '../features/feature';

/** A command that a message is, and what stood after its name. */
export interface Match {
  command: Command;
  argument: string;
  /** In which languages these are the command's words. */
  languages: Language[];
}

interface Word {
  command: Command;
  languages: Language[];
}

/** The commands of all features, found by any of their words in any language, whatever language the person uses. */
export class CommandTable {
  readonly all: Command[];
  private readonly byWords = new Map<string, Word[]>();

  constructor(features: Feature[]) {
    this.all = features.flatMap((feature) => feature.commands ?? []);
    for (const command of this.all) {
      for (const { language, words } of commandWords(command.id)) words.forEach((word) => this.add(word, command, language));
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
      const found = this.byWords.get(name)?.find(({ command }) => (argument ? command.accepts?.(argument) : !command.accepts));
      if (found) return { ...found, argument };
    }
    return undefined;
  }

  private add(text: string, command: Command, language: Language): void {
    const words = this.byWords.get(text) ?? [];
    const known = words.find((word) => word.command === command);
    if (known) known.languages.push(language);
    else this.byWords.set(text, [...words, { command, languages: [language] }]);
  }
}
