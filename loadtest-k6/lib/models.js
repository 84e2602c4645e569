// k6's options. In an open model turns begin when they are due, however slow the answers are.
import { CODES } from './answer.js';
import { total } from './phases.js';
import { atLeast, p95Millis } from './settings.js';

const MOST_USERS_BY_DEFAULT = 600;

// Enough that every turn of the highest rate may take as long as 95 % of them may; who is slower for long drops turns.
export function usersFor(phases) {
  const needed = Math.max(...phases.map(({ rate, p95 = p95Millis }) => (rate * p95) / 1000));
  return atLeast(1, 'USERS', Math.min(Math.max(Math.ceil(needed), 20), MOST_USERS_BY_DEFAULT));
}

export function openModel(phases, users) {
  const executor = {
    executor: 'ramping-arrival-rate',
    startRate: phases[0].ramp ? 0 : phases[0].rate,
    timeUnit: '1s',
    preAllocatedVUs: users,
    maxVUs: users,
    stages: phases.flatMap(stages),
  };
  return options(phases, executor);
}

export function closedModel(phase, users, turns) {
  const executor = {
    executor: 'per-vu-iterations',
    vus: users,
    iterations: turns,
    maxDuration: `${phase.seconds}s`,
  };
  return options([phase], executor);
}

function options(phases, load) {
  return {
    scenarios: { load },
    thresholds: { ...correctness(phases), ...codes(), ...performance(phases) },
    summaryTrendStats: ['count', 'med', 'p(95)', 'p(99)', 'max'],
    teardownTimeout: '30m',
  };
}

function stages({ rate, seconds, ramp }) {
  const hold = { target: rate, duration: `${Math.round(seconds * 1000)}ms` };
  return ramp ? [hold] : [{ target: rate, duration: '0s' }, hold];
}

// A mistake is a mistake at any load.
function correctness(phases) {
  const abortOnFail = phases.some(({ abort }) => abort);
  return {
    checks: ['rate==1'],
    defects: ['count==0'],
    unaccounted_messages: ['count<=0'],
    dropped_iterations: [{ threshold: 'count==0', abortOnFail }],
    // A run in which nothing happened must not pass.
    messages_answered: ['count>0'],
    messages_seen: ['count>0'],
  };
}

// Without bounds: so that each code is counted by itself.
function codes() {
  return Object.fromEntries(CODES.map((code) => [`errors{code:${code}}`, []]));
}

function performance(phases) {
  return Object.assign({}, ...phases.map((phase, i) => held(phase, total(phases.slice(0, i + 1)))));
}

function held({ name: phase, p95, p99, refused, unknown, givenUp, abort = false }, end) {
  const bounds = (...pairs) =>
    pairs
      .filter(([, bound]) => bound !== undefined)
      .map(([left, bound]) => ({
        threshold: `${left}${bound}`,
        abortOnFail: abort,
        // A phase is judged as a whole: its first seconds alone say little.
        delayAbortEval: `${Math.ceil(end)}s`,
      }));
  return {
    [`call_ms{name:send,phase:${phase}}`]: bounds(['p(95)<', p95], ['p(99)<', p99]),
    [`call_ms{name:pull,phase:${phase}}`]: bounds(['p(95)<', p95], ['p(99)<', p99]),
    [`refusals{phase:${phase}}`]: bounds(['rate<=', refused]),
    [`unknowns{phase:${phase}}`]: bounds(['rate<=', unknown]),
    [`given_up{phase:${phase}}`]: bounds(['rate<=', givenUp]),
  };
}
