/** Why an import cannot be done, in a sentence that tells the operator what to mend. Nothing has been changed. */
export class ImportProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImportProblem';
  }
}

/** Several at once, a line each, so that an operator need not mend one to see the next. Does nothing for none. */
export function throwIfAny(problems: string[]): void {
  if (problems.length) throw new ImportProblem([...new Set(problems)].join('\n'));
}
