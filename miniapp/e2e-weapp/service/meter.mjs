/** One opening of a page: what it sent to the screen, what it asked of the server before anybody touched it, how large it grew. */
class Visit {
  sizes = [];
  requests = [];
  nodes = 0;
  depth = 0;
  firstScreen = true;

  constructor(path) {
    this.path = path;
  }

  setData(bytes) {
    this.sizes.push(bytes);
  }

  drawn({ nodes, depth }) {
    this.nodes = Math.max(this.nodes, nodes);
    this.depth = Math.max(this.depth, depth);
  }

  /** The person has done something or looks elsewhere: what is asked from here on is not the first screen's. */
  touched() {
    this.firstScreen = false;
  }
}

/** What the issue allows each page; KB is 1024 bytes. */
export const LIMITS = { first: 50 * 1024, later: 12 * 1024, requests: 4, nodes: 600, depth: 29 };

/** Counts over all phones of a story. */
export class Meter {
  visits = [];

  open(path) {
    const visit = new Visit(path);
    this.visits.push(visit);
    return visit;
  }

  /** The worst of every page, by path. */
  rows() {
    const paths = [...new Set(this.visits.map(({ path }) => path))].sort();
    return paths.map((path) => {
      const visits = this.visits.filter((visit) => visit.path === path);
      const worst = (of) => Math.max(0, ...visits.map(of));
      return {
        path,
        visits: visits.length,
        setData: visits.reduce((sum, { sizes }) => sum + sizes.length, 0),
        bytes: visits.reduce((sum, { sizes }) => sum + sizes.reduce((a, b) => a + b, 0), 0),
        first: worst(({ sizes }) => sizes[0] ?? 0),
        later: worst(({ sizes }) => Math.max(0, ...sizes.slice(1))),
        requests: worst(({ requests }) => requests.length),
        nodes: worst(({ nodes }) => nodes),
        depth: worst(({ depth }) => depth),
      };
    });
  }

  /** Pages beyond a limit, in words. */
  excesses() {
    return this.rows().flatMap((row) =>
      Object.entries(LIMITS).filter(([name, limit]) => row[name] > limit).map(([name, limit]) => {
        const asked = name === 'requests' ? `: ${this.#longestList(row.path).join(', ')}` : '';
        return `${row.path}: ${name} ${row[name]} > ${limit}${asked}`;
      }));
  }

  #longestList(path) {
    return this.visits.filter((visit) => visit.path === path).sort((a, b) => b.requests.length - a.requests.length)[0].requests;
  }

  table() {
    const kb = (bytes) => (bytes / 1024).toFixed(1);
    const cells = [
      ['page', 'visits', 'setData', 'KB', 'first KB', 'later KB', 'requests', 'nodes', 'depth'],
      ...this.rows().map((row) => [
        row.path, row.visits, row.setData, kb(row.bytes), kb(row.first), kb(row.later), row.requests, row.nodes, row.depth,
      ]),
    ].map((line) => line.map(String));
    const widths = cells[0].map((_head, column) => Math.max(...cells.map((line) => line[column].length)));
    return cells.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')).join('\n');
  }
}
