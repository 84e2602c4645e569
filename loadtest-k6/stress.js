// Does it bend and not break above the ordinary load, and is all as before once that is over?
import { BENT, ORDINARY, timed } from './lib/phases.js';
import { atLeast } from './lib/settings.js';
import { openLoad } from './lib/suite.js';

const rate = atLeast(1, 'RATE', 200);
const peak = rate * atLeast(2, 'PEAK', 3);
const run = openLoad({
  scenario: 'stress',
  phases: timed([
    { name: 'warm-up', rate, seconds: 20, ramp: true },
    { name: 'climb', rate: peak, seconds: 40, ramp: true, ...BENT },
    { name: 'stress', rate: peak, seconds: 60, ...BENT },
    { name: 'relief', rate, seconds: 20, ramp: true, ...BENT },
    { name: 'after', rate, seconds: 40, ...ORDINARY },
  ]),
  headline: ({ phases }) => phases[2],
});

export const { options, setup, teardown, handleSummary } = run;
export default run.turn;
