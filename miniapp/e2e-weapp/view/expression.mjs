/**
 * What stands between {{ and }}: a small part of JavaScript that never throws. A name nobody knows and a property of
 * nothing are undefined, as on the phone. Compiled once to closures; there is no eval here either.
 */
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_$][\w$]*)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(===|!==|==|!=|<=|>=|&&|\|\||\.\.\.|[-+*/%<>!?:.,()[\]{}]))/y;

function tokensOf(source) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const [, number, name, text, sign] = TOKEN.exec(source) ?? fail(source, at);
    if (number !== undefined) tokens.push({ value: Number(number) });
    else if (text !== undefined) tokens.push({ value: text.slice(1, -1).replace(/\\(.)/g, '$1') });
    else tokens.push(name === undefined ? { sign } : { name });
  }
  return tokens;
}

function fail(source, at) {
  throw new SyntaxError(`cannot read {{${source}}} at “${source.slice(at)}”`);
}

const WORDS = new Map([['true', true], ['false', false], ['null', null], ['undefined', undefined]]);

const BINARY = [
  new Map([['||', (a, b, s) => a(s) || b(s)]]),
  new Map([['&&', (a, b, s) => a(s) && b(s)]]),
  new Map([['===', (a, b, s) => a(s) === b(s)], ['!==', (a, b, s) => a(s) !== b(s)],
    // oxlint-disable-next-line eqeqeq -- that is what the template says
    ['==', (a, b, s) => a(s) == b(s)], ['!=', (a, b, s) => a(s) != b(s)]]),
  new Map([['<', (a, b, s) => a(s) < b(s)], ['>', (a, b, s) => a(s) > b(s)], ['<=', (a, b, s) => a(s) <= b(s)], ['>=', (a, b, s) => a(s) >= b(s)]]),
  new Map([['+', (a, b, s) => a(s) + b(s)], ['-', (a, b, s) => a(s) - b(s)]]),
  new Map([['*', (a, b, s) => a(s) * b(s)], ['/', (a, b, s) => a(s) / b(s)], ['%', (a, b, s) => a(s) % b(s)]]),
];

/** Reads from left to right, one method for each level of binding. */
class Reader {
  constructor(source) {
    this.source = source;
    this.tokens = tokensOf(source);
    this.at = 0;
  }

  peek(sign) {
    return this.tokens[this.at]?.sign === sign;
  }

  took(sign) {
    if (!this.peek(sign)) return false;
    this.at += 1;
    return true;
  }

  need(sign) {
    if (!this.took(sign)) fail(this.source, 0);
  }

  choice() {
    const test = this.binary(0);
    if (!this.took('?')) return test;
    const yes = this.choice();
    this.need(':');
    const no = this.choice();
    return (scope) => (test(scope) ? yes(scope) : no(scope));
  }

  binary(level) {
    if (level === BINARY.length) return this.unary();
    let left = this.binary(level + 1);
    for (let work = BINARY[level].get(this.tokens[this.at]?.sign); work; work = BINARY[level].get(this.tokens[this.at]?.sign)) {
      this.at += 1;
      const [a, b, apply] = [left, this.binary(level + 1), work];
      left = (scope) => apply(a, b, scope);
    }
    return left;
  }

  unary() {
    if (this.took('!')) return not(this.unary());
    if (this.took('-')) return minus(this.unary());
    return this.chain();
  }

  /** xs.a(c, item.nn)[0].b */
  chain() {
    let value = this.single();
    for (;;) {
      if (this.took('.')) value = member(value, constant(this.tokens[this.at++].name));
      else if (this.took('[')) {
        value = member(value, this.choice());
        this.need(']');
      } else if (this.took('(')) value = call(value, this.list(')'));
      else return value;
    }
  }

  list(end) {
    const items = [];
    while (!this.took(end)) {
      items.push(this.choice());
      if (!this.peek(end)) this.need(',');
    }
    return items;
  }

  single() {
    const token = this.tokens[this.at++] ?? fail(this.source, 0);
    if ('value' in token) return constant(token.value);
    if ('name' in token) return WORDS.has(token.name) ? constant(WORDS.get(token.name)) : (scope) => scope[token.name];
    if (token.sign === '(') {
      const inner = this.choice();
      this.need(')');
      return inner;
    }
    if (token.sign === '[') {
      const items = this.list(']');
      return (scope) => items.map((item) => item(scope));
    }
    if (token.sign === '{') return this.object('}');
    return fail(this.source, 0);
  }

  /** `a:1,b,...c`; the outer braces of a template's data are WXML's own. */
  object(end) {
    const parts = [];
    while (!(end === undefined ? this.at === this.tokens.length : this.took(end))) {
      if (this.took('...')) parts.push(spread(this.choice()));
      else {
        const { name, value: quoted } = this.tokens[this.at++];
        const value = this.took(':') ? this.choice() : (scope) => scope[name];
        parts.push((scope, into) => { into[name ?? quoted] = value(scope); });
      }
      if (!this.took(',') && end !== undefined && !this.peek(end)) fail(this.source, 0);
    }
    return (scope) => {
      const object = {};
      for (const part of parts) part(scope, object);
      return object;
    };
  }
}

const constant = (value) => () => value;
const not = (value) => (scope) => !value(scope);
const minus = (value) => (scope) => -value(scope);
const spread = (value) => (scope, into) => Object.assign(into, value(scope));
const member = (of, key) => (scope) => of(scope)?.[key(scope)];
const call = (what, args) => (scope) => what(scope)?.(...args.map((arg) => arg(scope)));

function whole(reader, read) {
  const compiled = read();
  if (reader.at < reader.tokens.length) fail(reader.source, 0);
  return compiled;
}

/** `i.p3||''` → a function of the scope. */
export function compileExpression(source) {
  const reader = new Reader(source);
  return whole(reader, () => reader.choice());
}

/** The data of a template, `i:item,c:1` → a function of the scope that makes the object. */
export function compileData(source) {
  const reader = new Reader(source);
  return whole(reader, () => reader.object());
}

/** An attribute or a text: one expression keeps its type, anything around it makes a string. */
export function compileText(source) {
  const parts = source.split(/(\{\{[\s\S]*?\}\})/).filter((part) => part !== '');
  const compiled = parts.map((part) => (part.startsWith('{{') ? compileExpression(part.slice(2, -2)) : constant(part)));
  if (compiled.length === 1) return compiled[0];
  return (scope) => compiled.map((part) => part(scope) ?? '').join('');
}
