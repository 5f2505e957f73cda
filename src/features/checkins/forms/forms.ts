import { partOfOwn } from './own';
import { PUBLISHED } from './published';
import type { Form, FormUse, OwnQuestion } from './types';

/** The versions of the form that were ever published, and what a round asks of one. */
export class Forms {
  private readonly newest: Form;

  /** Throws Error when there is none, or the same version twice. */
  constructor(private readonly published: readonly Form[] = PUBLISHED) {
    const [newest] = published.toSorted((a, b) => b.version - a.version);
    if (!newest) throw new Error('No form is published');
    const names = published.map(({ id, version }) => `${id} ${version}`);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) throw new Error(`Published twice: ${twice}`);
    this.newest = newest;
  }

  /** The newest version with all its parts. */
  current(): Form {
    return this.newest;
  }

  /** What a new round asks: these parts of the newest version (all of them, when none is named that it has), and questions of its own. */
  use(parts?: readonly string[], own: readonly OwnQuestion[] = []): FormUse {
    const all = this.newest.parts.map(({ id }) => id);
    const chosen = all.filter((id) => parts?.includes(id) ?? true);
    return { id: this.newest.id, version: this.newest.version, parts: chosen.length > 0 ? chosen : all, own: [...own] };
  }

  /**
   * What a round asks, as it was asked: the version it was made with, its parts in the form's order and, last, the network's own questions
   * as the part `own`. Throws Error for a version that nobody published.
   */
  of(use: FormUse): Form {
    const form = this.published.find(({ id, version }) => id === use.id && version === use.version);
    if (!form) throw new Error(`No form ${use.id} of version ${use.version} is published`);
    const parts = form.parts.filter(({ id }) => use.parts.includes(id));
    return { ...form, parts: use.own.length > 0 ? [...parts, partOfOwn(form, use.own)] : parts };
  }
}
