// Does the door work at all: are a few messages taken, and read again as they were sent?
import { ORDINARY } from './lib/phases.js';
import { atLeast } from './lib/settings.js';
import { closedLoad } from './lib/suite.js';

const run = closedLoad({
  scenario: 'smoke',
  phase: { name: 'smoke', seconds: 60, ...ORDINARY, refused: 0, unknown: 0 },
  users: atLeast(1, 'USERS', 4),
  turns: atLeast(2, 'TURNS', 25),
});

export const { options, setup, teardown, handleSummary } = run;
export default run.turn;
