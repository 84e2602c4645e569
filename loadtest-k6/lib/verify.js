import { check } from 'k6';

const SHOWN = 5;
let failures = 0;

// One named check; the first few that fail in a user's life also say what they saw.
export function verify(name, holds, seen) {
  check(holds, { [name]: (value) => value === true });
  if (holds !== true && ++failures <= SHOWN) {
    console.error(`${name}: NOT SO: ${JSON.stringify(seen)}`);
  }
  return holds === true;
}
