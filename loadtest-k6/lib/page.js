// What holds for every page, whatever its messages say.
import { verify } from './verify.js';

const DEFAULT_LIMIT = 10;
const MESSAGE_FIELDS = 'chat,send_time,sender,text';

export function verifyPage(page, request) {
  const times = page.messages.map((message) => message.send_time);
  const up = !request.reverse;
  const seen = { request, times, has_more: page.has_more, next_cursor: page.next_cursor };
  verify(
    'a page has its three fields, a message its four',
    typeof page.has_more === 'boolean' &&
      Number.isSafeInteger(page.next_cursor) &&
      page.messages.every((message) => Object.keys(message).sort().join() === MESSAGE_FIELDS),
    page
  );
  verify('a message has the chat as the puller wrote it', page.messages.every((m) => m.chat === request.chat), seen);
  verify(
    `send_times strictly ${up ? 'rise upward' : 'fall downward'}`,
    times.every((time, i) => i === 0 || (up ? time > times[i - 1] : time < times[i - 1])),
    seen
  );
  verify(
    'a page starts at its cursor',
    request.cursor === 0 || times.every((time) => (up ? time >= request.cursor : time <= request.cursor)),
    seen
  );
  verifyEnd(page, request, times, seen);
}

function verifyEnd(page, { cursor, limit, reverse }, times, seen) {
  const most = limit === 0 ? DEFAULT_LIMIT : limit;
  const end = times[times.length - 1];
  verify('a page keeps to its limit', times.length <= most, seen);
  if (page.has_more) {
    // The texts are far too short for a page to end at its most bytes.
    verify('has_more comes with a full page', times.length === most, seen);
    verify('next_cursor lies beyond the page', reverse ? page.next_cursor < end : page.next_cursor > end, seen);
  } else {
    const next = times.length === 0 ? cursor : end + (reverse ? -1 : 1);
    verify('without has_more, next_cursor stands beside the page', page.next_cursor === next, seen);
  }
}
