/** One measured number. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** `>= 0.85`; `-` for information. */
  readonly goal: string;
  readonly ok: boolean;
}

export function figure(name: string, value: number, unit: string, goal = '-'): Figure {
  const [, sign, limit] = /^(>=|<=) ([\d.]+)$/.exec(goal) ?? [];
  const ok = !sign || (sign === '>=' ? value >= Number(limit) : value <= Number(limit));
  return { name, value: Math.round(value * 1000) / 1000, unit, goal, ok };
}

/** Prints figures that have a goal; answers how many miss it. */
export function print(figures: readonly Figure[]): number {
  const judged = figures.filter(({ goal }) => goal !== '-');
  if (judged.length > 0) console.log(`\n${'figure'.padEnd(34)} ${'value'.padStart(9)}  ${'goal'.padEnd(9)}`);
  for (const { name, value, goal, ok } of judged) console.log(`${name.padEnd(34)} ${String(value).padStart(9)}  ${goal.padEnd(9)} ${ok ? 'ok' : 'MISSED'}`);
  return judged.filter(({ ok }) => !ok).length;
}

/** Columns under their heads; the first is words, the others numbers. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  console.log(line(heads));
  for (const row of rows) console.log(line(row));
}
