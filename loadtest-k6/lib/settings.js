// What a run may be told by its environment.

export const baseUrl = (__ENV.BASE_URL || 'http://127.0.0.1:8080').replace(/\/+$/, '');
export const users = atLeast(1, 'USERS', 20);
export const seconds = duration('DURATION', '30s');
export const p95Millis = atLeast(1, 'P95_MS', 500);

function atLeast(least, name, fallback) {
  const given = __ENV[name] || String(fallback);
  if (!/^\d+$/.test(given) || Number(given) < least) {
    throw new Error(`${name} must be a whole number of at least ${least}, not "${given}"`);
  }
  return Number(given);
}

function duration(name, fallback) {
  const given = __ENV[name] || fallback;
  const parts = /^(?:(\d+)m)?(?:(\d+)s)?$/.exec(given);
  const total = parts ? Number(parts[1] || 0) * 60 + Number(parts[2] || 0) : 0;
  if (total === 0) {
    throw new Error(`${name} must be like 30s, 2m or 1m30s, not "${given}"`);
  }
  return total;
}
