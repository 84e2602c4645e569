// What a run came to: a text for its end, and a line for results/runs.tsv, which `run` appends.
import { CODES } from './answer.js';
import { door } from './door.js';
import { brokenBounds, reached } from './outcome.js';
import { total } from './phases.js';
import { table } from './table.js';

// `headline` picks the phase that stands in the line; `judge` says what became of the run, from the broken bounds.
export function summary({ scenario, phases, users, headline = busiest, judge = passedOrFailed }) {
  return (data) => {
    const outcome = { phases, broken: brokenBounds(data), reached: reached(data, phases) };
    if (outcome.reached.length === 0) {
      // The target was not there; setup has said so.
      return {};
    }
    const verdict = judge(outcome);
    const line = lineOf(data, { scenario, users, phases, verdict, phase: headline(outcome) });
    const file = __ENV.RESULT_FILE;
    return {
      stdout: textOf(data, { scenario, users, verdict, ...outcome }),
      ...(file && { [file]: `${Object.keys(line).join('\t')}\n${Object.values(line).join('\t')}\n` }),
    };
  };
}

function busiest({ phases }) {
  return phases.reduce((most, phase) => (phase.rate > most.rate ? phase : most));
}

export function passedOrFailed({ broken }) {
  return broken.length === 0 ? 'passed' : `FAILED ${broken.map(({ text }) => text).join('; ')}`;
}

function lineOf(data, { scenario, users, phases, verdict, phase }) {
  return {
    scenario,
    door: __ENV.DOOR || 'http',
    target: door.address,
    seconds: rounded(total(phases)),
    users,
    ...phaseColumns(data, phase),
    answered: count(data, 'messages_answered'),
    dropped: count(data, 'dropped_iterations'),
    errors: errorsOf(data) || '-',
    verdict,
  };
}

function textOf(data, { scenario, users, verdict, broken, reached }) {
  const answered = count(data, 'messages_answered');
  const found = answered - count(data, 'unaccounted_messages');
  return [
    '',
    `${scenario}: ${door.address}, ${users} users`,
    '',
    ...table(reached.map((phase) => phaseColumns(data, phase))),
    '(milliseconds until a call was answered, its repeats and the waits before them included)',
    '',
    `${answered} messages answered, ${found} found at the end; ${count(data, 'dropped_iterations')} turns dropped for want of a free user`,
    `errors: ${errorsOf(data) || 'none'}`,
    ...failedChecks(data).map(({ name, fails }) => `NOT SO, ${fails} times: ${name}`),
    ...broken.map(({ text }) => `broken: ${text}`),
    '',
    verdict,
    '',
  ].join('\n');
}

function phaseColumns(data, { name, rate, seconds }) {
  const sends = values(data, `call_ms{name:send,phase:${name}}`);
  const pulls = values(data, `call_ms{name:pull,phase:${name}}`);
  const turns = (sends.count || 0) + (pulls.count || 0);
  return {
    phase: name,
    'wanted/s': rate || '-',
    'turns/s': rate ? rounded(turns / seconds) : '-',
    ...percentiles('send', sends),
    ...percentiles('pull', pulls),
    refused: values(data, `refusals{phase:${name}}`).passes || 0,
    unknown: values(data, `unknowns{phase:${name}}`).passes || 0,
    'given up': values(data, `given_up{phase:${name}}`).passes || 0,
  };
}

function percentiles(name, trend) {
  const millis = (key) => (trend.count ? rounded(trend[key]) : '-');
  return { [`${name} p50`]: millis('med'), [`${name} p95`]: millis('p(95)'), [`${name} p99`]: millis('p(99)') };
}

function errorsOf(data) {
  return CODES.map((code) => [code, count(data, `errors{code:${code}}`)])
    .filter(([, times]) => times > 0)
    .map(([code, times]) => `${code}=${times}`)
    .join(' ');
}

function failedChecks(data) {
  return data.root_group.checks.filter(({ fails }) => fails > 0);
}

function count(data, metric) {
  return values(data, metric).count || 0;
}

function values(data, metric) {
  return data.metrics[metric] ? data.metrics[metric].values : {};
}

function rounded(value) {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
