/** What a button about the form carries: the coordinator's draft, and the version of the network's choice that it began from. */
export interface FormRef {
  draft: string;
  seen: number;
}

const SHAPE = /^(\d{13}-[a-z0-9]{1,12})-v(\d{1,6})$/;

/** As the id of a thing on a card: `<draft>-v<version>`. */
export const formRef = ({ draft, seen }: FormRef): string => `${draft}-v${seen}`;

/** Undefined for what no card of ours has sent. */
export function readFormRef(id: string): FormRef | undefined {
  const [, draft, seen] = SHAPE.exec(id) ?? [];
  return draft === undefined || seen === undefined ? undefined : { draft, seen: Number(seen) };
}
