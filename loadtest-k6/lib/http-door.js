// The two calls over HTTP.
import { pullByQuery, readiness, sendJson } from './api.js';
import { failed, ok } from './answer.js';
import { baseUrl } from './settings.js';

const REQUEST_TIMEOUT = 1050;
const GATEWAY_STATUSES = [502, 503, 504];

export const address = baseUrl;

export function send(fields, name) {
  return understand(sendJson(fields, params(name)), (answer) => ({
    sendTime: answer.json('send_time'),
    replayed: answer.headers['Idempotency-Replayed'] === 'true',
  }));
}

export function pull(request, name) {
  return understand(pullByQuery(request, params(name)), (answer) => answer.json());
}

// Null, or why nothing can be asked there.
export function unready() {
  const answer = readiness();
  return answer.status === 200 ? null : `${answer.status || ''} ${answer.error || answer.body}`.trim();
}

function params(name) {
  return { tags: { name }, timeout: '15s' };
}

function understand(answer, read) {
  if (answer.status === 0) {
    return failed(answer.error_code === REQUEST_TIMEOUT ? 'NO_ANSWER' : 'NO_CONNECTION', answer.error);
  }
  try {
    if (answer.status === 200) {
      return ok(read(answer));
    }
    return failed(answer.json('code'), answer.body, Number(answer.headers['Retry-After']) || undefined);
  } catch {
    // Somebody between us and the service may say these, and does not know what the service has done.
    const between = GATEWAY_STATUSES.includes(answer.status);
    return failed(between ? 'NO_CONNECTION' : 'FOREIGN', `${answer.status} ${answer.body}`);
  }
}
