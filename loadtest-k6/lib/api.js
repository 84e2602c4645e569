// The two calls of the HTTP API, in every form that it reads its fields from.
import http from 'k6/http';
import { baseUrl } from './settings.js';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const SEND = `${baseUrl}/api/send`;
const PULL = `${baseUrl}/api/pull`;

http.setResponseCallback(http.expectedStatuses(200));

export function sendJson(fields, params) {
  return http.post(SEND, JSON.stringify(fields), withHeaders(params, JSON_TYPE));
}

export function pullByQuery(fields, params) {
  return http.request('GET', withQuery(PULL, fields), null, params);
}

const sendForms = [
  sendJson,
  (fields, params) => http.post(withQuery(SEND, fields), null, params),
  (fields, params) => http.post(SEND, fields, params),
  // A field in the body wins over the query.
  (fields, params) =>
    http.post(withQuery(SEND, { text: 'not this one' }), JSON.stringify(fields), withHeaders(params, JSON_TYPE)),
  ({ idempotency_key: key, ...fields }, params) =>
    http.post(SEND, JSON.stringify(fields), withHeaders(params, { ...JSON_TYPE, ...(key && { 'Idempotency-Key': key }) })),
];

const pullForms = [
  pullByQuery,
  (fields, params) => http.request('GET', PULL, JSON.stringify(fields), withHeaders(params, JSON_TYPE)),
  (fields, params) => http.request('GET', PULL, asStrings(fields), params),
  ({ chat, ...rest }, params) =>
    http.request('GET', withQuery(PULL, { chat }), JSON.stringify(rest), withHeaders(params, JSON_TYPE)),
];

let sends = 0;
let pulls = 0;

// Takes the forms in turn. `call` names the latency that the answer counts for.
export function send(fields, call = 'send', expected = 200) {
  const params = { tags: { name: call }, timeout: '15s', responseCallback: http.expectedStatuses(expected) };
  return sendForms[sends++ % sendForms.length](fields, params);
}

export function pull(fields) {
  return pullForms[pulls++ % pullForms.length](fields, { tags: { name: 'pull' }, timeout: '15s' });
}

export function readiness() {
  return http.get(`${baseUrl}/health/readiness`, { tags: { name: 'readiness' } });
}

function withQuery(url, fields) {
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${url}?${pairs.join('&')}`;
}

function withHeaders(params, headers) {
  return { ...params, headers };
}

function asStrings(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
