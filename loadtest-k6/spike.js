// Is a sudden crowd survived, and forgotten as soon as it has gone?
import { BENT, ORDINARY, timed } from './lib/phases.js';
import { atLeast } from './lib/settings.js';
import { openLoad } from './lib/suite.js';

const rate = atLeast(1, 'RATE', 100);
const crowd = rate * atLeast(2, 'PEAK', 5);
const run = openLoad({
  scenario: 'spike',
  phases: timed([
    { name: 'warm-up', rate, seconds: 20, ramp: true },
    { name: 'before', rate, seconds: 20, ...ORDINARY },
    { name: 'crowd', rate: crowd, seconds: 20, ...BENT },
    { name: 'recovery', rate, seconds: 10, ...BENT },
    { name: 'after', rate, seconds: 30, ...ORDINARY },
  ]),
  headline: ({ phases }) => phases[2],
});

export const { options, setup, teardown, handleSummary } = run;
export default run.turn;
