// What a run may be told by its environment: README.md has the table.

export const baseUrl = (__ENV.BASE_URL || 'http://127.0.0.1:8080').replace(/\/+$/, '');
export const grpcAddress = __ENV.GRPC_ADDRESS || '127.0.0.1:8888';
export const grpcTls = oneOf('GRPC_TLS', ['no', 'yes']) === 'yes';
export const door = oneOf('DOOR', ['http', 'grpc']);
export const users = atLeast(1, 'USERS', 20);
export const seconds = duration('DURATION', '30s');
export const p95Millis = atLeast(1, 'P95_MS', 500);
export const p99Millis = atLeast(1, 'P99_MS', 2000);
export const bentP95Millis = atLeast(1, 'BENT_P95_MS', 3000);
export const roomSize = atLeast(1, 'ROOM_SIZE', 4);
export const pageLimit = atLeast(1, 'PAGE_LIMIT', 200);
export const pullPercent = atLeast(0, 'PULL_PERCENT', 50);
export const attempts = atLeast(1, 'ATTEMPTS', 5);
if (pullPercent > 100) {
  throw new Error(`PULL_PERCENT must be at most 100, not "${pullPercent}"`);
}

export function atLeast(least, name, fallback) {
  const given = __ENV[name] || String(fallback);
  if (!/^\d+$/.test(given) || Number(given) < least) {
    throw new Error(`${name} must be a whole number of at least ${least}, not "${given}"`);
  }
  return Number(given);
}

// Seconds.
export function duration(name, fallback) {
  const given = __ENV[name] || fallback;
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(given);
  const [hours, minutes, rest] = parts ? parts.slice(1).map((part) => Number(part || 0)) : [0, 0, 0];
  const total = hours * 3600 + minutes * 60 + rest;
  if (total === 0) {
    throw new Error(`${name} must be like 30s, 2m or 1h30m, not "${given}"`);
  }
  return total;
}

// The first one is the default.
function oneOf(name, allowed) {
  const given = __ENV[name] || allowed[0];
  if (!allowed.includes(given)) {
    throw new Error(`${name} must be ${allowed.join(' or ')}, not "${given}"`);
  }
  return given;
}
