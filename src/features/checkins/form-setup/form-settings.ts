import { changeRow, type TableStore } from '../../../storage';
import type { CoordinatorScope } from '../../authority';
import type { Forms } from '../forms/forms';
import type { FormUse } from '../forms/types';
import { FORM_ROW, partitionOfCheckins } from '../keys';
import { formSettingsRecord } from '../records';
import type { FormSettings } from '../types';
import { withIds, type Written } from './own-questions';

/** What a network asks, and which version of that it is: 0 while nobody has chosen. */
export interface Chosen {
  use: FormUse;
  version: number;
}

/** What a coordinator has put together: the ids of parts in the form's order, and the network's own questions. */
export interface FormChoice {
  parts: string[];
  own: Written[];
}

export type FormSaved =
  | { kind: 'saved'; changed: boolean }
  /** Somebody else saved another choice meanwhile: theirs stands until it has been seen. */
  | { kind: 'clash'; stands: Chosen };

/** Which parts of the newest form each network uses, and its own questions. Everything throws what the store throws. */
export class FormSettingsStore {
  constructor(private readonly table: TableStore, private readonly forms: Pick<Forms, 'use'>) {}

  /** What a round made now asks; the whole form while nobody has chosen. A round keeps what it was made with. */
  async of(networkId: string): Promise<FormUse> {
    return (await this.chosen(networkId)).use;
  }

  async chosen(networkId: string): Promise<Chosen> {
    const row = await this.table.get(partitionOfCheckins(networkId), FORM_ROW);
    return this.asChosen(row && formSettingsRecord.decode(row));
  }

  /** `seen`: the version that the coordinator had before them; `by`: `personRef`. The same twice is saved once. */
  async save({ networkId }: CoordinatorScope, choice: FormChoice, seen: number, by: string, now: number): Promise<FormSaved> {
    let outcome: FormSaved = { kind: 'saved', changed: false };
    await changeRow(this.table, formSettingsRecord, { partition: partitionOfCheckins(networkId), row: FORM_ROW }, (old) => {
      const stands = this.asChosen(old);
      const version = stands.version + 1;
      const next = { parts: choice.parts, own: withIds(choice.own, stands.use.own, version) };
      outcome = outcomeOf(stands, next, seen);
      return outcome.kind === 'saved' && outcome.changed ? { ...next, version, at: now, by } : undefined;
    });
    return outcome;
  }

  private asChosen(settings: FormSettings | undefined): Chosen {
    return { use: this.forms.use(settings?.parts, settings?.own), version: settings?.version ?? 0 };
  }
}

function outcomeOf(stands: Chosen, next: Pick<FormSettings, 'parts' | 'own'>, seen: number): FormSaved {
  const isSame = JSON.stringify([stands.use.parts, stands.use.own]) === JSON.stringify([next.parts, next.own]);
  if (isSame) return { kind: 'saved', changed: false };
  return stands.version === seen ? { kind: 'saved', changed: true } : { kind: 'clash', stands };
}
