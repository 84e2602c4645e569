// One user's view of one chat: the poller's loop, which must see every message of every member once and in order.
import { Counter } from 'k6/metrics';
import { pull } from './api.js';
import { decode } from './message.js';
import { verifyPage } from './page.js';
import { verify } from './verify.js';

const REMEMBERED = 200;
const messagesSeen = new Counter('messages_seen');

export class Reader {
  // `place` names the chat whoever writes it; `chat` is the name as this user writes it.
  constructor(place, chat, members) {
    this.place = place;
    this.chat = chat;
    this.cursor = 0;
    this.awaited = null;
    this.lastSeq = new Map(members.map((member) => [member, 0]));
    this.talking = new Set(members);
    this.newest = [];
    this.answers = new Map();
  }

  // This user's own message, as its send was answered.
  answered(text, sendTime) {
    this.answers.set(text, sendTime);
  }

  // Pulls upward until nothing more stands there; a failed pull is tried again by the next call.
  catchUp(limit) {
    for (let more = true; more; ) {
      const page = this.page({ chat: this.chat, cursor: this.cursor, limit, reverse: false }, this.awaited);
      if (page === null) {
        return;
      }
      page.messages.forEach((message) => this.see(message));
      this.cursor = page.next_cursor;
      this.awaited = page.has_more ? page.next_cursor : null;
      more = page.has_more;
    }
    verify('a pull after a send was answered has its message', this.answers.size === 0, [...this.answers]);
  }

  // Pulls downward from the newest: what was seen upward must stand there unchanged, and nothing between.
  lookBack(limit, pages) {
    const found = [];
    let cursor = 0;
    let more = true;
    for (let i = 0; i < pages && more; i++) {
      const page = this.page({ chat: this.chat, cursor, limit, reverse: true }, cursor === 0 ? null : cursor);
      if (page === null) {
        return;
      }
      found.push(...page.messages);
      cursor = page.next_cursor;
      more = page.has_more;
    }
    const oldest = this.newest.length === 0 ? 0 : this.newest[0].send_time;
    const from = Math.max(oldest, more ? cursor + 1 : 0);
    const known = this.newest.filter((message) => message.send_time >= from).map(asText);
    const again = found.filter((message) => message.send_time >= from && message.send_time < this.cursor).map(asText);
    verify('both directions show the same', known.join() === again.reverse().join(), { known, again });
  }

  page(request, first) {
    const answer = pull(request);
    if (!verify('a pull is answered 200', answer.status === 200, { status: answer.status, body: answer.body })) {
      return null;
    }
    const page = answer.json();
    verifyPage(page, request);
    verify(
      'after has_more, the next page starts with next_cursor itself',
      first === null || (page.messages.length > 0 && page.messages[0].send_time === first),
      { request, first, messages: page.messages.length }
    );
    return page;
  }

  see(message) {
    messagesSeen.add(1);
    const told = decode(this.place, message.sender, message.text);
    if (!verify('a message has the content that its sender gave', told !== null && this.lastSeq.has(message.sender), message)) {
      return;
    }
    const before = this.lastSeq.get(message.sender);
    // A send that was not answered 200 may be missing; one that was may not.
    verify('each message is seen once, in order, none left out', told.answered <= before && before < told.seq, {
      before,
      message,
    });
    this.lastSeq.set(message.sender, told.seq);
    if (told.last) {
      this.talking.delete(message.sender);
    }
    if (this.answers.has(message.text)) {
      verify('a message has the send_time of its answer', this.answers.get(message.text) === message.send_time, message);
      this.answers.delete(message.text);
    }
    this.newest.push(message);
    if (this.newest.length > REMEMBERED) {
      this.newest.shift();
    }
  }
}

function asText({ sender, text, send_time }) {
  return JSON.stringify([send_time, sender, text]);
}
