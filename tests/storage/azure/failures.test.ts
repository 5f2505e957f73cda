import { RestError } from '@azure/data-tables';

import { InvalidRow, TooLarge } from '../../../src/storage';
import { failureOf, faultOf, refusalOf } from '../../../src/storage/azure/failures';

const answered = (statusCode: number, code?: string): RestError => new RestError('raw', { statusCode, code });
const unanswered = (code: string): RestError => new RestError('raw', { code });
const named = (name: string): Error => Object.assign(new Error('raw'), { name });

/** As the client gives the error of a single row: the code only in the parsed body. */
function parsed(statusCode: number, code: string): RestError {
  return Object.assign(answered(statusCode), { details: { odataError: { code }, errorCode: code } });
}

describe('a refusal for the sake of the row', () => {
  it('is known by Azure\'s own codes, for a row and in a batch', () => {
    expect(refusalOf(parsed(409, 'EntityAlreadyExists'))).toBe('exists');
    expect(refusalOf(answered(409, 'EntityAlreadyExists'))).toBe('exists');
    expect(refusalOf(parsed(412, 'UpdateConditionNotSatisfied'))).toBe('changed');
    expect(refusalOf(parsed(404, 'ResourceNotFound'))).toBe('gone');
    expect(refusalOf(answered(404, 'EntityNotFound'))).toBe('gone');
  });

  it('is nothing else, least of all a table or an address that is missing', () => {
    for (const error of [
      parsed(404, 'TableNotFound'), answered(404), parsed(409, 'TableBeingDeleted'), answered(409), answered(503),
      unanswered('ECONNRESET'), new Error('bug'), { statusCode: 412 }, undefined,
    ]) expect(refusalOf(error)).toBeUndefined();
  });
});

describe('a fault of the request', () => {
  it('is a bug of ours', () => {
    expect(faultOf(answered(400, 'InvalidInput'))).toBeInstanceOf(InvalidRow);
    expect(faultOf(answered(413))).toBeInstanceOf(TooLarge);
    expect(faultOf(answered(400, 'EntityTooLarge'))).toBeInstanceOf(TooLarge);
  });

  it('is not what a credential says, although it has a status too', () => {
    expect(faultOf(Object.assign(named('AuthenticationError'), { statusCode: 400 }))).toBeUndefined();
    expect(faultOf(answered(503))).toBeUndefined();
  });
});

describe('any other failure', () => {
  it.each([
    [answered(401), 'refused this identity', false, false],
    [answered(403, 'AuthorizationFailure'), 'refused this identity (403 AuthorizationFailure)', false, false],
    [parsed(404, 'TableNotFound'), 'no such table (404 TableNotFound)', false, false],
    [parsed(409, 'TableBeingDeleted'), 'cannot use the table now', true, false],
    [answered(429), 'too busy', true, false],
    [answered(503, 'ServerBusy'), 'too busy', true, false],
    [answered(503), 'not working now', true, true],
    [answered(500, 'OperationTimedOut'), 'not working now', true, true],
    [answered(504), 'not working now', true, true],
    [unanswered('ECONNREFUSED'), 'cannot be reached (ECONNREFUSED)', true, false],
    [unanswered('ENOTFOUND'), 'cannot be reached', true, false],
    [unanswered('ECONNRESET'), 'lost or not understood', true, true],
    [answered(200, 'PARSE_ERROR'), 'lost or not understood', true, true],
    [named('CredentialUnavailableError'), 'No token', true, false],
    [named('AggregateAuthenticationError'), 'No token', true, false],
    [named('AbortError'), 'in time', true, true],
    [named('TimedOut'), 'in time', true, true],
    ['thrown text', 'lost or not understood', true, true],
  ])('%s is "%s", retried: %s, perhaps done: %s', (error, words, retry, unsure) => {
    const failure = failureOf(error);
    expect(failure).toMatchObject({ retry, unsure });
    expect(failure.sentence).toContain(words);
  });
});
