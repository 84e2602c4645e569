// The two calls over gRPC, with the project's own protos. The answers are given the names that they have in JSON.
import grpc from 'k6/net/grpc';
import { failed, ok } from './answer.js';
import { door, grpcAddress, grpcTls } from './settings.js';

const SERVICE = 'api.MessageService';
const TIMEOUT = '15s';

const client = new grpc.Client();
if (door === 'grpc') {
  // As seen from the script that is run.
  client.load(['../protos/src/main/proto', 'lib'], 'api.proto', 'error_details.proto');
}
let connected = false;

export const address = grpcAddress;

export function send(fields, name) {
  return invoke('Send', fields, name, (answer) => ({
    sendTime: Number(answer.message.sendTime),
    replayed: (answer.headers['idempotency-replayed'] || []).includes('true'),
  }));
}

export function pull(request, name) {
  return invoke('Pull', request, name, ({ message }) => ({
    messages: message.messages.map(({ sendTime, ...rest }) => ({ ...rest, send_time: Number(sendTime) })),
    has_more: message.hasMore,
    next_cursor: Number(message.nextCursor),
  }));
}

export function unready() {
  try {
    connect();
    const { status } = client.healthCheck();
    return status === grpc.HealthCheckServing ? null : `its health is ${status}`;
  } catch (error) {
    return error.message || String(error);
  }
}

function invoke(method, message, name, read) {
  try {
    connect();
  } catch (error) {
    return failed('NO_CONNECTION', String(error));
  }
  const answer = client.invoke(`${SERVICE}/${method}`, message, { tags: { name }, timeout: TIMEOUT });
  return answer.status === grpc.StatusOK ? ok(read(answer)) : explain(answer);
}

function connect() {
  if (!connected) {
    client.connect(grpcAddress, { plaintext: !grpcTls, timeout: '5s' });
    connected = true;
  }
}

function explain({ status, error }) {
  const { message = '', details = [] } = error || {};
  const info = details.find((detail) => detail['@type'].endsWith('/google.rpc.ErrorInfo'));
  if (info) {
    const retry = details.find((detail) => detail['@type'].endsWith('/google.rpc.RetryInfo'));
    return failed(info.reason, message, retry && parseFloat(retry.retryDelay));
  }
  // Said by the library, here or there: it does not know what the service has done.
  switch (status) {
    case grpc.StatusDeadlineExceeded:
      return failed('NO_ANSWER', message);
    case grpc.StatusUnavailable:
    case grpc.StatusCanceled:
      return failed('NO_CONNECTION', message);
    default:
      return failed('FOREIGN', `${status} ${message}`);
  }
}
