import { edgeName, edgesOf, type Tables } from './tables.js';

/** How often each way of the state tables was gone, and each action tried in each state. */
export class Edges {
  readonly all: ReadonlySet<string>;
  readonly #gone = new Map<string, number>();
  readonly #tried = new Set<string>();

  constructor(tables: Tables) {
    this.all = edgesOf(tables);
  }

  /** An action moved something. */
  moved(table: 'order' | 'part', action: string, from: string, to: string): void {
    // What the record says beyond VERIFIED is the hours' to say.
    const edge = edgeName(table, action, from, to === 'CREDITED' || to === 'VOIDED' ? 'VERIFIED' : to);
    this.#gone.set(edge, (this.#gone.get(edge) ?? 0) + 1);
    this.#tried.add(`${table} ${action} ${from}`);
  }

  /** It was so already: a way of its own where the table says so, else a choice that comes to the same. */
  repeated(table: 'order' | 'part', action: string, state: string): void {
    if (this.all.has(edgeName(table, action, state, '='))) this.moved(table, action, state, '=');
    else this.refused(table, action, state);
  }

  refused(table: 'order' | 'part', action: string, from: string): void {
    this.#tried.add(`${table} ${action} ${from}`);
  }

  /** Those of the tables that were gone at least once. */
  get covered(): readonly string[] {
    return [...this.all].filter((edge) => this.#gone.has(edge));
  }

  get missing(): readonly string[] {
    return [...this.all].filter((edge) => !this.#gone.has(edge));
  }

  /** Moves that no table has. */
  get strange(): readonly string[] {
    return [...this.#gone.keys()].filter((edge) => !this.all.has(edge));
  }

  /** How many pairs of a state and an action were tried. */
  get tried(): number {
    return this.#tried.size;
  }
}
