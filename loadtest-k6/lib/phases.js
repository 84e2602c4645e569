// The phases of a load: { name, rate, seconds }, the rate in turns a second. With `ramp` the rate changes evenly from that
// of the phase before (from 0 in the first), else at once. What a phase is held to: `p95` and `p99` of its sends and of its
// pulls in milliseconds, and the greatest shares of attempts that are `refused` or `unknown` and of turns that are `givenUp`.
// Where one of them is left out, nothing is asked of that. `abort`: once the phase is over, a bound that is broken ends the run.
import exec from 'k6/execution';
import { bentP95Millis, duration, p95Millis, p99Millis } from './settings.js';

// Of a load that is to be expected, and of one that is not: then it may be slow, and may refuse, but must say so.
export const ORDINARY = { p95: p95Millis, p99: p99Millis, refused: 0.01, unknown: 0.001, givenUp: 0 };
export const BENT = { p95: bentP95Millis, refused: 0.2, unknown: 0.01, givenUp: 0.05 };

// Stretches the phases to DURATION, where it is given.
export function timed(phases) {
  const planned = total(phases);
  const factor = duration('DURATION', `${planned}s`) / planned;
  return phases.map((phase) => ({ ...phase, seconds: phase.seconds * factor }));
}

export function total(phases) {
  return phases.reduce((sum, { seconds }) => sum + seconds, 0);
}

// Every metric of what this VU does now is counted for the phase that is running.
export function markPhase(phases) {
  const { tags } = exec.vu.metrics;
  const elapsed = (Date.now() - exec.scenario.startTime) / 1000;
  let end = 0;
  const running = phases.find(({ seconds }) => elapsed < (end += seconds)) || phases[phases.length - 1];
  if (tags.phase !== running.name) {
    tags.phase = running.name;
  }
}
