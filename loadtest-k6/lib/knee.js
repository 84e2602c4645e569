// Where a rising rate broke its bounds.
import { passedOrFailed } from './summary.js';

// The last phase before the first that broke, or null.
export function lastHeld({ broken, reached }) {
  const breaks = ({ name }) => broken.some(({ phase }) => phase === name);
  // A turn that is dropped ends the run within two seconds; k6 does not say in which phase it was.
  const whole = dropped(broken) ? reached.slice(0, -1) : reached;
  const steps = whole.filter(isStep);
  const first = steps.findIndex(breaks);
  const held = first < 0 ? steps : steps.slice(0, first);
  return held.length > 0 ? held[held.length - 1] : null;
}

export function judgeKnee(outcome) {
  const { phases, reached, broken } = outcome;
  const mistakes = broken.filter((bound) => bound.phase === undefined && !isDrop(bound));
  if (mistakes.length > 0) {
    return passedOrFailed({ broken: mistakes });
  }
  const held = lastHeld(outcome);
  if (held === null) {
    return `FAILED not even ${phases.find(isStep).rate}/s is kept`;
  }
  if (held === phases[phases.length - 1]) {
    return `knee above ${held.rate}/s: nothing broke`;
  }
  const next = phases[phases.indexOf(held) + 1];
  if (!reached.includes(next)) {
    return `FAILED ended after ${held.rate}/s, before anything broke`;
  }
  const why = broken.filter((bound) => bound.phase === next.name || isDrop(bound)).map(({ text }) => text);
  return `knee between ${held.rate}/s and ${next.rate}/s: ${why.join('; ')}`;
}

function dropped(broken) {
  return broken.some(isDrop);
}

// The warm-up is none.
function isStep({ abort }) {
  return abort === true;
}

function isDrop({ text }) {
  return text.startsWith('dropped_iterations ');
}
