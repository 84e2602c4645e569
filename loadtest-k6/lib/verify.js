import { check } from 'k6';

const SHOWN = 5;
let failures = 0;

// One named check; the first few that fail in a user's life also say what they saw. k6 is given the outcome and no function:
// a run that is ended in the midst of a function counts its check as failed.
export function verify(name, holds, seen) {
  check(null, { [name]: holds === true });
  if (holds !== true && ++failures <= SHOWN) {
    console.error(`${name}: NOT SO: ${JSON.stringify(seen)}`);
  }
  return holds === true;
}
