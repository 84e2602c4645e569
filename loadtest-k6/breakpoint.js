// At which rate do the latencies break, turns drop or refusals begin: where is the knee?
import { judgeKnee, lastHeld } from './lib/knee.js';
import { ORDINARY, timed } from './lib/phases.js';
import { atLeast } from './lib/settings.js';
import { openLoad } from './lib/suite.js';

const from = atLeast(1, 'FROM', 200);
const by = atLeast(1, 'BY', 200);
const steps = atLeast(2, 'STEPS', 10);
const rates = Array.from({ length: steps }, (_, step) => from + step * by);
const run = openLoad({
  scenario: 'breakpoint',
  phases: timed([
    { name: 'warm-up', rate: from, seconds: 20, ramp: true },
    ...rates.map((rate) => ({ name: `${rate}`, rate, seconds: 15, ...ORDINARY, abort: true })),
  ]),
  headline: (outcome) => lastHeld(outcome) || outcome.phases[1],
  judge: judgeKnee,
});

export const { options, setup, teardown, handleSummary } = run;
export default run.turn;
