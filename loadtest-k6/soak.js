// Does it stay as quick and as right for hours as it is in the first minutes?
import { ORDINARY, timed } from './lib/phases.js';
import { atLeast } from './lib/settings.js';
import { openLoad } from './lib/suite.js';

const rate = atLeast(1, 'RATE', 100);
const run = openLoad({
  scenario: 'soak',
  phases: timed([
    { name: 'warm-up', rate, seconds: 60, ramp: true },
    { name: 'first-third', rate, seconds: 1200, ...ORDINARY },
    { name: 'second-third', rate, seconds: 1200, ...ORDINARY },
    { name: 'last-third', rate, seconds: 1200, ...ORDINARY },
  ]),
  headline: ({ phases }) => phases[3],
});

export const { options, setup, teardown, handleSummary } = run;
export default run.turn;
