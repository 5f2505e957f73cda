export { afterStored } from './after-stored';
export { changeRow } from './change-row';
export { deleteIfUnchanged } from './delete-if-unchanged';
export { defineRecord, type RecordCodec, type RecordDefinition } from './codec';
export {
  Conflict, InvalidKey, InvalidRow, NotFound, StoreError, StoreErrorCode, StoreUnavailable, TooLarge, UnreadableRow, type Outcome,
} from './errors';
export { fromInvertedTime, fromSortableTime, invertedTime, sortableTime } from './key-time';
export { decodeKeyPart, encodeKeyPart, isHashedPart, isValidKey, key } from './keys';
export { openStore, type StoreConfig, type StoreOptions } from './open';
export { readAll } from './read-all';
export { rewriteRow } from './rewrite-row';
export type {
  IndexValue, NewRow, Operation, Page, Query, Replacement, Row, TableStore, WriteOptions,
} from './types';
