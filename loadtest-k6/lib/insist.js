// Repeats a call as docs/guarantees.md says is safe, and counts what came back.
import { sleep } from 'k6';
import { Counter, Rate, Trend } from 'k6/metrics';
import { DEFECT, OK, REFUSED, UNKNOWN } from './answer.js';
import { attempts } from './settings.js';

const DEFAULT_RETRY_SECONDS = 1;
const RETRY_UNKNOWN_SECONDS = 0.2;
const SHOWN = 3;

// From the moment the call was due until it was answered, repeated or given up: waiting counts.
const callMillis = new Trend('call_ms', true);
const refusals = new Rate('refusals');
const unknowns = new Rate('unknowns');
const givenUp = new Rate('given_up');
const defects = new Counter('defects');
const errors = new Counter('errors');
let shown = 0;

// `name` is the endpoint that the call counts for. Null where it was given up; else the value, and whether the first
// attempt brought it.
export function insist(name, call) {
  const tags = { name };
  const due = Date.now();
  let answer;
  let attempt = 0;
  do {
    if (attempt > 0) {
      sleep(pause(answer));
    }
    answer = call(name);
    attempt++;
    count(answer, tags);
  } while ((answer.kind === REFUSED || answer.kind === UNKNOWN) && attempt < attempts);
  callMillis.add(Date.now() - due, tags);
  givenUp.add(answer.kind !== OK, tags);
  return answer.kind === OK ? { value: answer.value, first: attempt === 1 } : null;
}

function pause({ kind, retryAfter }) {
  const least = kind === REFUSED ? retryAfter || DEFAULT_RETRY_SECONDS : RETRY_UNKNOWN_SECONDS;
  // Never before the time that was named; not all at once after it.
  return least * (1 + 0.2 * Math.random());
}

function count({ kind, code, detail }, tags) {
  refusals.add(kind === REFUSED, tags);
  unknowns.add(kind === UNKNOWN, tags);
  if (kind === OK) {
    return;
  }
  errors.add(1, { ...tags, code });
  if (kind === DEFECT) {
    defects.add(1, tags);
    if (++shown <= SHOWN) {
      console.error(`${tags.name}: ${code}: ${detail}`);
    }
  }
}
