// SPDX-License-Identifier: Apache-2.0
//
// Compiles regular expressions over digits into one minimal automaton without cycles that many start states share. The
// languages are finite: nothing is longer than a phone number.
export const LONGEST = 17; // digits of a national number

// Regular expression text -> tree. Knows digits, \d, classes, groups, alternatives, ?, {n}, {n,m}.
export function parseDigits(pattern) {
  let at = 0;
  const fail = () => { throw new Error(`can't parse ${pattern} at ${at}`); };
  const alternatives = () => {
    const list = [sequence()];
    while (pattern[at] === '|') { at++; list.push(sequence()); }
    return list.length === 1 ? list[0] : { kind: 'or', list };
  };
  const sequence = () => {
    const list = [];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') list.push(repeated());
    return { kind: 'and', list };
  };
  const repeated = () => {
    const one = atom();
    if (pattern[at] === '?') { at++; return { kind: 'times', one, min: 0, max: 1 }; }
    if (pattern[at] === '*') { at++; return { kind: 'times', one, min: 0, max: LONGEST }; }
    if (pattern[at] === '+') { at++; return { kind: 'times', one, min: 1, max: LONGEST }; }
    if (pattern[at] !== '{') return one;
    const found = /^\{(\d+)(,?)(\d*)\}/.exec(pattern.slice(at)) ?? fail();
    at += found[0].length;
    const min = Number(found[1]);
    return { kind: 'times', one, min, max: found[2] ? (found[3] ? Number(found[3]) : LONGEST) : min };
  };
  const atom = () => {
    const c = pattern[at++];
    if (c >= '0' && c <= '9') return { kind: 'digits', mask: 1 << Number(c) };
    if (c === '\\' && pattern[at] === 'd') { at++; return { kind: 'digits', mask: 0x3ff }; }
    if (c === '(') {
      if (pattern.startsWith('?:', at)) at += 2;
      const inner = alternatives();
      if (pattern[at++] !== ')') fail();
      return inner;
    }
    if (c !== '[') fail();
    let mask = 0;
    while (pattern[at] !== ']') {
      if (pattern.startsWith('\\d', at)) { mask |= 0x3ff; at += 2; continue; }
      const first = Number(pattern[at++]);
      let last = first;
      if (pattern[at] === '-') { last = Number(pattern[at + 1]); at += 2; }
      if (Number.isNaN(first) || Number.isNaN(last)) fail();
      for (let d = first; d <= last; d++) mask |= 1 << d;
    }
    at++;
    return { kind: 'digits', mask };
  };
  const tree = alternatives();
  if (at !== pattern.length) fail();
  return tree;
}

// States of a nondeterministic automaton; `accept` is a list of marks.
class Nfa {
  edges = []; empty = []; marks = [];
  state() { this.edges.push([]); this.empty.push([]); this.marks.push(null); return this.edges.length - 1; }
  add(tree, from) {
    switch (tree.kind) {
      case 'digits': { const to = this.state(); this.edges[from].push([tree.mask, to]); return to; }
      case 'and': return tree.list.reduce((at, part) => this.add(part, at), from);
      case 'or': {
        const end = this.state();
        for (const part of tree.list) this.empty[this.add(part, from === null ? this.state() : this.fork(from))].push(end);
        return end;
      }
      case 'times': {
        let at = from;
        for (let i = 0; i < tree.min; i++) at = this.add(tree.one, at);
        if (tree.max === tree.min) return at;
        const end = this.state();
        this.empty[at].push(end);
        for (let i = tree.min; i < tree.max; i++) { at = this.add(tree.one, at); this.empty[at].push(end); }
        return end;
      }
    }
  }
  fork(from) { const next = this.state(); this.empty[from].push(next); return next; }
  closure(states) {
    const seen = new Set(states);
    const queue = [...states];
    while (queue.length) for (const next of this.empty[queue.pop()]) if (!seen.has(next)) { seen.add(next); queue.push(next); }
    return [...seen].sort((a, b) => a - b);
  }
}

// Shared by all plans: equal states are one state. State 0 is the dead one.
export class Automaton {
  rows = ['0,0,0,0,0,0,0,0,0,0|0'];
  index = new Map([[this.rows[0], 0]]);

  intern(next, flags) {
    const key = `${next.join(',')}|${flags}`;
    if (!this.index.has(key)) { this.index.set(key, this.rows.length); this.rows.push(key); }
    return this.index.get(key);
  }

  // languages: [{pattern, lengths or null, mark}]; decide(marks as a Set) gives the flags of a state. Returns the start.
  add(languages, decide) {
    const nfa = new Nfa();
    const start = nfa.state();
    for (const { pattern, lengths, mark } of languages) {
      const end = nfa.add(parseDigits(pattern), nfa.fork(start));
      nfa.marks[end] = { mark, lengths };
    }
    const known = new Map();
    const visit = (states, depth) => {
      if (states.length === 0) return 0;
      const key = `${depth}:${states.join(',')}`;
      if (known.has(key)) return known.get(key);
      const marks = new Set();
      for (const s of states) {
        const found = nfa.marks[s];
        if (found && (!found.lengths || found.lengths.includes(depth))) marks.add(found.mark);
      }
      const next = Array(10).fill(0);
      if (depth < LONGEST) {
        const masks = new Map();
        for (let d = 0; d < 10; d++) {
          const reached = [];
          for (const s of states) for (const [mask, to] of nfa.edges[s]) if (mask & (1 << d)) reached.push(to);
          const set = nfa.closure(reached);
          const setKey = set.join(',');
          if (!masks.has(setKey)) masks.set(setKey, visit(set, depth + 1));
          next[d] = masks.get(setKey);
        }
      }
      const flags = decide(marks);
      const state = flags === 0 && next.every((n) => n === 0) ? 0 : this.intern(next, flags);
      known.set(key, state);
      return state;
    };
    return visit(nfa.closure([start]), 0);
  }
}
