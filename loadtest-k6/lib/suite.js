// What all scripts with rooms of users share: the life of a run, from readiness to the summary.
import exec from 'k6/execution';
import { door } from './door.js';
import { audit } from './audit.js';
import { closedModel, openModel, usersFor } from './models.js';
import { markPhase } from './phases.js';
import { summary } from './summary.js';
import { User } from './user.js';

let user = null;

// A load in phases, in an open model. `headline` and `judge` are those of summary().
export function openLoad({ scenario, phases, headline, judge }) {
  const users = usersFor(phases);
  return suite({ scenario, phases, users, headline, judge, options: openModel(phases, users) });
}

// `users` who take `turns` turns each, the next one when the last one is answered.
export function closedLoad({ scenario, phase, users, turns }) {
  return suite({ scenario, phases: [phase], users, options: closedModel(phase, users, turns) });
}

function suite({ scenario, phases, users, headline, judge, options }) {
  return {
    options,
    setup,
    // One call, and its repeats.
    turn({ run }) {
      markPhase(phases);
      user = user || new User(run, exec.vu.idInTest - 1);
      user.turn();
    },
    teardown: ({ run }) => audit(run, users),
    handleSummary: summary({ scenario, phases, users, headline, judge }),
  };
}

function setup() {
  const why = door.unready();
  if (why !== null) {
    exec.test.abort(`nothing can be sent to ${door.address}: ${why}`);
  }
  return { run: `${Date.now().toString(36)}-${Math.floor(Math.random() * 1e6)}` };
}
