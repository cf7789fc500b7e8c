import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { countAt, looksSame, MODES, SIZES, STATES, visitsOf } from './visits.mjs';

/** What has been seen so far, kept after each page: a tour that was broken off goes on where it was. */
export class Notebook {
  #file;
  #looks;

  constructor(file) {
    this.#file = file;
    this.#looks = new Map(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
  }

  /** Looked at before, in every state that the table now has, without a fault. */
  isDone(row, states) {
    const look = this.#looks.get(row.name);
    return look !== undefined && visitsOf(row, { only: states }).every((visit) => countAt(look, visit) === 0);
  }

  looksAt(rows) {
    return rows.flatMap((row) => this.#looks.get(row.name) ?? []);
  }

  /** What was not looked at this time stays as it was seen before. */
  keep({ name, seen }) {
    const before = this.#looks.get(name)?.seen ?? [];
    this.#looks.set(name, { name, seen: [...before.filter((old) => !seen.some((one) => looksSame(old, one))), ...seen] });
    writeFileSync(`${this.#file}.new`, JSON.stringify([...this.#looks]));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

const COLUMNS = SIZES.flatMap((size) => MODES.flatMap((mode) => STATES.map((state) => ({ size, mode, state }))));
const WIDTH = 8;

/** Chinese letters are two columns wide. */
const padded = (words, width) => words + ' '.repeat(Math.max(0, width - [...words].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)));

/** Page × state: a tick, the number of what was found, or a dot where there is no such state. */
export function tableOf(looks) {
  const head = ['size', 'mode', 'state'].map((part) => padded('', 22) + COLUMNS.map((column) => padded(column[part], WIDTH)).join('').trimEnd());
  const lines = looks.map((look) => padded(look.name, 22) + COLUMNS.map((column) => {
    const count = countAt(look, column);
    return padded(count === null ? '·' : count === 0 ? '✓' : String(count), WIDTH);
  }).join('').trimEnd());
  return [...head, ...lines].join('\n');
}
