// What an answer means, whichever door gave it (docs/errors.md, docs/guarantees.md).

export const OK = 'ok';
// Certainly not stored: to be repeated, not before the time that it names.
export const REFUSED = 'refused';
// May be stored: to be repeated under the same idempotency key.
export const UNKNOWN = 'unknown';
// Not to be repeated: a mistake of the caller, or of the service.
export const DEFECT = 'defect';

// The contract's codes, and below them what there is besides: no answer in time, no connection or one that broke, an
// answer that is none of the service's.
export const CODES = [
  'MALFORMED_REQUEST',
  'FIELD_REQUIRED',
  'FIELD_INVALID',
  'HEADERS_TOO_LARGE',
  'SENDER_NOT_MEMBER',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'NOT_ACCEPTABLE',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'IDEMPOTENCY_KEY_REUSED',
  'RATE_LIMITED',
  'STORE_UNAVAILABLE',
  'STORE_OVERLOADED',
  'DEADLINE_EXCEEDED',
  'INTERNAL',
  'NO_ANSWER',
  'NO_CONNECTION',
  'FOREIGN',
];

const REFUSALS = ['RATE_LIMITED', 'STORE_UNAVAILABLE', 'STORE_OVERLOADED'];
const OPEN = ['DEADLINE_EXCEEDED', 'NO_ANSWER', 'NO_CONNECTION'];

// `retryAfter`: seconds, or undefined. `detail` is for people.
export function failed(code, detail, retryAfter) {
  if (!CODES.includes(code)) {
    return failed('FOREIGN', `${code} ${detail}`, retryAfter);
  }
  const kind = REFUSALS.includes(code) ? REFUSED : OPEN.includes(code) ? UNKNOWN : DEFECT;
  return { kind, code, detail, retryAfter };
}

export function ok(value) {
  return { kind: OK, value };
}
