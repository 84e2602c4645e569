// One user's voice in one chat.
import { Counter } from 'k6/metrics';
import { send } from './api.js';
import { verify } from './verify.js';
import { Voice } from './voice.js';

const messagesSent = new Counter('messages_sent');

export class Speaker {
  constructor(reader, sender) {
    this.reader = reader;
    this.voice = new Voice(reader.place, sender);
  }

  // Every second message has a key, and every second of these is sent again under it.
  say(last = false) {
    const { sender } = this.voice;
    const { seq, text } = this.voice.next(last);
    const fields = { chat: this.reader.chat, text, sender };
    if (seq % 2 === 0) {
      fields.idempotency_key = `${sender}/${seq}`.replace(/[^!-~]/g, '_');
    }
    const answer = send(fields);
    const sendTime = verifyAnswer(answer);
    if (sendTime === null) {
      return;
    }
    messagesSent.add(1);
    this.voice.answered(seq);
    this.reader.answered(text, sendTime);
    verify('a first send is not marked as a replay', answer.headers['Idempotency-Replayed'] === undefined, answer.headers);
    if (seq % 4 === 0) {
      this.repeat(fields, sendTime);
    }
    if (seq % 20 === 2) {
      this.reuseKey(fields);
    }
  }

  repeat(fields, sendTime) {
    const answer = send(fields);
    const again = verifyAnswer(answer);
    verify('a repeat under the key names the same send_time', again === sendTime, { sendTime, again });
    verify('a repeat is marked as a replay', answer.headers['Idempotency-Replayed'] === 'true', answer.headers);
  }

  reuseKey(fields) {
    const answer = send({ ...fields, text: 'another text' }, 'refused', 422);
    verifyRefusal(answer, 422, 'IDEMPOTENCY_KEY_REUSED');
  }
}

// A stranger must not get into a direct chat: its readers would see the message.
export function intrude(chat, stranger) {
  verifyRefusal(send({ chat, text: 'let me in', sender: stranger }, 'refused', 403), 403, 'SENDER_NOT_MEMBER');
}

function verifyAnswer(answer) {
  const ok = verify('a send is answered 200', answer.status === 200, { status: answer.status, body: answer.body });
  const sendTime = ok ? answer.json('send_time') : null;
  return ok && verify('a send is answered with its send_time', Number.isSafeInteger(sendTime) && sendTime > 0, answer.body)
    ? sendTime
    : null;
}

function verifyRefusal(answer, status, code) {
  const type = answer.headers['Content-Type'] || '';
  verify(
    `a refusal is a problem document: ${status} ${code}`,
    answer.status === status && type.startsWith('application/problem+json') && answer.json('code') === code,
    { status: answer.status, type, body: answer.body }
  );
}
