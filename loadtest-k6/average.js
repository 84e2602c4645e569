// Does an ordinary load keep its latencies, with nothing refused, dropped or lost?
import { ORDINARY, timed } from './lib/phases.js';
import { atLeast } from './lib/settings.js';
import { openLoad } from './lib/suite.js';

const rate = atLeast(1, 'RATE', 200);
const phases = timed([
  { name: 'warm-up', rate, seconds: 20, ramp: true },
  { name: 'steady', rate, seconds: 120, ...ORDINARY },
]);
const run = openLoad({ scenario: 'average', phases, headline: () => phases[1] });

export const { options, setup, teardown, handleSummary } = run;
export default run.turn;
