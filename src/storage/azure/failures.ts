import { RestError } from '@azure/data-tables';

import { InvalidRow, TooLarge, type StoreError } from '../errors';
import { property } from '../property';

/** What the store says about the row itself. */
export type Refusal = 'exists' | 'changed' | 'gone';

export interface Failure {
  readonly retry: boolean;
  /** The request may have been carried out. */
  readonly unsure: boolean;
  readonly sentence: string;
}

/** Never connected, so never carried out. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);

/**
 * How the store refused for the sake of the row. Only with Azure's own code: a bare 404 may come from a wrong address, and
 * 404 TableNotFound must not read as "no such row".
 */
export function refusalOf(error: unknown): Refusal | undefined {
  const { status, code } = statusOf(error);
  if (status === 409 && code === 'EntityAlreadyExists') return 'exists';
  if (status === 412) return 'changed';
  if (status === 404 && (code === 'ResourceNotFound' || code === 'EntityNotFound')) return 'gone';
  return undefined;
}

/** The error, if the store found fault with what was sent. `makeStore` has checked it, so this is a bug. */
export function faultOf(error: unknown): StoreError | undefined {
  const { status, code } = statusOf(error);
  const options = { cause: error };
  if (status === 413 || code === 'RequestBodyTooLarge' || code === 'EntityTooLarge') {
    return new TooLarge('Azure Tables found the row too large.', options);
  }
  if (status === 400) return new InvalidRow(`Azure Tables did not understand the request (${said(status, code)}).`, options);
  return undefined;
}

/** What every other failure means. */
export function failureOf(error: unknown): Failure {
  const { status, code } = statusOf(error);
  const surely = (retry: boolean, sentence: string): Failure => ({ retry, unsure: false, sentence });
  const perhaps = (sentence: string): Failure => ({ retry: true, unsure: true, sentence });

  if (status === 401 || status === 403) return surely(false, `Azure Tables refused this identity (${said(status, code)}).`);
  if (status === 404) return surely(false, `Azure Tables has no such table (${said(status, code)}): check its address and name.`);
  if (status === 409) return surely(true, `Azure Tables cannot use the table now (${said(status, code)}).`);
  if (status === 429 || code === 'ServerBusy') return surely(true, `Azure Tables is too busy (${said(status, code)}).`);
  if (status !== undefined && TRANSIENT.has(status)) return perhaps(`Azure Tables is not working now (${said(status, code)}).`);
  if (code !== undefined && UNREACHED.has(code)) return surely(true, `Azure Tables cannot be reached (${code}).`);

  const name = String(property(error, 'name'));
  if (/Credential|Authentication/.test(name)) return surely(true, 'No token for Azure Tables: check the managed identity.');
  if (/TimedOut|AbortError|TimeoutError/.test(name)) return perhaps('Azure Tables did not answer in time.');
  return perhaps('The answer from Azure Tables was lost or not understood.');
}

/** A row's error has its code in the body, which the client parses to `details`; a batch's error has it in `code`. */
function statusOf(error: unknown): { status?: number; code?: string } {
  if (!(error instanceof RestError)) return {};
  const details = error.details as { odataError?: { code?: string }; errorCode?: string } | undefined;
  return { status: error.statusCode, code: error.code ?? details?.odataError?.code ?? details?.errorCode };
}

function said(status: number | undefined, code: string | undefined): string {
  return code === undefined ? `${status}` : `${status} ${code}`;
}
