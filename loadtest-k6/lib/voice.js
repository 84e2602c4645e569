// What one user has said in one chat so far: each text is numbered, and tells which one before it was answered.
import { compose } from './message.js';

export class Voice {
  constructor(place, sender) {
    this.place = place;
    this.sender = sender;
    this.seq = 0;
    this.lastAnswered = 0;
  }

  next(last = false) {
    const seq = ++this.seq;
    return { seq, text: compose(this.place, this.sender, { seq, answered: this.lastAnswered, last }) };
  }

  answered(seq) {
    this.lastAnswered = seq;
  }
}
